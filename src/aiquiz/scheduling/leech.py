"""Leeches: cards that are forgotten again and again, and take more time than they are worth."""

from collections.abc import Mapping

from aiquiz.scheduling.memory import Memory, Terms
from aiquiz.scheduling.review import CardKey


def is_leech(memory: Memory | None, threshold: int) -> bool:
    """Tell whether a card is a leech, as it was forgotten `threshold` times or more; 0 is never.

    It stays one however well it is known later: only a reset, or the undo of a lapse, makes it
    none. What was once that hard to learn is worth another wording even then.
    """
    return memory is not None and 0 < threshold <= memory.lapses


def is_told(lapses: int, threshold: int) -> bool:
    """Tell whether the lapse number `lapses` is one at which it is said that the card is a leech.

    As in Anki that is at the threshold, and then at every further half of it, rounded up.
    """
    half = (threshold + 1) // 2
    return 0 < threshold <= lapses and (lapses - threshold) % half == 0


def new_lapses(before: Memory | None, after: Memory | None, threshold: int) -> int:
    """Give how often a card was forgotten, where an answer has just made it a leech or more of one.

    0 where it did not. `before` and `after` are the memories around the answer.
    """
    lapses = after.lapses if after else 0
    forgot = lapses > (before.lapses if before else 0)
    return lapses if forgot and is_told(lapses, threshold) else 0


def leeches(memories: Mapping[CardKey, Memory], terms: Terms) -> frozenset[CardKey]:
    """Give the cards among those with `memories` that are leeches under `terms`."""
    return frozenset(
        key
        for key, memory in memories.items()
        # Few cards were ever forgotten so often that it is worth asking for their deck's terms.
        if memory.lapses and is_leech(memory, terms.of(key.deck).leech_threshold)
    )
