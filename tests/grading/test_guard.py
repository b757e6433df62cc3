import pytest

from aiquiz.grading.guard import is_non_answer, says_nothing, too_long
from aiquiz.grading.normal import plain
from aiquiz.grading.reading import read
from tests.grading.asking import asking, card, grade, told


@pytest.mark.parametrize(
    "given", ["", "  ", "?", "...", "-", "\u200b", "\u202e", "🤷", "((()))", "\t\n", "«»", "€"]
)
def test_an_answer_without_letter_or_digit_says_nothing(given: str) -> None:
    assert says_nothing(plain(given))
    assert told(grade(given, card("Memphis"))) == ("wrong", "empty")


@pytest.mark.parametrize("given", ["a", "5", "é", "中", "C#", "٣"])
def test_a_letter_or_a_digit_of_any_script_says_something(given: str) -> None:
    assert not says_nothing(plain(given))


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("idk", "en"),
        ("I don't know", "en"),
        ("I don’t know.", "en"),
        ("No idea!", "en"),
        ("pass", "en"),
        ("none", "en"),
        ("je ne sais pas", "fr"),
        ("jsp", "fr"),
        ("Aucune idée", "fr"),
        ("idk", "fr"),
        ("joker", "fr"),
    ],
)
def test_what_only_says_that_no_answer_is_known_is_none(given: str, language: str) -> None:
    assert is_non_answer(plain(given), language)
    assert told(grade(given, card("Memphis"), language=language)) == ("wrong", "no-idea")


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("Memphis", "en"),
        ("none of them", "en"),
        ("idk maybe Memphis", "en"),
        ("idk", "de"),
        ("no idea " * 20, "en"),
    ],
)
def test_anything_else_is_an_answer(given: str, language: str) -> None:
    assert not is_non_answer(plain(given), language)


@pytest.mark.parametrize(("form", "language"), [("none", "en"), ("rien", "fr"), ("pass", "en")])
def test_what_is_the_answer_is_no_shrug(form: str, language: str) -> None:
    assert told(grade(form.upper(), card(form), language=language)) == ("correct", "exact")


@pytest.mark.parametrize(
    ("length", "longest", "long"),
    [(60, 5, False), (100, 5, False), (101, 5, True), (4060, 1000, False), (4061, 1000, True)],
)
def test_an_answer_far_longer_than_the_longest_form_is_too_long(
    length: int, longest: int, long: bool
) -> None:
    assert too_long("x" * length, longest) is long


def test_a_longer_accepted_form_allows_a_longer_answer() -> None:
    lengths = [next(n for n in range(5000) if too_long("x" * n, m)) for m in range(1, 200)]
    assert lengths == sorted(lengths)


QUESTION = "What is the capital of Australia?"


@pytest.mark.parametrize(
    ("given", "repeated"),
    [
        ("the capital of Australia", True),
        ("Australia", True),
        ("capitals", True),
        ("Canberra", False),
        ("the capital of Australia is Canberra", False),
        ("Australia 5", False),
        ("the", False),
    ],
)
def test_only_words_of_the_question_answer_nothing(given: str, repeated: bool) -> None:
    assert asking(QUESTION).repeated_by(read(given, "en")) is repeated


def test_a_question_of_no_words_is_never_repeated() -> None:
    assert not asking("").repeated_by(read("Australia", "en"))


@pytest.mark.parametrize(
    ("question", "given", "form", "language"),
    [
        (QUESTION, QUESTION, "Canberra", "en"),
        (QUESTION, "what is the capital of australia", "Canberra", "en"),
        (QUESTION, "the capital of Australia", "Canberra", "en"),
        ("In which country is Mexico City?", "Mexico City", "Mexico", "en"),
        ("Quelle est la capitale de l'Italie ?", "la capitale de l'Italie", "Rome", "fr"),
    ],
)
def test_the_question_copied_is_told_as_such(
    question: str, given: str, form: str, language: str
) -> None:
    verdict = grade(given, card(form, question=question), language=language)
    assert told(verdict) == ("wrong", "question")


def test_an_answer_that_the_question_names_is_right() -> None:
    asked = card("light", question="Which is faster, light or sound?")
    assert grade("light", asked).outcome == "correct"


def test_a_paste_of_4_kb_is_refused_at_once() -> None:
    assert told(grade("Memphis, " * 500, card("Memphis"))) == ("wrong", "too-long")


@pytest.mark.parametrize("language", ["de", "ja", ""])
def test_the_guards_that_need_no_lexicon_hold_everywhere(language: str) -> None:
    asked = card("Berlin", question="Hauptstadt?")
    assert told(grade("", asked, language=language)) == ("wrong", "empty")
    assert told(grade("Hauptstadt", asked, language=language)) == ("wrong", "question")
    assert told(grade("x" * 999, asked, language=language)) == ("wrong", "too-long")
