import pytest

from aiquiz.grading.judgement import close, correct, wrong
from aiquiz.grading.strictness import lenient, strict
from tests.grading.asking import card, grade, told


@pytest.mark.parametrize("code", ["detail", "unit-missing", "real-word", "first-name"])
def test_lenient_takes_what_is_told_a_little_badly_for_right(code: str) -> None:
    found = lenient(close(code, "words"))
    assert (found.outcome, found.code, found.score) == ("correct", code, 1.0)


@pytest.mark.parametrize("code", ["part", "some-items", "unit-case", "half-range", "bound"])
def test_lenient_still_asks_for_the_whole(code: str) -> None:
    assert lenient(close(code, "words")) == close(code, "words")


def test_lenient_changes_neither_right_nor_wrong() -> None:
    for found in (correct("exact", "words"), wrong("other", "words"), wrong("detail", "words")):
        assert lenient(found) == found


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ("Épaule", "correct"),
        ("c'est l’Épaule", "correct"),
        ("épaule", "close"),
        ("Epaule", "close"),
        ("Épaules", "close"),
    ],
)
def test_strict_wants_a_form_as_it_is_written(given: str, outcome: str) -> None:
    found = strict(correct("exact", "words"), given, ("Épaule",))
    assert found.outcome == outcome
    assert found.code == ("exact" if outcome == "correct" else "spelling")


def test_strict_changes_nothing_that_is_not_right() -> None:
    assert strict(wrong("other", "words"), "x", ("y",)) == wrong("other", "words")
    assert strict(close("part", "words"), "x", ("y",)) == close("part", "words")


@pytest.mark.parametrize(
    ("given", "lenient_", "normal", "strict_"),
    [
        ("Épaule", "correct", "correct", "correct"),
        ("epaule", "correct", "correct", "close"),
        ("ÉPAULE", "correct", "correct", "close"),
        ("Épaulle", "correct", "correct", "close"),
        ("Épaule gauche", "correct", "close", "close"),
        ("genou", "wrong", "wrong", "wrong"),
        ("pas l'Épaule", "wrong", "wrong", "wrong"),
    ],
)
def test_each_strictness_bends_as_far(given: str, lenient_: str, normal: str, strict_: str) -> None:
    found = [
        grade(given, card("Épaule", strictness=how), language="fr").outcome
        for how in ("lenient", "normal", "strict")
    ]
    assert found == [lenient_, normal, strict_]


def test_strict_takes_the_same_letters_however_they_are_encoded() -> None:
    asked = card("Épaule", strictness="strict")
    assert told(grade("E\u0301paule", asked, language="fr")) == ("correct", "exact")


@pytest.mark.parametrize("how", ["lenient", "normal", "strict"])
@pytest.mark.parametrize(
    ("answer", "given"),
    [("3.10", "3.1"), ("C++", "C"), ("-5", "5"), ("20 €", "20 $"), ("increase", "decrease")],
)
def test_no_strictness_forgives_digits_signs_and_contraries(
    how: str, answer: str, given: str
) -> None:
    assert grade(given, card(answer, strictness=how)).outcome != "correct"


def test_a_number_typed_in_another_way_is_not_as_it_is_spelt() -> None:
    assert grade("150000", card("150,000", strictness="strict")).outcome == "close"
    assert grade("150000", card("150,000")).outcome == "correct"
