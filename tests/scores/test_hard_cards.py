"""The cards that are missed most, that take longest, and the answers that were overruled."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import ELSEWHERE, Review
from aiquiz.scores.hardest import LEAST_ASKED, Hard, hardest, surely_missed
from aiquiz.scores.overruled import overruled
from aiquiz.scores.slowest import slowest
from tests.scores.answered import answered, key


def asked(card: str, verdicts: str, took_ms: int = 4_000) -> list[tuple[int, Review]]:
    """Give an answer a session: r for right, c for close, w for wrong."""
    words = {"r": "correct", "c": "close", "w": "wrong"}
    return [
        (session, answered(card, verdict=words[one], day=session, took_ms=took_ms))
        for session, one in enumerate(verdicts)
    ]


def names(found: Sequence[Hard]) -> list[str]:
    return [hard.card.card for hard in found]


def test_a_card_is_hard_by_the_share_missed_once_it_was_asked_three_times() -> None:
    reviews = [*asked("a", "rrrw"), *asked("b", "wwr"), *asked("c", "ww"), *asked("d", "rrr")]
    found = hardest(reviews, {key("b"): Memory(3.0, 7.5, 0, 0, 3, 1)})
    assert found == [Hard(key("b"), 3, 2, 7.5), Hard(key("a"), 4, 1)]
    assert found[0].share == pytest.approx(2 / 3)


def test_much_that_was_seen_goes_before_little() -> None:
    """Sure of 3 in 3 is 0.44, of 20 in 25 it is 0.61, worked out by hand from the formula."""
    assert surely_missed(3, 3) == pytest.approx(0.4385, abs=0.0001)
    assert surely_missed(20, 25) == pytest.approx(0.6087, abs=0.0001)
    reviews = [*asked("few", "www"), *asked("many", "w" * 20 + "r" * 5)]
    assert names(hardest(reviews, {})) == ["many", "few"]


def test_only_the_first_answer_of_a_session_counts() -> None:
    reviews = [
        *((1, answered("a", verdict=verdict)) for verdict in ("wrong", "wrong", "correct")),
        *((session, answered("a", verdict="correct")) for session in (2, 3)),
    ]
    assert hardest(reviews, {}) == [Hard(key("a"), 3, 1)]


def test_a_close_answer_is_a_miss() -> None:
    assert hardest(asked("a", "crr"), {}) == [Hard(key("a"), 3, 1)]


def test_of_cards_missed_alike_the_more_difficult_comes_first() -> None:
    reviews = [*asked("a", "wrr"), *asked("b", "wrr"), *asked("c", "wrr")]
    found = hardest(reviews, {key("c"): Memory(3.0, 7.5, 0, 0, 3, 1)})
    assert names(found) == ["c", "a", "b"]


@given(st.integers(1, 400), st.data())
def test_what_is_sure_is_less_than_what_was_seen_and_grows_with_it(
    times: int, data: st.DataObject
) -> None:
    missed = data.draw(st.integers(0, times))
    sure = surely_missed(missed, times)
    assert 0.0 <= sure <= missed / times
    assert surely_missed(10 * missed, 10 * times) >= sure
    if missed:
        assert surely_missed(missed - 1, times) <= sure


answers = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.builds(
            answered,
            st.sampled_from("abc"),
            verdict=st.sampled_from(["wrong", "correct", "close"]),
            took_ms=st.integers(0, 90_000),
        ),
    ),
    max_size=40,
)


@given(answers)
def test_each_card_is_told_once_and_never_on_too_little(reviews: list[tuple[int, Review]]) -> None:
    hard, slow = hardest(reviews, {}), slowest(reviews)
    for told in ([one.card for one in hard], [one.card for one in slow]):
        assert len(set(told)) == len(told)
    assert all(1 <= one.missed <= one.asked >= LEAST_ASKED for one in hard)
    assert all(0 < one.median_ms <= 60_000 and one.answers >= 3 for one in slow)
    medians = [one.median_ms for one in slow]
    assert medians == sorted(medians, reverse=True)


def test_a_card_is_slow_by_the_median_of_its_right_answers() -> None:
    times = {
        "a": (3_000, 9_000, 31_000),
        "b": (10_000, 12_000, 400_000, 500_000),
        "c": (50_000,) * 2,
    }
    reviews = [
        (session, answered(card, verdict="correct", took_ms=took))
        for card, taken in times.items()
        for session, took in enumerate(taken)
    ]
    found = slowest(reviews)
    assert [(slow.card.card, slow.median_ms, slow.answers) for slow in found] == [
        ("b", 36_000, 4),
        ("a", 9_000, 3),
    ]


def test_wrong_answers_and_times_that_were_not_told_do_not_count() -> None:
    reviews = [
        *asked("a", "rrw", took_ms=20_000),
        *((n, answered("b", verdict="correct", took_ms=0, mode=ELSEWHERE)) for n in range(5)),
    ]
    assert slowest(reviews) == []


def test_what_was_overruled_either_way_is_told_the_newest_first() -> None:
    found = overruled(
        [
            (answered("a", "Memfis", verdict="correct", day=1), "wrong"),
            (answered("b", "Austin", verdict="wrong", day=2), "wrong"),
            (answered("c", None, verdict="wrong", day=3), "correct"),
        ]
    )
    told = [(one.card.card, one.typed, one.graded, one.verdict) for one in found]
    assert told == [("c", None, "correct", "wrong"), ("a", "Memfis", "wrong", "correct")]
