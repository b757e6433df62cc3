"""Every kind of card but text, graded: right, partly right and wrong."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from aiquiz.deck.card import Card, answer_of
from aiquiz.grading import Verdict, prepare
from aiquiz.grading.list_answer import longest_run
from tests.every_kind import card, deck, parts
from tests.sampled import sampled


def graded(name: str, given: str) -> Verdict:
    return prepare(deck()).grade(card(name), given)


def told(verdict: Verdict) -> tuple[str, str, float]:
    return verdict.outcome, verdict.reason.code, round(verdict.score, 2)


@pytest.mark.parametrize("asked", deck().cards, ids=lambda found: found.id)
def test_the_answer_as_the_author_wrote_it_is_right(asked: Card) -> None:
    assert prepare(deck()).grade(asked, answer_of(asked)).outcome == "correct"


@pytest.mark.parametrize(
    "asked", sampled(deck().cards, deck().cards[::3]), ids=lambda found: found.id
)
@drawn(given=st.text(max_size=80))
def test_no_answer_to_any_kind_makes_the_grader_stumble(asked: Card, given: str) -> None:
    verdict = prepare(deck()).grade(asked, given)
    assert 0 <= verdict.score <= 1
    assert (verdict.outcome == "correct") == (verdict.score == 1)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("384,400 km", ("correct", "exact", 1)),
        ("380000 km", ("correct", "within", 1)),
        ("about 390,000 kilometres", ("correct", "within", 1)),
        ("380 million metres", ("correct", "within", 1)),
        ("380000", ("close", "unit-missing", 0)),
        ("350000 km", ("wrong", "number", 0)),
        ("380000 miles", ("wrong", "number", 0)),
        ("-384,400 km", ("wrong", "number", 0)),
        ("380000 km or 500000 km", ("wrong", "hedge", 0)),
        ("", ("wrong", "empty", 0)),
        ("no idea", ("wrong", "no-idea", 0)),
    ],
)
def test_a_number_may_be_off_by_what_its_card_allows(
    given: str, expected: tuple[str, str, float]
) -> None:
    assert told(graded("number", given)) == expected


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("list", "solid, liquid, gas", ("correct", "exact", 1)),
        ("list", "vapour and solid and liquid", ("correct", "exact", 1)),
        ("list", "1. gas\n2. liquid\n3. solid", ("correct", "exact", 1)),
        ("list", "gas/liquid/solid", ("correct", "exact", 1)),
        ("list", "gas/stone", ("close", "foreign-item", 0)),
        ("list", "gas, liqiud, solid", ("correct", "swapped", 1)),
        ("list", "gas, solid", ("close", "some-items", 0.67)),
        ("list", "gas, gas, solid", ("close", "some-items", 0.67)),
        ("list", "gas, solid, stone", ("close", "foreign-item", 0.33)),
        ("list", "gas, solid, liquid, plasma", ("close", "foreign-item", 0.67)),
        ("list", "stone", ("wrong", "other", 0)),
        ("list", "", ("wrong", "empty", 0)),
        ("list", "I don't know", ("wrong", "no-idea", 0)),
        ("some", "Saturn, Neptune", ("correct", "exact", 1)),
        ("some", "Saturn, Neptune, Uranus", ("correct", "exact", 1)),
        ("some", "Saturn", ("close", "some-items", 0.5)),
        ("some", "Saturn, Neptune, Mars", ("close", "foreign-item", 0.5)),
        ("ordered", "Mercury, Venus, Earth", ("correct", "exact", 1)),
        ("ordered", "Mercury, Earth, Venus", ("close", "item-order", 0.67)),
        ("ordered", "Venus, Earth", ("close", "some-items", 0.67)),
        ("ordered", "Earth, Venus, Mercury", ("close", "item-order", 0.33)),
    ],
)
def test_a_list_is_worth_what_it_names_less_what_it_should_not(
    name: str, given: str, expected: tuple[str, str, float]
) -> None:
    assert told(graded(name, given)) == expected


def test_a_list_tells_each_item_and_what_is_foreign_with_its_remark() -> None:
    verdict = graded("list", "gas, liqiud, plasma")
    assert [(item.text, item.outcome, item.given) for item in verdict.items] == [
        ("solid", "wrong", ""),
        ("liquid", "correct", "liqiud"),
        ("gas", "correct", "gas"),
    ]
    assert verdict.foreign == ("plasma",)
    assert verdict.reason.facts["remark"] == "No kitchen has that."


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("0", "100"), ("correct", "exact", 1)),
        (("zero", "a hundred"), ("correct", "exact", 1)),
        (("0", "90"), ("close", "some-gaps", 0.5)),
        (("", "100"), ("close", "some-gaps", 0.5)),
        (("100", "0"), ("wrong", "other", 0)),
        (("0",), ("close", "some-gaps", 0.5)),
    ],
)
def test_each_gap_of_a_cloze_counts(
    given: tuple[str, ...], expected: tuple[str, str, float]
) -> None:
    assert told(graded("cloze", parts(*given))) == expected


def test_a_single_gap_is_judged_like_any_answer() -> None:
    assert told(graded("gap", "nine")) == ("correct", "exact", 1)
    assert told(graded("gap", "eight")) == ("wrong", "number", 0)
    assert graded("gap", "9").matched == "9"


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("choice", ("carbon dioxide",), ("correct", "exact", 1)),
        ("choice", ("oxygen",), ("wrong", "other-option", 0)),
        ("truth", ("true",), ("correct", "exact", 1)),
        ("truth", ("false",), ("wrong", "other-option", 0)),
        ("multiple", ("11", "2"), ("correct", "exact", 1)),
        ("multiple", ("2",), ("close", "some-items", 0.5)),
        ("multiple", ("2", "9"), ("wrong", "foreign-item", 0)),
        ("multiple", ("2", "11", "9"), ("close", "foreign-item", 0.5)),
        ("order", ("a second", "a minute", "an hour", "a day"), ("correct", "exact", 1)),
        ("order", ("a second", "an hour", "a minute", "a day"), ("close", "in-place", 0.5)),
        ("order", ("a day", "a second", "a minute", "an hour"), ("wrong", "in-place", 0)),
        ("match", ("Paris", "Tokyo", "Lima"), ("correct", "exact", 1)),
        ("match", ("Paris", "Lima", "Tokyo"), ("close", "some-pairs", 0.33)),
        ("match", ("Lima", "Lima", "Lima"), ("close", "some-pairs", 0.33)),
        ("match", ("Tokyo", "Lima", "Paris"), ("wrong", "some-pairs", 0)),
    ],
)
def test_what_is_picked_is_right_part_by_part(
    name: str, given: tuple[str, ...], expected: tuple[str, str, float]
) -> None:
    assert told(graded(name, parts(*given))) == expected


@pytest.mark.parametrize(
    ("places", "length"),
    [([], 0), ([0, 1, 2], 3), ([2, 1, 0], 1), ([1, 2, 0], 2), ([0, 3, 1, 2], 3)],
)
def test_the_longest_run_leaves_out_the_fewest(places: list[int], length: int) -> None:
    assert longest_run(places) == length
