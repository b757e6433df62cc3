"""When the learner sits down: most days, less at weekends, and not at all on holiday."""

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Literal, NamedTuple

Kind = Literal["study", "quiz", "cram"]

SKIPPED, SKIPPED_AT_WEEKENDS = 0.08, 0.35
HOLIDAY_DAYS = 9
SUMMER = 8
"""The month on whose third day the holiday begins."""

QUIZ_DAYS = (6, 14)
"""The fewest and the most days from one quiz to the next."""

CRAM_DAYS = (20, 45)


class Sitting(NamedTuple):
    """When the learner sits down, the how manieth day that is, and for what.

    `left` says that they leave it before its end, `back` how many hours later they take it up, 0
    for never.
    """

    at: datetime
    day: int
    kind: Kind = "study"
    left: bool = False
    back: float = 0.0


def sittings(drawn: random.Random, until: datetime, days: int) -> Iterator[Sitting]:
    """Give the sittings of `days` days before `until`, in order."""
    quiz, cram = drawn.randint(*QUIZ_DAYS), drawn.randint(*CRAM_DAYS)
    for day in range(days):
        midnight = _midnight(until, days - day)
        if _is_skipped(drawn, midnight):
            continue
        studied = list(_of_day(drawn, midnight, day))
        last = studied[-1].at + timedelta(minutes=45)
        if day >= quiz:
            studied.append(Sitting(last, day, "quiz"))
            quiz = day + drawn.randint(*QUIZ_DAYS)
        elif day >= cram:
            studied.append(Sitting(last, day, "cram"))
            cram = day + drawn.randint(*CRAM_DAYS)
        yield from studied


def _midnight(until: datetime, days_before: int) -> datetime:
    date = until.date() - timedelta(days=days_before)
    return datetime.combine(date, time(), until.tzinfo)


def _is_skipped(drawn: random.Random, midnight: datetime) -> bool:
    chance = drawn.random()
    if midnight.month == SUMMER and 3 <= midnight.day < 3 + HOLIDAY_DAYS:
        return True
    return chance < (SKIPPED_AT_WEEKENDS if midnight.weekday() >= 5 else SKIPPED)


def _of_day(drawn: random.Random, midnight: datetime, day: int) -> Iterator[Sitting]:
    """Give the sittings of a day to study: in the morning, in the evening, or at night."""
    left = drawn.random() < 0.05
    back = drawn.uniform(0.5, 3) if left and drawn.random() < 0.6 else 0.0
    chance = drawn.random()
    if midnight.weekday() >= 5:
        hour = drawn.gauss(10.6, 0.8) if chance < 0.7 else drawn.gauss(17.5, 1)
    elif chance < 0.5:
        hour = drawn.gauss(7.4, 0.3)
    elif chance < 0.93:
        hour = drawn.gauss(20.6, 0.7)
    else:
        hour = drawn.uniform(24.2, 26.5)
    yield Sitting(midnight + timedelta(hours=hour), day, left=left, back=back)
    if hour < 9 and drawn.random() < 0.2:
        yield Sitting(midnight + timedelta(hours=drawn.gauss(20.8, 0.6)), day)
