"""The settings of one deck as they are being chosen, and what they would mean for its cards."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from aiquiz.desk.desk import Desk
from aiquiz.desk.terms import terms_of
from aiquiz.scheduling.limits import Limits
from aiquiz.scheduling.load import Cards, Load, load
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Policy
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.settings.decks import ORDERS, DeckSettings
from aiquiz.settings.file import Settings

_FEW = (0, 1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100)

RUNGS: Mapping[str, Sequence[Any]] = {
    "retention": tuple(percent / 100 for percent in range(70, 98)),
    "maximum_interval": (7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650, 36_500),
    "new_per_day": _FEW,
    "reviews_per_day": (*_FEW[3:], 150, 200, 300, 500, 1000, 9999),
    "order": ORDERS,
    "leech_threshold": (0, 4, 5, 6, 8, 10, 12, 16, 20),
}
"""The settings that are chosen one by one, and the values that they step through."""

_ENOUGH_FIRSTS = 20
"""How many first answers tell what share of them is right."""

_DAYS_BACK = 180


class Held(NamedTuple):
    """What the deck with the id `deck` holds: its `cards` to ask, and the `lapses` of each.

    They are those of all `languages` of the deck that were begun. `waiting` of them are due on
    study day `today`. `parameters` are those that hold.
    """

    deck: str
    title: str
    cards: Cards
    lapses: Sequence[int]
    today: int
    waiting: int
    languages: tuple[str, ...]
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS

    @property
    def are_own(self) -> bool:
        """Whether the parameters are the learner's own."""
        return self.parameters != DEFAULT_PARAMETERS


def held_at(desk: Desk, path: str) -> Held | None:
    """Give what the deck at `path` holds, in its language and in others that were begun.

    None where it is not listed any more. Raises StoreError.
    """
    entries = desk.library.studied
    chosen = next((entry for entry in entries if str(entry.path) == path), None)
    if chosen is None:
        return None
    memories, today = desk.store.memories(), desk.now().day
    away = desk.store.marks(today).suspended
    begun = {key[:2] for key in memories}
    keys = [
        key
        for entry in entries
        if entry.id == chosen.id and (entry is chosen or (entry.id, entry.language) in begun)
        for key in (CardKey(entry.id, entry.language, card) for card in entry.card_ids)
        if key not in away
    ]
    studied = {key: memories[key] for key in keys if key in memories}
    fresh = [key for key in keys if key not in memories]
    return Held(
        chosen.id,
        chosen.title,
        Cards(studied, fresh, _right_at_first(desk, today)),
        [memory.lapses for memory in studied.values()],
        today,
        sum(memory.due_day <= today for memory in studied.values()),
        tuple(sorted({key.language for key in keys})),
        desk.terms.of(chosen.id).parameters,
    )


def _right_at_first(desk: Desk, today: int) -> float:
    """Give the share of new cards that the learner has right when they are asked first."""
    found = [
        logged.review.rating is not Rating.AGAIN
        for logged in desk.store.reviews(since=today - _DAYS_BACK)
        if logged.review.mode == "new"
    ]
    usual = Cards({}, ()).right_at_first
    return sum(found) / len(found) if len(found) >= _ENOUGH_FIRSTS else usual


@dataclass(frozen=True, slots=True)
class Tuning:
    """The settings of the deck with the id `deck`, among all `settings`, while they are chosen."""

    deck: str
    settings: Settings

    @property
    def own(self) -> DeckSettings:
        """What is set for the deck itself."""
        return self.settings.decks.get(self.deck, DeckSettings())

    def value(self, key: str) -> Any:
        """Give what holds for `key`; None for a limit that the deck has not of its own."""
        return getattr(self.settings.of(self.deck), key)

    def general(self, key: str) -> Any:
        """Give what holds for `key` where a deck says nothing."""
        return getattr(self.settings, key)

    def is_own(self, key: str) -> bool:
        """Tell whether `key` is set for the deck itself."""
        return getattr(self.own, key) is not None

    def stepped(self, key: str, step: int) -> "Tuning":
        """Give the next value for `key`, or the one before where `step` is -1; ends are ends.

        On the general value the deck has none of its own.
        """
        value, general = self.value(key), self.general(key)
        found = _stepped(key, general if value is None else value, step)
        return self.with_own(key, None if found == general else found)

    def with_own(self, key: str, value: Any) -> "Tuning":
        """Give the settings with `value` for `key` of the deck, None to follow the general one."""
        own = self.own._replace(**{key: value})
        decks = {**self.settings.decks, self.deck: own}
        return replace(self, settings=replace(self.settings, decks=decks))

    @property
    def policy(self) -> Policy:
        """The terms on which the cards of the deck come back."""
        return terms_of(self.settings).of(self.deck)

    def load(self, held: Held, stopped: Callable[[], bool] = lambda: False) -> Load | None:
        """Give what the coming days ask of the cards `held`; None once it is `stopped`."""
        policy = self.policy._replace(parameters=held.parameters)
        return load(held.cards, held.today, policy, self.limits, stopped=stopped)

    @property
    def limits(self) -> Limits:
        """What a day asks of the deck at most, where no other deck takes of it."""
        terms, settings = self.settings.of(self.deck), self.settings
        return Limits(
            _least(terms.new_per_day, settings.new_per_day),
            _least(terms.reviews_per_day, settings.reviews_per_day),
        )


def _least(own: int | None, general: int) -> int:
    return general if own is None else min(own, general)


def _stepped(key: str, value: Any, step: int) -> Any:
    rungs = RUNGS[key]
    if key == "order":
        return rungs[(rungs.index(value) + step) % len(rungs)]
    place = bisect_right(rungs, value) if step > 0 else bisect_left(rungs, value) - 1
    return rungs[min(max(place, 0), len(rungs) - 1)]
