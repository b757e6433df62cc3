"""What was done: every answer, change of mind and mark, to be taken back or brought again."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from aiquiz.desk import Desk
from aiquiz.desk.deeds import Told, bring_again, take_back, what_was_done
from aiquiz.progress.trouble import StoreError
from aiquiz.say import deeds as say
from aiquiz.say.dates import day_brief
from aiquiz.say.language import _
from aiquiz.say.off import sentence, why_off
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.days import Moment, date_of
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.deeds import COMMANDS
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.lines import Lines, Piece
from aiquiz.tui.widgets.words import Words

_AT_FIRST = 200
"""How much is read at first; the rest comes where one gets to its end."""

_NEAR = 40
"""How many rows before the end more is read."""

_FROM = 56
"""Cells of a line from which there is room for the card beside what was done."""


class WhatWasDone(Screen[None]):
    """The last things done, the newest first, each of which can be taken back."""

    CSS_PATH = ["lines.tcss", "deeds.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread) -> None:
        """Start without rows: they are read once the screen stands."""
        super().__init__()
        self.desk = desk
        self._done: list[Told] = []
        self._most = _AT_FIRST
        self._is_read = False
        self._writing = False
        self._note = ""

    def compose(self) -> ComposeResult:
        """Lay out the rows, and what is to be said of the selected one."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(Content.styled(_("What was done"), "$soft"), classes="head-left")
                yield Words(id="place", classes="head-right")
            yield Lines(" ", id="deeds")
            yield Words(id="deed", classes="margin")
            yield Words(id="said", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Read the rows once the screen stands."""
        self.lines.focus()
        self._show_footer()
        self.call_after_refresh(self.run_worker, self._read, group="open")

    @property
    def lines(self) -> Lines:
        """The rows."""
        return self.query_one("#deeds", Lines)

    @property
    def _selected(self) -> Told | None:
        place = self.lines.selected
        return self._done[place] if place < len(self._done) else None

    # Reading and writing

    async def _read(self) -> None:
        try:
            done = await self.desk.run(partial(_last, self._most))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        if self.is_attached:
            self._take(done)

    def _take(self, done: list[Told]) -> None:
        """Show `done`, with the same row selected as before."""
        selected = self._selected
        names = [told.name for told in done]
        known = selected is not None and selected.name in names
        place = names.index(selected.name) if selected and known else 0
        self._done, self._is_read = done, True
        self.lines.show(len(done), self._draw, lambda _number: False, place)
        self._show()

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._note = ""
        self._show()
        if self.lines.selected >= len(self._done) - _NEAR and len(self._done) >= self._most:
            self._most *= 2
            begin(self, self._read, group="open")

    @on(Lines.Chosen)
    def _chosen(self) -> None:
        self.action_turn()

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        none = id_ == "deeds.undo" and self._is_read and self._selected is None
        return why_off("nothing-done") if none else ""

    def action_turn(self) -> None:
        """Take the selected row back, or bring it again."""
        told = self._selected
        if why := self.why_off("deeds.undo"):
            self._say(sentence(why))
            return
        # One at a time: how it stands is not known while it is being written.
        if told is not None and not self._writing:
            self._writing = True
            begin(self, partial(self._turn, told), group="save")

    async def _turn(self, told: Told) -> None:
        try:
            done = await self.desk.keep(partial(_turned, told, self._most))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        finally:
            self._writing = False
        say_it = say.was_taken_back if told.deed.stands else say.came_again
        self._note = say_it(_what(told), "")
        if self.is_attached:
            self._take(done)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(
            Help(_("Keys"), _("what was done"), (*COMMANDS, *LIST), self.desk.signs)
        )

    # Showing

    def on_resize(self) -> None:
        """Lay out to the new width."""
        self.call_after_refresh(self._show)

    def _say(self, sentence: str) -> None:
        self._note = sentence
        if self.is_attached:
            self._show()

    def _show(self) -> None:
        if not self.is_attached:
            return
        told = self._selected
        count = f"{self.lines.selected + 1} / {len(self._done)}" if told else ""
        self.query_one("#place", Static).update(Content.styled(count, "$faint"))
        self.query_one("#deed", Static).update(self._in_full(told) if told else Content(""))
        note = self._note
        if not note and self._is_read and told is None:
            note = _("Nothing was done yet: what you answer can be taken back here.")
        self.query_one("#said", Static).update(literal(note, "$soft"))
        self._show_footer()

    def _draw(self, number: int, width: int, selected: bool) -> Sequence[Piece]:
        told = self._done[number]
        ink = "$ink" if told.deed.stands else "$faint"
        ink = f"bold {ink}" if selected else ink
        time = _when(told.deed.first.moment, self.desk.now(), brief=width < _FROM)
        words = _what(told)
        state = "" if told.deed.stands else say.taken_back()
        if width < _FROM:
            words = words if told.deed.stands else say.is_taken_back(words)
            return _brief(time, words, told.question, width, ink)
        room = max(width - _TIME - len(state) - 1, 1)
        # What was done to no single card has the card's room too.
        wide = _WHAT if told.question else room
        cells = (
            (time, _TIME, "$faint"),
            (literal_line(words, wide - 1).plain, wide, ink),
            (literal_line(told.question, max(room - wide, 1)).plain, room - wide + 1, ink),
        )
        return [*((_padded(text, wide), style) for text, wide, style in cells), (state, "$warning")]

    def _in_full(self, told: Told) -> Content:
        """Give the selected row in full: the card, its deck, and when and where it was done."""
        moment = told.deed.first.moment
        facts = (
            say.when_full(date_of(moment.calendar_day), moment.minutes),
            say.session(told.session, is_mock=told.is_mock),
            told.title,
        )
        width = max(self.query_one("#deed").content_size.width, 10)
        return Content("\n").join(
            [
                literal_line(told.question or _what(told), width, "$soft"),
                literal_line(" · ".join(fact for fact in facts if fact), width, "$faint"),
            ]
        )

    def _show_footer(self) -> None:
        told = self._selected
        words = _("Take back") if told is None or told.deed.stands else _("Bring again")
        turn = (Hint(key_name("enter"), words, "turn", pill=True),) if told else ()
        self.query_one(Footer).hints = (
            *turn,
            Hint(key_of("list.up", "list.down"), _("move"), "cursor_down"),
            Hint(key_of("deeds.help"), _("help"), "help", right=True),
            Hint(key_of("deeds.back"), _("back"), "back", right=True, keep=True),
        )


_TIME, _WHAT = 18, 23
"""Cells of the time and of what was done; the card has the rest."""

_CARD = 7
"""The least cells in which a card can be told from others."""


def _last(most: int, desk: Desk) -> list[Told]:
    return what_was_done(desk, most)


def _turned(told: Told, most: int, desk: Desk) -> list[Told]:
    """Take `told` back, or bring it again; give what was done as it stands then."""
    turn = take_back if told.deed.stands else bring_again
    turn(desk, [told])
    return what_was_done(desk, most)


def _what(told: Told) -> str:
    return say.deed(told.kind, told.verdict, told.rating, told.cards)


def _when(moment: Moment, now: Moment, *, brief: bool) -> str:
    today = moment.day == now.day
    day, minutes = date_of(moment.calendar_day), moment.minutes
    return day_brief(day) if brief and not today else say.when(day, minutes, today=today)


def _brief(time: str, words: str, question: str, width: int, ink: str) -> list[Piece]:
    """Give a row where there is little room: the card follows on the words, if it can be told."""
    room = width - Content(time).cell_length - 2
    told = literal_line(words, room)
    pieces: list[Piece] = [(f"{time}  ", "$faint"), (told.plain, ink)]
    left = room - told.cell_length - 2
    if question and left >= _CARD:
        pieces.append((f"  {literal_line(question, left).plain}", ink))
    return pieces


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - Content(text).cell_length, 0)
