"""The labelled cases: what no teacher accepts is not accepted, and hardly anything right refused.

A false accept is an answer graded correct that no teacher would call so. A false reject is one
labelled correct whose verdict no reasonable teacher would give.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from tests.grading.asking import CASES, cases, graded, outcomes_of

KINDS = ("empty", "long", "question_copy", "multi", "negation", "version", "unit", "date")
LANGUAGES = ("en", "fr")
LEAST = 40
"""Cases of each kind and language that no teacher calls correct."""
MOST_ACCEPTED = 1.0
MOST_REFUSED = 4.0
MOST_REFUSED_OF_LEARNERS = 28.0
MOST_REFUSED_OF_UNSEEN = 24.0
"""Percent that may be graded wrongly."""

KIND_FILES = ("kinds-en.jsonl", "kinds-fr.jsonl")
OWN = ("own.jsonl",)
LEARNERS = ("learners-en.jsonl", "learners-fr.jsonl")
UNSEEN = ("unseen-en.jsonl", "unseen-fr.jsonl")
FILES = sorted(path.name for path in CASES.glob("*.jsonl"))

Case = dict[str, Any]


def of(language: str, *names: str) -> list[Case]:
    return [case for case in cases(*names) if case["lang"] == language]


def never_right(found: Sequence[Case]) -> list[Case]:
    """Give the cases that no teacher calls correct."""
    return [case for case in found if "correct" not in outcomes_of(case)]


def right(found: Sequence[Case]) -> list[Case]:
    """Give the cases labelled correct, but for those whose answer no accepted form holds."""
    return [case for case in found if case["label"] == "correct" and case["kind"] != "offlist"]


def shown(found: Sequence[Case]) -> str:
    """Give cases as lines of a message."""
    return "\n".join(
        f"{case['file']} {case['id']}: {case['question']} {case['accepted']} {case['given']!r}"
        f" graded {graded(case).reason.code}: {case['why']}"
        for case in found
    )


def false_accepts(found: Sequence[Case]) -> list[Case]:
    return [case for case in never_right(found) if graded(case).outcome == "correct"]


def false_rejects(found: Sequence[Case]) -> list[Case]:
    return [case for case in right(found) if graded(case).outcome not in outcomes_of(case)]


def hold_to(found: Sequence[Case], accepted: float, refused: float) -> None:
    """Hold false accepts and false rejects to so many percent."""
    wrongly, all_wrong = false_accepts(found), never_right(found)
    assert 100 * len(wrongly) <= accepted * len(all_wrong), (
        f"{len(wrongly)} of {len(all_wrong)} falsely accepted\n{shown(wrongly)}"
    )
    missed, all_right = false_rejects(found), right(found)
    assert 100 * len(missed) <= refused * len(all_right), (
        f"{len(missed)} of {len(all_right)} falsely rejected\n{shown(missed)}"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_of_each_kind_there_are_enough_cases_and_none_is_falsely_accepted(
    kind: str, language: str
) -> None:
    found = [case for case in of(language, *KIND_FILES) if case["kind"] == kind]
    assert len(never_right(found)) >= LEAST
    assert not false_accepts(found), shown(false_accepts(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cases_written_for_this_project_are_graded_as_a_teacher_would(
    language: str,
) -> None:
    hold_to(of(language, *KIND_FILES, *OWN), MOST_ACCEPTED, MOST_REFUSED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_learners_type_is_graded_as_a_teacher_would(language: str) -> None:
    hold_to(of(language, *LEARNERS), MOST_ACCEPTED, MOST_REFUSED_OF_LEARNERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_that_no_rule_was_made_for_are_graded_as_a_teacher_would(language: str) -> None:
    hold_to(of(language, *UNSEEN), MOST_ACCEPTED, MOST_REFUSED_OF_UNSEEN)


@pytest.mark.parametrize("name", FILES)
def test_every_case_is_whole_and_says_why(name: str) -> None:
    for case in cases(name):
        assert case["why"].strip(), case["id"]
        assert case["kind"]
        assert case["lang"] in LANGUAGES
        assert case["accepted"]
        assert all(form.strip() for form in case["accepted"]), case["id"]
        assert isinstance(case["given"], str)
        assert case["label"] in outcomes_of(case), case["id"]
        assert {"correct", "close", "wrong"}.issuperset(outcomes_of(case)), case["id"]


@pytest.mark.parametrize("name", FILES)
def test_an_id_names_one_case_of_its_file(name: str) -> None:
    assert [i for i, n in Counter(case["id"] for case in cases(name)).items() if n > 1] == []


def test_no_case_is_told_twice_with_verdicts_that_differ() -> None:
    told: dict[tuple[str, str, str, tuple[str, ...]], set[frozenset[str]]] = {}
    for case in cases(*FILES):
        key = (case["lang"], case["question"], case["given"], tuple(sorted(case["accepted"])))
        told.setdefault(key, set()).add(frozenset(outcomes_of(case)))
    assert {key for key, found in told.items() if len(found) > 1} == set()
