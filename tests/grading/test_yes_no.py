import pytest

from aiquiz.grading.reading import read
from aiquiz.grading.yes_no import judge_yes_no, polarity
from tests.grading.asking import asking, told


def answered(given: str, asked: str, language: str = "en", question: str = "") -> tuple[str, str]:
    return told(judge_yes_no(read(given, language), asked, asking(question, language)))


@pytest.mark.parametrize(
    ("form", "language", "found"),
    [
        ("yes", "en", "yes"),
        ("No", "en", "no"),
        ("true", "en", "yes"),
        ("False", "en", "no"),
        ("Yes, since it floats", "en", "yes"),
        ("oui", "fr", "yes"),
        ("Non", "fr", "no"),
        ("vrai", "fr", "yes"),
        ("faux", "fr", "no"),
        ("non, car il flotte", "fr", "no"),
        ("no oxygen", "en", ""),
        ("true love", "en", ""),
        ("Memphis", "en", ""),
        ("sure", "en", ""),
        ("yes", "de", ""),
    ],
)
def test_a_form_is_yes_or_no_alone_or_with_a_reason(form: str, language: str, found: str) -> None:
    assert polarity(read(form, language)) == found


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("yes", "en"),
        ("Yeah", "en"),
        ("yep, it does", "en"),
        ("true", "en"),
        ("of course", "en"),
        ("it's not false", "en"),
        ("oui", "fr"),
        ("ouais", "fr"),
        ("vrai", "fr"),
        ("bien sûr que oui", "fr"),
        ("ce n'est pas faux", "fr"),
    ],
)
def test_yes_is_said_in_many_ways(given: str, language: str) -> None:
    assert answered(given, "yes", language) == ("correct", "exact")
    assert answered(given, "no", language) == ("wrong", "opposite")


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("no", "en"),
        ("nope", "en"),
        ("false", "en"),
        ("not true", "en"),
        ("it doesn't", "en"),
        ("never", "en"),
        ("no, it does not", "en"),
        ("non", "fr"),
        ("faux", "fr"),
        ("pas vrai", "fr"),
        ("jamais", "fr"),
        ("non, pas du tout", "fr"),
    ],
)
def test_no_is_said_in_many_ways(given: str, language: str) -> None:
    assert answered(given, "no", language) == ("correct", "exact")
    assert answered(given, "yes", language) == ("wrong", "opposite")


@pytest.mark.parametrize(
    ("given", "language"),
    [("yes and no", "en"), ("yes, no", "en"), ("oui et non", "fr"), ("oui, non", "fr")],
)
def test_both_is_a_hedge(given: str, language: str) -> None:
    for asked in ("yes", "no"):
        assert answered(given, asked, language) == ("wrong", "hedge")


@pytest.mark.parametrize("given", ["Memphis", "perhaps", "42"])
def test_neither_is_no_answer(given: str) -> None:
    assert answered(given, "yes") == ("wrong", "other")


def test_a_word_of_the_question_is_neither_yes_nor_no() -> None:
    question = "May a length be negative?"
    assert answered("no, a length is not negative", "no", question=question)[0] == "correct"
    assert answered("yes, it may be negative", "yes", question=question)[0] == "correct"


@pytest.mark.parametrize(
    "given", ["(it is not visible)", '"it is not visible"', "it is not visible."]
)
def test_marks_around_the_answer_leave_its_polarity(given: str) -> None:
    assert answered(given, "no", question="Is it visible?") == ("correct", "exact")


@pytest.mark.parametrize(
    ("given", "question"),
    [
        ("un proton négatif", "Le proton est-il attiré ?"),
        ("être ou ne pas être", "Les antibiotiques agissent-ils sur les virus ?"),
        ("Loire, non, Garonne", "Les antibiotiques agissent-ils sur les virus ?"),
    ],
)
def test_a_denial_inside_another_answer_is_no_no(given: str, question: str) -> None:
    assert answered(given, "no", "fr", question)[0] == "wrong"
