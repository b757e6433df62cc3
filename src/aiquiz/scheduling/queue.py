"""What to ask: due cards, then new ones; or some of all cards, due or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from aiquiz.scheduling.fuzz import share
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be asked; `memory` is None for one never studied."""

    key: CardKey
    memory: Memory | None


def is_due(memory: Memory, day: int) -> bool:
    """Tell whether a card is to be asked on study day `day`."""
    return memory.due_day <= day


def queue(
    candidates: Iterable[Candidate], day: int, *, new: int, limit: int | None, seed: int
) -> list[Candidate]:
    """Give the cards of study day `day` in the order they are asked.

    Due cards come first, shuffled by `seed` in the same way each time, then at most `new` new
    ones in the order given. `limit` bounds the whole, None does not.
    """
    known = list(candidates)
    due = [c for c in known if c.memory is not None and is_due(c.memory, day)]
    fresh = [c for c in known if c.memory is None]
    due.sort(key=lambda candidate: (share(candidate.key, seed), candidate.key))
    return [*due, *fresh[: max(new, 0)]][:limit]


def drawn(candidates: Iterable[Candidate], *, limit: int | None, seed: int) -> list[Candidate]:
    """Give `limit` of `candidates`, due or not, drawn by `seed` in the same way each time."""
    known = sorted(candidates, key=lambda candidate: (share(candidate.key, seed), candidate.key))
    return known[:limit]
