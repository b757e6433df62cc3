"""What is told of time while somebody sets the clock."""

from datetime import UTC, datetime, timedelta

import pytest

from aiquiz.desk.run_clock import RunClock

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


class Hands:
    """A clock and what passes, both set by hand."""

    def __init__(self) -> None:
        self.told = NOON
        self.passed = 5_000_000
        self.run = RunClock(lambda: self.told, lambda: self.passed)

    def wait(self, seconds: float) -> None:
        self.told += timedelta(seconds=seconds)
        self.passed += int(seconds * 1000)

    @property
    def now_ms(self) -> int:
        return self.run.now(240).at_ms


@pytest.mark.parametrize(
    "back", [timedelta(milliseconds=3), timedelta(hours=1), timedelta(hours=14)]
)
def test_a_clock_that_is_put_right_stands_no_answer_before_another(back: timedelta) -> None:
    hands = Hands()
    before = hands.now_ms
    hands.told -= back
    hands.wait(10)
    assert hands.now_ms == before + 10_000
    hands.wait(20)
    assert hands.now_ms == before + 30_000
    # Once the clock has caught up it is believed.
    hands.told += back + timedelta(seconds=5)
    assert hands.now_ms == before + 35_000


@pytest.mark.parametrize("by", [-timedelta(days=365), timedelta(hours=1), timedelta(days=3650)])
def test_another_age_and_what_goes_forward_is_believed(by: timedelta) -> None:
    hands = Hands()
    before = hands.now_ms
    hands.told += by
    assert hands.now_ms == before + by // timedelta(milliseconds=1)
    hands.wait(1)
    assert hands.now_ms == before + by // timedelta(milliseconds=1) + 1000


def test_without_ticks_the_clock_is_taken_at_its_word() -> None:
    told = [NOON, NOON - timedelta(hours=1)]
    run = RunClock(lambda: told.pop(0), None)
    first, second = run.now(240), run.now(240)
    assert second.at_ms == first.at_ms - 3_600_000


def test_the_study_day_and_the_offset_are_the_clocks() -> None:
    hands = Hands()
    moment = hands.run.now(300)
    assert (moment.day_start_min, moment.offset_min) == (300, 0)
    assert hands.run.ticks() == 5_000_000
