"""What the model holds about one card, and the terms on which it is brought back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Memory:
    """The state of one studied card; a card never studied has none.

    `stability` is the number of days until recall falls to 90 %, `difficulty` runs from 1 to
    10, `last_day` and `due_day` are study days, `reviews` and `lapses` count.
    """

    stability: float
    difficulty: float
    last_day: int
    due_day: int
    reviews: int
    lapses: int


@dataclass(frozen=True, slots=True)
class Policy:
    """The learner's terms.

    `retention` is the wanted chance of recall when a card comes back, from 0.70 to 0.97;
    `maximum_interval` is the longest interval in days.
    """

    retention: float = 0.90
    maximum_interval: int = 36_500
