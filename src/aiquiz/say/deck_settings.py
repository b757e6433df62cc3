"""The settings of one deck in words, and what each value means for its learner."""

from collections.abc import Callable, Mapping
from typing import Protocol

from aiquiz.say.language import _, n_
from aiquiz.say.numbers import decimal, number, percent

_NAMES: Mapping[str, Callable[[], str]] = {
    "retention": lambda: _("Retention wanted"),
    "maximum_interval": lambda: _("Longest interval"),
    "new_per_day": lambda: _("New cards a day"),
    "reviews_per_day": lambda: _("Reviews a day"),
    "order": lambda: _("First when behind"),
    "leech_threshold": lambda: _("A leech after"),
}

_ORDERS: Mapping[str, Callable[[], str]] = {
    "easiest": lambda: _("the easiest"),
    "recall": lambda: _("what you recall best"),
    "due": lambda: _("what was due first"),
}

ORDER_MEANINGS: Mapping[str, Callable[[], str]] = {
    "easiest": lambda: _("The least difficult cards first: a backlog is gone soonest."),
    "recall": lambda: _("The cards you still know best first: you miss the fewest."),
    "due": lambda: _("The cards that wait longest first: after a break you keep the most."),
}
"""What each order means for whoever is behind."""


class Load(Protocol):
    """What the coming days ask on average."""

    @property
    def reviews(self) -> float:
        """Reviews a day."""
        ...

    @property
    def over(self) -> float:
        """How many reviews wait over at the end."""
        ...

    @property
    def begun_in(self) -> int | None:
        """Days until no new card is left, None where some are."""
        ...


def setting_name(key: str) -> str:
    """Give what the setting `key` is called."""
    return _NAMES[key]()


def setting_value(key: str, value: float | str | None) -> str:
    """Give the `value` of the setting `key`, None for a limit that is not set."""
    if value is None:
        return _("no own limit")
    match key:
        case "retention":
            return percent(float(value))
        case "maximum_interval":
            return n_("{n} day", "{n} days", int(value)).format(n=number(int(value)))
        case "order":
            return _ORDERS[str(value)]()
        case "leech_threshold" if not value:
            return _("never")
        case "leech_threshold":
            return n_("{n} miss", "{n} misses", int(value)).format(n=number(int(value)))
        case _:
            return number(int(value))


def whose(key: str, general: float | str, *, own: bool, limit: bool) -> str:
    """Say whether the value is the deck's `own`, beside the one that holds in `general`."""
    shown = setting_value(key, general)
    if limit:
        # A limit of the deck and the one over all decks hold side by side: the lower one bounds.
        words = _("yours; over all decks {value}") if own else _("over all decks {value}")
        return words.format(value=shown)
    if own:
        return _("yours; in general {value}").format(value=shown)
    return _("as in general")


def meaning(key: str, value: float | str | None, leeches: int, waiting: int) -> str:
    """Say what `value` of the setting `key` means: `leeches` cards are, `waiting` are due."""
    match key:
        case "retention":
            missed = round(100 - 100 * float(value or 0))
            words = n_(
                "You forget {n} card in 100 by the day it comes back.",
                "You forget {n} cards in 100 by the day they come back.",
                missed,
            )
            return words.format(n=missed)
        case "maximum_interval":
            return _("No card stays away longer than that, however well you know it.")
        case "order":
            nothing = "" if waiting else " " + _("Nothing waits now.")
            return ORDER_MEANINGS[str(value)]() + nothing
        case "leech_threshold":
            words = n_(
                "{n} card of this deck is a leech now.",
                "{n} cards of this deck are leeches now.",
                leeches,
            )
            told = _("A card that is missed again and again is told to you, never hidden.")
            return f"{told} {words.format(n=number(leeches))}"
        case "new_per_day":
            return _("The limit over all decks holds too.")
        case _:
            return _("The limit over all decks holds too; what is beyond it waits.")


def load_told(now: Load, before: Load | None, fresh: int, days: int) -> str:
    """Say what `now` asks a day instead of `before`, None where that is what holds.

    `fresh` cards were never studied; `days` were played.
    """
    told = [_reviews(now, before)]
    if fresh and now.begun_in is not None:
        words = n_(
            "The last new card comes in {n} day.",
            "The last new card comes in {n} days.",
            now.begun_in,
        )
        told.append(words.format(n=number(now.begun_in)))
    if now.over >= 1:
        over = round(now.over)
        words = n_(
            "After {days} days {n} review waits over.",
            "After {days} days {n} reviews wait over.",
            over,
        )
        told.append(words.format(days=number(days), n=number(over)))
    return " ".join(told)


def _reviews(now: Load, before: Load | None) -> str:
    count = about(now.reviews)
    if before is None or about(before.reviews) == count:
        return _("Here that is about {n} reviews a day.").format(n=count)
    words = _("Here that is about {n} reviews a day instead of {before}.")
    return words.format(n=count, before=about(before.reviews))


def about(reviews: float) -> str:
    """Give a number of reviews as exactly as it is known: under ten with one digit."""
    return number(round(reviews)) if reviews >= 10 else decimal(reviews, 1)
