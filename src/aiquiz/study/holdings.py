"""What decks hold on a study day: cards known, being learnt and new, due and ahead of their day."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from aiquiz.scheduling.limits import Held
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import is_due
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.siblings import Family, families, family


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


class Studied(NamedTuple):
    """What was studied by study day `day`: the `memories` of all cards.

    `answered` are the families of which a card was answered that day, `away` the cards put away.
    """

    memories: Mapping[CardKey, Memory]
    day: int
    answered: Collection[Family] = ()
    away: Collection[CardKey] = ()


def held(deck: str, keys: Iterable[CardKey], studied: Studied) -> Held:
    """Give what `deck` holds for the day in the cards `keys`, but for those put away."""
    memories, day, answered, away = studied
    due, fresh = list[CardKey](), list[CardKey]()
    for key in keys:
        memory = memories.get(key)
        if key in away or (memory is not None and not is_due(memory, day)):
            continue
        (fresh if memory is None else due).append(key)
    return Held(deck, families(due, answered), families(fresh, answered))


def before_their_day(keys: Iterable[CardKey], studied: Studied) -> int:
    """Count the cards among `keys` that can be studied ahead, but for those put away."""
    memories, day, answered, away = studied
    known = [key for key in keys if key in memories and key not in away]
    due = {family(key) for key in known if is_due(memories[key], day)}
    return len(families(known, due.union(answered)))
