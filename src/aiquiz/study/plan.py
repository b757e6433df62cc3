"""Which cards a session asks, and what the decks hold today."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from aiquiz.deck.card import Card, ChoiceCard, Deck, MultipleCard, typed_instead
from aiquiz.scheduling.ahead import ahead
from aiquiz.scheduling.limits import Held
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Agenda, Candidate, drawn, is_due, queue
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.siblings import Family, families, family
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
    """What a deck holds: all its cards, those never studied, those known and being learnt.

    Those to ask that were never studied are counted, not those put away.
    """

    cards: int
    new: int
    known: int
    learning: int


def in_all(found: Iterable[Counts]) -> Counts:
    """Give what several decks hold together."""
    return Counts(*map(sum, zip(Counts(0, 0, 0, 0), *found, strict=True)))


def untouched(cards: int) -> Counts:
    """Give what a deck of `cards` holds of which none was ever studied or put away."""
    return Counts(cards, cards, 0, 0)


def counts(
    keys: Sequence[CardKey],
    memories: Mapping[CardKey, Memory],
    away: Collection[CardKey] = (),
) -> Counts:
    """Count the cards named `keys`, of which those in `away` are not asked."""
    studied = [memories[key] for key in keys if key in memories]
    known = sum(memory.is_known for memory in studied)
    return Counts(
        cards=len(keys),
        new=sum(key not in memories and key not in away for key in keys),
        known=known,
        learning=len(studied) - known,
    )


def held(
    deck: str,
    keys: Iterable[CardKey],
    memories: Mapping[CardKey, Memory],
    day: int,
    answered: Collection[Family],
    away: Collection[CardKey] = (),
) -> Held:
    """Give what `deck` holds for study day `day` in the cards `keys`, but for those in `away`.

    `answered` are the families of which a card was answered that day.
    """
    due, fresh = list[CardKey](), list[CardKey]()
    for key in keys:
        memory = memories.get(key)
        if key in away or (memory is not None and not is_due(memory, day)):
            continue
        (fresh if memory is None else due).append(key)
    return Held(deck, families(due, answered), families(fresh, answered))


def before_their_day(
    keys: Sequence[CardKey],
    memories: Mapping[CardKey, Memory],
    day: int,
    answered: Collection[Family],
    away: Collection[CardKey] = (),
) -> int:
    """Count the cards among `keys` that can be studied ahead on `day`, but for those in `away`.

    `answered` are the families of which a card was answered that day.
    """
    studied = [key for key in keys if key in memories and key not in away]
    due = {family(key) for key in studied if is_due(memories[key], day)}
    return len(families(studied, due.union(answered)))
