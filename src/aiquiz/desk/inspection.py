"""Everything that can be said of a deck file: what is wrong, and what could be better."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from aiquiz.deck.card import Card, Deck, Place, TextCard
from aiquiz.deck.craft import craft, problem
from aiquiz.deck.ignoring import without_ignored
from aiquiz.deck.problem import Problem
from aiquiz.deck.reader import Reading, read
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey


def inspect(data: bytes, *, answers: bool) -> tuple[Reading, list[Problem]]:
    """Read the deck file `data`; give what came of it, and every problem in order.

    Without `answers` its answers are not tried on its cards, which takes longest.
    """
    reading = read(data, each_item=True)
    found = [*reading.problems, *craft(reading, data)]
    if reading.deck is not None and answers:
        found += _unfit(reading, reading.deck, reading.deck.cards)
        found += _tried(reading, reading.deck, reading.deck.cards)
    kept = without_ignored(found, data, reading.starts)
    return reading, sorted(kept, key=lambda told: (told.line, told.column))


def inspect_last(data: bytes) -> list[Problem]:
    """Give every problem of the last card of the deck file `data`, in order."""
    reading = read(data, each_item=True)
    if reading.deck is None or not reading.deck.cards:
        return []
    last = reading.deck.cards[-1:]
    found = [*reading.problems, *craft(reading, data)]
    found += _unfit(reading, reading.deck, last)
    found += _tried(reading, reading.deck, last)
    number, start = len(reading.starts) - 1, reading.starts[-1]
    end = max(place.line for (card, _key), place in reading.places.items() if card == number)
    kept = without_ignored(found, data, reading.starts)
    placed = sorted(kept, key=lambda told: (told.line, told.column))
    begun = (start.line, start.column)
    return [told for told in placed if begun <= (told.line, told.column) and told.line <= end]


def _unfit(reading: Reading, deck: Deck, cards: Sequence[Card]) -> Iterator[Problem]:
    """Give the accepted forms that could never be typed, or never counted."""
    from aiquiz.grading.guard import LONGEST
    from aiquiz.grading.unfit import unfit_forms

    for card in cards:
        if isinstance(card, TextCard):
            for form, code in unfit_forms(card, deck.language):
                yield problem(code, reading.place_in(card, "answer"), form=form, most=LONGEST)


def _tried(reading: Reading, deck: Deck, cards: Sequence[Card]) -> Iterator[Problem]:
    from aiquiz.grading import load_words
    from aiquiz.grading.self_test import self_test

    load_words({deck.language})
    for found in self_test(deck, None if cards is deck.cards else cards):
        yield problem(found.code, reading.place_in(found.card, found.key), form=found.form)


def lost_cards(deck: Deck, memories: Mapping[CardKey, Memory], written: int) -> list[Problem]:
    """Give the cards that were studied and are no longer in `deck`, whose history is at stake.

    `written` is how many cards its file holds: while one of them has an error and is left out, it
    may be the one that is missed, so that none is told.
    """
    if len({card.place for card in deck.cards}) < written:
        return []
    present = {card.id for card in deck.cards}
    gone = [
        (key.card, memory.reviews)
        for key, memory in memories.items()
        if key[:2] == (deck.id, deck.language) and key.card not in present
    ]
    return [
        problem("lost-card", Place(1, 1), card=card, answers=answers)
        for card, answers in sorted(gone)
    ]


def errors(problems: Iterable[Problem]) -> int:
    """Give how many of `problems` are errors."""
    return sum(found.severity == "error" for found in problems)
