from dataclasses import replace

import pytest

from aiquiz.cli.options import Option, letter, meant, options
from aiquiz.deck.card import ChoiceCard, Place, TextCard, TruthCard
from aiquiz.say.language import speak
from aiquiz.scheduling.review import CardKey
from aiquiz.study import Question

PLACE = Place(1, 1)
CHOICE = Question(
    number=1,
    total=1,
    key=CardKey("d", "en", "c"),
    card=ChoiceCard(id="c", question="?", place=PLACE, answer="B", choices=("B", "A", "Été")),
    deck_title="",
    mode="new",
    options=("B", "A", "Été"),
    hints_taken=(),
    hints_left=0,
)
TRUTH = replace(CHOICE, card=TruthCard(id="c", question="?", place=PLACE, answer=True), options=())


def given(typed: str, among: list[Option]) -> str | None:
    found = meant(typed, among)
    return found.given if found else None


def test_options_stand_in_the_order_of_the_question_with_a_letter_each() -> None:
    assert [(option.letter, option.words) for option in options(CHOICE)] == [
        ("a", "B"),
        ("b", "A"),
        ("c", "Été"),
    ]


def test_a_text_card_has_none() -> None:
    text = TextCard(id="c", question="?", place=PLACE, answer="x")
    assert options(replace(CHOICE, card=text, options=())) == []


def test_after_z_letters_go_on_in_pairs() -> None:
    letters = [letter(place) for place in range(26 * 27 + 1)]
    assert letters[25:28] == ["z", "aa", "ab"]
    assert letters[-2:] == ["zz", "aaa"]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize(
    ("typed", "option"), [("c", "Été"), ("C", "Été"), ("ete", "Été"), (" ÉTÉ ", "Été"), ("d", None)]
)
def test_an_option_goes_by_its_letter_or_its_words(typed: str, option: str | None) -> None:
    assert given(typed, options(CHOICE)) == option


def test_where_options_are_letters_themselves_what_is_typed_is_the_answer() -> None:
    assert given("b", options(CHOICE)) == "B"
    assert given("a", options(CHOICE)) == "A"


@pytest.mark.parametrize(
    ("language", "true", "false"),
    [("en", ("t", "true", "True"), ("f", "false")), ("fr", ("v", "vrai"), ("f", "faux", "FAUX"))],
)
def test_true_and_false_are_said_in_the_language_of_the_interface(
    language: str, true: tuple[str, ...], false: tuple[str, ...]
) -> None:
    speak(language)
    try:
        among = options(TRUTH)
    finally:
        speak("en")
    assert {given(word, among) for word in true} == {"true"}
    assert {given(word, among) for word in false} == {"false"}
