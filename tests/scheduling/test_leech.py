"""Leeches as Anki finds them: from the lapses alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.leech import is_leech, is_told, leeches, new_lapses
from aiquiz.scheduling.memory import Memory, Policies, Policy
from aiquiz.scheduling.review import CardKey

ONE, OTHER = CardKey("one", "en", "card"), CardKey("other", "en", "card")


def forgotten(lapses: int) -> Memory:
    return Memory(4.0, 5.0, 100, 104, 30, lapses)


@pytest.mark.parametrize(
    ("threshold", "told"),
    [
        (8, [8, 12, 16, 20]),
        (7, [7, 11, 15, 19]),
        (4, [4, 6, 8, 10, 12, 14, 16, 18, 20]),
        (2, list(range(2, 21))),
        (1, list(range(1, 21))),
        (0, []),
        (21, []),
    ],
)
def test_it_is_told_at_the_threshold_and_at_every_further_half_of_it(
    threshold: int, told: list[int]
) -> None:
    assert [lapses for lapses in range(21) if is_told(lapses, threshold)] == told


def test_a_card_is_a_leech_from_the_threshold_on_and_never_where_that_is_off() -> None:
    assert [is_leech(forgotten(lapses), 8) for lapses in (7, 8, 9, 30)] == [
        *(False, True, True, True)
    ]
    assert not is_leech(forgotten(99), 0)
    assert not is_leech(None, 1)


def test_a_card_that_is_known_again_stays_a_leech() -> None:
    assert is_leech(forgotten(8)._replace(stability=400.0), 8)


def test_only_an_answer_that_forgot_makes_a_leech() -> None:
    assert new_lapses(forgotten(7), forgotten(8), 8) == 8
    assert new_lapses(forgotten(8), forgotten(8), 8) == 0
    assert new_lapses(forgotten(8), forgotten(9), 8) == 0
    assert new_lapses(forgotten(11), forgotten(12), 8) == 12
    assert new_lapses(None, forgotten(0), 8) == 0
    assert new_lapses(forgotten(8), None, 8) == 0


@given(st.integers(0, 60), st.integers(0, 60))
def test_what_is_told_is_a_leech(lapses: int, threshold: int) -> None:
    assert is_leech(forgotten(lapses), threshold) or not is_told(lapses, threshold)


def test_each_deck_has_a_threshold_of_its_own() -> None:
    memories = {ONE: forgotten(5), OTHER: forgotten(5)}
    terms = Policies(Policy(), {"other": Policy(leech_threshold=5)})
    assert leeches(memories, terms) == {OTHER}
    assert leeches(memories, Policy(leech_threshold=3)) == {ONE, OTHER}
    assert leeches(memories, Policy(leech_threshold=0)) == frozenset()
