"""A small log whose figures were computed by hand.

Day 0 is a Thursday, 1 October 2026. All answers are of deck "rome" unless they say otherwise.
"""

from datetime import date

from aiquiz.scheduling.days import Moment, day_of
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey, Rating, Review
from aiquiz.scheduling.sums import Sums, SumTally, counted

FIRST = day_of(date(2026, 10, 1))
_DAY_MS = 86_400_000


def review(
    card: str,
    day: int,
    *,
    hour: int = 12,
    deck: str = "rome",
    mode: str = "due",
    verdict: str = "correct",
    reason: str = "exact",
    rating: Rating = Rating.GOOD,
    seconds: float = 4,
    recall: float | None = 0.9,
    stability: float | None = 10.0,
) -> Review:
    """Give an answer to `card`, so many days after `FIRST`, by a clock that shows UTC."""
    at = Moment((FIRST + day) * _DAY_MS + hour * 3_600_000)
    right = verdict == "correct"
    took = round(seconds * 1000)
    key = CardKey(deck, "en", card)
    return Review(
        key, at, verdict, reason, rating, float(right), 0, 1, took, mode, recall, stability, card
    )


def summed(*reviews: Review, overruled: tuple[Review, ...] = ()) -> Sums:
    """Give the sums of `reviews`, each card's in order; those of `overruled` are the learner's."""
    tally, cards = SumTally(Policy()), dict[CardKey, list[Review]]()
    for one in reviews:
        cards.setdefault(one.card, []).append(one)
    for card, of_card in cards.items():
        tally.add(card, [counted(one, overruled=one in overruled) for one in of_card])
    return tally.sums


def new(card: str, day: int, **more: object) -> Review:
    """Give the first answer to `card`."""
    return review(card, day, mode="new", recall=None, stability=None, **more)  # type: ignore[arg-type]
