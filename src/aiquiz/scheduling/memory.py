"""What the model holds about one card, and the terms on which it is brought back."""

from collections.abc import Mapping
from typing import NamedTuple

DEFAULT_PARAMETERS = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
"""The 21 weights of FSRS-6 that fit most learners, as its authors publish them."""


KNOWN_DAYS = 21
"""The stability, in days, from which a card counts as known; Anki calls it mature there too."""


class Memory(NamedTuple):
    """The state of one studied card; a card never studied has none.

    `stability` is the number of days until recall falls to 90 %, `difficulty` runs from 1 to
    10, `last_day` and `due_day` are study days, `reviews` and `lapses` count. A lapse is a
    rating of Again on a card that was studied on an earlier day.
    """

    stability: float
    difficulty: float
    last_day: int
    due_day: int
    reviews: int
    lapses: int

    @property
    def is_known(self) -> bool:
        """Whether the card counts as known."""
        return self.stability >= KNOWN_DAYS


class Policy(NamedTuple):
    """The learner's terms.

    `retention` is the wanted chance of recall when a card comes back, from 0.70 to 0.97;
    `maximum_interval` is the longest interval in days; `parameters` are the weights of FSRS-6;
    `leech_threshold` is the number of lapses from which a card is a leech, 0 for never.
    """

    retention: float = 0.90
    maximum_interval: int = 36_500
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    leech_threshold: int = 8

    def of(self, deck: str) -> "Policy":
        """Give itself: the same terms for every deck."""
        return self


class Policies(NamedTuple):
    """The learner's terms where some decks have their own: `decks` by their ids, else `general`."""

    general: Policy
    decks: Mapping[str, Policy]

    def of(self, deck: str) -> Policy:
        """Give the terms for the deck with the id `deck`."""
        return self.decks.get(deck, self.general)


Terms = Policy | Policies
"""The terms for every deck: `of` gives those of one."""
