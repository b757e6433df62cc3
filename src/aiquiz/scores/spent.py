"""Time spent: in all, by period, and on one answer."""

from datetime import date

from aiquiz.scheduling.sums import Sums
from aiquiz.scores.period import Period, start, unbroken


def spent_by(sums: Sums, period: Period) -> dict[date, int]:
    """Give the milliseconds spent, by the first dates of periods.

    One answer counts a minute at most.
    """
    found: dict[date, int] = {}
    for key, (_answers, ms) in sums.answers.items():
        when = start(key.day, period)
        found[when] = found.get(when, 0) + ms
    return unbroken(found, period, 0)


def median_seconds(sums: Sums) -> int | None:
    """Give the median time of an answer in whole seconds; None where no time is known.

    Of two in the middle it is the shorter one.
    """
    found: dict[int, int] = {}
    for key, (answers,) in sums.times.items():
        found[key.seconds] = found.get(key.seconds, 0) + answers
    left = (sum(found.values()) + 1) // 2
    for seconds in sorted(found):
        left -= found[seconds]
        if left <= 0 < found[seconds]:
            return seconds
    return None
