from datetime import date, timedelta

import pytest

from aiquiz.scheduling.days import day_of
from aiquiz.scores.period import Period, start, unbroken


@pytest.mark.parametrize("period", ["day", "week", "month"])
@pytest.mark.parametrize("end", [date.min, date.max])
def test_periods_are_told_to_either_end_of_all_dates(period: Period, end: date) -> None:
    inward = timedelta(days=70 if end == date.min else -70)
    found = {start(day_of(day), period): 1 for day in (end, end + inward)}
    whole = unbroken(found, period, 0)
    assert list(whole) == sorted(whole)
    assert (min(whole), max(whole)) == (min(found), max(found))
    assert sum(whole.values()) == 2


def test_nothing_has_no_periods() -> None:
    assert unbroken({}, "week", 0) == {}
