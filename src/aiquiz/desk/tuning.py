"""The settings of one deck as they are being chosen, and what they would mean for its cards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from aiquiz.desk.desk import Desk
from aiquiz.desk.rungs import RUNGS, stepped
from aiquiz.desk.terms import terms_of
from aiquiz.scheduling.leech import leeches
from aiquiz.scheduling.limits import Limits
from aiquiz.scheduling.load import Cards, Load, load
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Policy
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.settings.decks import DeckSettings
from aiquiz.settings.file import Settings

if TYPE_CHECKING:
    from aiquiz.deck.entry import Entry

_ENOUGH_FIRSTS = 20
"""How many first answers tell what share of them is right."""

_DAYS_BACK = 180


class Held(NamedTuple):
    """What the deck with the id `deck` holds: its `cards` to ask.

    They are those of all `languages` of the deck that were begun. `waiting` of them are due on
    study day `today`. `parameters` are those that hold.
    """

    deck: str
    title: str
    cards: Cards
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
    begun = {key[:2] for key in desk.store.memories()}
    asked = (
        entry
        for entry in entries
        if entry.id == chosen.id and (entry is chosen or (entry.id, entry.language) in begun)
    )
    return _held(desk, chosen.id, chosen.title, asked)


def held_by_all(desk: Desk) -> Held:
    """Give what the decks hold that are asked where none is named; its deck is "".

    Raises StoreError.
    """
    from aiquiz.desk.asked import asked_of_all

    started = {key[:2] for key in desk.store.memories()}
    asked = asked_of_all(desk.library.studied, desk.settings, desk.language, started)
    return _held(desk, "", "", asked)


def _held(desk: Desk, deck: str, title: str, entries: "Iterable[Entry]") -> Held:
    memories, today = desk.store.memories(), desk.now().day
    away = desk.store.marks(today).suspended
    keys = [
        key
        for entry in entries
        for key in (CardKey(entry.id, entry.language, card) for card in entry.card_ids)
        if key not in away
    ]
    studied = {key: memories[key] for key in keys if key in memories}
    fresh = [key for key in keys if key not in memories]
    return Held(
        deck,
        title,
        Cards(studied, fresh, _right_at_first(desk, today)),
        today,
        sum(memory.due_day <= today for memory in studied.values()),
        tuple(sorted({key.language for key in keys})),
        desk.terms.of(deck).parameters,
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
        found = stepped(key, RUNGS[key], general if value is None else value, step)
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

    @property
    def asking(self) -> tuple[Policy, Limits]:
        """All that decides how much a day asks."""
        return self.policy, self.limits

    def load(self, held: Held, stopped: Callable[[], bool] = lambda: False) -> Load | None:
        """Give what the coming days ask of the cards `held`; None once it is `stopped`."""
        policy = self.policy._replace(parameters=held.parameters)
        return load(held.cards, held.today, policy, self.limits, stopped=stopped)

    def leeches(self, held: Held) -> int:
        """Give how many of the cards `held` are leeches."""
        return len(leeches(held.cards.memories, terms_of(self.settings)))

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
