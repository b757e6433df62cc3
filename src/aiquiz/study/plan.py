"""Which cards a session asks, and what the decks hold today."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from aiquiz.deck.card import REVERSED, Card, ChoiceCard, Deck, MultipleCard, typed_instead
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Candidate, drawn, is_due, queue
from aiquiz.scheduling.review import CardKey
from aiquiz.study.asking import Planned, SessionKind

_APART = 4
"""How many other cards come between the two directions of a card."""


def plan(
    decks: Sequence[Deck],
    memories: Mapping[CardKey, Memory],
    day: int,
    *,
    kind: SessionKind = "study",
    new: int,
    limit: int | None = None,
    tags: Collection[str] = (),
    among: Collection[CardKey] | None = None,
    without: Collection[CardKey] = (),
    typed: bool = False,
    seed: int,
) -> list[Planned]:
    """Give the cards of a session on `day`: what is due in `decks`, then at most `new` new ones.

    What is not to move memory asks any cards, due or not, drawn by `seed`. Only cards with one
    of `tags`, their deck's counted, where any are given, and only those `among`, where it is
    given; those in `without` are left out. With `typed` a choice is answered by typing.
    """
    cards = {
        key: (deck, card)
        for deck in decks
        for key, card in _tagged(deck, tags)
        if key not in without and (among is None or key in among)
    }
    candidates = [Candidate(key, memories.get(key)) for key in cards]
    if kind == "study":
        chosen = queue(candidates, day, new=new, limit=limit, seed=seed)
    else:
        chosen = drawn(candidates, limit=limit, seed=seed)
    return [_planned(found, *cards[found.key], typed=typed) for found in _apart(chosen)]


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


def _planned(found: Candidate, deck: Deck, card: Card, *, typed: bool) -> Planned:
    if typed and isinstance(card, ChoiceCard | MultipleCard):
        card = typed_instead(card)
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
    """What a deck holds.

    Of all its cards, those to ask that are due or were never studied, and those known and being
    learnt.
    """

    cards: int
    due: int
    new: int
    known: int
    learning: int


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
