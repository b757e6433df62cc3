"""Cards that give each other away: they are not asked on the same study day.

Siblings are the two directions of a card, and a card in the languages of its deck. The gaps of one
cloze are one card, asked at once. Nothing is written for it: which sibling waits follows from the
memories, and a card that waits keeps its due day.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from aiquiz.deck.reversal import forward
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey


class Family(NamedTuple):
    """What siblings have in common: their deck's id, and the id of the card asked forwards."""

    deck: str
    card: str


def family(key: CardKey) -> Family:
    """Give the family of card `key`."""
    return Family(key.deck, forward(key.card))


def answered(memories: Mapping[CardKey, Memory], day: int) -> frozenset[Family]:
    """Give the families of which a card was answered on study day `day`, as memory knows.

    A day to come, which a clock set back leaves behind, is not that day: it would hold siblings
    back until it is there.
    """
    return frozenset(family(key) for key, memory in memories.items() if memory.last_day == day)


def families(keys: Iterable[CardKey], without: Collection[Family] = ()) -> set[Family]:
    """Give the families of the cards `keys`, but for those in `without`."""
    found = {family(key) for key in keys}
    found.difference_update(without)
    return found
