"""The built-in decks are as good as docs/decks.md asks, as far as a machine can tell."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from aiquiz.deck.card import (
    Card,
    ChoiceCard,
    ClozeCard,
    Deck,
    ListCard,
    MatchCard,
    MultipleCard,
    OrderCard,
    TextCard,
    TruthCard,
    TypedCard,
    answer_of,
    kind_of,
)
from aiquiz.deck.file import built_in_decks, deck_files
from aiquiz.deck.reader import read
from aiquiz.desk.inspection import inspect
from aiquiz.grading import prepare
from aiquiz.grading.reading import read as read_answer
from aiquiz.text import fold

FILES = deck_files(built_in_decks())


def deck(path: Path) -> Deck:
    found = read(path.read_bytes()).deck
    assert found is not None
    return found


DECKS = [deck(path) for path in FILES]
CARDS = [(deck, card) for deck in DECKS for card in deck.cards]
TYPED = [(deck, card) for deck, card in CARDS if isinstance(card, TypedCard)]


def name(value: object) -> str:
    return value.language if isinstance(value, Deck) else str(getattr(value, "id", value))


def titled(deck: Deck) -> str:
    return f"{deck.id}.{deck.language}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_check_finds_nothing_not_even_with_every_answer_tried(path: Path) -> None:
    _reading, problems = inspect(path.read_bytes(), answers=True)
    assert problems == []


# The languages of a deck


def numbers(card: Card) -> list[str]:
    """Give the numbers that a card asks with, by their value."""
    asked = card.lead if isinstance(card, ClozeCard) else card.question
    texts = [asked, answer_of(card)]
    texts += card.choices if isinstance(card, ChoiceCard | MultipleCard) else ()
    texts += [text for pair in card.pairs for text in pair] if isinstance(card, MatchCard) else []
    found = (value for text in texts for value in read_answer(text, "").values)
    return sorted(value.written for value in found)


def shape(card: Card) -> tuple[object, ...]:
    """Give how a card is built, which its twin has in common with it."""
    match card:
        case ChoiceCard():
            return len(card.choices), card.choices.index(card.answer)
        case MultipleCard():
            return len(card.choices), [card.choices.index(answer) for answer in card.answers]
        case TruthCard():
            return (card.answer,)
        case ListCard():
            return len(card.answers), card.need, card.ordered
        case ClozeCard():
            return (len(card.gaps),)
        case OrderCard():
            return (len(card.items),)
        case MatchCard():
            partners = [partner for _left, partner in card.pairs]
            return tuple(partners.index(partner) for partner in partners)
        case _:
            return ()


def twin(card: Card) -> tuple[object, ...]:
    """Give all that a card has in common with the same card in the other language."""
    facts = card.id, kind_of(card), card.level, len(card.hints), len(card.tags), len(card.reject)
    return *facts, shape(card), numbers(card)


def test_every_deck_is_there_in_both_languages() -> None:
    languages: dict[str, set[str]] = {}
    for deck in DECKS:
        languages.setdefault(deck.id, set()).add(deck.language)
    assert set(map(frozenset, languages.values())) == {frozenset({"en", "fr"})}
    assert len(languages) == 2


@pytest.mark.parametrize("deck", [d for d in DECKS if d.language == "en"], ids=titled)
def test_the_languages_of_a_deck_ask_the_same_in_the_same_order(deck: Deck) -> None:
    other = next(d for d in DECKS if (d.id, d.language) == (deck.id, "fr"))
    for one, its_twin in zip(deck.cards, other.cards, strict=True):
        assert twin(one) == twin(its_twin)
    assert deck.source == other.source


# One card


@pytest.mark.parametrize(("deck", "card"), CARDS, ids=name)
def test_a_card_teaches_and_fits_a_terminal(deck: Deck, card: Card) -> None:
    assert not card.derived
    assert card.explanation
    assert card.tags
    assert card.source
    assert card.level in (1, 2, 3)
    assert len(card.question) <= 160
    if isinstance(card, TypedCard):
        assert card.hints
    if isinstance(card, TextCard):
        assert len(card.answer.split()) <= 4
    if isinstance(card, ListCard):
        assert card.need <= 3
    if isinstance(card, ChoiceCard | MultipleCard):
        assert max(map(len, card.choices)) <= 60


CLASSES = {
    *("months", "mois", "years", "days", "jours", "dollars", "million", "millions", "feet"),
    *("pieds", "times", "fois", "type", "scale", "echelle", "avenue", "road", "grok"),
}
"""Units and names of kinds of things that a question asks for one of: which avenue, which type."""


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", fold(text)))


@pytest.mark.parametrize(("deck", "card"), TYPED, ids=name)
def test_a_question_and_its_hints_give_no_word_of_the_answer_away(
    deck: Deck, card: TypedCard
) -> None:
    asked = card.lead if isinstance(card, ClozeCard) else card.question
    answer = words(answer_of(card)) - CLASSES
    assert not words(" ".join((asked, *card.hints))) & answer


@pytest.mark.parametrize(("deck", "card"), CARDS, ids=name)
def test_typography_is_that_of_the_language(deck: Deck, card: Card) -> None:
    shown = [card.question, card.explanation, *card.hints, answer_of(card)]
    shown += [miss.remark for miss in card.reject]
    for text in shown:
        assert "'" not in text
        assert not re.search(r'"', text)
        if deck.language == "fr":
            assert not re.search(r"[^\u00a0][;?!%](?=\s|$)", text), text
            assert not re.search(r" [:;?!%»]|« ", text), text
            assert not re.search(r"\d \d{3}\b", text), text


# A whole deck

SAME_ANSWER = {
    frozenset({"robots-per-human", "economy-ten"}),
    frozenset({"supercluster-months", "semester-off"}),
}
"""Cards that have one answer, so that neither can tell the other's from its own."""


def forms(deck: Deck) -> Iterator[tuple[str, str]]:
    for card in deck.cards:
        if isinstance(card, TextCard):
            yield from ((card.id, form) for form in (card.answer, *card.accept))


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("deck", DECKS, ids=titled)
def test_no_card_takes_the_answer_of_another(deck: Deck, step: int) -> None:
    grader, every = prepare(deck), list(forms(deck))
    for number, card in enumerate(deck.cards):
        if not isinstance(card, TextCard):
            continue
        # Of some at a time every card meets others.
        for other, form in every[number % step :: step]:
            if other != card.id and {other, card.id} not in SAME_ANSWER:
                assert grader.grade(card, form).outcome == "wrong", (card.id, form)


SHARES = {
    ("text", "number"): (0.35, 0.45),
    ("choice",): (0.2, 0.3),
    ("cloze",): (0.08, 0.12),
    ("truth",): (0.04, 0.1),
    ("list", "multiple", "order", "match"): (0.08, 0.2),
}


@pytest.mark.parametrize("deck", DECKS, ids=titled)
def test_kinds_and_levels_are_mixed(deck: Deck) -> None:
    kinds = Counter(map(kind_of, deck.cards))
    for group, (least, most) in SHARES.items():
        share = sum(kinds[kind] for kind in group) / len(deck.cards)
        assert least <= share <= most, (group, share)
    assert set(kinds) >= {kind for group in SHARES for kind in group} - {"number"}
    assert set(Counter(card.level for card in deck.cards)) == {1, 2, 3}
    truths = Counter(card.answer for card in deck.cards if isinstance(card, TruthCard))
    assert truths[False] >= truths[True]


@pytest.mark.parametrize("deck", DECKS, ids=titled)
def test_right_options_stand_at_different_places_and_are_seldom_the_longest(deck: Deck) -> None:
    choices = [card for card in deck.cards if isinstance(card, ChoiceCard)]
    places = Counter(card.choices.index(card.answer) for card in choices)
    assert len(places) == 4
    assert max(places.values()) <= len(choices) * 0.4
    longest = [card for card in choices if len(card.answer) == max(map(len, card.choices))]
    assert len(longest) <= len(choices) * 0.4


def test_as_many_cards_as_the_texts_carry() -> None:
    counts = {deck.id: len(deck.cards) for deck in DECKS}
    assert 100 <= counts["musk-ai-startup-school"] <= 130
    assert 40 <= counts["musk-huang"] <= 55
