"""The built-in decks are as good as docs/decks.md asks, as far as a machine can tell."""

import re
from collections import Counter
from pathlib import Path

import pytest

from aiquiz.deck.card import Card, ChoiceCard, Deck, TextCard, TruthCard, answer_of, kind_of
from aiquiz.deck.file import built_in_decks, deck_files
from aiquiz.deck.reader import Reading, read
from aiquiz.grading import prepare
from aiquiz.grading.reading import read as read_answer
from aiquiz.grading.value import Value
from aiquiz.text import fold

FILES = deck_files(built_in_decks())
SMALL = {
    *("that", "this", "what", "which", "with", "from", "have", "will", "para", "about"),
    *("dans", "pour", "quel", "quelle", "avec", "dont", "plus", "musk"),
}


def reading(path: Path) -> Reading:
    return read(path.read_bytes())


def deck(path: Path) -> Deck:
    found = reading(path).deck
    assert found is not None
    return found


CARDS = [(deck(path), card) for path in FILES for card in deck(path).cards]


def name(value: object) -> str:
    if isinstance(value, Deck):
        return value.language
    return value.id if isinstance(value, TextCard | ChoiceCard | TruthCard) else str(value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_deck_has_no_problem_not_even_a_warning(path: Path) -> None:
    assert reading(path).problems == ()
    assert len(deck(path).cards) >= 20


def values(card: Card) -> tuple[Value, ...]:
    return read_answer(card.question, "").values + read_answer(answer_of(card), "").values


def shape(card: Card) -> tuple[object, ...]:
    """What a card has in common with its twin in the other language."""
    place = card.choices.index(card.answer) if isinstance(card, ChoiceCard) else None
    options = len(card.choices) if isinstance(card, ChoiceCard) else None
    said = sorted(value.written for value in values(card))
    return card.id, kind_of(card), card.level, len(card.hints), len(card.tags), options, place, said


def test_the_languages_of_a_deck_ask_the_same_in_the_same_order() -> None:
    by_id: dict[str, list[Deck]] = {}
    for path in FILES:
        by_id.setdefault(deck(path).id, []).append(deck(path))
    for decks in by_id.values():
        assert {found.language for found in decks} == {"en", "fr"}
        one, other = ([shape(card) for card in found.cards] for found in decks)
        assert one == other


@pytest.mark.parametrize(("deck", "card"), CARDS, ids=name)
def test_a_card_teaches_and_fits_a_terminal(deck: Deck, card: Card) -> None:
    assert not card.derived
    assert card.explanation
    assert card.tags
    assert card.source
    assert card.level in (1, 2, 3)
    assert len(card.question) <= 160
    if isinstance(card, TextCard):
        assert card.hints
        assert len(card.answer.split()) <= 4
    if isinstance(card, ChoiceCard):
        assert max(map(len, card.choices)) <= 60


@pytest.mark.parametrize(("deck", "card"), CARDS, ids=name)
def test_what_is_accepted_is_correct_and_what_is_rejected_is_not(deck: Deck, card: Card) -> None:
    if not isinstance(card, TextCard):
        return
    grader = prepare(deck)
    for form in (card.answer, *card.accept):
        assert grader.grade(card, form).outcome == "correct", form
    for miss in card.reject:
        assert grader.grade(card, miss.text).outcome == "wrong", miss.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_card_takes_the_answer_of_another(path: Path) -> None:
    grader = prepare(deck(path))
    typed = [card for card in deck(path).cards if isinstance(card, TextCard)]
    for card in typed:
        for other in typed:
            forms = (other.answer, *other.accept) if other is not card else ()
            for form in forms:
                assert grader.grade(card, form).outcome == "wrong", (card.id, form)


@pytest.mark.parametrize(("deck", "card"), CARDS, ids=name)
def test_a_question_and_its_hints_give_no_word_of_the_answer_away(deck: Deck, card: Card) -> None:
    if not isinstance(card, TextCard):
        return
    asked = set(re.findall(r"[^\W\d_]{4,}", fold(" ".join((card.question, *card.hints)))))
    answer = set(re.findall(r"[^\W\d_]{4,}", fold(card.answer)))
    units = {"months", "mois", "years", "dollars", "million", "millions"}
    assert not (asked & answer) - SMALL - units


def test_right_options_stand_at_different_places_and_are_not_always_the_longest() -> None:
    for path in FILES:
        choices = [card for card in deck(path).cards if isinstance(card, ChoiceCard)]
        places = Counter(card.choices.index(card.answer) for card in choices)
        assert len(places) >= 3
        longest = [card for card in choices if len(card.answer) == max(map(len, card.choices))]
        assert len(longest) <= len(choices) / 2


@pytest.mark.parametrize(("deck", "card"), CARDS, ids=name)
def test_typography_is_that_of_the_language(deck: Deck, card: Card) -> None:
    shown = [card.question, card.explanation, *card.hints]
    if isinstance(card, TextCard):
        shown += [miss.remark for miss in card.reject]
    for text in shown:
        assert "'" not in text
        if deck.language == "fr":
            assert not re.search(r"[^\u00a0][;?!%](?=\s|$)", text), text
            assert not re.search(r" [:;?!%»]|« ", text), text
            assert not re.search(r"\d \d{3}\b", text), text
