"""The list of cards: those that are found, in the order that was chosen."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from aiquiz.desk.browse.facets import Facets
from aiquiz.desk.browse.query import Query, Term, read_query
from aiquiz.desk.browse.row import CardRow
from aiquiz.desk.browse.words import WordIndex
from aiquiz.scheduling.review import CardKey
from aiquiz.text import fold

Column = Literal["question", "deck", "state", "recall", "due", "missed"]

COLUMNS: tuple[Column, ...] = ("question", "deck", "state", "recall", "due", "missed")
"""What cards can be sorted by."""

_LASTING: tuple[Column, ...] = ("question", "deck")
"""The orders that no entry in the log changes."""

_SLICE = 40
"""Cards that are read at a time: about a millisecond, for which a key may have to wait."""

_STATE_ORDER = {"new": 0, "learning": 1, "known": 2}


class CardList:
    """All cards, and the numbers of those found in the order chosen, in `found`.

    What is looked for is looked up in indexes; before `get_ready` has run to its end it leaves
    out nothing, which `is_waiting` tells.
    """

    def __init__(self, rows: Sequence[CardRow], today: int) -> None:
        """`today` is the study day on which `rows` stand as they do."""
        self.rows = list(rows)
        self.today = today
        self.query = Query()
        self.column: Column | None = None
        self.is_reversed = False
        self.missed: set[int] | None = None
        self.found: Sequence[int] = range(len(self.rows))
        self._facets = Facets(today)
        self._words = WordIndex()
        self._is_ready = False
        self._plain: list[str] = []
        self._of_term: dict[Term, set[int]] = {}
        self._orders: dict[Column, list[int]] = {}

    # Searching

    def get_ready(self) -> Iterator[None]:
        """Read every card, a few at each step, so that all is found at once afterwards.

        What was looked for before is found by `find`.
        """
        for start in range(0, len(self.rows), _SLICE):
            for row in self.rows[start : start + _SLICE]:
                self._plain.append(self._words.add(row.texts))
                self._facets.add(row)
            yield
        self._words.close()
        self._is_ready = True
        for column in COLUMNS:
            yield
            self._order_by(column)

    @property
    def is_waiting(self) -> bool:
        """Whether something is looked for that is not known yet."""
        unknown = self.missed is None and self.query.asks("is", "missed")
        return unknown or (not self._is_ready and bool(self.query.terms))

    def search(self, typed: str) -> None:
        """Find the cards for which what was `typed` holds."""
        self.query = read_query(typed)
        self.find()

    def learn_missed(self, missed: Collection[CardKey]) -> None:
        """Take in which cards were not right when they were asked last."""
        self.missed = {number for number, row in enumerate(self.rows) if row.key in missed}
        self.find()

    def find(self) -> None:
        """Find again what was looked for last."""
        found: set[int] | None = None
        leaves_out: set[int] = set()
        for term in self.query.terms if self._is_ready else ():
            cards = self._cards(term)
            if term.negated:
                leaves_out = leaves_out | cards
            else:
                found = cards if found is None else found & cards
        order = self._order()
        if found is not None:
            found = found - leaves_out
            self.found = [number for number in order if number in found]
        elif leaves_out:
            self.found = [number for number in order if number not in leaves_out]
        else:
            self.found = order

    def _cards(self, term: Term) -> set[int]:
        """Give the cards for which `term` holds, were it not negated."""
        match term.name, term.value:
            case "", value:
                if term not in self._of_term:
                    self._of_term[term] = self._with_words(term)
                return self._of_term[term]
            case "tag", value:
                return self._facets.tagged(value)
            case "deck", value:
                return self._facets.in_deck(value)
            case "due", value:
                return self._facets.back(value)
            case _, "missed":
                everything = set() if term.negated else set(range(len(self.rows)))
                return everything if self.missed is None else self.missed
            case _, value:
                return self._facets.in_state(value)

    def _with_words(self, term: Term) -> set[int]:
        if term.phrase:
            return self._words.find_phrase(term.value, whole=term.whole)
        # What is left out by a slip of the finger would never be missed.
        return self._words.find(term.value, slips=not term.negated)

    # Sorting

    def sort(self, column: Column) -> None:
        """Sort by `column`, or the other way round where that is done already."""
        self.is_reversed = self.column == column and not self.is_reversed
        self.column = column
        self.find()

    def _order(self) -> Sequence[int]:
        """Give the numbers of all cards in the order chosen; without one it is the decks' own."""
        if self.column is None or not self._is_ready:
            return range(len(self.rows))
        order = self._order_by(self.column)
        return order[::-1] if self.is_reversed else order

    def _order_by(self, column: Column) -> list[int]:
        order = self._orders.get(column)
        if order is None:
            order = self._orders[column] = self._sorted(column)
        return order

    def _sorted(self, column: Column) -> list[int]:
        rows = self.rows
        keys: Sequence[str] | Sequence[float]
        match column:
            case "question":
                keys = self._plain
            case "deck":
                titles = {title: fold(title) for title in {row.title for row in rows}}
                keys = [f"{titles[row.title]}\n{row.key.language}" for row in rows]
            case "state":
                keys = [_STATE_ORDER[row.standing.state] for row in rows]
            case "recall":
                keys = [-1.0 if (r := row.standing.recall) is None else r for row in rows]
            case "due":
                keys = self._facets.days
            case "missed":
                keys = [row.standing.lapses for row in rows]
        return sorted(range(len(rows)), key=keys.__getitem__)

    # Changes

    def renew(self, rows: Mapping[int, CardRow]) -> None:
        """Put `rows` in place of those with their numbers: the same cards, as they stand now."""
        for number, row in rows.items():
            self.rows[number] = row
            if number < len(self._facets.days):
                self._facets.renew(number, row)
        self._orders = {
            column: order for column, order in self._orders.items() if column in _LASTING
        }
        self.find()


def next_to(
    before: Sequence[int], place: int, found: Sequence[int], changed: list[int], back: int | None
) -> int | None:
    """Give the card to select once some were `changed`; None for what stands at `place` now.

    The cursor stays at its place in the list, as in mail programs, so that one can go on from
    there: a card that moved away leaves it to the next one that did not. What is taken back of a
    single card brings that one `back`.
    """
    if found == before or place >= len(before):
        return None
    if back is not None:
        return back
    moved = set(changed)
    return next((number for number in before[place:] if number not in moved), None)
