"""The cards that are missed most."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from math import sqrt
from typing import NamedTuple

from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Review
from aiquiz.scores.first_answers import first_answers

LEAST_ASKED = 3
"""How often a card has to be asked before it is said to be hard."""

_SURE = 1.96
"""Standard deviations within which 95 of 100 lie."""


class Hard(NamedTuple):
    """A card, how often it was asked, and how often it was not right then.

    `difficulty` is that of its memory, from 1 to 10, None where there is none.
    """

    card: CardKey
    asked: int
    missed: int
    difficulty: float | None = None

    @property
    def share(self) -> float:
        """The share of the answers that were not right, from 0 to 1."""
        return self.missed / self.asked


def hardest(
    reviews: Iterable[tuple[Hashable, Review]], memories: Mapping[CardKey, Memory]
) -> list[Hard]:
    """Give the cards that were ever missed, the hardest first, from `first_answers`.

    They go by the share missed that is sure: the lower end of what it may be in truth, with what
    was seen of it. Three misses of three tell less than twenty of twenty-five.
    """
    asked, missed = Counter[CardKey](), Counter[CardKey]()
    for review in first_answers(reviews):
        asked[review.card] += 1
        missed[review.card] += review.verdict != "correct"
    found = (
        Hard(card, times, missed[card], _difficulty(memories.get(card)))
        for card, times in asked.items()
        if times >= LEAST_ASKED and missed[card]
    )
    return sorted(found, key=_order)


def surely_missed(missed: int, asked: int) -> float:
    """Give the share missed that is sure: the lower end of Wilson's interval of 95%."""
    if not missed:
        return 0.0
    share, square = missed / asked, _SURE**2
    middle = share + square / (2 * asked)
    width = _SURE * sqrt(share * (1 - share) / asked + square / (4 * asked**2))
    return (middle - width) / (1 + square / asked)


def _order(hard: Hard) -> tuple[float, int, float, CardKey]:
    sure = surely_missed(hard.missed, hard.asked)
    return -sure, -hard.missed, -(hard.difficulty or 0.0), hard.card


def _difficulty(memory: Memory | None) -> float | None:
    return memory.difficulty if memory else None
