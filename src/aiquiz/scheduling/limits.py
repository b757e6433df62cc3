"""What a study day may still ask: the daily limits, over all decks and of single ones."""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal, NamedTuple

from aiquiz.scheduling.siblings import Family

ALL = ""
"""Stands for all decks where something is told by deck."""

A_FEW = 5
"""How many new cards can be asked for at once beyond the limits."""


class Tally(NamedTuple):
    """A number of cards, by whether they were studied before."""

    new: int = 0
    reviews: int = 0

    def and_(self, other: "Tally") -> "Tally":
        """Give both together."""
        return Tally(self.new + other.new, self.reviews + other.reviews)


class Limits(NamedTuple):
    """What a day asks at most; None for no limit."""

    new: int | None = None
    reviews: int | None = None


Kind = Literal["new", "reviews"]
"""Which cards: those never studied, or those studied before."""


class Room(NamedTuple):
    """What is left to ask on a study day.

    `total` is over all decks, `decks` of those that have a limit of their own, None for the kind
    that has none. `paused` are the decks that no new cards are asked from because more of them
    is due than is asked; `ALL` among them stands for every deck. `daily` are the day's limits over
    all decks, `kept` is what the learner allowed of single decks today, which no other one uses up.
    """

    total: Tally
    decks: Mapping[str, Limits]
    paused: frozenset[str] = frozenset()
    daily: Limits = Limits()
    kept: Mapping[str, Tally] = {}

    def new(self, deck: str) -> int:
        """Give how many new cards may still be asked of the deck with the id `deck`."""
        return self.most("new", deck)

    def reviews(self, deck: str) -> int:
        """Give how many due cards may still be asked of the deck with the id `deck`."""
        return self.most("reviews", deck)

    def most(self, kind: Kind, deck: str) -> int:
        """Give how many cards of a kind may still be asked of the deck with the id `deck`."""
        own = getattr(self.decks.get(deck, Limits()), kind)
        return _least(
            own, min(self.common(kind) + self.kept_for(kind, deck), _of(self.total, kind))
        )

    def common(self, kind: Kind) -> int:
        """Give how many cards of a kind may still be asked of whichever deck."""
        kept = sum(_of(more, kind) for more in self.kept.values())
        return max(_of(self.total, kind) - kept, 0)

    def asked(self, kind: Kind, counts: Mapping[str, int]) -> int:
        """Give how many cards of a kind are asked of decks that have so many, by their ids."""
        own = {deck: min(count, self.most(kind, deck)) for deck, count in counts.items()}
        kept = sum(min(count, self.kept_for(kind, deck)) for deck, count in own.items())
        return min(kept + min(sum(own.values()) - kept, self.common(kind)), _of(self.total, kind))

    def kept_for(self, kind: Kind, deck: str) -> int:
        """Give how many cards of a kind are kept for the deck with the id `deck`."""
        return _of(self.kept.get(deck, Tally()), kind)


def _of(tally: Tally, kind: Kind) -> int:
    return tally.new if kind == "new" else tally.reviews


def _least(own: int | None, total: int) -> int:
    return total if own is None else min(own, total)


def room(
    limits: Mapping[str, Limits],
    answered: Mapping[str, Tally],
    extra: Mapping[str, Tally],
    due: Mapping[str, int],
) -> Room:
    """Give what is left of a study day; all is by the id of the deck.

    `limits` with `ALL` for those over all decks are the day's, `answered` is what was asked of
    each deck today, `extra` what the learner allowed beyond the limits, today only (`ALL` of
    whichever deck), and `due` what each deck has due now.
    """
    of_any = extra.get(ALL, Tally())
    more = {deck: allowed.and_(of_any) for deck, allowed in extra.items()}
    found = {
        deck: _left(limit, answered.get(deck, Tally()), more.get(deck, of_any), due.get(deck, 0))
        for deck, limit in limits.items()
        if deck != ALL
    }
    total, paused = _left(
        limits.get(ALL, Limits()),
        in_all(answered.values()),
        in_all(extra.values()),
        sum(due.values()),
    )
    held = {deck for deck, (_, waits) in found.items() if waits} | ({ALL} if paused else set())
    return Room(
        Tally(_or_any(total.new), _or_any(total.reviews)),
        {deck: left for deck, (left, _) in found.items()},
        frozenset(held),
        limits.get(ALL, Limits()),
        {deck: more for deck, more in extra.items() if deck != ALL},
    )


def in_all(tallies: Iterable[Tally]) -> Tally:
    """Give several tallies together."""
    found = Tally()
    for tally in tallies:
        found = found.and_(tally)
    return found


_ANY = 1 << 30
"""More cards than anyone has."""


def _or_any(left: int | None) -> int:
    return _ANY if left is None else left


def _left(limit: Limits, answered: Tally, extra: Tally, due: int) -> tuple[Limits, bool]:
    """Give what is left of one limit, and whether new cards wait for what is due."""
    reviews = new = None
    if limit.reviews is not None:
        reviews = max(limit.reviews + extra.reviews - answered.reviews, 0)
    paused = reviews is not None and due > reviews
    if paused:
        # What the learner allowed today they asked for, whatever waits.
        new = max(extra.new - answered.new, 0)
    elif limit.new is not None:
        new = max(limit.new + extra.new - answered.new, 0)
    return Limits(new, reviews), paused


class Held(NamedTuple):
    """What one deck holds for a study day, siblings counted once.

    Either may be a mere number: both for a deck without siblings, `new` for one that was never
    touched and holds more than is asked.
    """

    deck: str
    due: Collection[Family] | int = ()
    new: Collection[Family] | int = ()


class Today(NamedTuple):
    """What a session over some decks asks today: `due` of all `waiting`, `new` of all `unseen`."""

    due: int
    new: int
    waiting: int
    unseen: int


def today(held: Iterable[Held], room: Room) -> Today:
    """Count what a session over the decks `held` asks within `room`."""
    known = list(held)
    due, due_many = _told((one.deck, one.due) for one in known)
    fresh, new_many = _told((one.deck, one.new) for one in known)
    waiting = {deck: len(due[deck]) + due_many[deck] for deck in due}
    new = {deck: len(fresh[deck] - due[deck]) + new_many[deck] for deck in due}
    return Today(
        due=room.asked("reviews", waiting),
        new=room.asked("new", new),
        waiting=sum(waiting.values()),
        unseen=sum(new.values()),
    )


def _told(
    by_deck: Iterable[tuple[str, Collection[Family] | int]],
) -> tuple[dict[str, set[Family]], dict[str, int]]:
    """Give by deck the families that are told, and how many are told as a mere number."""
    found: dict[str, set[Family]] = {}
    numbers: dict[str, int] = {}
    for deck, told in by_deck:
        families = found.setdefault(deck, set())
        numbers.setdefault(deck, 0)
        if isinstance(told, int):
            numbers[deck] += told
        else:
            families.update(told)
    return found, numbers


def caught_up_in(waiting: int, coming: Iterable[int], limit: int) -> int | None:
    """Give the days, today the first, after which no more waits than `limit` allows to be asked.

    `waiting` are due today, and `coming` holds a day for each card that comes later, in days after
    today. What comes back from being answered meanwhile is not known. None where that takes
    longer than a year.
    """
    of_day: dict[int, int] = {}
    for day in coming:
        of_day[day] = of_day.get(day, 0) + 1
    for day in range(1, 366):
        waiting = max(waiting - limit, 0)
        if not waiting:
            return day
        waiting += of_day.get(day, 0)
    return None
