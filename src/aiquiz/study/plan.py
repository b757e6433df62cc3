"""Which cards a session asks, and what the decks hold today."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from aiquiz.deck.card import REVERSED, Card, ChoiceCard, Deck, MultipleCard, typed_instead
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Candidate, drawn, is_due, queue
from aiquiz.scheduling.review import CardKey
from aiquiz.study.asking import Planned, SessionKind

_APART = 4
"""How many other cards come between the two directions of a card."""


def choose(
    keys: Iterable[CardKey],
    memories: Mapping[CardKey, Memory],
    day: int,
    *,
    kind: SessionKind = "study",
    new: int,
    limit: int | None = None,
    seed: int,
) -> list[Candidate]:
    """Give the cards of a session on `day`: what is due among `keys`, then at most `new` new ones.

    What is not to move memory asks any cards, due or not, drawn by `seed`.
    """
    candidates = [Candidate(key, memories.get(key)) for key in keys]
    if kind == "study":
        return _apart(queue(candidates, day, new=new, limit=limit, seed=seed))
    return _apart(drawn(candidates, limit=limit, seed=seed))


def _apart(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Keep the two directions of a card apart, as one gives the other away."""
    if not any(found.key.card.endswith(REVERSED) for found in chosen):
        return list(chosen)
    waiting, ordered = list(chosen), list[Candidate]()
    while waiting:
        near = {_both_ways(found.key) for found in ordered[-_APART:]}
        others = (n for n, found in enumerate(waiting) if _both_ways(found.key) not in near)
        ordered.append(waiting.pop(next(others, 0)))
    return ordered


def _both_ways(key: CardKey) -> CardKey:
    return key._replace(card=key.card.removesuffix(REVERSED))


def plan(chosen: Iterable[Candidate], decks: Iterable[Deck], *, typed: bool) -> list[Planned]:
    """Give the cards `chosen` as they stand in `decks`, but for those that stand there no more.

    With `typed` a choice is answered by typing.
    """
    cards = {
        CardKey(deck.id, deck.language, card.id): (deck, card)
        for deck in decks
        for card in deck.cards
    }
    return [
        _planned(found, *cards[found.key], typed=typed) for found in chosen if found.key in cards
    ]


def _planned(found: Candidate, deck: Deck, card: Card, *, typed: bool) -> Planned:
    if typed and isinstance(card, ChoiceCard | MultipleCard):
        card = typed_instead(card)
    return Planned(found.key, card, deck.title, found.memory, markdown=deck.markdown)


def with_tags(deck: Deck, tags: Collection[str]) -> list[str]:
    """Give the ids of the cards of `deck` that have one of `tags`, those of the deck counted."""
    wanted = set(tags)
    return [card.id for card in deck.cards if wanted & {*deck.tags, *card.tags}]


class Counts(NamedTuple):
    """What a deck holds.

    Of all its cards, those to ask that are due or were never studied, and those known and being
    learnt.
    """

    cards: int
    due: int
    new: int
    known: int
    learning: int


def in_all(found: Iterable[Counts]) -> Counts:
    """Give what several decks hold together."""
    return Counts(*map(sum, zip(Counts(0, 0, 0, 0, 0), *found, strict=True)))


def untouched(cards: int) -> Counts:
    """Give what a deck of `cards` holds of which none was ever studied or put away."""
    return Counts(cards, 0, cards, 0, 0)


def counts(
    keys: Sequence[CardKey],
    memories: Mapping[CardKey, Memory],
    day: int,
    away: Collection[CardKey] = (),
) -> Counts:
    """Count the cards named `keys` on study day `day`, on which those in `away` are not asked."""
    studied = [memories[key] for key in keys if key in memories]
    asked = [key for key in keys if key not in away]
    known = sum(memory.is_known for memory in studied)
    return Counts(
        cards=len(keys),
        due=sum(key in memories and is_due(memories[key], day) for key in asked),
        new=sum(key not in memories for key in asked),
        known=known,
        learning=len(studied) - known,
    )
