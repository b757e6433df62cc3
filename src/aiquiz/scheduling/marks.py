"""What the learner settled about single cards: not today, no more, to be found again."""

from collections.abc import Iterable
from typing import NamedTuple

from aiquiz.scheduling.review import CardKey, Mark

BURY, SUSPEND, FLAG = "bury", "suspend", "flag"

MARKS = (BURY, SUSPEND, FLAG)
"""What a card can be marked with; "un" before it takes it off again."""


class Marks(NamedTuple):
    """The cards that are marked on one study day."""

    buried: frozenset[CardKey] = frozenset()
    suspended: frozenset[CardKey] = frozenset()
    flagged: frozenset[CardKey] = frozenset()

    @property
    def away(self) -> frozenset[CardKey]:
        """The cards that are not to be asked."""
        return self.buried | self.suspended

    def on(self, card: CardKey) -> frozenset[str]:
        """Give what `card` is marked with."""
        return frozenset(what for what, cards in zip(MARKS, self, strict=True) if card in cards)


def marks_on(day: int, entries: Iterable[Mark]) -> Marks:
    """Give what stands on study day `day` after `entries`, which come in their order.

    What is buried comes back with the next study day, whatever the day it was buried on.
    """
    found: dict[str, dict[CardKey, int]] = {what: {} for what in MARKS}
    for entry in entries:
        what = entry.what.removeprefix("un")
        if what != entry.what:
            found.get(what, {}).pop(entry.card, None)
        elif what in found:
            found[what][entry.card] = entry.moment.day
    buried = (card for card, since in found[BURY].items() if since == day)
    return Marks(frozenset(buried), frozenset(found[SUSPEND]), frozenset(found[FLAG]))
