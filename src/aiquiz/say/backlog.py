"""What waits beyond the day's limits, in words."""

from typing import Protocol

from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number


class Waiting(Protocol):
    """What is due of some decks."""

    @property
    def due(self) -> int:
        """How many cards today asks."""
        ...

    @property
    def waiting(self) -> int:
        """How many are due, those that today leaves counted."""
        ...

    @property
    def unseen(self) -> int:
        """How many new cards could be begun."""
        ...

    @property
    def paused(self) -> bool:
        """Whether new cards wait until that is caught up with."""
        ...


class Today(Protocol):
    """What is due of all decks, and how long it takes to catch up."""

    @property
    def total(self) -> Waiting:
        """What is due."""
        ...

    @property
    def reviews_a_day(self) -> int | None:
        """How many reviews a day there are at most."""
        ...

    @property
    def caught_up_in(self) -> int | None:
        """In how many days nothing waits over, None where nothing does or that is far away."""
        ...

    @property
    def ahead_of_clock(self) -> int:
        """How many cards were answered on a day that is still to come."""
        ...


def backlog(today: Today) -> list[str]:
    """Say how much waits, and how long that lasts; nothing where all of it is asked today."""
    total, days, a_day = today.total, today.caught_up_in, today.reviews_a_day
    if total.waiting <= total.due or days is None or a_day is None:
        return backlog_of(total)
    words = n_(
        "{waiting} waiting. {limit} a day catches up in {n} day.",
        "{waiting} waiting. {limit} a day catches up in {n} days.",
        days,
    )
    told = words.format(waiting=number(total.waiting), limit=number(a_day), n=number(days))
    return [told, *_paused(total)]


def backlog_of(row: Waiting) -> list[str]:
    """Say how much of a deck waits; nothing where all of it is asked today."""
    if row.waiting <= row.due:
        return _paused(row)
    told = _("{waiting} waiting, {due} of them for today.")
    return [told.format(waiting=number(row.waiting), due=number(row.due)), *_paused(row)]


def _paused(row: Waiting) -> list[str]:
    return (
        [_("New cards pause while more is due than a day asks.")]
        if row.paused and row.unseen
        else []
    )


def clock_set_back(today: Today) -> list[str]:
    """Say that some answers lie ahead of the clock, and that this costs nothing."""
    count = today.ahead_of_clock
    if not count:
        return []
    words = n_(
        "The clock was set back: {n} card was answered on a day to come. Nothing is lost.",
        "The clock was set back: {n} cards were answered on a day to come. Nothing is lost.",
        count,
    )
    return [words.format(n=number(count))]
