"""What the cards of a session are marked with, before it and by the learner within it."""

from collections.abc import Iterable

from aiquiz.scheduling.marks import BURY, SUSPEND, Marks
from aiquiz.scheduling.review import CardKey

_AWAY = {BURY, SUSPEND}


class Markings:
    """The marks of the cards asked; see `aiquiz.scheduling.marks`."""

    def __init__(self, cards: Iterable[CardKey], before: Marks) -> None:
        """`before` are the marks of all cards when the session began."""
        self._before = before
        self._marks = {card: before.on(card) for card in cards}
        self._put_away: set[CardKey] = set()

    @property
    def cards(self) -> frozenset[CardKey]:
        """The cards asked."""
        return frozenset(self._marks)

    def on(self, card: CardKey) -> frozenset[str]:
        """Give what `card` is marked with; it may be one that was asked before the session."""
        return self._marks.get(card, self._before.on(card))

    def is_away(self, card: CardKey) -> bool:
        """Tell whether `card` is suspended, or put off until tomorrow."""
        return bool(_AWAY & self.on(card))

    def was_put_away(self, card: CardKey) -> bool:
        """Tell whether `card` was put away within the session, and still is.

        A card that was suspended before is asked here all the same, and so is its repeat.
        """
        return card in self._put_away

    def returns(self, card: CardKey) -> bool:
        """Tell whether `card` comes back at all: one suspended after its answer does not."""
        return not self.was_put_away(card) or SUSPEND not in self.on(card)

    def seen(self, marks: Marks) -> dict[CardKey, str]:
        """Take over `marks`, made elsewhere; give what newly puts a card away, by card."""
        found: dict[CardKey, str] = {}
        for card, before in self._marks.items():
            now = marks.on(card)
            self._marks[card] = now
            if added := _AWAY & (now - before):
                found[card] = SUSPEND if SUSPEND in added else BURY
                self._put_away.add(card)
            elif not _AWAY & now:
                self._put_away.discard(card)
        return found

    def change(self, card: CardKey, what: str, on: bool) -> None:
        """Mark `card` with `what`, or take that off."""
        self._marks[card] = self._marks[card] | {what} if on else self._marks[card] - {what}
        if what in _AWAY:
            (self._put_away.add if self.is_away(card) else self._put_away.discard)(card)
