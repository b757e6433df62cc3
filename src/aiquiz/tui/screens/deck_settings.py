"""The settings of one deck: each value, and what it means for one's own load."""

from asyncio import to_thread
from functools import partial
from threading import Event
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import OptionList, Static

from aiquiz.desk import Desk
from aiquiz.desk.deck_settings import follow_general, set_for_deck
from aiquiz.desk.tuning import RUNGS, Held, Tuning
from aiquiz.progress.trouble import StoreError
from aiquiz.say.deck_settings import load_told, meaning, setting_name, setting_value, whose
from aiquiz.say.language import _, later
from aiquiz.say.parameters import settings_of
from aiquiz.say.settings import settings_error
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.limits import Limits
from aiquiz.scheduling.load import DAYS, Load
from aiquiz.scheduling.memory import Policy
from aiquiz.settings.writing import SettingsError
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.keys import Command, bindings, key_name
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer, Hint
from aiquiz.tui.widgets.rows import NARROW, Rows
from aiquiz.tui.widgets.words import Words

_HERE = later("Settings of a deck")
_EVERYWHERE = later("Everywhere")
_KEYS = tuple(RUNGS)
_LIMITS = {"new_per_day", "reviews_per_day"}
_PLAYED = {"retention", "maximum_interval", *_LIMITS}
"""The settings that decide how much a day asks."""

_LEAST_NAME = 12
"""The cells that the name of a selected setting keeps, and the gap behind it."""

_SAVED_AFTER_S = 0.4
"""How long a value stands before it is written: a held key passes many."""

COMMANDS = (
    Command("deck.more", "right,l", "step(1)", later("change"), later("the next value"), _HERE),
    Command("deck.less", "left,h", "step(-1)", later("change"), later("the value before"), _HERE),
    Command(
        "deck.default",
        "x",
        "follow",
        later("default"),
        later("back to the general value"),
        _HERE,
    ),
    Command("deck.back", "escape,q", "back", later("back"), later("back"), _EVERYWHERE),
    Command(
        "deck.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)


class DeckSettingsScreen(Screen[None]):
    """Changes the settings of one deck; a value is written once it stands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, held: Held) -> None:
        """`held` is what the deck holds."""
        super().__init__()
        self.desk = desk
        self.tuning = Tuning(held.deck, desk.settings)
        self._held = held
        self._before = self.tuning
        self._loads: dict[tuple[Policy, Limits], Load] = {}
        self._shown = ""
        self._unsaved: dict[str, object] = {}
        self._timer: Timer | None = None
        self._trouble = ""

    def compose(self) -> ComposeResult:
        """Lay out a row for each setting."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                languages = self._held.languages if len(self._held.languages) > 1 else ()
                title = "  ".join((self._held.title, *languages))
                yield Words(literal(title, "$soft"), classes="head-left")
                about = settings_of(own_parameters=self._held.are_own)
                yield Words(Content.styled(about, "$faint"), classes="head-right")
            yield Rows(id="settings")
            yield Words(id="meaning", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Show what holds, and play what that asks."""
        rows = self.query_one(Rows)
        rows.focus()
        rows.show([partial(self._draw, key) for key in _KEYS])
        self._show()

    # What is chosen

    @property
    def _key(self) -> str:
        return _KEYS[self.query_one(Rows).highlighted or 0]

    def action_step(self, step: int) -> None:
        """Choose the next value of the selected setting, or the one before."""
        self._choose(self.tuning.stepped(self._key, step))

    def action_follow(self) -> None:
        """Let the general value hold again."""
        self._choose(self.tuning.with_own(self._key, None))

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_step(1)

    def _choose(self, tuning: Tuning) -> None:
        key = self._key
        if tuning.own == self.tuning.own:
            return
        self.tuning = tuning
        self._unsaved[key] = getattr(tuning.own, key)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_SAVED_AFTER_S, self._save)
        self.query_one(Rows).redraw()
        self._show()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._show()

    def _save(self) -> None:
        if self._unsaved:
            self.run_worker(self._write(), group="save")

    async def _write(self) -> None:
        unsaved, self._unsaved = self._unsaved, {}
        deck = self._held.deck

        def write(desk: Desk) -> None:
            for key, value in unsaved.items():
                if value is None:
                    follow_general(desk, deck, key)
                else:
                    set_for_deck(desk, deck, key, value)  # type: ignore[arg-type]  # from a rung

        self._trouble = ""
        try:
            await self.desk.keep(write)
        except StoreError as error:
            self._trouble = trouble(error.code, error.facts)
        except SettingsError as error:
            self._trouble = settings_error(error.code, error.facts)
        if self._trouble:
            self._show()

    async def action_back(self) -> None:
        """Go back, with all that was chosen written."""
        if self._timer is not None:
            self._timer.stop()
        await self._write()
        if not self._trouble:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("settings"), COMMANDS, self.desk.signs))

    # What it means

    def _show(self) -> None:
        """Show what the selected value means; what it asks is played where it is not known."""
        key, value = self._key, self.tuning.value(self._key)
        threshold = self.tuning.value("leech_threshold")
        leeches = sum(lapses >= threshold for lapses in self._held.lapses) if threshold else 0
        told = self._trouble or meaning(key, value, leeches, self._held.waiting)
        if key in _PLAYED and not self._trouble:
            told = f"{told} {self._asks()}"
        self.query_one("#meaning", Static).update(literal(told, "$soft"))
        self._show_footer()

    def _asks(self) -> str:
        now, before = (self._loads.get(_asking(one)) for one in (self.tuning, self._before))
        if now is None or before is None:
            self.run_worker(self._play(), exclusive=True, group="count")
        if now is not None:
            fresh = len(self._held.cards.fresh)
            self._shown = load_told(now, before, fresh, DAYS)
        # While it is played the last that is known stands.
        return self._shown or _("What that means here is being counted.")

    async def _play(self) -> None:
        """Play the coming days, in a thread of its own so that no key waits."""
        stop = Event()
        try:
            for tuning in (self._before, self.tuning):
                if _asking(tuning) not in self._loads:
                    found = await to_thread(tuning.load, self._held, stop.is_set)
                    assert found is not None
                    self._loads[_asking(tuning)] = found
        finally:
            # Another value was chosen, or the screen left: nobody waits for this one any more.
            stop.set()
        self._show()

    def _show_footer(self) -> None:
        own = self.tuning.is_own(self._key)
        default = (Hint("x", _("default"), "follow"),) if own else ()
        self.query_one(Footer).hints = (
            Hint("← →", _("Change"), "step(1)", pill=True),
            *default,
            Hint("?", _("help"), "help", right=True),
            Hint(key_name("escape"), _("back"), "back", right=True, keep=True),
        )

    def _draw(self, key: str, width: int, selected: bool) -> Content:
        column = min(19, width // 2 + 1) if width < NARROW else 24
        words = setting_value(key, self.tuning.value(key))
        if selected:
            # What is being chosen shows whole; its name can still be told from those around it.
            column = min(column, max(width - len(words) - 4, _LEAST_NAME))
        label = literal_line(setting_name(key), column - 1, "$soft")
        room = max(width - column, 4)
        ink = "bold $ink" if selected else "$ink"
        value = literal_line(words, max(room - 4 if selected else room, 1), ink)
        if selected:
            arrow = "bold $accent"
            value = Content.assemble(("‹ ", arrow), value, (" ›", arrow))
        limit, general = key in _LIMITS, self.tuning.general(key)
        note = whose(key, general, own=self.tuning.is_own(key), limit=limit)
        gap = room - value.cell_length - len(note)
        parts: list[Content | str | tuple[str, str]] = [
            label,
            " " * (column - label.cell_length),
            value,
        ]
        if gap >= 2:
            parts += [" " * gap, (note, "$faint")]
        return Content.assemble(*parts)


def _asking(tuning: Tuning) -> tuple[Policy, Limits]:
    """Give all that decides how much a day asks."""
    return tuning.policy, tuning.limits
