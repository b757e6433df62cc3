"""Forecast: how many cards come back on the days to come."""

from collections.abc import Mapping
from typing import NamedTuple


class Forecast(NamedTuple):
    """Cards that come back, day by day from today on; today holds what is due before it, too."""

    today: int
    cards: tuple[int, ...]

    @property
    def all(self) -> int:
        """All of them together."""
        return sum(self.cards)

    def weeks(self) -> tuple[int, ...]:
        """Give the cards of each seven days from today on, the last ones perhaps fewer."""
        return tuple(sum(self.cards[at : at + 7]) for at in range(0, len(self.cards), 7))

    def as_asked(self, asked: int, limit: int | None) -> "Forecast":
        """Give it as days ask them: `asked` today, then `limit` a day at most, None for any number.

        What is beyond the limit of a day comes on the next one.
        """
        cards, over = [asked], 0
        for count in self.cards[1:]:
            comes = over + count
            cards.append(comes if limit is None else min(comes, limit))
            over = comes - cards[-1]
        return Forecast(self.today, tuple(cards))


def forecast(due: Mapping[int, int], today: int, days: int) -> Forecast:
    """Give how many cards come back on each of so many `days`, from how many are `due` by day.

    It says what is due as memory stands now: what is begun until then, or forgotten, comes on top.
    """
    cards = [0] * days
    for day, count in due.items():
        if day < today + days:
            cards[max(day - today, 0)] += count
    return Forecast(today, tuple(cards))
