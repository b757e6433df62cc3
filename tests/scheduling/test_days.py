from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.days import FAR, Moment, date_of, day_of, moment

PARIS = ZoneInfo("Europe/Paris")
FOUR = 240


def day(when: datetime) -> date:
    return date_of(moment(when, FOUR).day)


def test_a_study_day_starts_at_four() -> None:
    night = datetime(2026, 11, 24, 3, 59, tzinfo=PARIS)
    assert day(night) == date(2026, 11, 23)
    assert day(night + timedelta(minutes=1)) == date(2026, 11, 24)


@pytest.mark.parametrize("when", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_nights_on_which_the_clocks_change_are_days_like_others(when: date) -> None:
    evening = datetime(when.year, when.month, when.day, 20, tzinfo=PARIS) - timedelta(days=1)
    after = datetime(when.year, when.month, when.day, 4, 30, tzinfo=PARIS)
    assert day(evening) == when - timedelta(days=1)
    assert day(after) == when


def test_a_journey_does_not_move_what_is_past() -> None:
    stored = moment(datetime(2026, 11, 24, 23, 0, tzinfo=timezone(timedelta(hours=9))), FOUR)
    assert date_of(Moment(*stored).day) == date(2026, 11, 24)


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        moment(datetime(2026, 11, 24, 12), FOUR)


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.integers(-12 * 60, 14 * 60),
    st.integers(0, 12 * 60),
)
def test_the_day_is_the_date_of_the_local_time_less_the_day_start(
    when: datetime, offset: int, start: int
) -> None:
    local = when.astimezone(timezone(timedelta(minutes=offset)))
    expected = (local - timedelta(minutes=start)).date()
    assert date_of(moment(local, start).day) == expected
    assert day_of(expected) == moment(local, start).day
    assert date_of(moment(local, start).calendar_day) == local.date()


@given(st.integers(0, 4_102_444_800_000))
def test_no_millisecond_is_lost(at_ms: int) -> None:
    when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at_ms)
    assert moment(when, 240).at_ms == at_ms


def test_a_day_beyond_all_dates_is_told_as_the_last_of_them() -> None:
    last = day_of(date.max)
    assert [date_of(day) for day in (last, last + 1, FAR)] == [date.max] * 3
    first = day_of(date.min)
    assert [date_of(day) for day in (first, first - 1, -FAR)] == [date.min] * 3
