"""The palette: everything that can be done now, found by its name.

Textual has one of its own. It reads what it shows as markup, hides the errors of what it asks, says
in English that nothing matches, and can't show that something is off and why.
"""

from asyncio import sleep
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from aiquiz.say import palette as say
from aiquiz.say.language import _
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.palette import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keeping import why_not_kept
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.acts import Act, acts, matching
from aiquiz.tui.theme import theme_name
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.lines import Lines, Piece
from aiquiz.tui.widgets.text_input import TextInput
from aiquiz.tui.widgets.words import Words

_LEAST_WORDS = 12
"""Cells that an action keeps before why it is off gives way."""

_REST_SECONDS = 0.1
"""How long a theme is selected before it is shown."""


class Palette(ModalScreen[None]):
    """Every action of the screen below, every deck, every theme."""

    CSS_PATH = ["lines.tcss", "palette.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, below: Screen[Any]) -> None:
        """`below` is the screen in front until now, on which what is chosen is done."""
        super().__init__()
        self.desk = desk
        self._acts = acts(below)
        self._found = matching(self._acts, "")
        self._theme = below.app.theme

    def compose(self) -> ComposeResult:
        """Lay out the line to type into over the actions."""
        with Container(id="palette"):
            with Horizontal(id="palette-search"):
                yield Static(Content.styled("/ ", "bold $accent"), id="palette-slash")
                yield TextInput(id="palette-typed", compact=True, select_on_focus=False)
            yield Lines(" ", id="palette-acts")
            yield Words(id="palette-said")
        yield Footer()

    def on_mount(self) -> None:
        """Show everything."""
        self.lines.can_focus = False
        self.query_one("#palette-typed").focus()
        self._show()

    @property
    def lines(self) -> Lines:
        """The actions found."""
        return self.query_one(Lines)

    @property
    def _act(self) -> Act | None:
        place = self.lines.selected
        return self._found[place] if place < len(self._found) else None

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._found = matching(self._acts, event.value)
        self._show()

    def _show(self) -> None:
        self.lines.show(len(self._found), self._draw, lambda number: False)
        typed = self.query_one("#palette-typed", Input).value
        self._say("" if self._found else say.no_match(typed))
        self._show_selected()

    def _draw(self, number: int, width: int, selected: bool) -> list[Piece]:
        act = self._found[number]
        ink = "$faint" if act.off else "bold $ink" if selected else "$ink"
        end = act.off or act.key
        room = max(width - len(end) - 2, _LEAST_WORDS)
        words = literal_line(act.words[:1].upper() + act.words[1:], room).plain
        tail = literal_line(end, max(width - room - 2, 0)).plain
        if act.key and not act.off and tail != act.key:
            # A piece of a key's name tells of no key.
            words, tail = literal_line(act.words[:1].upper() + act.words[1:], width).plain, ""
        gap = " " * max(width - len(literal(words)) - len(tail), 0)
        return [(words, ink), (gap, ""), (tail, "$faint" if act.off else "bold $accent")]

    def _show_selected(self) -> None:
        """Show the keys, and the theme that is selected once it stands for a moment."""
        act = self._act
        theme = theme_name(act.theme, {}) if act and act.theme else self._theme
        if theme != self.app.theme:
            begin(self, partial(self._preview, theme), group="draw", exclusive=True)
        ways = (
            Hint(key_name("enter"), _("Do it"), "run", pill=True, off=bool(act and act.off)),
            Hint(key_of("palette.up", "palette.down"), _("move"), "move(1)", slight=True),
        )
        self.query_one(Footer).hints = (
            *(ways if act else ()),
            Hint(key_of("palette.close"), _("back"), "close", right=True, keep=True),
        )

    async def _preview(self, theme: str) -> None:
        # To draw everything in other colours takes longer than a key may.
        await sleep(_REST_SECONDS)
        self.app.theme = theme

    def _say(self, words: str) -> None:
        said = self.query_one("#palette-said", Words)
        said.update(literal(words, "$soft"))
        said.display = bool(words)

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._say("")
        self._show_selected()

    def action_move(self, step: int) -> None:
        """Select the row so many rows on."""
        self.lines.action_move(step)

    @on(Lines.Chosen)
    async def action_run(self) -> None:
        """Do what is selected, on the screen below."""
        act = self._act
        if act is None:
            return
        if act.off:
            self._say(say.said_why(act.words, act.off))
            return
        if act.theme and not await self._keep(act.theme):
            return
        self._theme = theme_name(act.theme, {}) if act.theme else self._theme
        self.action_close()
        self.app.call_later(act.do)

    async def _keep(self, theme: str) -> bool:
        """Keep the theme in the settings; tell whether that could be done, and say why not."""
        from aiquiz.desk.settings import set_in_general

        why = await why_not_kept(self.desk, lambda desk: set_in_general(desk, "theme", theme))
        if why:
            self._say(why)
        return not why

    def action_close(self) -> None:
        """Go back, with the theme as it was, or as it was chosen."""
        self.workers.cancel_group(self, "draw")
        self.app.theme = self._theme
        self.dismiss(None)
