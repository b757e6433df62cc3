"""The rows of home: what each stands for, what Enter does there, and its line of the table."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.say.exam import exam_ahead
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.say.report import go_on_with
from aiquiz.tui.deck_table import DeckLine, LeftLine
from aiquiz.tui.offers import Offer, best, going_on

if TYPE_CHECKING:
    from aiquiz.desk.sitting import LeftOpen


@dataclass(frozen=True)
class HomeRows:
    """The session that was `left` open, where one was, then all decks, then each of them.

    Places count from 0 at the top.
    """

    overview: Overview
    left: "LeftOpen | None" = None

    @property
    def names(self) -> list[str]:
        """What each row stands for: "left", "" for all decks, or the path of one."""
        return [*(["left"] if self.left else []), "", *(row.path for row in self.overview.rows)]

    def place_of(self, name: str) -> int | None:
        """Give the place of the row that stands for `name`, None where there is none."""
        names = self.names
        return names.index(name) if name in names else None

    def left_at(self, place: int) -> "LeftOpen | None":
        """Give the session that was left open where `place` is its row."""
        return self.left if place == 0 else None

    def deck_at(self, place: int) -> DeckRow | None:
        """Give the one deck at `place`, None where the row stands for something else."""
        deck = place - (2 if self.left else 1)
        return self.overview.rows[deck] if 0 <= deck < len(self.overview.rows) else None

    def meant_at(self, place: int) -> DeckRow | None:
        """Give the row whose cards are meant at `place`: all decks' for a session left open.

        None where there is no deck.
        """
        if not self.overview.rows:
            return None
        return self.deck_at(place) or self.overview.total

    def offer_at(self, place: int) -> Offer | None:
        """Give what Enter does at `place`."""
        left, row = self.left_at(place), self.meant_at(place)
        if left is not None:
            return going_on(left)
        if row is None:
            return None
        return best(row, decks_of(row), first_run=self.overview.first_run)

    @property
    def lines(self) -> list[LeftLine | DeckLine]:
        """The rows as lines of the table."""
        left = [_left_line(self.left)] if self.left else []
        total = self.overview.total
        every = DeckLine(_("All decks"), "", total.due, total.new, total.known, total.learning)
        return [*left, every, *map(_deck_line, self.overview.rows)]


def decks_of(row: DeckRow | None) -> tuple[str, ...]:
    """Give the name of the deck of `row`, none for all."""
    return (row.name,) if row is not None and row.name else ()


def _deck_line(row: DeckRow) -> DeckLine:
    return DeckLine(
        row.title,
        row.language,
        row.due,
        row.new,
        row.known,
        row.learning,
        problems=bool(row.problems),
        off=row.missing,
        note="" if row.exam_in is None else exam_ahead(row.exam_in),
    )


def _left_line(left: "LeftOpen") -> LeftLine:
    """Give the line of a session that was left open."""
    title = go_on_with(left.wish.kind, is_mock=left.wish.is_mock)
    count = n_("{n} card left", "{n} cards left", left.left).format(n=number(left.left))
    return LeftLine(title, count)
