"""What cards can be told apart by, each thing with the numbers of the cards it holds for."""

from collections.abc import Iterable

from aiquiz.desk.browse.row import CardRow
from aiquiz.text import fold

NEVER = 10_000_000
"""The day on which what never comes back does, past all others."""


class Facets:
    """Cards by tag, deck, state and the day they come back; `add` all of them in order."""

    def __init__(self, today: int) -> None:
        """`today` is the study day on which the cards stand as they do."""
        self._today = today
        self._tags: dict[str, set[int]] = {}
        self._decks: dict[tuple[str, str], set[int]] = {}
        self._states: dict[str, set[int]] = {}
        self._folded: dict[tuple[str, ...], frozenset[str]] = {}
        self.days: list[int] = []

    def add(self, row: CardRow) -> None:
        """Add the next card."""
        number = len(self.days)
        for tag in self._tags_of(row.tags):
            self._tags.setdefault(tag, set()).add(number)
        self._decks.setdefault((row.deck_name, row.title), set()).add(number)
        day = row.standing.back_on(self._today)
        self.days.append(NEVER if day is None else day)
        for state in self._states_of(row):
            self._states.setdefault(state, set()).add(number)

    def renew(self, number: int, row: CardRow) -> None:
        """Take in how card `number` stands now."""
        day = row.standing.back_on(self._today)
        self.days[number] = NEVER if day is None else day
        states = self._states_of(row)
        for state, numbers in self._states.items():
            if state not in states:
                numbers.discard(number)
        for state in states:
            self._states.setdefault(state, set()).add(number)

    def tagged(self, start: str) -> set[int]:
        """Give the cards with a tag that begins with `start`."""
        return _union(cards for tag, cards in self._tags.items() if tag.startswith(start))

    def in_deck(self, name: str) -> set[int]:
        """Give the cards of the decks whose id begins with `name`, or whose title holds it."""
        return _union(
            cards
            for (id_, title), cards in self._decks.items()
            if fold(id_).startswith(name) or name in fold(title)
        )

    def in_state(self, state: str) -> set[int]:
        """Give the cards in `state`, one of those after `is:` but missed."""
        return self._states.get(state, set())

    def back(self, value: str) -> set[int]:
        """Give the cards that come back "today", "tomorrow", or within a number of days."""
        today = self._today
        if value == "tomorrow":
            return {number for number, day in enumerate(self.days) if day == today + 1}
        last = today if value == "today" else min(today + int(value), NEVER - 1)
        return {number for number, day in enumerate(self.days) if day <= last}

    def _tags_of(self, tags: tuple[str, ...]) -> frozenset[str]:
        # Most cards of a deck have the same tags.
        folded = self._folded.get(tags)
        if folded is None:
            folded = self._folded[tags] = frozenset(map(fold, tags))
        return folded

    def _states_of(self, row: CardRow) -> list[str]:
        standing = row.standing
        states: list[str] = [standing.state]
        facts = (
            ("due", standing.is_due(self._today)),
            ("suspended", standing.suspended),
            ("buried", standing.buried),
            ("flagged", standing.flagged),
            ("leech", standing.leech),
            ("gone", bool(row.gone)),
        )
        return states + [state for state, holds in facts if holds]


def _union(sets: Iterable[set[int]]) -> set[int]:
    return set().union(*sets)
