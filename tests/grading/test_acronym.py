import pytest

from aiquiz.grading.acronym import initials, is_acronym, numbered_initials
from aiquiz.grading.reading import read
from tests.grading.asking import judged, told


@pytest.mark.parametrize(
    ("text", "language", "letters"),
    [
        ("World Health Organization", "en", "who"),
        ("the World Health Organization", "en", "who"),
        ("Organisation mondiale de la santé", "fr", "oms"),
        ("large language model", "en", "llm"),
        ("Central Processing Unit", "en", "cpu"),
        ("department of defense", "en", "dod"),
        ("department of defense", "en", "dd"),
    ],
)
def test_initials_are_those_of_the_heavy_words_or_of_all_but_articles(
    text: str, language: str, letters: str
) -> None:
    assert letters in initials(read(text, language))


@pytest.mark.parametrize(
    "text", ["Memphis", "", "5 apples", "one of us saw ten big red fat cats jump over many walls"]
)
def test_one_word_a_number_or_very_many_words_have_no_initials(text: str) -> None:
    assert initials(read(text, "en")) == frozenset()


def test_a_name_with_a_number_has_initials_with_that_number() -> None:
    assert {"ww2", "wwii"} <= numbered_initials(read("World War II", "en"))
    assert {"ww1", "wwi"} <= numbered_initials(read("First World War", "en"))
    assert numbered_initials(read("5 km", "en")) == frozenset()
    assert numbered_initials(read("World War", "en")) == frozenset()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("WHO", True),
        ("W.H.O.", True),
        ("ADN", True),
        ("GPUs", True),
        ("who", False),
        ("Memphis", False),
        ("A", False),
        ("TOOLONGS", False),
        ("H100", False),
        ("THE WHO", False),
    ],
)
def test_an_acronym_is_one_short_word_in_capitals(text: str, found: bool) -> None:
    assert is_acronym(read(text, "en")) is found


@pytest.mark.parametrize(
    ("given", "form", "language"),
    [
        ("WHO", "World Health Organization", "en"),
        ("W.H.O.", "World Health Organization", "en"),
        ("llm", "large language model", "en"),
        ("WW2", "World War II", "en"),
        ("WWII", "World War 2", "en"),
        ("OMS", "Organisation mondiale de la santé", "fr"),
    ],
)
def test_the_initials_of_the_answer_are_right(given: str, form: str, language: str) -> None:
    assert told(judged(given, form, language=language)) == ("correct", "acronym")


def test_words_for_which_the_acronym_stands_are_close() -> None:
    assert told(judged("World Health Organization", "WHO")) == ("close", "expansion")


def test_an_acronym_of_the_question_says_nothing() -> None:
    found = judged("WHO", "World Health Organization", "What does WHO stand for?")
    assert found.outcome == "wrong"


def test_initials_of_a_person_are_no_acronym_where_a_person_is_asked() -> None:
    assert judged("MC", "Marie Curie", "Who found radium?").code != "acronym"


def test_initials_that_make_a_small_word_have_to_be_in_capitals() -> None:
    assert judged("who", "World Health Organization").outcome == "wrong"
    assert judged("bat", "British American Tobacco").code != "acronym"


@pytest.mark.parametrize("given", ["WHA", "WH", "WHOO"])
def test_other_initials_are_wrong(given: str) -> None:
    assert judged(given, "World Health Organization").outcome == "wrong"


@pytest.mark.parametrize("language", ["de", ""])
def test_initials_need_no_lexicon(language: str) -> None:
    assert told(judged("BMW", "Bayerische Motoren Werke", language=language)) == (
        "correct",
        "acronym",
    )
