"""Which reviews count in the end: what was undone does not, and the last rating does."""

from collections.abc import Iterable
from dataclasses import dataclass

from aiquiz.progress.event import Event
from aiquiz.scheduling.review import Ref


@dataclass(frozen=True, slots=True)
class Effective:
    """A review that counts, with its rating after every change of mind."""

    event: Event
    rating: int


def effective(events: Iterable[Event]) -> list[Effective]:
    """Give the reviews among `events` that count, in the order in which they happened.

    An undo takes back what it names, an undo too. The order in which `events` come does not
    matter; they must hold every rerating and undo of the reviews among them.
    """
    known = {event.ref: event for event in events}
    undos: dict[Ref, list[Ref]] = {}
    reratings: dict[Ref, list[Event]] = {}
    for event in known.values():
        if event.of is not None and event.kind == "undo":
            undos.setdefault(event.of, []).append(event.ref)
        elif event.of is not None and event.kind == "rerating":
            reratings.setdefault(event.of, []).append(event)
    stands = _Standing(undos)
    found = [
        Effective(event, _rating(event, reratings.get(event.ref, []), stands))
        for event in known.values()
        if event.kind == "review" and stands.check(event.ref)
    ]
    return sorted(found, key=lambda review: review.event.order)


def _rating(event: Event, reratings: list[Event], stands: "_Standing") -> int:
    changes = [change for change in reratings if stands.check(change.ref)]
    last = max(changes, key=lambda change: change.order, default=event)
    assert last.rating is not None
    return last.rating


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
