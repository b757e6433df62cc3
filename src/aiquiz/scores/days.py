"""Answers by study day, and the calendar of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.sums import Sums

LEVELS = 4
"""How many depths the calendar has for days with answers."""


def answers_by_day(sums: Sums) -> dict[int, int]:
    """Give how many answers each study day saw, in order; only days that saw any."""
    found: dict[int, int] = {}
    for key, (answers, _ms) in sums.answers.items():
        found[key.day] = found.get(key.day, 0) + answers
    return {day: found[day] for day in sorted(found) if found[day]}


class Cell(NamedTuple):
    """A day of the calendar: `answers` on it, and how deep it is marked, from 0 to `LEVELS`.

    `is_ahead` tells that the day is still to come.
    """

    day: int
    answers: int
    level: int
    is_ahead: bool


def calendar(by_day: Mapping[int, int], today: int, weeks: int) -> list[tuple[Cell, ...]]:
    """Give the last `weeks`, each from Monday to Sunday, the one with `today` last."""
    monday = today - date_of(today).weekday()
    first = monday - 7 * (weeks - 1)
    steps = _steps([count for day, count in by_day.items() if first <= day <= today])
    return [
        tuple(_cell(day, by_day.get(day, 0), steps, today) for day in range(start, start + 7))
        for start in range(first, monday + 1, 7)
    ]


def _cell(day: int, answers: int, steps: Sequence[int], today: int) -> Cell:
    level = sum(answers >= step for step in steps) if answers else 0
    return Cell(day, answers, level, day > today)


def _steps(counts: Sequence[int]) -> list[int]:
    """Give the number of answers from which each depth is reached.

    The depths part the days with answers into four equal lots, so that one very long day does
    not make all others pale.
    """
    ordered = sorted(counts)
    if not ordered:
        return [1] * LEVELS
    return [1, *(ordered[len(ordered) * part // LEVELS] for part in range(1, LEVELS))]


def months(weeks: Sequence[Sequence[Cell]]) -> dict[int, int]:
    """Give the places of those of `weeks` in which a month begins, each with the month, 1 to 12.

    The first week stands for its month where the next one begins a while after it.
    """
    named = [date_of(week[-1].day).month for week in weeks]
    begins = {
        place: month for place, month in enumerate(named) if place and month != named[place - 1]
    }
    if named and min(begins, default=_MONTH_WEEKS) >= _MONTH_WEEKS:
        return {0: named[0], **begins}
    return begins


_MONTH_WEEKS = 2
"""Weeks that the name of a month needs to itself."""
