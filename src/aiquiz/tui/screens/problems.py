"""Problems: what is wrong with a deck, each thing with its line, while it is being mended.

Below stand the histories that have no card any more, and those that went with an edit.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from aiquiz.deck.file import read_deck_file
from aiquiz.deck.following import Edit
from aiquiz.deck.problem import Problem
from aiquiz.desk import Desk
from aiquiz.desk.histories import Orphan, edits_of, orphans_of, part
from aiquiz.desk.inspection import errors, inspect
from aiquiz.progress.trouble import StoreError
from aiquiz.say.histories import gone, kept, starts_anew
from aiquiz.say.language import _
from aiquiz.say.off import sentence, why_off
from aiquiz.say.problems import found as count_of
from aiquiz.say.problems import problem as words
from aiquiz.say.problems import studied_of
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.days import date_of
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.commands.problems import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.editing import edit_at
from aiquiz.tui.excerpt import excerpt
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.rows import Rows
from aiquiz.tui.widgets.words import Words

Row = Problem | Orphan | Edit
"""What a row tells of: something wrong, a history without a card, one that went with an edit."""

_BEFORE_PROBLEM, _BEFORE_HISTORY = 19, 11
"""The cells of a row that stand before its message."""


class Problems(Screen[None]):
    """The problems of one file, found anew each time it is saved."""

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, path: str) -> None:
        """`path` is that of the file."""
        super().__init__()
        self.desk = desk
        self._path = Path(path)
        self._found: Sequence[Row] = ()
        self._lines: Sequence[str] = ()
        self._written, self._ready = 0, 0
        self._note = ""

    def compose(self) -> ComposeResult:
        """Lay out the problems over the line of the selected one."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(literal_line(self._path.name, 60, "$soft"), classes="head-left")
                yield Words(id="count", classes="head-right")
            yield Words(id="summary", classes="margin")
            yield Rows(id="problems")
            yield Words(id="line", classes="margin")
            yield Words(id="excerpt", classes="margin")
            yield Words(id="kept", classes="margin")
            yield Footer()

    async def on_mount(self) -> None:
        """Look at the file."""
        rows = self.query_one(Rows)
        rows.tells_enter = True
        rows.focus()
        await self.decks_changed()

    async def decks_changed(self) -> None:
        """Find the problems anew: the file was saved."""
        try:
            await self.desk.run(self._inspect)
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
        self._show()

    def _inspect(self, desk: Desk) -> None:
        found = read_deck_file(self._path)
        if isinstance(found, Problem):
            self._found, self._lines, self._written, self._ready = (found,), (), 0, 0
            return
        reading, problems = inspect(found.data, answers=True)
        self._found = [*problems]
        self._lines = found.data.decode("utf-8", "replace").splitlines()
        self._written = reading.cards
        self._ready = len({card.place for card in reading.deck.cards}) if reading.deck else 0
        # Last, as it is progress that knows them, which may not be there to be read.
        self._found = [*problems, *_histories(desk, str(self._path))]

    def _show(self) -> None:
        rows = self.query_one(Rows)
        at = self._first_error if rows.highlighted is None else rows.highlighted
        rows.show([partial(self._draw, found) for found in self._found], at)
        problems = [found for found in self._found if isinstance(found, Problem)]
        bad = errors(problems)
        told = count_of(bad, len(problems) - bad)
        mark = ("▲ ", "$warning") if problems else ("", "")
        cards = studied_of(self._ready, self._written)
        self.query_one("#summary", Static).update(
            Content.assemble(mark, (told, "bold $ink"), "   ", (cards, "$soft"))
        )
        self._show_line()

    def _draw(self, found: Row, width: int, selected: bool) -> Content:
        ink = "bold $ink" if selected else "$ink"
        if not isinstance(found, Problem):
            sort = _("gone") if isinstance(found, Orphan) else _("edited")
            told = literal_line(_words(found), max(width - _BEFORE_HISTORY, 8), ink)
            return Content.assemble(("· ", "$faint"), (f"{sort:<9}", "$faint"), told)
        error = found.severity == "error"
        sign = ("× ", "$error") if error else ("▲ ", "$warning")
        # Not translated: it is what `check` prints, and what people search for.
        kind = (f"{found.severity:<9}", "$error" if error else "$warning")
        place = f"{found.line}:{found.column}".ljust(8)
        room = max(width - _BEFORE_PROBLEM, 8)
        message = _words(found)
        return Content.assemble(sign, kind, (place, "$faint"), literal_line(message, room, ink))

    @property
    def _first_error(self) -> int:
        """The place of what has to be mended first, the top where nothing has to."""
        severe = (
            place
            for place, found in enumerate(self._found)
            if isinstance(found, Problem) and found.severity == "error"
        )
        return next(severe, 0)

    @property
    def _selected(self) -> Row | None:
        place = self.query_one(Rows).highlighted
        return self._found[place] if place is not None and place < len(self._found) else None

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._note = ""
        self._show_line()

    def on_resize(self) -> None:
        """Show the lines of the file to the new width."""
        self.call_after_refresh(self._show_line)

    def _show_line(self) -> None:
        """Show the message of the selected problem in full, and the lines of the file around it."""
        found = self._selected
        parts: list[Content] = []
        if self._note:
            parts.append(literal(self._note, "$soft"))
        if found is not None:
            message = literal(_words(found), "$soft")
            if message.cell_length > self._room(found):
                parts.append(message)
            if isinstance(found, Orphan):
                parts.append(literal(_("It is kept: the card goes on with it once it is back.")))
        told = self.query_one("#line", Static)
        told.display = bool(parts)
        told.update(Content("\n").join(parts))
        self._show_excerpt(found)
        self._show_footer(found)

    def _room(self, found: Row) -> int:
        """Give the cells that the row of `found` has for its message."""
        taken = _BEFORE_PROBLEM if isinstance(found, Problem) else _BEFORE_HISTORY
        return self.query_one("#summary").content_region.width - taken

    def _show_excerpt(self, found: Row | None) -> None:
        around, kept = self.query_one("#excerpt", Static), self.query_one("#kept", Static)
        is_problem = isinstance(found, Problem)
        kept.display = is_problem
        kept.update(
            Content.styled(
                _(
                    "Saving the file checks it again at once. History is kept: it hangs on the "
                    "card, not on its line."
                ),
                "$faint",
            )
        )
        width = self.query_one("#summary").content_region.width
        lines = (
            excerpt(self._lines, found.line, found.column, width, alone=self.has_class("-low"))
            if isinstance(found, Problem)
            else Content("")
        )
        around.display = bool(lines)
        around.update(lines)

    def _show_footer(self, found: Row | None) -> None:
        back = Hint(key_of("problems.back"), _("back"), "back", right=True, keep=True)
        if isinstance(found, Problem):
            opens = _("Open at line {n}").format(n=found.line)
            first = Hint(key_name("enter"), opens, "open", pill=True)
        elif isinstance(found, Edit):
            first = Hint(key_name("enter"), _("Open at the card"), "open", pill=True)
        else:
            first = Hint(key_of("problems.back"), _("Back"), "back", pill=True)
        self.query_one(Footer).hints = (
            first,
            *(
                (Hint(key_of("problems.undo"), _("let it start anew"), "undo"),)
                if isinstance(found, Edit)
                else ()
            ),
            *(
                (Hint(key_of("list.up", "list.down"), _("next problem"), "cursor_down"),)
                if len(self._found) > 1
                else ()
            ),
            Hint(key_of("problems.help"), _("help"), "help", right=True),
            *(() if first.action == "back" else (back,)),
        )

    @on(Rows.Entered)
    def _entered(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the file at the line of the selected problem."""
        found = self._selected
        if found is None or isinstance(found, Orphan):
            self.dismiss(None)
            return
        place = found.line if isinstance(found, Problem) else found.card
        begin(self, partial(self._open, place), group="edit", exclusive=True)

    async def _open(self, place: int | str) -> None:
        path = str(self._path)
        try:
            entry = await self.desk.run(lambda desk: desk.entry_at(path))
            self._note = edit_at(self.app, entry, place)
            await self.desk.run(lambda desk: desk.look())
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
        await self.decks_changed()

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        off = id_ == "problems.undo" and not isinstance(self._selected, Edit)
        return why_off("not-edited") if off else ""

    def action_undo(self) -> None:
        """Let the selected card, whose history went with an edit, start anew."""
        found = self._selected
        if isinstance(found, Edit):
            begin(self, partial(self._part, found), group="edit", exclusive=True)
        else:
            self._note = sentence(self.why_off("problems.undo"))
            self._show_line()

    async def _part(self, edit: Edit) -> None:
        try:
            await self.desk.keep(lambda desk: part(desk, edit))
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
        else:
            self._note = starts_anew(edit.now, edit.before)
        await self.decks_changed()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("problems"), (*COMMANDS, *LIST), self.desk.signs))


def _histories(desk: Desk, path: str) -> list[Orphan | Edit]:
    """Give the histories of the deck at `path` that have no card, and those that went with one."""
    entry = desk.entry_at(path)
    if entry is None or entry.deck is None:
        return []
    deck = (entry.deck.id, entry.deck.language)
    return [*orphans_of(desk, deck), *edits_of(desk, deck)]


def _words(found: Row) -> str:
    """Give what a row says."""
    if isinstance(found, Problem):
        return words(found.code, found.facts)
    if isinstance(found, Edit):
        return kept(found.before, found.now)
    last = date_of(found.last_day)
    return gone(found.question, found.card.card, found.reviews, last)
