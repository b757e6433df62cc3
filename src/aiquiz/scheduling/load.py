"""What the coming days ask under some terms, by playing them through.

FSRS itself is taken for the truth: a card is remembered as often as it says. Nothing is random:
what happens to a card follows from a hash, so that two values of a setting meet the same luck.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from aiquiz.scheduling.fsrs6 import after, due_day, recall
from aiquiz.scheduling.fuzz import share
from aiquiz.scheduling.limits import Limits
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import CardKey, Rating

DAYS = 60
"""How far ahead is played: by then most cards came back at least once."""

_MOST_CARDS = 1000
"""Of more cards some are played, with the limits in proportion, so that it takes under a second."""


class Cards(NamedTuple):
    """The cards of a deck that can be asked: `memories` of those studied, and the `fresh` ones.

    `right_at_first` is the share of new cards that are right when they are asked first.
    """

    memories: Mapping[CardKey, Memory]
    fresh: Sequence[CardKey]
    right_at_first: float = 0.7


class Load(NamedTuple):
    """What `DAYS` days ask on average: `reviews` a day, of which `missed` are, and `new` cards.

    `over` is how many reviews wait over at the end, `begun_in` the days until no new card is left,
    None where some are.
    """

    reviews: float
    missed: float
    new: float
    over: float
    begun_in: int | None


def load(
    cards: Cards,
    today: int,
    policy: Policy,
    limits: Limits,
    *,
    stopped: Callable[[], bool] = lambda: False,
) -> Load | None:
    """Give what `DAYS` days from study day `today` on ask of `cards`; None once it is `stopped`."""
    part, scale = _sample(cards)
    days = _Days(part, today, policy)
    for day in range(DAYS):
        if stopped():
            return None
        days.play(
            today + day,
            reviews=_of_day(limits.reviews, day, scale),
            new=_of_day(limits.new, day, scale),
        )
    return days.load(today, scale)


def _sample(cards: Cards) -> tuple[Cards, float]:
    count = len(cards.memories) + len(cards.fresh)
    if count <= _MOST_CARDS:
        return cards, 1.0
    scale = _MOST_CARDS / count
    kept = {key: memory for key, memory in cards.memories.items() if share(key, 0) < scale}
    fresh = [key for key in cards.fresh if share(key, 0) < scale]
    return cards._replace(memories=kept, fresh=fresh), scale


def _of_day(limit: int | None, day: int, scale: float) -> int | None:
    """Give the part of a `limit` that day number `day` gets, so that all days get `scale` of it."""
    return None if limit is None else int((day + 1) * limit * scale) - int(day * limit * scale)


class _Days:
    """Days that are being played."""

    def __init__(self, cards: Cards, today: int, policy: Policy) -> None:
        self._policy = policy
        self._right_at_first = cards.right_at_first
        self._fresh = list(reversed(cards.fresh))
        self._due: dict[int, list[tuple[CardKey, Memory]]] = {}
        self._waiting: list[tuple[CardKey, Memory]] = []
        self._reviews = self._missed = self._new = 0
        self._begun_on: int | None = None
        for key, memory in cards.memories.items():
            # Other terms move the days of what was answered before, too.
            due = due_day(memory.stability, memory.last_day, memory.reviews, key, policy)
            self._due.setdefault(max(due, today), []).append((key, memory))

    def play(self, day: int, *, reviews: int | None, new: int | None) -> None:
        """Ask what `day` asks: at most `reviews` due cards, the easiest first, and `new` ones."""
        self._waiting += self._due.pop(day, [])
        over = reviews is not None and len(self._waiting) > reviews
        if over:
            self._waiting.sort(key=lambda found: (found[1].difficulty, found[0]))
        asked = self._waiting[:reviews]
        self._waiting = self._waiting[len(asked) :]
        for key, memory in asked:
            self._missed += not self._answer(key, memory, day, recall(memory, day, self._policy))
        self._reviews += len(asked)
        if not over:
            self._begin(day, len(self._fresh) if new is None else new)

    def _begin(self, day: int, count: int) -> None:
        for _ in range(min(count, len(self._fresh))):
            self._answer(self._fresh.pop(), None, day, self._right_at_first)
            self._new += 1
            if not self._fresh:
                self._begun_on = day

    def _answer(self, key: CardKey, memory: Memory | None, day: int, chance: float) -> bool:
        """Have a card answered that is right by `chance`; tell whether it was."""
        # The spread of due days takes the numbers from 1 on.
        right = share(key, -1 - (memory.reviews if memory else 0)) < chance
        rating = Rating.GOOD if right else Rating.AGAIN
        then = after(memory, rating, day, self._policy, key)
        self._due.setdefault(then.due_day, []).append((key, then))
        return right

    def load(self, today: int, scale: float) -> Load:
        """Give what the days that were played asked."""
        begun_in = None if self._begun_on is None else self._begun_on - today + 1
        return Load(
            reviews=self._reviews / DAYS / scale,
            missed=self._missed / DAYS / scale,
            new=self._new / DAYS / scale,
            over=len(self._waiting) / scale,
            begun_in=0 if self._begun_on is None and not self._fresh else begun_in,
        )
