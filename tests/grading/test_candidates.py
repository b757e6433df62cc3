from collections.abc import Sequence
from typing import Any

import pytest

from aiquiz.grading import text_answer
from aiquiz.grading.accepted_form import AcceptedForm
from aiquiz.grading.candidates import Candidates
from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading, read
from tests.grading.asking import CASES, asking, card_of, cases, grade, graded

FILES = sorted(path.name for path in CASES.glob("*.jsonl"))


def near(given: str, *forms: str, language: str = "en") -> list[int]:
    index = Candidates([AcceptedForm(form, language) for form in forms], asking("", language))
    whole, part = index.near(read(given, language))
    return sorted([*whole, *part])


def test_a_form_that_shares_nothing_is_left_out() -> None:
    assert near("Memphis", "Austin", "Memphis", "Dallas") == [1]
    assert near("Lagos", "Austin", "Memphis") == []


@pytest.mark.parametrize(
    ("given", "form", "language"),
    [
        ("Memhpis", "Memphis", "en"),
        ("fine tuning", "finetuning", "en"),
        ("finetuning", "fine tuning", "en"),
        ("wrote", "write", "en"),
        ("written", "writes", "en"),
        ("renesance", "renaissance", "en"),
        ("WHO", "World Health Organization", "en"),
        ("World Health Organization", "WHO", "en"),
        ("WW2", "World War II", "en"),
        ("seven", "7", "en"),
        ("nope", "no", "en"),
        ("photo", "photosynthesis", "en"),
        ("lautomne", "automne", "fr"),
        ("chevaux", "cheval", "fr"),
        ("faux", "non", "fr"),
        ("decreases", "increases", "en"),
    ],
)
def test_a_form_that_an_answer_may_meet_is_kept(given: str, form: str, language: str) -> None:
    assert near(given, "Zanzibar", form, language=language) == [1]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("7", [0, 2, 5, 6, 7, 8]),
        ("0.07", [0, 5, 6, 7, 8]),
        ("7 km", [0, 1, 2, 3, 4, 5, 6, 7, 8]),
        ("3, 7", [0, 1, 2, 5, 6, 7, 8]),
        ("8:30", [0, 1, 2, 3, 4, 5, 6, 7, 8]),
    ],
)
def test_a_bare_number_is_held_against_those_that_it_may_be(given: str, kept: list[int]) -> None:
    forms = ("5", "3", "7 km", "12", "8 km", "7-9 km", "7 %", "18 March 1907", "the 1900s")
    assert near(given, *forms) == kept


def test_a_form_of_which_too_little_is_there_is_only_met_in_part() -> None:
    forms = [AcceptedForm(form, "en") for form in ("big apple", "apple")]
    assert Candidates(forms, asking()).near(read("apple", "en")) == ([1], [0])


def test_forms_with_a_value_are_held_against_every_answer_with_a_unit() -> None:
    assert near("7 kg", "Austin", "18 March", "5 km") == [1, 2]
    assert not Candidates([AcceptedForm("Austin", "en")], asking()).valued
    assert Candidates([AcceptedForm("5 km", "en")], asking()).valued


class EveryForm:
    """Stands in for the index: every form may be met."""

    valued = True

    def __init__(self, forms: Sequence[AcceptedForm], question: Question) -> None:
        self.places = list(range(len(forms)))

    def near(self, given: Reading) -> tuple[list[int], list[int]]:
        return self.places, []


Cases = Sequence[dict[str, Any]]


def outcomes(found: Cases) -> list[str]:
    return [graded(case).outcome for case in found]


def mixed(found: Cases) -> list[str]:
    """Grade each answer against its own forms and those of the next case together."""
    pairs = zip(found, [*found[1:], *found[:1]], strict=True)
    return [
        grade(
            one["given"],
            card_of({**one, "accepted": [*other["accepted"], *one["accepted"]]}),
            language=one["lang"],
        ).outcome
        for one, other in pairs
    ]


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", FILES)
def test_narrowing_to_near_forms_never_changes_the_outcome(
    name: str, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = cases(name)[::step]
    narrowed = outcomes(found), mixed(found)
    monkeypatch.setattr(text_answer, "Candidates", EveryForm)
    whole = outcomes(found), mixed(found)
    changed = [
        (case["id"], case["given"], case["accepted"], one, other)
        for before, after in zip(narrowed, whole, strict=True)
        for case, one, other in zip(found, before, after, strict=True)
        if one != other
    ]
    assert not changed
