"""What an exam's days ask, and the score expected with them and without.

The days are played in advance, several times, with the memory model as the learner: what is asked
is answered as its chance of recall says. What comes is drawn by a hash, so that the same memories
give the same plan.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aiquiz.scheduling.exam import Exam, exam_queue, score
from aiquiz.scheduling.expectation import RIGHT_AT_ONCE
from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.fuzz import share
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.queue import Candidate, is_due
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.scheduling.siblings import Family

_MOST_PLAYED = 8
_ENOUGH_CARD_DAYS = 200_000
"""Card-days that all plays together may have; one play is always made."""

Day = Callable[[Sequence[Candidate], int], Sequence[Candidate]]
"""Gives what is asked of cards on a study day."""


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """The way to an exam.

    `per_day` are the cards asked on each study day from `today` to the day before the exam, of
    which the last `by_gain` go by gain. Of `new` cards left `unseen` don't fit in; `last_new` is
    the day on which the last one is begun, None where none is. The scores are numbers of cards, of
    `cards`, expected to be right: `score_today`, and on the day `score_with` the plan and
    `score_without` it.
    """

    today: int
    exam: Exam
    cards: int
    new: int
    per_day: tuple[int, ...]
    by_gain: int
    last_new: int | None
    unseen: int
    score_today: float
    score_with: float
    score_without: float


def plan_exam(
    cards: Sequence[Candidate],
    today: int,
    exam: Exam,
    policy: Policy,
    *,
    started: int,
    new_per_day: int,
    resting: Collection[CardKey] = (),
    answered: Collection[Family] = (),
) -> ExamPlan:
    """Give the plan from `today` to `exam`, over `cards`, which are all of the deck in its order.

    `started` of those studied today were new; those in `resting` are not asked today, nor are
    siblings of the families `answered`. Without the plan the learner would study what is due by
    itself and begin `new_per_day` new cards, on as many cards a day.
    """

    def with_plan(known: Sequence[Candidate], day: int) -> Sequence[Candidate]:
        if day > today:
            return exam_queue(known, day, exam, policy)
        now = awake(known, resting)
        return exam_queue(now, day, exam, policy, started=started, answered=answered)

    def without(known: Sequence[Candidate], day: int) -> Sequence[Candidate]:
        new = new_per_day - (started if day == today else 0)
        return _ordinary(known, day, exam.per_day, new)

    days = max(exam.day - today, 0)
    times = max(min(_ENOUGH_CARD_DAYS // max(len(cards) * days, 1), _MOST_PLAYED), 1)
    played = [_play(cards, with_plan, today, exam, policy, time) for time in range(times)]
    plain = [_play(cards, without, today, exam, policy, time) for time in range(times)]
    begun = [one.last_new for one in played if one.last_new is not None]
    return ExamPlan(
        today=today,
        exam=exam,
        cards=len(cards),
        new=sum(card.memory is None for card in cards),
        per_day=tuple(
            round(sum(counts) / times)
            for counts in zip(*(one.per_day for one in played), strict=True)
        ),
        by_gain=min(exam.last_days(len(cards)), days),
        last_new=max(begun, default=None),
        unseen=min(one.unseen for one in played),
        score_today=score(cards, today, policy),
        score_with=sum(one.score for one in played) / times,
        score_without=sum(one.score for one in plain) / times,
    )


def awake(cards: Sequence[Candidate], resting: Collection[CardKey]) -> Sequence[Candidate]:
    """Give `cards` but for those in `resting`."""
    return [card for card in cards if card.key not in resting] if resting else cards


class _Played(NamedTuple):
    """One way in which the days can go."""

    per_day: list[int]
    last_new: int | None
    unseen: int
    score: float


def _play(
    cards: Sequence[Candidate], asked_on: Day, today: int, exam: Exam, policy: Policy, time: int
) -> _Played:
    known, place = list(cards), {card.key: number for number, card in enumerate(cards)}
    per_day: list[int] = []
    last_new = None
    for day in range(today, exam.day):
        asked = asked_on(known, day)
        per_day.append(len(asked))
        for card in asked:
            if card.memory is None:
                last_new = day
            known[place[card.key]] = _answered(card, day, policy, time)
    unseen = sum(card.memory is None for card in known)
    return _Played(per_day, last_new, unseen, score(known, exam.day, policy))


def _answered(card: Candidate, day: int, policy: Policy, time: int) -> Candidate:
    memory = card.memory
    chance = RIGHT_AT_ONCE if memory is None else recall(memory, day, policy)
    # The same card meets the same luck with the plan and without: only the plan differs.
    luck = share(card.key, -1 - time - _MOST_PLAYED * (memory.reviews if memory else 0))
    rating = Rating.GOOD if luck < chance else Rating.AGAIN
    return Candidate(card.key, after(memory, rating, day, policy, card.key))


def _ordinary(cards: Sequence[Candidate], day: int, limit: int, new: int) -> list[Candidate]:
    """Give what is studied on `day` without an exam: what is due, easiest first, then new cards."""
    left = limit - sum(c.memory is not None and c.memory.last_day >= day for c in cards)
    due = [(c.memory.difficulty, c) for c in cards if c.memory and is_due(c.memory, day)]
    due.sort(key=lambda pair: pair[0])
    fresh = [c for c in cards if c.memory is None]
    return [*(c for _, c in due), *fresh[: max(new, 0)]][: max(left, 0)]
