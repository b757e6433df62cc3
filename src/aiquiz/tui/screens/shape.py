"""Shape: what a session is to be made of, chosen before it starts."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Literal, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from aiquiz.deck.library import UnknownDeckError
from aiquiz.desk import StudyWish
from aiquiz.desk.shape import Choices, Setting, Shape
from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.say.shape import meaning, setting_name, value_name
from aiquiz.say.trouble import trouble
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.commands.shape import COMMANDS
from aiquiz.tui.commands.study import SUSPEND
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of, shown
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.rows import NARROW, Rows
from aiquiz.tui.widgets.words import Words

_SETTINGS: tuple[Setting, ...] = ("kind", "limit", "new", "only", "typed", "at_end")


class _Line(NamedTuple):
    """One row: a setting, or a deck or tag that can be marked; a deck has its language as note."""

    what: Literal["setting", "decks", "tags"]
    name: str
    words: str = ""
    note: str = ""


class ShapeSession(Screen[StudyWish | None]):
    """Gives back what to study, None where nothing was chosen."""

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, choices: Choices, shape: Shape) -> None:
        """`choices` are what there is to choose from, `shape` is what it starts with."""
        super().__init__()
        self.desk = desk
        self.shape = shape
        self._choices = choices
        self._lines: list[_Line] = []
        self._count: int | None = None
        self._trouble = ""

    def compose(self) -> ComposeResult:
        """Lay out a row for each thing to choose."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(Content.styled(_("Shape a session"), "$soft"), classes="head-left")
                yield Words(id="count", classes="head-right")
            yield Rows(id="shape")
            yield Words(id="meaning", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Show what is chosen, and count what that gives."""
        rows = self.query_one(Rows)
        rows.tells_enter = True
        rows.focus()
        self._show_rows()
        self._changed()

    def _show_rows(self) -> None:
        """Show every row; the tags are those of the decks that are marked."""
        choices, rows = self._choices, self.query_one(Rows)
        self._lines = [
            *(_Line("setting", setting) for setting in _SETTINGS),
            *(_Line("decks", *deck) for deck in choices.decks),
            *(_Line("tags", tag, tag) for tag in choices.tags(self.shape.decks)),
        ]
        draws: list[Callable[[int, bool], Content]] = [
            partial(self._draw, place) for place in range(len(self._lines))
        ]
        rows.show(draws, rows.highlighted or 0)

    # What is chosen

    @property
    def _line(self) -> _Line:
        return self._lines[self.query_one(Rows).highlighted or 0]

    def action_step(self, step: int) -> None:
        """Choose the next value of the selected setting, or the one before."""
        line = self._line
        if line.what == "setting":
            setting = _setting(line.name)
            if self.shape.applies(setting):
                self.shape = self.shape.stepped(setting, step)
                self._changed()
        else:
            self.action_mark()

    def action_mark(self) -> None:
        """Mark the selected deck or tag, or choose the next value of the setting."""
        line = self._line
        if line.what == "setting":
            self.action_step(1)
        else:
            self.shape = self.shape.toggled(line.what, line.name)
            if line.what == "decks":
                self._show_rows()
            self._changed()

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_mark()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._show_meaning()
        self._show_footer()

    @on(Rows.Entered)
    def _entered(self) -> None:
        self.action_start()

    def action_start(self) -> None:
        """Start the session, where it has a card."""
        wish = self.shape.wish(self._choices)
        if wish is not None and self._count:
            self.dismiss(wish)

    def action_back(self) -> None:
        """Go back without starting anything."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("shape"), (*COMMANDS, *LIST), self.desk.signs))

    # Showing

    def _changed(self) -> None:
        self.query_one(Rows).redraw()
        self._count = None
        self._show_meaning()
        begin(self, self._recount, group="count", exclusive=True)

    async def _recount(self) -> None:
        wish = self.shape.wish(self._choices)
        self._trouble = ""
        try:
            self._count = await self.desk.run(lambda desk: desk.count(wish)) if wish else 0
        except StoreError as error:
            self._count, self._trouble = 0, trouble(error.code, error.facts)
        except UnknownDeckError:
            self._count, self._trouble = 0, _("One of these decks is away.")
        self._show_footer()
        self._show_meaning()

    def _show_meaning(self) -> None:
        line = self._line
        words = self._trouble
        if not words and self._count == 0:
            words = self._why_none()
        elif not words and line.what == "setting":
            words = self._meaning(_setting(line.name))
        elif not words and line.what == "tags":
            words = (
                _("Only cards that have one of the marked tags.")
                if self.shape.tags
                else _("No tag is marked: cards with any tag, or none.")
            )
        elif not words:
            words = _("Only the marked decks are asked from.")
        self.query_one("#meaning", Static).update(literal(words, "$soft"))

    def _why_none(self) -> str:
        if not self.shape.decks:
            return _("Mark at least one deck.")
        if self.shape.kind == "ahead":
            return _("No card like that waits for a later day.")
        if self.shape.kind == "study" and self.shape.only in ("", "missed", "flagged"):
            return _("None of these is due now; a drill or a quiz asks any card.")
        return _("No card is like that now.")

    def _meaning(self, setting: Setting) -> str:
        if not self.shape.applies(setting):
            if setting == "at_end":
                return _("Only a quiz can show its answers at the end.")
            if self.shape.kind == "ahead":
                return _("Only cards that were studied before are asked ahead.")
            return _("A drill and a quiz ask any card, new or not.")
        return meaning(setting, getattr(self.shape, setting), shown(SUSPEND))

    def _show_footer(self) -> None:
        count = self._count or 0
        cards = n_("{n} card", "{n} cards", count).format(n=number(count))
        self.query_one("#count", Static).update(Content.styled(cards, "$faint"))
        names = {"quiz": _("Quiz {n}"), "cram": _("Drill {n}")}
        words = names.get(self.shape.kind, _("Study {n}")).format(n=number(count))
        start = Hint(key_name("enter"), words, "start", pill=True)
        way = (
            Hint(key_of("shape.less", "shape.more"), _("change"), "step(1)")
            if self._line.what == "setting"
            else Hint(key_of("shape.mark"), _("mark"), "mark")
        )
        self.query_one(Footer).hints = (
            *((start,) if count else ()),
            way,
            Hint(key_of("shape.help"), _("help"), "help", right=True),
            Hint(key_of("shape.back"), _("back"), "back", right=True, keep=True),
        )

    def _draw(self, place: int, width: int, selected: bool) -> Content:
        line = self._lines[place]
        column = 17 if width < NARROW else 20
        room = max(width - column, 4)
        if line.what == "setting":
            label = setting_name(line.name)
            value = self._value(_setting(line.name), selected, room)
        else:
            label = self._heading(place)
            on = line.name in (self.shape.decks if line.what == "decks" else self.shape.tags)
            ink = ("bold " if selected else "") + ("$ink" if on else "$soft")
            box = ("■ ", "$accent") if on else ("□ ", "$faint")
            note = f"  {line.note}" if line.note else ""
            title = literal_line(line.words, room - 2 - len(note), ink)
            value = Content.assemble(box, title, (note, "$faint"))
        shown = literal_line(label, column - 1, "$soft")
        return Content.assemble(shown, " " * (column - shown.cell_length), value)

    def _heading(self, place: int) -> str:
        """Give the name of a group before its first row."""
        what = self._lines[place].what
        if self._lines[place - 1].what == what:
            return ""
        return _("Decks") if what == "decks" else _("Tags")

    def _value(self, setting: Setting, selected: bool, room: int) -> Content:
        if not self.shape.applies(setting):
            words = _("in a quiz only") if setting == "at_end" else _("in a study session only")
            return literal_line(words, room, "$faint")
        words = value_name(setting, getattr(self.shape, setting))
        if not selected:
            return literal_line(words, room, "$ink")
        arrow = "bold $accent"
        value = literal_line(words, max(room - 4, 1), "bold $ink")
        return Content.assemble(("‹ ", arrow), value, (" ›", arrow))


def _setting(name: str) -> Setting:
    return next(setting for setting in _SETTINGS if setting == name)
