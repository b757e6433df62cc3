"""Which answers scores are of: those of some decks, since some day."""

from typing import NamedTuple

from aiquiz.scheduling.review import CardKey, Review


class Scope(NamedTuple):
    """What scores are asked of.

    `decks` are decks (id, language), None for all of them; `since` is the first study day, None
    for every day there is.
    """

    decks: frozenset[tuple[str, str]] | None = None
    since: int | None = None

    def holds_card(self, card: CardKey) -> bool:
        """Tell whether `card` is of the decks."""
        return self.decks is None or card[:2] in self.decks

    def holds(self, review: Review) -> bool:
        """Tell whether `review` is of the decks and the days."""
        late = self.since is None or review.moment.day >= self.since
        return late and self.holds_card(review.card)
