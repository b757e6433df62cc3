"""Cards of the list that are held on to by number: those marked, and those changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from aiquiz.scheduling.review import Ref


class Change(NamedTuple):
    """What was written in one go, by its places in the log, and the numbers of the cards."""

    refs: list[Ref]
    numbers: list[int]


@dataclass
class KeptCards:
    """The numbers of the cards `marked`, and the changes `done`, which can be taken back."""

    marked: set[int] = field(default_factory=set)
    done: list[Change] = field(default_factory=list)

    @property
    def numbers(self) -> set[int]:
        """Every number that is held on to."""
        return self.marked.union(*(change.numbers for change in self.done))

    def renumber(self, now: Mapping[int, int | None]) -> None:
        """Go on with the numbers `now` gives for these, without cards that are gone."""
        self.marked = set(_renumbered(self.marked, now))
        self.done = [Change(refs, _renumbered(numbers, now)) for refs, numbers in self.done]

    def toggle(self, number: int) -> None:
        """Mark a card, or take its mark off."""
        self.marked ^= {number}

    def toggle_all(self, found: Sequence[int]) -> None:
        """Mark all of `found`, or none where all are."""
        all_found = set(found)
        marked = self.marked
        self.marked = marked - all_found if all_found <= marked else marked | all_found

    def count_in(self, found: Sequence[int]) -> int:
        """Give how many of `found` are marked."""
        return len(self.marked.intersection(found)) if self.marked else 0

    def marked_in(self, found: Sequence[int]) -> list[int]:
        """Give those of `found` that are marked, in their order."""
        return [number for number in found if number in self.marked] if self.marked else []


def _renumbered(numbers: Iterable[int], now: Mapping[int, int | None]) -> list[int]:
    found = (now.get(number) for number in numbers)
    return [number for number in found if number is not None]
