from itertools import pairwise
from typing import Any

import pytest

from aiquiz.deck.card import ChoiceCard, Deck, Place, TextCard, TypedCard, answer_of
from aiquiz.deck.languages import in_one_language
from aiquiz.deck.reversal import REVERSED
from aiquiz.scheduling.limits import Room, Tally
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Agenda
from aiquiz.scheduling.review import CardKey
from aiquiz.study import SessionKind
from aiquiz.study.holdings import Counts, counts, in_all, untouched
from aiquiz.study.plan import choose, plan, with_tags

DAY = 20_000
AGENDA = Agenda(DAY, Room(Tally(99, 99), {}))


def deck(name: str, language: str, *cards: str, tags: tuple[str, ...] = ()) -> Deck:
    return Deck(
        title=name,
        id=name,
        language=language,
        tags=tags,
        cards=tuple(
            TextCard(id=card, question=card, place=Place(1, 1), answer="x", tags=(card[:1],))
            for card in cards
        ),
    )


def memory(due: int, stability: float = 5.0) -> Memory:
    return Memory(stability, 5.0, due - 5, due, 1, 0)


ENGLISH = deck("school", "en", "a1", "a2", "b1")
FRENCH = deck("school", "fr", "a1", "a2", "b1")
HISTORY = deck("history", "en", "h1", tags=("past",))


def key(deck: Deck, card: str) -> CardKey:
    return CardKey(deck.id, deck.language, card)


def keys_of(*decks: Deck) -> list[CardKey]:
    return [key(deck, card.id) for deck in decks for card in deck.cards]


def test_due_cards_come_before_new_ones_and_later_ones_not_at_all() -> None:
    memories = {key(ENGLISH, "b1"): memory(DAY), key(ENGLISH, "a2"): memory(DAY + 1)}
    chosen = choose(keys_of(ENGLISH, HISTORY), memories, AGENDA, new=10, seed=1)
    assert [card.key.card for card in chosen] == ["b1", "a1", "h1"]


def test_tags_choose_cards_and_whole_decks() -> None:
    assert with_tags(ENGLISH, ["b"]) == ["b1"]
    assert with_tags(ENGLISH, ["past", "b"]) == ["b1"]
    assert with_tags(HISTORY, ["past", "b"]) == ["h1"]
    assert with_tags(HISTORY, ["none"]) == []


def test_of_translations_the_one_in_the_spoken_language_is_new() -> None:
    decks = [ENGLISH, FRENCH, HISTORY]
    assert in_one_language(decks, "fr", set()) == [FRENCH, HISTORY]
    assert in_one_language(decks, "en", set()) == [ENGLISH, HISTORY]
    assert in_one_language(decks, "de", set()) == [ENGLISH, HISTORY]


def test_a_translation_that_was_begun_goes_on() -> None:
    assert in_one_language([ENGLISH, FRENCH], "fr", {("school", "en")}) == [ENGLISH, FRENCH]


def test_what_a_deck_holds_is_counted() -> None:
    memories = {
        key(ENGLISH, "a1"): memory(DAY, 30.0),
        key(ENGLISH, "a2"): memory(DAY + 3),
        key(FRENCH, "a1"): memory(DAY),
    }
    keys = keys_of(ENGLISH)
    found = counts(keys, memories)
    assert found == Counts(cards=3, new=1, known=1, learning=1)
    away = {key(ENGLISH, "a1"), key(ENGLISH, "b1"), key(FRENCH, "a1")}
    found = counts(keys, memories, away)
    assert found == Counts(cards=3, new=0, known=1, learning=1)
    assert counts(keys, {}) == untouched(3)
    whole = in_all([found, counts(keys, memories), untouched(10)])
    assert whole == Counts(cards=16, new=11, known=2, learning=2)
    assert in_all([]) == untouched(0)


def plan_of(**terms: Any) -> list[str]:
    memories = {key(ENGLISH, "a1"): memory(DAY), key(ENGLISH, "a2"): memory(DAY + 3)}
    chosen = choose(keys_of(ENGLISH), memories, AGENDA, **({"new": 9, "seed": 1} | terms))
    return [found.key.card for found in chosen]


def test_what_moves_no_memory_asks_cards_that_are_not_due_too() -> None:
    assert plan_of() == ["a1", "b1"]
    assert sorted(plan_of(kind="quiz", new=0)) == ["a1", "a2", "b1"]
    assert len({tuple(plan_of(kind="cram", seed=seed)) for seed in range(20)}) > 1
    drawn = plan_of(kind="quiz", limit=2)
    assert drawn == plan_of(kind="quiz")[:2]


def test_a_card_that_left_its_deck_meanwhile_is_not_planned() -> None:
    memories = {key(ENGLISH, "a2"): memory(DAY)}
    keys = [*keys_of(ENGLISH), key(ENGLISH, "gone"), key(HISTORY, "h1")]
    chosen = choose(keys, memories, AGENDA, new=10, seed=1)
    planned = plan(chosen, [ENGLISH], typed=False)
    assert [card.key.card for card in planned] == ["a2", "a1", "b1"]
    assert [card.memory for card in planned] == [memory(DAY), None, None]
    assert {card.deck_title for card in planned} == {"school"}


def test_a_choice_is_typed_where_that_is_wished_for() -> None:
    choice = ChoiceCard(id="c", question="?", place=Place(1, 1), choices=("A", "B"), answer="B")
    deck = Deck(title="Picks", id="picks", cards=(choice,))
    chosen = choose(keys_of(deck), {}, AGENDA, new=1, seed=1)
    [picked] = plan(chosen, [deck], typed=False)
    [typed] = plan(chosen, [deck], typed=True)
    assert picked.card == choice
    assert isinstance(typed.card, TypedCard)
    assert (typed.card.id, answer_of(typed.card)) == ("c", "B")


def both_ways(count: int) -> Deck:
    names = [name for number in range(count) for name in (f"c{number}", f"c{number}{REVERSED}")]
    return deck("words", "en", *names)


@pytest.mark.parametrize("kind", ["cram", "quiz"])
def test_the_two_directions_of_a_card_do_not_follow_on_each_other(kind: SessionKind) -> None:
    for seed in range(20):
        chosen = choose(keys_of(both_ways(8)), {}, AGENDA, kind=kind, new=99, seed=seed)
        names = [found.key.card.removesuffix(REVERSED) for found in chosen]
        assert len(chosen) == 16
        # At the very end nothing may be left to come between.
        assert all(one != other for one, other in pairwise(names[:-4]))
    assert choose(keys_of(both_ways(1)), {}, AGENDA, kind=kind, new=99, seed=1)


def test_where_there_are_many_cards_four_come_between_the_two_directions() -> None:
    chosen = choose(keys_of(both_ways(20)), {}, AGENDA, kind="cram", seed=4)
    names = [found.key.card.removesuffix(REVERSED) for found in chosen][:30]
    assert all(
        name not in names[place - 4 : place] for place, name in enumerate(names) if place > 3
    )
