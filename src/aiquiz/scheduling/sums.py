"""What reviews come to by study day: the sums that scores are made from.

They are sums, so that what comes later is added to them and what is taken back is taken off again.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

from aiquiz.scheduling.memory import KNOWN_DAYS, Memory, Policy
from aiquiz.scheduling.review import ASIDE, MOST_MS, CardKey, Rating, Review

Stage = Literal["new", "young", "mature", "again", "aside"]
"""What a review was to its card: its first one (also after a reset), one that tried a memory below
or from `KNOWN_DAYS` of stability, one of a card that was asked on that day before, or one of which
memory learns nothing."""

TESTED: frozenset[str] = frozenset({"young", "mature"})
"""The stages in which a memory was tried: retention is counted over these."""

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
"""The chances of recall at which the bands begin in which predictions are held against reality."""

SHARES = 10_000
"""The parts of which predicted chances are whole numbers, so that sums of them are exact."""


class Counted(NamedTuple):
    """What sums need of a review that counts, as it stands now.

    `day` is its study day, `hour` the hour of the learner's clock; `overruled` tells that the
    verdict is the learner's and not the grader's; `epoch` counts the resets of the card before it.
    `stability` (days) and `recall` (0 to 1) are what the model held just before, None where that
    is not known.
    """

    day: int
    hour: int
    mode: str
    verdict: str
    reason: str
    overruled: bool
    rating: int
    took_ms: int
    stability: float | None
    recall: float | None
    epoch: int = 0


def counted(review: Review, *, overruled: bool = False, epoch: int = 0) -> Counted:
    """Give what sums need of `review` as it stands now."""
    return Counted(
        *(review.moment.day, review.moment.minutes // 60, review.mode, review.verdict),
        *(review.reason, overruled, int(review.rating), review.took_ms),
        *(review.stability, review.recall, epoch),
    )


class AnswerKey(NamedTuple):
    """What answers of one day are told apart by."""

    deck: str
    language: str
    day: int
    mode: str
    stage: str
    verdict: str
    reason: str
    overruled: int
    rating: int


class HourKey(NamedTuple):
    """A deck, a study day, and an hour of the learner's clock."""

    deck: str
    language: str
    day: int
    hour: int


class BandKey(NamedTuple):
    """A deck, a study day, and the number of one of `BANDS`."""

    deck: str
    language: str
    day: int
    band: int


class TimeKey(NamedTuple):
    """A deck, a study day, and the whole seconds that an answer took, a minute at most."""

    deck: str
    language: str
    day: int
    seconds: int


Key = AnswerKey | HourKey | BandKey | TimeKey
"""What sums are told apart by: deck, language and day come first in each."""


class Sums(NamedTuple):
    """The sums, each by its key.

    `answers` are how many and their milliseconds; `hours` how many answers, how many of them
    tried a memory, and how many of these found it; `bands` how many tries there were, the sum of
    the predicted chances in parts of `SHARES`, and how many were found; `times` how many answers.
    """

    answers: dict[AnswerKey, tuple[int, int]]
    hours: dict[HourKey, tuple[int, int, int]]
    bands: dict[BandKey, tuple[int, int, int]]
    times: dict[TimeKey, tuple[int]]


class SumTally:
    """Adds up reviews, card by card."""

    def __init__(self, policy: Policy) -> None:
        """`policy` tells what memory held before reviews that don't know it themselves."""
        self.sums = Sums({}, {}, {}, {})
        self._policy = policy

    def add(self, card: CardKey, reviews: Iterable[Counted], sign: int = 1) -> None:
        """Add the `reviews` of `card`, which come in order; take them off with a `sign` of -1."""
        deck, language, _ = card
        answers, hours, bands, times = self.sums
        for stage, one, recall in staged(card, list(reviews), self._policy):
            took = min(one.took_ms, MOST_MS)
            tested = stage in TESTED
            found = sign * (tested and one.rating > 1)
            tried = sign * tested
            key = AnswerKey(
                *(deck, language, one.day, one.mode, stage, one.verdict, one.reason),
                *(int(one.overruled), one.rating),
            )
            count, spent = answers.get(key, (0, 0))
            answers[key] = (count + sign, spent + sign * took)
            at = HourKey(deck, language, one.day, one.hour)
            count, before, right = hours.get(at, (0, 0, 0))
            hours[at] = (count + sign, before + tried, right + found)
            # A time of nothing is one that another program did not tell.
            if took:
                slow = TimeKey(deck, language, one.day, round(took / 1000))
                times[slow] = (times.get(slow, (0,))[0] + sign,)
            if tested and recall is not None:
                band = BandKey(deck, language, one.day, band_of(recall))
                count, predicted, right = bands.get(band, (0, 0, 0))
                share = sign * round(recall * SHARES)
                bands[band] = (count + tried, predicted + share, right + found)


def band_of(recall: float) -> int:
    """Give the number of the band that a chance of `recall` lies in."""
    return bisect_right(BANDS, recall) - 1


def staged(
    card: CardKey, reviews: Sequence[Counted], policy: Policy
) -> Iterator[tuple[Stage, Counted, float | None]]:
    """Give the stage of each of the `reviews` of `card`, and the chance of recall before it.

    What a review knows of the memory before it holds; for others it is worked out from the
    reviews before. The chance is None where there was no memory.
    """
    for one in reviews:
        if one.mode in ASIDE:
            yield "aside", one, None
    taught = [one for one in reviews if one.mode not in ASIDE]
    for _epoch, of_epoch in groupby(sorted(taught, key=_epoch_of), _epoch_of):
        yield from _of_memory(card, list(of_epoch), policy)


_epoch_of = attrgetter("epoch")


def _of_memory(
    card: CardKey, reviews: Sequence[Counted], policy: Policy
) -> Iterator[tuple[Stage, Counted, float | None]]:
    """Give what `staged` does for `reviews` between which the card was not reset."""
    worked_out = any(one.recall is None for one in reviews[1:])
    memories = _memories(card, reviews, policy) if worked_out else None
    last: int | None = None
    for place, one in enumerate(reviews):
        if last is None:
            last = one.day
            yield "new", one, None
            continue
        if one.day <= last:
            yield "again", one, None
            continue
        last = one.day
        stability, recall = one.stability, one.recall
        if recall is None or stability is None:
            assert memories is not None
            stability, recall = _held(memories[place - 1], one.day, policy)
        yield ("mature" if stability >= KNOWN_DAYS else "young"), one, recall


def _held(memory: Memory, day: int, policy: Policy) -> tuple[float, float]:
    from aiquiz.scheduling.fsrs6 import recall

    return memory.stability, recall(memory, day, policy)


def _memories(card: CardKey, reviews: Sequence[Counted], policy: Policy) -> list[Memory]:
    """Give the memory after each of `reviews`."""
    # FSRS costs 30 ms to import, which reviews that know what memory held do not need.
    from aiquiz.scheduling.fsrs6 import after

    memory: Memory | None = None
    found: list[Memory] = []
    for one in reviews:
        memory = after(memory, Rating(one.rating), one.day, policy, card)
        found.append(memory)
    return found
