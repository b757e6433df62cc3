"""Moments and study days.

A study day is a whole day of the learner's own calendar that starts when they wake, not at
midnight. Days are numbered from 1 January 1970; a moment keeps the offset and the day start
that were in force, so a journey or a changed setting never moves what is past.
"""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

_EPOCH = date(1970, 1, 1)
_FIRST, _LAST = (date.min - _EPOCH).days, (date.max - _EPOCH).days
_START = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_MINUTES_A_DAY = 24 * 60


class Moment(NamedTuple):
    """A point in time as the learner lived it.

    `at_ms` is UTC in milliseconds since 1970, `offset_min` the local offset east of UTC in
    minutes, `day_start_min` when a study day starts, in minutes after local midnight.
    """

    at_ms: int
    offset_min: int = 0
    day_start_min: int = 240

    @property
    def day(self) -> int:
        """The number of the study day that the moment falls in."""
        local_min = self.at_ms // 60_000 + self.offset_min
        return (local_min - self.day_start_min) // _MINUTES_A_DAY

    @property
    def calendar_day(self) -> int:
        """The number of the day that a calendar shows; past midnight it is one ahead of `day`."""
        return (self.at_ms // 60_000 + self.offset_min) // _MINUTES_A_DAY

    @property
    def minutes(self) -> int:
        """The time of day where the learner was, in minutes after midnight."""
        return (self.at_ms // 60_000 + self.offset_min) % _MINUTES_A_DAY


def moment(now: datetime, day_start_min: int) -> Moment:
    """Give the moment of `now`, which must know its offset from UTC.

    Raises ValueError for a naive `now`.
    """
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a time that knows its offset from UTC")
    # As a float the time would lose a millisecond now and then.
    return Moment((now - _START) // _MILLISECOND, int(offset.total_seconds() // 60), day_start_min)


FAR = 10_000_000
"""More days than any calendar has."""


def date_of(day: int) -> date:
    """Give the calendar date on which study day `day` starts.

    Before the first date and after the last that Python knows, which a clock that is wrong may
    tell or lead to, it is these.
    """
    return _EPOCH + timedelta(days=min(max(day, _FIRST), _LAST))


def day_of(when: date) -> int:
    """Give the number of the study day that starts on `when`."""
    return (when - _EPOCH).days


def begins_after(day: int) -> int:
    """Give a time (UTC ms) after which study day `day` begins, wherever the learner is."""
    # Offsets reach from -12 to +14 hours and a day may start at any of 24.
    return (day - 2) * 86_400_000
