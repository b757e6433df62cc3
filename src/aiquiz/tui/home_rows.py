"""The rows of home: what each stands for, what Enter does there, and its line of the table."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.say.exam import exam_ahead
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.say.report import go_on_with
from aiquiz.tui.deck_table import DeckLine, LeftLine
from aiquiz.tui.home_fold import PLAIN, Listed, View, listed, row_for
from aiquiz.tui.offers import Offer, best, going_on

if TYPE_CHECKING:
    from aiquiz.desk.sitting import LeftOpen


@dataclass(frozen=True)
class HomeRows:
    """The session that was `left` open, where one was, then all decks, then each of them.

    Places count from 0 at the top. Decks in `language` come first; `view` is what the learner made
    of the list. While something is searched for, only decks have rows.
    """

    overview: Overview
    left: "LeftOpen | None" = None
    language: str = "en"
    view: View = PLAIN

    @cached_property
    def decks(self) -> list[Listed]:
        """The decks that have a row."""
        return listed(self.overview.rows, self.language, self.view)

    @property
    def _before(self) -> list[str]:
        if self.view.found is not None:
            return []
        return [*(["left"] if self.left else []), ""]

    @cached_property
    def names(self) -> list[str]:
        """What each row stands for: "left", "" for all decks, or the path of one."""
        return [*self._before, *(one.row.path for one in self.decks)]

    def place_of(self, name: str) -> int | None:
        """Give the place of the row that stands for `name`, None where there is none.

        A translation that is folded stands in the row of another deck.
        """
        main = None if name in self.names else row_for(self.decks, name)
        name = main.path if main else name
        return self.names.index(name) if name in self.names else None

    def left_at(self, place: int) -> "LeftOpen | None":
        """Give the session that was left open where `place` is its row."""
        return self.left if self.names[place : place + 1] == ["left"] else None

    def listed_at(self, place: int) -> Listed | None:
        """Give the deck at `place` with what is folded into it, None for other rows."""
        deck = place - len(self._before)
        return self.decks[deck] if 0 <= deck < len(self.decks) else None

    def deck_at(self, place: int) -> DeckRow | None:
        """Give the one deck at `place`, None where the row stands for something else."""
        found = self.listed_at(place)
        return found.row if found else None

    def meant_at(self, place: int) -> DeckRow | None:
        """Give the row whose cards are meant at `place`: all decks' for a session left open.

        None where there is no deck, or none that a search found.
        """
        if not self.overview.rows or not self.names:
            return None
        return self.deck_at(place) or self.overview.total

    def offer_at(self, place: int) -> Offer | None:
        """Give what Enter does at `place`: where decks are marked, it studies those."""
        if self.marked is not None:
            return best(self.marked, self.names_marked, first_run=False)
        left, row = self.left_at(place), self.meant_at(place)
        if left is not None:
            return going_on(left)
        if row is None:
            return None
        return best(row, decks_of(row), first_run=self.overview.first_run)

    @property
    def lines(self) -> list[LeftLine | DeckLine]:
        """The rows as lines of the table."""
        found = self.overview.total
        every = DeckLine(_("All decks"), (), found.due, found.new, found.known, found.learning)
        left = [_left_line(self.left)] if self.left and "left" in self._before else []
        total = [every] if "" in self._before else []
        return [*left, *total, *(_deck_line(one, self.view.marked) for one in self.decks)]

    # What the learner makes of the list

    def seen_as(self, view: View) -> "HomeRows":
        """Give the rows under another view."""
        return replace(self, view=view)

    @property
    def hidden(self) -> int:
        """How many decks are hidden, those in several languages once."""
        return len({row.id for row in self.overview.rows if row.hidden})

    @property
    def all_hidden(self) -> bool:
        """Whether there are decks, and every one is hidden."""
        return self.overview.all_hidden

    @cached_property
    def marked(self) -> DeckRow | None:
        """What the marked decks ask together, None where none is marked."""
        counts = self.overview.counts
        if not self.names_marked or counts is None:
            return None
        # What is allowed beyond the limits is allowed of one deck.
        found = counts(self.view.marked)
        return found._replace(waiting=found.due, unseen=found.new)

    @cached_property
    def names_marked(self) -> tuple[str, ...]:
        """The names of the decks that are marked, in the order of the files."""
        return tuple(row.name for row in self.overview.rows if row.path in self.view.marked)

    def with_mark_at(self, place: int) -> "HomeRows":
        """Give the rows with the deck at `place` marked, or no longer."""
        row = self.deck_at(place)
        if row is None or not row.cards:
            return self
        return self.seen_as(self.view._replace(marked=self.view.marked ^ {row.path}))

    def folded_at(self, place: int, *, unfold: bool) -> "HomeRows":
        """Give the rows with the translations of the deck at `place` unfolded, or folded again."""
        row = self.deck_at(place)
        if row is None or not row.id:
            return self
        one = frozenset({row.id})
        unfolded = self.view.unfolded | one if unfold else self.view.unfolded - one
        return self.seen_as(self.view._replace(unfolded=unfolded))


def decks_of(row: DeckRow | None) -> tuple[str, ...]:
    """Give the name of the deck of `row`, none for all."""
    return (row.name,) if row is not None and row.name else ()


def _deck_line(one: Listed, marked: frozenset[str]) -> DeckLine:
    row = one.row
    return DeckLine(
        row.title,
        one.languages,
        row.due,
        row.new,
        row.known,
        row.learning,
        problems=bool(row.problems),
        off=row.missing or row.hidden,
        note="" if row.exam_in is None else exam_ahead(row.exam_in),
        instead=_("hidden") if row.hidden else "",
        inset=one.unfolded,
        marked=row.path in marked,
    )


def _left_line(left: "LeftOpen") -> LeftLine:
    """Give the line of a session that was left open."""
    title = go_on_with(left.wish.kind, is_mock=left.wish.is_mock)
    count = n_("{n} card left", "{n} cards left", left.left).format(n=number(left.left))
    return LeftLine(title, count, number(left.left))
