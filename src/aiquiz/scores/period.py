"""Weeks and months: the pieces into which a stretch of study days is cut."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, TypeVar

from aiquiz.scheduling.days import date_of

Period = Literal["day", "week", "month"]

Figure = TypeVar("Figure")

_LONGEST: tuple[tuple[Period, int], ...] = (("day", 31), ("week", 186))
"""The days up to which a stretch is cut that fine."""


def period_for(days: int) -> Period:
    """Give the period by which a stretch of so many `days` is told in some thirty pieces or less.

    Longer ones are told by month, however many these are.
    """
    return next((period for period, longest in _LONGEST if days <= longest), "month")


def start(day: int, period: Period) -> date:
    """Give the first date of the period that study day `day` lies in; weeks begin on Monday."""
    when = date_of(day)
    if period == "month":
        return when.replace(day=1)
    return when - timedelta(days=when.weekday()) if period == "week" else when


def following(when: date, period: Period) -> date:
    """Give the first date of the period after the one that begins on `when`."""
    if period == "month":
        return (when.replace(day=1) + timedelta(days=32)).replace(day=1)
    return when + timedelta(days=7 if period == "week" else 1)


def unbroken(found: Mapping[date, Figure], period: Period, nothing: Figure) -> dict[date, Figure]:
    """Give `found` by the first dates of periods, in order, from the first to the last of them.

    Those in which there was nothing are there, too: time does not skip them.
    """
    if not found:
        return {}
    when, last = min(found), max(found)
    whole = {when: found[when]}
    # No period follows the last one of all dates.
    while when < last:
        when = following(when, period)
        whole[when] = found.get(when, nothing)
    return whole
