"""What is confused, counted by hand."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.review import CardKey, Review
from aiquiz.scores.confusions import Confused, Way, confused
from tests.scores.answered import answered, key

ANSWERS = {"Memphis": ["city"], "Austin": ["cars", "state"], "Tokyo": ["japan"]}


def answered_by(review: Review) -> Sequence[CardKey]:
    """Give the other cards that accept what was typed."""
    return [key(one) for one in ANSWERS.get(review.typed or "", ()) if key(one) != review.card]


def mixed(card: str, typed: str | None, day: int = 0, verdict: str = "wrong") -> Review:
    return answered(card, typed, reason="another-card", day=day, verdict=verdict)


def found(*reviews: Review) -> Confused:
    return confused(reviews, answered_by)


def test_a_pair_is_told_once_with_how_often_each_way_and_when_last() -> None:
    [pair] = found(
        mixed("cars", "Memphis", 1), mixed("city", "Austin", 5), mixed("city", "Austin", 3)
    ).pairs
    assert (pair.one, pair.other) == (key("city"), key("cars"))
    assert pair.at_one == Way(2, (("Austin", 2),))
    assert pair.at_other == Way(1, (("Memphis", 1),))
    assert (pair.times, pair.last.day) == (3, mixed("city", "Austin", 5).moment.day)


def test_the_most_frequent_pair_comes_first_then_the_one_of_late() -> None:
    pairs = found(
        mixed("japan", "Memphis", 1),
        mixed("cars", "Tokyo", 2),
        *(mixed("city", "Austin", 0) for _ in range(2)),
    ).pairs
    assert [(pair.one.card, pair.other.card) for pair in pairs] == [
        ("city", "cars"),
        ("cars", "japan"),
        ("japan", "city"),
    ]


def test_an_answer_that_was_overruled_to_be_right_is_no_confusion() -> None:
    assert found(mixed("city", "Austin", verdict="correct")) == Confused((), 0, 0)


def test_what_is_another_cards_no_longer_and_what_was_forgotten_is_counted() -> None:
    counted = found(mixed("city", "Nairobi"), mixed("city", None), mixed("city", None))
    assert counted == Confused((), lost=1, forgotten=2)
    assert counted.answers == 3


def test_what_is_wrong_for_another_reason_counts_only_where_it_is_another_cards_answer() -> None:
    counted = found(
        answered("city", "Austin", reason="other-option"),
        answered("city", "Austin", reason="rejected"),
        answered("city", "Lima", reason="other-option"),
        answered("city", None, reason="rejected"),
        answered("city", "Austin", reason="number"),
        answered("city", "Lima", reason="number"),
        answered("city", None, reason="other"),
        answered("city", "Austin", reason="typo", verdict="close"),
    )
    [pair] = counted.pairs
    assert (pair.times, counted.lost, counted.forgotten) == (3, 0, 0)


def test_of_several_cards_it_is_the_one_that_is_confused_most_else_the_first() -> None:
    [pair] = found(mixed("city", "Austin")).pairs
    assert pair.other.card == "cars"
    [pair] = found(mixed("city", "Austin"), mixed("state", "Memphis")).pairs
    assert {pair.one.card, pair.other.card} == {"city", "state"}
    assert (pair.at_one.times, pair.at_other.times) == (1, 1)


def test_texts_are_told_with_how_often_the_most_frequent_first() -> None:
    ANSWERS["Austn"] = ["cars"]
    [pair] = found(
        mixed("city", "Austn"), mixed("city", "Austin"), mixed("city", " Austin\n")
    ).pairs
    del ANSWERS["Austn"]
    assert pair.at_one.typed == (("Austin", 1), ("Austn", 1))


reviews = st.builds(
    answered,
    st.sampled_from(["city", "cars", "state", "japan"]),
    st.sampled_from([*ANSWERS, "Lima", None]),
    verdict=st.sampled_from(["wrong", "correct", "close"]),
    reason=st.sampled_from(["another-card", "other-option", "rejected", "other"]),
    day=st.integers(0, 9),
)


@given(st.lists(reviews, max_size=30))
def test_every_answer_counts_once_and_their_order_does_not_matter(answers: list[Review]) -> None:
    counted = confused(answers, answered_by)
    by_reason = Counter(one.reason for one in answers if one.verdict != "correct")
    maybe = [
        one
        for one in answers
        if (one.verdict == "wrong" and one.reason != "another-card")
        or (one.verdict == "close" and one.reason in ("other-option", "rejected"))
    ]
    sure = sum(bool(answered_by(one)) for one in maybe)
    assert counted.answers == by_reason["another-card"] + sure
    assert confused(reversed(answers), answered_by) == counted


@given(st.lists(reviews, max_size=30))
def test_pairs_are_of_two_cards_each_told_once_and_in_order(answers: list[Review]) -> None:
    pairs = confused(answers, answered_by).pairs
    assert all(pair.one != pair.other for pair in pairs)
    assert len({frozenset((pair.one, pair.other)) for pair in pairs}) == len(pairs)
    assert all(one.times >= other.times for one, other in pairwise(pairs))
    for pair in pairs:
        assert pair.at_one.times >= pair.at_other.times
        for way in (pair.at_one, pair.at_other):
            assert way.times == sum(often for _text, often in way.typed)
