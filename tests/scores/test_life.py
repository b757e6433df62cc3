"""A life told by hand and by the published vectors, and what holds for any life."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.fsrs6 import after
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import CardKey, Rating, Review
from aiquiz.scores.life import Life, Lived, NewAgain, life

DAY_MS = 86_400_000
KEY = CardKey("deck", "en", "card")
DAY = 20_000
VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "scheduling" / "fsrs6-vectors.json").read_text(encoding="utf-8")
)
CLOSE = 1e-6


def at(day: int) -> Moment:
    """Noon of the study day numbered `day` after the first."""
    return Moment((DAY + day) * DAY_MS + DAY_MS // 2, 0, 240)


def review(day: int, rating: Rating = Rating.GOOD, mode: str = "due") -> Review:
    verdict = "wrong" if rating is Rating.AGAIN else "correct"
    return Review(KEY, at(day), verdict, "", rating, 1.0, 0, 1, 4_000, mode, None, None)


def lived(*events: Lived, today: int = 0, policy: Policy | None = None) -> Life:
    return life(events, KEY, policy or Policy(), DAY + today)


def test_a_card_never_seen_has_no_curve_and_no_due_day() -> None:
    found = lived()
    assert (found.steps, found.segments, found.memory) == ((), (), None)
    assert found.first_day is None
    assert found.days_since_first is None
    assert found.due_day is None
    assert found.lapses == 0
    assert found.recall(DAY) is None
    assert found.range_of(DAY - 5, DAY + 5) is None


def test_the_curve_after_one_good_answer_is_that_of_the_formula() -> None:
    """S is w[2] = 2.3065 days; by FSRS-6 recall after t days is (1 + f t / S) ** -0.1542.

    f is 0.9 ** (-1 / 0.1542) - 1 = 0.980346; after 2 days that is 1.850073 ** -0.1542 = 0.909493.
    """
    found = lived(review(0), today=3)
    assert found.memory is not None
    assert found.memory.stability == pytest.approx(2.3065)
    assert found.recall(DAY) == 1.0
    assert found.recall(DAY + 2) == pytest.approx(0.909493, abs=1e-5)
    assert found.recall(DAY + 1.5) == pytest.approx(
        ((found.recall(DAY + 1) or 0) + 0.909493) / 2, abs=1e-5
    )
    assert found.recall(DAY - 0.5) is None
    assert found.due_day == DAY + 2
    assert found.days_since_first == 3
    assert [step.recall for step in found.steps] == [None]
    assert [step.interval for step in found.steps] == [2]


def test_the_curve_goes_on_behind_the_due_day_and_behind_today() -> None:
    early = lived(review(0, Rating.EASY), today=1)
    assert early.due_day is not None
    assert early.due_day > early.today
    assert early.last_day > early.due_day
    assert early.recall(early.last_day) is not None
    assert early.recall(early.last_day + 1) is None
    late = lived(review(0), today=240)
    assert late.last_day == DAY + 240 + 240 // 12
    assert late.segments[-1].last_day == late.last_day


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: str(case["id"]))
def test_each_review_has_the_published_recall_before_and_stability_after(
    case: dict[str, Any],
) -> None:
    policy = Policy(case["desired_retention"], 36_500, tuple(VECTORS["params"][case["params"]]))
    day, told = 0, []
    for step in case["steps"]:
        day += step["delta_days"]
        told.append(review(day, Rating(step["rating"])))
    found = lived(*told, today=day, policy=policy)
    for step, wanted in zip(found.steps, case["steps"], strict=True):
        assert step.memory is not None
        assert step.memory.stability == pytest.approx(wanted["stability"], rel=CLOSE)
        if wanted["retrievability_before"] is not None:
            assert step.recall == pytest.approx(wanted["retrievability_before"], rel=CLOSE)


def test_a_quiz_and_a_drill_stand_on_the_line_and_teach_nothing() -> None:
    with_them = lived(
        review(0), review(1, Rating.AGAIN, "quiz"), review(2, Rating.AGAIN, "cram"), today=4
    )
    without = lived(review(0), today=4)
    assert with_them.segments == without.segments
    assert with_them.memory == without.memory
    assert [step.teaches for step in with_them.steps] == [True, False, False]
    assert [step.interval for step in with_them.steps] == [2, None, None]
    assert with_them.steps[2].recall == pytest.approx(0.909493, abs=1e-5)


def test_a_quiz_alone_leaves_the_card_new_but_seen() -> None:
    found = lived(review(0, mode="quiz"), today=5)
    assert (found.segments, found.memory) == ((), None)
    assert found.days_since_first == 5
    assert found.steps[0].recall is None


def test_a_reset_begins_anew_and_keeps_what_was_before_on_the_line() -> None:
    found = lived(review(0), review(2, Rating.AGAIN), at(5), review(9), today=10)
    assert found.resets == (NewAgain(DAY + 5, 2),)
    assert found.recall(DAY + 4) is not None
    assert found.recall(DAY + 7) is None
    assert found.recall(DAY + 9) == 1.0
    assert found.memory == after(None, Rating.GOOD, DAY + 9, Policy(), KEY)
    assert found.lapses == 1
    assert found.memory.lapses == 0
    assert found.steps[2].recall is None
    assert found.days_since_first == 10


def test_a_card_that_was_reset_last_is_new() -> None:
    found = lived(review(0), at(5), today=10)
    assert found.memory is None
    assert found.due_day is None
    assert found.recall(DAY + 6) is None
    assert found.last_day == DAY + 11


def test_lapses_are_counted_as_memory_counts_them() -> None:
    again = Rating.AGAIN
    found = lived(review(0, again), review(0), review(3, again), review(3, again), today=3)
    assert found.lapses == 1
    assert found.memory is not None
    assert found.memory.lapses == 1


def test_a_clock_set_back_counts_as_the_day_of_the_review_before() -> None:
    found = lived(review(10), review(4), today=12)
    assert [step.day for step in found.steps] == [DAY + 10, DAY + 10]
    assert found.first_day == DAY + 10


def test_both_ends_of_a_jump_are_in_the_range_of_its_day() -> None:
    found = lived(review(0), review(2), today=5)
    least, most = found.range_of(DAY + 1.9, DAY + 2.1) or (0, 0)
    assert most == 1.0
    assert least == pytest.approx(0.909493, abs=1e-5)


RATINGS = st.sampled_from(Rating)
EVENTS = st.lists(
    st.one_of(
        st.tuples(RATINGS, st.integers(-3, 900), st.sampled_from(("due", "quiz", "cram", "again"))),
        st.tuples(st.none(), st.integers(0, 90), st.just("")),
    ),
    max_size=20,
)


def told(events: list[tuple[Rating | None, int, str]]) -> tuple[list[Lived], int]:
    day, found = 0, list[Lived]()
    for rating, gap, mode in events:
        day = max(day + gap, 0)
        found.append(at(day) if rating is None else review(day, rating, mode))
    return found, day


@given(EVENTS, st.integers(0, 60))
def test_recall_is_a_chance_that_is_1_on_the_day_of_a_review_and_falls_until_the_next(
    events: list[tuple[Rating | None, int, str]], later: int
) -> None:
    happened, day = told(events)
    found = lived(*happened, today=day + later)
    for segment in found.segments:
        days = sorted({segment.first_day, segment.last_day, segment.first_day + 1})
        chances = [found._within(segment, one) for one in days if one <= segment.last_day]
        assert chances[0] == 1.0
        assert all(0 < chance <= 1 for chance in chances)
        assert all(before > after for before, after in pairwise(chances))
    for step in found.steps:
        assert step.recall is None or 0 < step.recall <= 1
        if step.teaches and step.memory is not None:
            assert step.memory.last_day == step.day
    assert found.last_day > found.today


@given(EVENTS)
def test_the_curve_ends_where_folding_the_answers_since_the_last_reset_ends(
    events: list[tuple[Rating | None, int, str]],
) -> None:
    happened, day = told(events)
    memory: Memory | None = None
    for one in happened:
        if isinstance(one, Moment):
            memory = None
        elif one.mode not in ("quiz", "cram"):
            memory = after(memory, one.rating, one.moment.day, Policy(), KEY)
    found = lived(*happened, today=day)
    assert found.memory == memory
    if memory is not None:
        assert found.due_day == memory.due_day
        assert memory in [segment.memory for segment in found.segments]
