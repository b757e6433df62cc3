"""Which cards a session asks, and as what."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from aiquiz.deck.card import Card, ChoiceCard, Deck, MultipleCard, TypedCard, typed_instead
from aiquiz.scheduling.ahead import ahead
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Agenda, Candidate, drawn, queue
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.siblings import family
from aiquiz.study.asking import Planned, SessionKind

_APART = 4
"""How many other cards come between siblings."""


def choose(
    keys: Iterable[CardKey],
    memories: Mapping[CardKey, Memory],
    agenda: Agenda,
    *,
    kind: SessionKind = "study",
    new: int | None = None,
    limit: int | None = None,
    seed: int,
) -> list[Candidate]:
    """Give the cards of a session over `keys`: what the day asks of them; see `queue`.

    What is not to move memory asks any cards, due or not, drawn by `seed`.
    """
    candidates = [Candidate(key, memories.get(key)) for key in keys]
    if kind == "study":
        return queue(candidates, agenda, new=new, limit=limit, seed=seed)
    return apart(drawn(candidates, limit=limit, seed=seed))


def choose_ahead(
    keys: Iterable[CardKey],
    memories: Mapping[CardKey, Memory],
    agenda: Agenda,
    *,
    within: int | None = None,
    limit: int | None = None,
    seed: int,
) -> list[Candidate]:
    """Give the cards of a session before their day; see `aiquiz.scheduling.ahead`."""
    candidates = (Candidate(key, memories.get(key)) for key in keys)
    return ahead(candidates, agenda, within=within, limit=limit, seed=seed)


def apart(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Keep siblings apart, as one gives the other away."""
    if len({family(found.key) for found in chosen}) == len(chosen):
        return list(chosen)
    waiting, ordered = list(chosen), list[Candidate]()
    while waiting:
        near = {family(found.key) for found in ordered[-_APART:]}
        others = (n for n, found in enumerate(waiting) if family(found.key) not in near)
        ordered.append(waiting.pop(next(others, 0)))
    return ordered


def plan(chosen: Iterable[Candidate], decks: Iterable[Deck], *, typed: bool) -> list[Planned]:
    """Give the cards `chosen` as they stand in `decks`, but for those that stand there no more.

    With `typed` a choice is answered by typing.
    """
    cards = by_key(decks)
    return [
        _planned(found, *cards[found.key], typed=typed) for found in chosen if found.key in cards
    ]


def _planned(found: Candidate, deck: Deck, card: Card, *, typed: bool) -> Planned:
    asked = _as_typed(card) if typed else card
    return Planned(found.key, asked, deck.title, found.memory, markdown=deck.markdown)


def renewed(planned: Planned, deck: Deck, card: Card) -> Planned:
    """Give `planned` as `card` stands in `deck` now; one that was to be typed still is."""
    asked = _as_typed(card) if isinstance(planned.card, TypedCard) else card
    return replace(planned, card=asked, deck_title=deck.title, markdown=deck.markdown)


def by_key(decks: Iterable[Deck]) -> dict[CardKey, tuple[Deck, Card]]:
    """Give every card of `decks`, and its deck, by the card's key."""
    return {
        CardKey(deck.id, deck.language, card.id): (deck, card)
        for deck in decks
        for card in deck.cards
    }


def _as_typed(card: Card) -> Card:
    return typed_instead(card) if isinstance(card, ChoiceCard | MultipleCard) else card


def with_tags(deck: Deck, tags: Collection[str]) -> list[str]:
    """Give the ids of the cards of `deck` that have one of `tags`, those of the deck counted."""
    wanted = set(tags)
    return [card.id for card in deck.cards if wanted & {*deck.tags, *card.tags}]
