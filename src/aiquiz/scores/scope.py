"""Which answers scores are of: those of some decks, since some day."""

from typing import NamedTuple, TypeVar

from aiquiz.scheduling.review import CardKey, Review
from aiquiz.scheduling.sums import Key, Sums


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

    def of(self, sums: Sums) -> Sums:
        """Give those of `sums` that are of the decks and the days."""
        if self == Scope():
            return sums
        return Sums(
            self._among(sums.answers),
            self._among(sums.hours),
            self._among(sums.bands),
            self._among(sums.times),
        )

    def _among(self, sums: "dict[_Key, _Values]") -> "dict[_Key, _Values]":
        first = self.since
        return {
            key: values
            for key, values in sums.items()
            if (first is None or key.day >= first)
            and (self.decks is None or (key.deck, key.language) in self.decks)
        }


_Key = TypeVar("_Key", bound=Key)
_Values = TypeVar("_Values")
