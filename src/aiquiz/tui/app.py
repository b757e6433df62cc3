"""The app: its themes, its first screen, and how it ends."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from threading import Thread
from time import sleep
from typing import Any, ClassVar

from textual.app import App, ScreenStackError, SuspendNotSupported
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen
from textual.worker import Worker, WorkerFailed

from aiquiz.desk import Desk, StudyWish
from aiquiz.progress.trouble import StoreError
from aiquiz.tui import aside
from aiquiz.tui.at_work import begin
from aiquiz.tui.clean_lines import CleanLines
from aiquiz.tui.commands.everywhere import APP
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.keys import bindings, keys_of, use
from aiquiz.tui.line_ends import keep_unbroken
from aiquiz.tui.screens.home import Home
from aiquiz.tui.steady import keep_steady
from aiquiz.tui.stuck import LostError, StuckError
from aiquiz.tui.theme import DARK, THEMES, adapted, theme_name

INTERRUPTED = 130

_ENDING = (
    *("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"),
    # Nobody sends these on purpose; Python would end at once, and leave the terminal as it is.
    *("SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU"),
)
"""The signals that end the program, where the system has them."""

_GRACE_SECONDS = 2.0
"""How long the end of the program waits for the disk, and for a terminal that is gone."""

_LAST_SECONDS = 0.3
_LOOK_SECONDS = 0.7
_COPY_SECONDS = 20.0
_TAKEN_APART = (NoMatches, NoScreen, ScreenStackError)
"""What is raised where something goes on while the screens are taken away under it."""
"""When a copy is made up for that could not be made at the last end: home is drawn long since."""


class Aiquiz(App[None]):
    """The screens over one desk."""

    CSS_PATH = "aiquiz.tcss"
    TITLE = "aiquiz"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-narrow"),
        (60, "-normal"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-tiny"),
        (8, "-low"),
        (16, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings(APP)

    def __init__(
        self, desk: Desk, wish: StudyWish | None = None, signs: str = "", ground: str = ""
    ) -> None:
        """`wish` is a session to start with; without one the app opens at home.

        `ground` is "light" or "dark" where the terminal told that of itself.
        """
        if not os.environ.get("NO_COLOR"):
            # Textual takes an empty one for a wish too, and would turn all colours into greys.
            os.environ.pop("NO_COLOR", None)
        keep_steady()
        # Without this Textual would turn the terminal's own colours into greys, black on black.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        keep_unbroken()
        self._clean_lines = CleanLines()
        self.desk = desk
        self._thread = DeskThread(desk, signs)
        self._wish = wish
        self._home: Home | None = None
        self.failure: Exception | None = None
        self._looking: Worker[None] | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.ground = ground
        self.theme = self._known(theme_name(desk.settings.theme, os.environ, ground))
        self.take_keys()

    def take_keys(self) -> None:
        """Have the keys hold that the settings name, as far as they will do."""
        own, whole = dict[str, str](), dict[str, str]()
        if self.desk.settings.keys:
            from aiquiz.tui.keymap import checked

            keymap = checked(self.desk.settings.keys)
            own, whole = keymap.keys, keymap.in_full
        use(own)
        self.set_keymap(whole if own else {})

    def get_css_variables(self) -> dict[str, str]:
        """Give our variables too where the theme is not ours."""
        variables = super().get_css_variables()
        if self.current_theme not in THEMES:
            variables |= adapted(self.current_theme)
        return variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Give what every line passes before it is drawn: the last one lets texts alone through."""
        return (*super().get_line_filters(), self._clean_lines)

    def on_load(self) -> None:
        """Listen to signals, before anything is done to the terminal."""
        self._listen()

    def on_mount(self) -> None:
        """Show what is there, and see from time to time whether it still is."""
        if not self.desk.settings.motion:
            self.animation_level = "none"
        # Textual has put its own handlers of these in place meanwhile.
        aside.listen(self.action_step_aside, self._come_back)
        self.call_after_refresh(gc.enable)
        self.set_interval(_LOOK_SECONDS, self._look)
        self.set_timer(_COPY_SECONDS, self._thread.copy)

    def get_default_screen(self) -> Home:
        """Give the first screen: home, so that no empty one is drawn before it."""
        self._home = Home(self._thread, self._wish)
        return self._home

    def _known(self, name: str) -> str:
        return name if name in self.available_themes else DARK.name

    def _look(self) -> None:
        """See whether a deck was saved; whoever shows something of it is told."""
        # What a slow disk has begun to look at goes on: cut off, nobody would be told.
        if self._looking is None or self._looking.is_finished:
            self._looking = begin(self, self._tell_changes, group="look")

    async def _tell_changes(self) -> None:
        # A disk that fails here is told where something is to be written.
        with suppress(StoreError):
            if await self._thread.run(lambda desk: desk.has_decks and desk.look()):
                from aiquiz.tui.looks import look_as, tell_screens

                # Settings are changed elsewhere, too.
                look_as(self, self._thread, self._thread.settings)
                await tell_screens(self)
            elsewhere = await self._thread.run(Desk.written_elsewhere)
            shows = getattr(self._front, "progress_changed", None)
            if elsewhere and shows is not None:
                await shows()
        moved = await self._thread.run(Desk.moved)
        if moved:
            from aiquiz.say.elsewhere import moved as words

            self._thread.untold += [words(one.code, one.path) for one in moved]
        self._tell()

    @property
    def _front(self) -> Screen[Any] | None:
        """The screen in front, None where the app is ending meanwhile and has none any more."""
        return self.screen_stack[-1] if self.screen_stack else None

    def _tell(self) -> None:
        """Tell on the screen in front what is to be told, where it has a place for it."""
        untold, tell = self._thread.untold, getattr(self._front, "tell", None)
        if untold and tell is not None and tell("\n".join(untold)):
            untold.clear()

    def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        for name in _ENDING:
            aside.hear(loop, name, partial(self._stop, name))

    def _stop(self, name: str) -> None:
        number = int(getattr(signal, name))
        self.exit(return_code=128 + number)
        Thread(target=self._end_without_terminal, args=(number,), daemon=True).start()

    def _end_without_terminal(self, number: int) -> None:
        """End the process if it still runs after a while: with its terminal gone it would wait.

        Textual waits until its last frame is written, which never happens once the window is
        closed. What was answered is written first.
        """
        sleep(_GRACE_SECONDS)
        self._thread.close(_LAST_SECONDS)
        os._exit(128 + number)

    def action_palette(self) -> None:
        """Show every action that there is now."""
        from aiquiz.tui.screens.palette import Palette

        front = self.screen
        if isinstance(front, Palette):
            front.action_close()
            return
        if isinstance(front, ModalScreen):
            # The help of a screen: its actions are meant.
            front.dismiss(None)
        self.push_screen(Palette(self._thread, self.screen))

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Give the terminal to another program, which may be stopped as it is used to."""
        with aside.stopping_as_usual(self.action_step_aside, self._come_back), super().suspend():
            yield

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the key of stepping aside to a screen that has it, to take something back."""
        if action != "step_aside":
            return super().check_action(action, parameters)
        return hasattr(signal, "SIGTSTP") and not self._screen_has(keys_of("app.suspend"))

    def _screen_has(self, keys: frozenset[str]) -> bool:
        """Tell whether a command of the screen in front has one of `keys` now."""
        # Textual holds the keys of the beginning here, and tells the present ones by asking us.
        ids = {binding.id for _key, binding in self.screen._bindings if binding.id}
        return any(keys & keys_of(id_) for id_ in ids)

    def action_step_aside(self) -> None:
        """Give the terminal back to the shell until it brings the program to the front again."""
        with suppress(SuspendNotSupported), self.suspend():
            aside.stop(sys.__stdin__.fileno() if sys.__stdin__ else 0)

    def _come_back(self) -> None:
        """Take the terminal anew: whoever stopped the program may have left it in any state."""
        with suppress(SuspendNotSupported), self.suspend():
            pass

    def action_interrupt(self) -> None:
        """Leave at once; what was answered is on disk or on its way there."""
        self.exit(return_code=INTERRUPTED)

    def close_desk(self) -> bool:
        """Finish what is being written; tell whether the disk took all of it in time."""
        return self._thread.close(_GRACE_SECONDS)

    @property
    def unopened(self) -> StoreError | None:
        """Why progress could not be opened, None where it could."""
        return self._home.unopened if self._home is not None else None

    @property
    def lost(self) -> StoreError | None:
        """Why what was done last is not on disk, None where nothing is missing there."""
        return self._thread.lost

    @property
    def is_writing(self) -> bool:
        """Whether something is not on disk yet."""
        return self._thread.is_writing

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print the traceback with local variables, and end with status 0: the
        # error goes to the command line instead, which logs it and says one sentence.
        if isinstance(error, WorkerFailed):
            error = error.error if isinstance(error.error, Exception) else error
        if self._exit and isinstance(error, _TAKEN_APART):
            return
        self.failure = self.failure or error
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def run(desk: Desk, wish: StudyWish | None = None, signs: str = "", ground: str = "") -> int:
    """Run the app over `desk`, which is not open yet; give the exit status.

    `ground` is "light" or "dark" where the terminal told that of itself.

    Raises what went wrong inside the app and was not foreseen, after the terminal is restored, and
    StuckError, which may hold that, where the disk does not let go of it; LostError where what was
    done last could not be written, and StoreError where progress could not be opened: the screen
    told that too.
    """
    app = Aiquiz(desk, wish, signs, ground)
    closed = False
    try:
        app.run()
    finally:
        with suppress(KeyboardInterrupt):
            closed = app.close_desk()
    status = app.return_code or 0
    if not closed:
        raise StuckError(status, app.failure, lost=app.is_writing)
    if app.failure is not None:
        raise app.failure
    if app.lost is not None:
        raise LostError(status, app.lost)
    if app.unopened is not None and not status:
        raise app.unopened
    return status
