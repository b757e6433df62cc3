import pytest

from aiquiz.grading.comparison import settled
from aiquiz.grading.reading import read
from tests.grading.asking import asking, judged, told

FASTER = "Which is faster, light or sound?"
PLUS = "Lequel est plus rapide, la lumière ou le son ?"


def side(given: str, form: str, question: str = FASTER, language: str = "en") -> set[str]:
    found = settled(read(given, language), read(form, language), asking(question, language))
    return set(found.texts)


@pytest.mark.parametrize(
    ("given", "question", "language", "kept"),
    [
        ("light is faster than sound", FASTER, "en", "light"),
        ("sound is faster than light", FASTER, "en", "sound"),
        ("sound is slower than light", FASTER, "en", "light"),
        ("light is slower than sound", FASTER, "en", "sound"),
        ("la lumière est plus rapide que le son", PLUS, "fr", "lumiere"),
        ("le son est plus lent que la lumière", PLUS, "fr", "lumiere"),
    ],
)
def test_the_side_that_a_comparison_decides_for_is_kept(
    given: str, question: str, language: str, kept: str
) -> None:
    form = "light" if language == "en" else "la lumière"
    assert kept in side(given, form, question, language)
    both = {"light", "sound", "lumiere", "son"}
    assert len(side(given, form, question, language) & both) == 1


@pytest.mark.parametrize(
    ("given", "form", "question", "language", "outcome"),
    [
        ("light is faster than sound", "light", FASTER, "en", "correct"),
        ("sound is slower than light", "light", FASTER, "en", "correct"),
        ("sound is faster than light", "light", FASTER, "en", "wrong"),
        ("light is slower than sound", "light", FASTER, "en", "wrong"),
        ("light", "light", FASTER, "en", "correct"),
        ("sound", "light", FASTER, "en", "wrong"),
        ("la lumière va plus vite que le son", "la lumière", PLUS, "fr", "correct"),
        ("le son est plus lent que la lumière", "la lumière", PLUS, "fr", "correct"),
        ("le son est plus rapide que la lumière", "la lumière", PLUS, "fr", "wrong"),
    ],
)
def test_a_comparison_answers_the_question_after_one_of_two(
    given: str, form: str, question: str, language: str, outcome: str
) -> None:
    assert told(judged(given, form, question, language))[0] == outcome


@pytest.mark.parametrize(
    ("given", "form", "question"),
    [
        ("light is faster than sound", "light", "What is fast?"),
        ("light is faster than sound", "light is faster than sound", FASTER),
        ("light", "light", FASTER),
        ("than", "light", FASTER),
    ],
)
def test_anything_else_comes_back_as_it_is(given: str, form: str, question: str) -> None:
    reading = read(given, "en")
    assert settled(reading, read(form, "en"), asking(question)) is reading


def test_a_french_que_without_plus_or_moins_compares_nothing() -> None:
    reading = read("je crois que la lumière", "fr")
    assert settled(reading, read("la lumière", "fr"), asking(PLUS, "fr")) is reading
