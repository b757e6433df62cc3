"""What the learner did, as the log tells it: each thing can be taken back, and brought again."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aiquiz.progress import log
from aiquiz.progress.database import reading
from aiquiz.progress.effective import ALLOWANCE, standing
from aiquiz.progress.event import Event
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.marks import MARKS
from aiquiz.scheduling.review import ELSEWHERE, Entry, Ref, Undo

if TYPE_CHECKING:
    from aiquiz.progress.store import Store

_TOGETHER = ("reset", *MARKS, *(f"un{what}" for what in MARKS))
"""The kinds of what can be done to many cards at once."""

_IMPORT = "import"
"""The kind of the row before reviews from another program, which are taken back with it."""

DEEDS = ("review", "rerating", "override", "params", ALLOWANCE, _IMPORT, *_TOGETHER)
"""The kinds of rows that change something, so that there is something to take back.

An answer before the last try and the beginning of a session change nothing.
"""


class Deed(NamedTuple):
    """Something that was done in one go, to one card or to many.

    `events` are its rows in their order, `undos` those that stand and take it back. `session` is
    the row of the session that it was done in, None where it was done in none. Of reviews that
    were taken in from elsewhere the row before them stands for all, whose places are in `taken_in`.
    """

    events: tuple[Event, ...]
    undos: tuple[Event, ...] = ()
    session: Event | None = None
    taken_in: tuple[Ref, ...] = ()

    @property
    def first(self) -> Event:
        """The first of its rows, which gives it its name and its place."""
        return self.events[0]

    @property
    def stands(self) -> bool:
        """Whether it counts: it was not taken back, or was brought again."""
        return bool(self.standing)

    @property
    def standing(self) -> list[Ref]:
        """The places of the rows that count."""
        gone = {undo.of for undo in self.undos}
        refs = self.taken_in or [event.ref for event in self.events]
        return [ref for ref in refs if ref not in gone]


def deeds(events: Iterable[Event]) -> list[Deed]:
    """Give what was done by `events`, the newest first; the order in which they come is free.

    They must hold every undo, and the sessions that are to be told.
    """
    known = {event.ref: event for event in events}
    undos = _standing_undos(known)
    rows = sorted(filter(_is_deed, known.values()), key=lambda event: event.ref)
    found = [_deed(together, undos, known) for together in _in_one_go(rows, undos)]
    return sorted(found, key=lambda deed: deed.first.order, reverse=True)


def _is_deed(event: Event) -> bool:
    """Tell whether `event` is told by itself: what was taken in from elsewhere is told together."""
    return event.kind in DEEDS and not (event.kind == "review" and event.mode == ELSEWHERE)


def _deed(
    rows: tuple[Event, ...],
    undos: Mapping[Ref, Sequence[Event]],
    known: Mapping[Ref, Event],
) -> Deed:
    taken_in = _taken_in(rows[0]) if rows[0].kind == _IMPORT else ()
    found = _all_of(taken_in or [row.ref for row in rows], undos)
    return Deed(rows, found, known.get(_session(rows[0])), taken_in)


def _taken_in(event: Event) -> tuple[Ref, ...]:
    """Give the places of the reviews behind the row `event`, which says how many there are."""
    first, stream = event.ref.seq + 1, event.ref.stream
    return tuple(Ref(stream, seq) for seq in range(first, first + taken_from(event).reviews))


class TakenFrom(NamedTuple):
    """Where reviews were taken from: the name of the file, and how many there were."""

    file: str = ""
    reviews: int = 0


def taken_from(event: Event) -> TakenFrom:
    """Give what row `event` tells of reviews that were taken in; what it does not, is empty."""
    # json costs 2 ms to import, which a list without such rows should not pay.
    import json

    try:
        facts = json.loads(event.detail or "{}")
        return TakenFrom(str(facts["file"]), int(facts["reviews"]))
    except (ValueError, TypeError, KeyError):
        return TakenFrom()


def _standing_undos(known: Mapping[Ref, Event]) -> dict[Ref, list[Event]]:
    """Give the undos that stand, by what they take back."""
    stands = standing(known.values())
    found: dict[Ref, list[Event]] = {}
    for event in known.values():
        if event.kind == "undo" and event.of is not None and stands(event.ref):
            found.setdefault(event.of, []).append(event)
    return found


def _in_one_go(
    rows: Sequence[Event], undos: Mapping[Ref, Sequence[Event]]
) -> list[tuple[Event, ...]]:
    """Part `rows`, sorted by their places, into those written together.

    What was done to many cards at once stands in a row, in no session and at one moment. Where
    only some of it was taken back it parts there: each part is brought again as it was.
    """
    if not rows:
        return []
    parts = [[rows[0]]]
    for before, row in pairwise(rows):
        follows = row.ref == before.ref._replace(seq=before.ref.seq + 1) and row.kind in _TOGETHER
        same = (row.kind, row.moment, row.session) == (before.kind, before.moment, None)
        if follows and same and (row.ref in undos) == (before.ref in undos):
            parts[-1].append(row)
        else:
            parts.append([row])
    return [tuple(part) for part in parts]


def _all_of(refs: Iterable[Ref], undos: Mapping[Ref, Sequence[Event]]) -> tuple[Event, ...]:
    found = [undo for ref in refs for undo in undos.get(ref, ())]
    return tuple(sorted(found, key=lambda undo: undo.order))


def _session(event: Event) -> Ref:
    # No row is at 0: that is nobody's session.
    return Ref(event.ref.stream, event.session or 0)


def taking_back(deed: Deed, now: Moment) -> list[Entry]:
    """Give the entries that take `deed` back; none where it does not stand."""
    return [Undo(ref, now) for ref in deed.standing]


def bringing_again(deed: Deed, now: Moment) -> list[Entry]:
    """Give the entries that bring `deed` again; none where it stands."""
    return [] if deed.stands else [Undo(undo.ref, now) for undo in deed.undos]


def last_done(among: Iterable[Deed]) -> Deed | None:
    """Give what was done last of what stands."""
    return next((deed for deed in among if deed.stands), None)


def last_taken_back(among: Sequence[Deed]) -> Deed | None:
    """Give what was taken back last; None where something was done since, or nothing was."""
    undone = [deed for deed in among if not deed.stands]
    last = max(undone, key=_taken_back_at, default=None)
    done = last_done(among)
    if last is None or (done is not None and done.first.order > _taken_back_at(last)):
        return None
    return last


def _taken_back_at(deed: Deed) -> tuple[int, bytes, int]:
    return max(undo.order for undo in deed.undos)


def deeds_of(store: "Store", most: int | None = None) -> list[Deed]:
    """Give what was done last, the newest first: at least `most` things if there are so many.

    Without `most` it is all that was ever done. Raises StoreError.
    """
    with reading(store.path):
        return deeds(row.event for row in log.rows_done(store.database, DEEDS, most))
