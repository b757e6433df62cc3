"""The answers that the learner had accepted, told where the author of a deck can take them in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aiquiz.deck.card import Card, Deck, TextCard
from aiquiz.deck.entry import Entry
from aiquiz.scheduling.review import CardKey

Forms = Mapping[CardKey, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A card of a deck file, and the forms that are accepted for it beside the author's."""

    path: Path
    line: int
    card: str
    question: str
    forms: tuple[str, ...]


def accepted(entries: Iterable[Entry], forms: Forms) -> list[Accepted]:
    """Give the cards of `entries` for which there are `forms` that the author has not taken in."""
    return [
        Accepted(entry.path, card.place.line, card.id, card.question, left)
        for entry in entries
        if entry.deck is not None
        for card in entry.deck.cards
        if (left := _left(card, entry.deck, forms))
    ]


def _left(card: Card, deck: Deck, forms: Forms) -> tuple[str, ...]:
    written = _written(card)
    own = forms.get(CardKey(deck.id, deck.language, card.id), ())
    return tuple(form for form in own if form not in written)


def _written(card: Card) -> tuple[str, ...]:
    return (card.answer, *card.accept) if isinstance(card, TextCard) else ()
