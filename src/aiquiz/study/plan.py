"""Which cards a session asks, and what the decks hold today."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from aiquiz.deck.card import Card, Deck
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Candidate, is_due, queue
from aiquiz.scheduling.review import CardKey
from aiquiz.study.asking import Planned

KNOWN_DAYS = 21
"""The stability, in days, from which a card counts as known; Anki calls it mature there too."""


def plan(
    decks: Sequence[Deck],
    memories: Mapping[CardKey, Memory],
    day: int,
    *,
    new: int,
    limit: int | None = None,
    tags: Collection[str] = (),
    seed: int,
) -> list[Planned]:
    """Give the cards of a session on `day`: what is due in `decks`, then at most `new` new ones.

    Only cards with one of `tags`, their deck's counted, where any are given.
    """
    cards = {key: (deck, card) for deck in decks for key, card in _tagged(deck, tags)}
    candidates = [Candidate(key, memories.get(key)) for key in cards]
    chosen = queue(candidates, day, new=new, limit=limit, seed=seed)
    return [_planned(found, *cards[found.key]) for found in chosen]


def _planned(found: Candidate, deck: Deck, card: Card) -> Planned:
    return Planned(found.key, card, deck.title, found.memory, markdown=deck.markdown)


def _tagged(deck: Deck, tags: Collection[str]) -> list[tuple[CardKey, Card]]:
    wanted = set(tags)
    return [
        (CardKey(deck.id, deck.language, card.id), card)
        for card in deck.cards
        if not wanted or wanted & {*deck.tags, *card.tags}
    ]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a deck holds: all its cards, those due, those never studied, known and being learnt."""

    cards: int
    due: int
    new: int
    known: int
    learning: int


def counts(keys: Sequence[CardKey], memories: Mapping[CardKey, Memory], day: int) -> Counts:
    """Count the cards named `keys` on study day `day`."""
    studied = [memories[key] for key in keys if key in memories]
    known = sum(memory.stability >= KNOWN_DAYS for memory in studied)
    return Counts(
        cards=len(keys),
        due=sum(is_due(memory, day) for memory in studied),
        new=len(keys) - len(studied),
        known=known,
        learning=len(studied) - known,
    )
