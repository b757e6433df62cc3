"""Which reviews count in the end, and as what: the learner has the last word.

What was undone does not count; the last rating and the last verdict that stand do.
"""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from aiquiz.progress.event import Event
from aiquiz.scheduling.marks import MARKS
from aiquiz.scheduling.review import ASIDE, CardKey, Ref


class Effective(NamedTuple):
    """A review that counts: its row, and verdict, credit and rating after every change of mind."""

    event: Event
    verdict: str
    credit: float
    rating: int


def remembered(events: Iterable[Event]) -> list[Effective]:
    """Give the reviews among `events` that memory is made from, in their order.

    A quiz leaves memory as it is, and after a reset that stands what came before it is gone.
    `events` must hold whatever `effective` needs, and every reset of the cards among them.
    """
    known = list(events)
    of_card: dict[CardKey | None, list[Event]] = {}
    for reset in resets(known):
        of_card.setdefault(reset.card, []).append(reset)
    return [
        review
        for review in effective(known)
        if review.event.mode not in ASIDE
        and not any(is_before(review.event, reset) for reset in of_card.get(review.event.card, ()))
    ]


def resets(events: Iterable[Event]) -> list[Event]:
    """Give the resets of cards among `events` that stand, in their order."""
    return _standing_of({"reset"}, events)


def is_before(event: Event, reset: Event) -> bool:
    """Tell whether `event` came before `reset`: in one run whatever a clock set back says."""
    if event.ref.stream == reset.ref.stream:
        return event.ref.seq < reset.ref.seq
    return event.order < reset.order


def effective(events: Iterable[Event]) -> list[Effective]:
    """Give the reviews among `events` that count, in the order in which they happened.

    An undo takes back what it names, an undo too. The order in which `events` come does not
    matter; they must hold every change and undo of the reviews among them.
    """
    known = {event.ref: event for event in events}
    stands = standing(known.values())
    changes: dict[Ref, list[Event]] = {}
    for event in known.values():
        if event.of is not None and event.kind in ("rerating", "override"):
            changes.setdefault(event.of, []).append(event)
    found = [
        _changed(event, [change for change in changes.get(event.ref, []) if stands(change.ref)])
        for event in known.values()
        if event.kind == "review" and stands(event.ref)
    ]
    return sorted(found, key=lambda review: review.event.order)


def _changed(event: Event, changes: list[Event]) -> Effective:
    """Give the review of row `event` after `changes`, of which the last one counts."""
    ordered = sorted(changes, key=lambda change: change.order)
    rating = ordered[-1].rating if ordered else event.rating
    overrides = [change for change in ordered if change.kind == "override"]
    judged = overrides[-1] if overrides else event
    assert rating is not None
    return Effective(event, judged.verdict or "", judged.credit or 0.0, rating)


def taught(events: Iterable[Event]) -> list[Event]:
    """Give the overrides among `events` that stand and whose reviews do, in their order."""
    known = {event.ref: event for event in events}
    stands = standing(known.values())
    found = [
        event
        for event in known.values()
        if event.kind == "override" and event.of and stands(event.ref) and stands(event.of)
    ]
    return sorted(found, key=lambda event: event.order)


def marked(events: Iterable[Event]) -> list[Event]:
    """Give the markings of cards among `events` that stand, in their order."""
    return _standing_of({*MARKS, *(f"un{what}" for what in MARKS)}, events)


ALLOWANCE = "allowance"
"""The kind of a row by which more is asked today than the limits allow."""


def allowed(events: Iterable[Event]) -> list[Event]:
    """Give the allowances among `events` that stand, in their order."""
    return _standing_of({ALLOWANCE}, events)


def _standing_of(kinds: Collection[str], events: Iterable[Event]) -> list[Event]:
    """Give the events of `kinds` that stand, in their order."""
    known = {event.ref: event for event in events}
    found = [event for event in known.values() if event.kind in kinds]
    if not found:
        return []
    stands = standing(known.values())
    return sorted((event for event in found if stands(event.ref)), key=lambda event: event.order)


def standing(events: Iterable[Event]) -> Callable[[Ref], bool]:
    """Give what tells whether an entry stands, from `events` that hold every undo of it."""
    undos: dict[Ref, list[Ref]] = {}
    for event in events:
        if event.of is not None and event.kind == "undo":
            undos.setdefault(event.of, []).append(event.ref)
    return _Standing(undos).check


class _Standing:
    """Tells whether an entry stands, which it does unless an undo of it stands."""

    def __init__(self, undos: dict[Ref, list[Ref]]) -> None:
        self._undos = undos
        self._known: dict[Ref, bool] = {}

    def check(self, ref: Ref) -> bool:
        """Tell whether the entry at `ref` stands; a ring of undos, never written, stands."""
        path = [ref]
        while path:
            last = path[-1]
            undos = self._undos.get(last, [])
            open_ = [undo for undo in undos if undo not in self._known and undo not in path]
            if open_:
                path.append(open_[0])
                continue
            self._known[last] = not any(self._known.get(undo, False) for undo in undos)
            path.pop()
        return self._known[ref]
