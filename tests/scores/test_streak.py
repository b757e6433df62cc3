"""Days in a row, on hand-made days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scores.streak import best_streak, streak


@pytest.mark.parametrize(
    ("days", "length"),
    [
        (set(), 0),
        ({20_000}, 1),
        ({19_998, 19_999, 20_000}, 3),
        ({19_998, 19_999}, 2),
        ({19_998, 20_000}, 1),
        ({19_990, 19_998}, 0),
    ],
)
def test_a_streak_runs_up_to_today_or_yesterday(days: set[int], length: int) -> None:
    assert streak(days, 20_000) == length


def test_the_best_row_may_lie_long_ago() -> None:
    assert best_streak({5, 6, 7, 8, 20, 21, 30}) == 4
    assert best_streak(set()) == 0


@given(st.sets(st.integers(0, 60)))
def test_no_row_is_longer_than_the_best(days: set[int]) -> None:
    rows = [streak(days, day) for day in range(62)]
    assert max(rows) == best_streak(days)
