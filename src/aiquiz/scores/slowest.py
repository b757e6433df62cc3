"""The cards that take longest although they are known."""

from collections.abc import Hashable, Iterable
from statistics import median
from typing import NamedTuple

from aiquiz.scheduling.review import MOST_MS, CardKey, Review
from aiquiz.scores.first_answers import first_answers

LEAST_RIGHT = 3
"""How often a card has to be answered right before its time is told."""


class Slow(NamedTuple):
    """A card, the median time of its right answers, and how many these are."""

    card: CardKey
    median_ms: float
    answers: int


def slowest(reviews: Iterable[tuple[Hashable, Review]]) -> list[Slow]:
    """Give the cards by the time of their right `first_answers`, the slowest first.

    An answer counts a minute at most, and one whose time was not told, as it was given in another
    program, not at all.
    """
    times: dict[CardKey, list[int]] = {}
    for review in first_answers(reviews):
        if review.verdict == "correct" and review.took_ms > 0:
            times.setdefault(review.card, []).append(min(review.took_ms, MOST_MS))
    found = (
        Slow(card, median(taken), len(taken))
        for card, taken in times.items()
        if len(taken) >= LEAST_RIGHT
    )
    return sorted(found, key=lambda slow: (-slow.median_ms, -slow.answers, slow.card))
