import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.days import day_of
from aiquiz.scheduling.fsrs6 import after, interval, recall
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Memory, Policy
from aiquiz.scheduling.review import CardKey, Rating

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "fsrs6-vectors.json").read_text(encoding="utf-8")
)
KEY = CardKey("deck", "en", "card")
DAY = 20_000
CLOSE = 1e-6


def policy_of(case: dict[str, Any]) -> Policy:
    parameters = tuple(VECTORS["params"][case["params"]])
    return Policy(case["desired_retention"], 36_500, parameters)


def test_the_default_parameters_are_the_published_ones() -> None:
    assert tuple(VECTORS["params"]["default"]) == DEFAULT_PARAMETERS


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: str(case["id"]))
def test_a_sequence_of_ratings_gives_the_published_memory(case: dict[str, Any]) -> None:
    policy, memory, day = policy_of(case), None, DAY
    for step in case["steps"]:
        day += step["delta_days"]
        if memory is not None and step["retrievability_before"] is not None:
            expected = pytest.approx(step["retrievability_before"], rel=CLOSE)
            assert recall(memory, day, policy) == expected
        memory = after(memory, Rating(step["rating"]), day, policy, KEY)
        assert memory.stability == pytest.approx(step["stability"], rel=CLOSE)
        assert memory.difficulty == pytest.approx(step["difficulty"], rel=CLOSE)
        if abs(step["interval_raw"] % 1 - 0.5) > 1e-3:
            assert interval(memory.stability, policy) == step["interval_days"]


@pytest.mark.parametrize("point", VECTORS["forgetting_curve"])
def test_the_forgetting_curve_is_the_published_one(point: dict[str, Any]) -> None:
    memory = Memory(point["stability"], 5.0, DAY, DAY, 1, 0)
    found = recall(memory, DAY + point["elapsed_days"], Policy())
    assert found == pytest.approx(point["retrievability"], rel=CLOSE)


@pytest.mark.parametrize("point", VECTORS["next_interval"])
def test_the_interval_for_a_wanted_retention_is_the_published_one(point: dict[str, Any]) -> None:
    if abs(point["interval_raw"] % 1 - 0.5) > 1e-3:
        policy = Policy(point["desired_retention"])
        assert interval(point["stability"], policy) == point["interval_days"]


def test_an_evening_and_the_next_morning_are_a_day_apart() -> None:
    first = after(None, Rating.GOOD, DAY, Policy(), KEY)
    assert after(first, Rating.GOOD, DAY, Policy(), KEY).stability == first.stability
    assert after(first, Rating.GOOD, DAY + 1, Policy(), KEY).stability > first.stability * 2


def test_a_clock_set_back_counts_as_the_day_of_the_last_review() -> None:
    first = after(None, Rating.GOOD, DAY, Policy(), KEY)
    back = after(first, Rating.GOOD, DAY - 400, Policy(), KEY)
    assert back == after(first, Rating.GOOD, DAY, Policy(), KEY)
    assert recall(first, DAY - 400, Policy()) == 1.0


def test_a_lapse_is_forgetting_on_a_later_day() -> None:
    new = after(None, Rating.AGAIN, DAY, Policy(), KEY)
    assert new.lapses == 0
    same_day = after(new, Rating.AGAIN, DAY, Policy(), KEY)
    assert same_day.lapses == 0
    assert after(same_day, Rating.AGAIN, DAY + 3, Policy(), KEY).lapses == 1


@given(
    st.lists(st.tuples(st.sampled_from(Rating), st.integers(-3, 4000)), min_size=1, max_size=30),
    st.floats(0.70, 0.97),
)
def test_no_history_gives_a_due_day_before_tomorrow_or_a_number_out_of_range(
    history: list[tuple[Rating, int]], retention: float
) -> None:
    policy, memory, day = Policy(retention), None, DAY
    for rating, gap in history:
        day += gap
        memory = after(memory, rating, day, policy, KEY)
        assert memory.due_day > memory.last_day
        assert 0.001 <= memory.stability <= 36_500
        assert 1 <= memory.difficulty <= 10
        assert 0 < recall(memory, day + 1, policy) <= 1


@pytest.mark.parametrize("when", [date.min, date(1969, 12, 31), date(2038, 1, 19), date.max])
def test_a_card_comes_back_after_its_answer_in_any_age(when: date) -> None:
    day, key = day_of(when), CardKey("deck", "en", "card")
    memory: Memory | None = None
    for answered in (day, day + 2, day + 40_000):
        memory = after(memory, Rating.EASY, answered, Policy(), key)
        assert (memory.last_day, memory.due_day > answered) == (answered, True)
