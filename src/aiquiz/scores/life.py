"""The life of a card: how well it was remembered on each day since it was first seen.

What the log kept of recall and stability is what the parameters of then gave. Here all of it is
folded anew by the terms that hold, so that one curve is of one model and ends where memory is.
"""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import ASIDE, CardKey, Review

_BEYOND = 12
"""The curve goes on behind today and the due day by this part of the days that are shown."""


class Step(NamedTuple):
    """One review of the card.

    `day` is the study day that it counts on: with a clock set back that of the review before.
    `recall` (0 to 1) is what the model held just before, None where it held nothing, and `memory`
    what it holds after; where the review `teaches` nothing, that is what it held before. It is
    `missed` where the card came back on a later day and was forgotten.
    """

    review: Review
    day: int
    teaches: bool
    recall: float | None
    memory: Memory | None
    missed: bool = False

    @property
    def interval(self) -> int | None:
        """The days after which it was to come back, None where the review teaches nothing."""
        if not self.teaches or self.memory is None:
            return None
        return self.memory.due_day - self.memory.last_day


class NewAgain(NamedTuple):
    """A reset of the card on study day `day`, behind so many of its reviews."""

    day: int
    behind: int


class Segment(NamedTuple):
    """The curve between two reviews: `memory` holds from `first_day` up to `last_day`."""

    memory: Memory
    first_day: int
    last_day: int


class Life(NamedTuple):
    """All that became of a card up to study day `today`.

    `steps` are its reviews and `resets` what made it new again, both in order.
    `segments` follow on each other but for the days on which a card that was reset is new; a
    review asked again on the same day makes one without length. `memory` is what the model holds
    now, None for a card that is new.
    """

    today: int
    policy: Policy
    steps: tuple[Step, ...]
    resets: tuple[NewAgain, ...]
    segments: tuple[Segment, ...]
    memory: Memory | None

    @property
    def first_day(self) -> int | None:
        """The study day on which the card was first seen, None where it never was."""
        return min((step.day for step in self.steps), default=None)

    @property
    def last_day(self) -> int:
        """The last study day that is told: behind today, and behind the due day."""
        return _end(self.first_day, self.today, self.memory)

    @property
    def days_since_first(self) -> int | None:
        """How many study days ago the card was first seen, None where it never was."""
        first = self.first_day
        return None if first is None else max(self.today - first, 0)

    @property
    def due_day(self) -> int | None:
        """The study day on which the card comes back, None for one that is new."""
        return self.memory.due_day if self.memory else None

    @property
    def lapses(self) -> int:
        """How often the card was forgotten when it came back, before a reset too."""
        return sum(step.missed for step in self.steps)

    def recall(self, day: float) -> float | None:
        """Give the chance of recall, from 0 to 1, on `day`; None where the card is new.

        It is 1 on the day of a review. A study day is one piece to the model: between two of them
        it is as far between theirs as `day` is.
        """
        place = bisect_right(self.segments, day, key=lambda segment: segment.first_day) - 1
        if place < 0 or day > self.segments[place].last_day:
            return None
        return self._within(self.segments[place], day)

    def range_of(self, start: float, end: float) -> tuple[float, float] | None:
        """Give the least and the most chance of recall from day `start` to `end`, None for none.

        Both ends of a jump count: what was left before a review, and that it is 1 after.
        """
        met = [one for one in self.segments if one.first_day <= end and one.last_day >= start]
        if not met:
            return None
        most = [self._within(one, max(start, one.first_day)) for one in met]
        least = [self._within(one, min(end, one.last_day)) for one in met]
        return min(least), max(most)

    def _within(self, segment: Segment, day: float) -> float:
        whole = int(day // 1)
        here = recall(segment.memory, whole, self.policy)
        share = day - whole
        if not share:
            return here
        return here + share * (recall(segment.memory, whole + 1, self.policy) - here)


def _end(first: int | None, today: int, memory: Memory | None) -> int:
    last = today if memory is None else max(today, memory.due_day, memory.last_day)
    span = 0 if first is None else last - first
    return last + max(span // _BEYOND, 1)


Lived = Review | Moment
"""What happens to a card: it is reviewed, or at a moment it becomes new again."""


def life(lived: Iterable[Lived], key: CardKey, policy: Policy, today: int) -> Life:
    """Give the life of card `key` up to study day `today`, under the terms of `policy`.

    `lived` holds its reviews that count, as they stand now, and its resets, in their order.
    """
    steps, resets, segments = list[Step](), list[NewAgain](), list[Segment]()
    memory: Memory | None = None
    for one in lived:
        if isinstance(one, Moment):
            _close(segments, memory, one.day)
            resets.append(NewAgain(one.day, len(steps)))
            memory = None
            continue
        step = _step(one, memory, key, policy)
        steps.append(step)
        if step.teaches:
            _close(segments, memory, step.day)
            memory = step.memory
    first = min((step.day for step in steps), default=None)
    _close(segments, memory, _end(first, today, memory))
    in_order = sorted(segments, key=lambda segment: segment.first_day)
    return Life(today, policy, tuple(steps), tuple(resets), tuple(in_order), memory)


def _step(review: Review, memory: Memory | None, key: CardKey, policy: Policy) -> Step:
    day = review.moment.day
    before = None if memory is None else recall(memory, day, policy)
    if review.mode in ASIDE:
        return Step(review, day, False, before, memory)
    taught = after(memory, review.rating, day, policy, key)
    missed = memory is not None and taught.lapses > memory.lapses
    return Step(review, taught.last_day, True, before, taught, missed)


def _close(segments: list[Segment], memory: Memory | None, day: int) -> None:
    """Let the curve of `memory` end on `day`."""
    if memory is not None:
        segments.append(Segment(memory, memory.last_day, max(day, memory.last_day)))
