"""FSRS-6 through py-fsrs, over whole study days.

py-fsrs counts blocks of 24 hours, spreads due dates with the process's random numbers and does
not bound stability from above. Here it sees one instant a study day, its own steps and spread
are off, and what comes out is bounded as other implementations bound it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aiquiz.scheduling.fuzz import spread
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import CardKey, Rating

if TYPE_CHECKING:
    import fsrs

LEAST_STABILITY = 0.001
MOST_STABILITY = 36_500.0

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST = (datetime(1, 1, 1, tzinfo=UTC) - _EPOCH).days
_LAST = (datetime(9899, 1, 1, tzinfo=UTC) - _EPOCH).days


@lru_cache(maxsize=8)
def _scheduler(parameters: tuple[float, ...]) -> "fsrs.Scheduler":
    # py-fsrs costs 30 ms to import, which commands that schedule nothing should not pay.
    from fsrs import Scheduler

    return Scheduler(
        parameters=parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )


def get_ready(policy: Policy) -> None:
    """Load what the first rating would otherwise wait for, some 10 to 30 ms; for a worker."""
    _scheduler(policy.parameters)


def _card(memory: Memory | None, day: int) -> "fsrs.Card":
    from fsrs import Card, State

    if memory is None:
        # An id is always given: without one py-fsrs sleeps a millisecond to make one.
        return Card(card_id=1, due=_instant(day))
    return Card(
        card_id=1,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_instant(memory.due_day),
        last_review=_instant(memory.last_day),
    )


@lru_cache(maxsize=4096)
def _instant(day: int) -> datetime:
    # py-fsrs adds an interval to it, for which there is no room at the end of all dates.
    return _EPOCH + timedelta(days=min(max(day, _FIRST), _LAST))


def after(memory: Memory | None, rating: Rating, day: int, policy: Policy, key: CardKey) -> Memory:
    """Give the memory of card `key` after it was rated `rating` on study day `day`.

    `memory` is the one before, None for a new card. A `day` before the last review (a clock
    set back) counts as the day of that review.
    """
    day = day if memory is None else max(day, memory.last_day)
    card, _ = _scheduler(policy.parameters).review_card(
        _card(memory, day), _ratings()[rating], _instant(day)
    )
    assert card.difficulty is not None
    stability = _bounded(card)
    reviews = memory.reviews + 1 if memory else 1
    lapsed = memory is not None and rating is Rating.AGAIN and day > memory.last_day
    return Memory(
        stability=stability,
        difficulty=card.difficulty,
        last_day=day,
        due_day=due_day(stability, day, reviews, key, policy),
        reviews=reviews,
        lapses=(memory.lapses if memory else 0) + int(lapsed),
    )


def replayed(answers: Iterable[tuple[int, int]], policy: Policy, key: CardKey) -> Memory | None:
    """Give the memory of card `key` after all of `answers`, each a rating and its study day.

    They come in order. It is what `after` gives answer by answer, at the cost of py-fsrs alone:
    the card is handed on as it is, and the due day is found once. None after no answer.
    """
    from fsrs import Card

    review, ratings = _scheduler(policy.parameters).review_card, _ratings()
    card, last, count, lapses = Card(card_id=1), 0, 0, 0
    for rating, day in answers:
        if not count:
            last = day
        elif day > last:
            lapses += rating == 1
            last = day
        card, _ = review(card, ratings[rating], _instant(last))
        card.stability = _bounded(card)
        count += 1
    if not count:
        return None
    assert card.stability is not None
    assert card.difficulty is not None
    due = due_day(card.stability, last, count, key, policy)
    return Memory(card.stability, card.difficulty, last, due, count, lapses)


@cache
def _ratings() -> "dict[int, fsrs.Rating]":
    from fsrs import Rating as FsrsRating

    return {int(rating): rating for rating in FsrsRating}


def _bounded(card: "fsrs.Card") -> float:
    assert card.stability is not None
    if LEAST_STABILITY <= card.stability <= MOST_STABILITY:
        return card.stability
    return min(max(card.stability, LEAST_STABILITY), MOST_STABILITY)


def due_day(stability: float, last_day: int, reviews: int, key: CardKey, policy: Policy) -> int:
    """Give the study day on which card `key` comes back, after its review number `reviews`.

    `stability` is what that review, on study day `last_day`, left it with.
    """
    return last_day + spread(interval(stability, policy), key, reviews, policy)


def recall(memory: Memory, day: int, policy: Policy) -> float:
    """Give the chance, from 0 to 1, that the card is remembered on study day `day`.

    FSRS-6: (1 + f t / S) ** -w20 with f = 0.9 ** (-1 / w20) - 1, over t days since the last
    review; 1 on that day and before.
    """
    decay = -policy.parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    elapsed = max(day - memory.last_day, 0)
    return float((1 + factor * elapsed / memory.stability) ** decay)


def interval(stability: float, policy: Policy) -> int:
    """Give the whole days after which recall falls to the wanted retention, at least one.

    FSRS-6: S / f * (retention ** (-1 / w20) - 1), rounded half up, at most the longest interval.
    """
    decay = -policy.parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    days = stability / factor * (policy.retention ** (1 / decay) - 1)
    return max(min(int(days + 0.5), policy.maximum_interval), 1)
