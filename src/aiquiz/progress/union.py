"""Two logs become one: the union of their rows.

A row is named by the run that wrote it and its place there, everywhere the same, and is never
changed. So logs that grew from the same one can be united in any order, any number of times.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from aiquiz.progress import log, memories, numbers, parameters
from aiquiz.progress.log import Row
from aiquiz.scheduling.memory import Terms
from aiquiz.scheduling.review import CardKey, Ref


class Found(NamedTuple):
    """A row of some log, with what that log tells of the run that wrote it.

    `version` is that of the program, `started_ms` when the run began (UTC); where nothing is known
    of it any more, it began with the row.
    """

    row: Row
    version: str = ""
    started_ms: int | None = None


@dataclass(slots=True)
class Taken:
    """What came of taking up rows.

    `added` and `there` count the rows that are new and those that were there; `texts` counts what
    was typed for a row that was there without it. `refused` are the places of rows that are no
    longer what was written, or that no log can hold. `clashes` are those of rows that are there
    with another content, which stays. `cards` are the cards that `added` rows are about.
    """

    added: int = 0
    there: int = 0
    texts: int = 0
    refused: list[Ref] = field(default_factory=list)
    clashes: list[Ref] = field(default_factory=list)
    cards: dict[CardKey, int] = field(default_factory=dict)
    within_sums: bool = False
    """Whether a row was added before the last one that the sums by study day have taken in."""

    @property
    def changed(self) -> bool:
        """Whether anything was added."""
        return bool(self.added or self.texts)


def rows_of(
    source: sqlite3.Connection, unlike: sqlite3.Connection | None = None
) -> Iterator[Found]:
    """Give every row of `source`, a sound database of any version so far.

    With `unlike` the runs are left out of which that database holds the same. Raises sqlite3.Error.
    """
    known = {} if unlike is None else _runs(unlike)
    for uid, run in _runs(source).items():
        if known.get(uid) != run:
            found = source.execute(
                "SELECT id, version, started_ms FROM stream WHERE uid = ?", (uid,)
            )
            [number, version, started_ms] = found.fetchone()
            for row in log.rows_of_run(source, number):
                yield Found(row, version, started_ms)


def _runs(database: sqlite3.Connection) -> dict[bytes, tuple[int, ...]]:
    """Give what tells by its name whether a run is held as a whole: counts, and a sum of checks."""
    rows = database.execute(
        """
        SELECT s.uid, count(*), max(e.seq), sum(e.crc), count(t.given), total(length(t.given))
        FROM stream s
        JOIN event e ON e.stream = s.id
        LEFT JOIN typed t ON t.stream = e.stream AND t.seq = e.seq
        GROUP BY s.id
        """
    )
    return {uid: tuple(told) for uid, *told in rows}


def take_up(into: sqlite3.Connection, rows: Iterable[Found]) -> Taken:
    """Add to the log of `into` those of `rows` that it has not; what it has is never changed.

    Only rows are added that are what was written, by their checksums. It happens in the
    transaction of the caller, and what is derived is left as it was: see `derive`. Raises
    sqlite3.Error.
    """
    return _Taking(into).take_up(rows)


def derive(database: sqlite3.Connection, taken: Taken, wanted: Terms) -> Terms:
    """Make anew what is derived from the rows that were `taken` up; give the terms that hold.

    `wanted` are the terms asked for, without the learner's own parameters. Raises sqlite3.Error.
    """
    terms = parameters.applied(database, wanted)
    if not memories.is_current(database, terms):
        memories.bring_up_to_date(database, terms)
    for card, number in taken.cards.items():
        memories.replay(database, number, card, terms)
    if taken.within_sums:
        from aiquiz.progress import sums

        sums.forget(database)
    return terms


class _Taking:
    """Takes up row after row, and remembers the numbers that names have in the database."""

    def __init__(self, into: sqlite3.Connection) -> None:
        self._into = into
        self._streams: dict[bytes, int] = {}
        self._summed = dict(into.execute("SELECT stream, seq FROM sum_stream").fetchall())
        self._taken = Taken()

    def take_up(self, rows: Iterable[Found]) -> Taken:
        for found in rows:
            if found.row.sound and len(found.row.event.ref.stream) == _NAME:
                self._take(found)
            else:
                self._taken.refused.append(found.row.event.ref)
        return self._taken

    def _take(self, found: Found) -> None:
        stream, row, taken = self._stream(found), _storable(found.row), self._taken
        stored = log.stored(self._into, stream, row.event.ref.seq)
        if stored is None:
            self._add(stream, row)
        elif stored.crc != row.crc or _differ(stored.typed, row.typed):
            taken.clashes.append(row.event.ref)
        else:
            taken.there += 1
            if stored.typed is None and row.typed is not None:
                log.write_typed(self._into, stream, row.event.ref.seq, row.typed)
                taken.texts += 1

    def _add(self, stream: int, row: Row) -> None:
        event, taken = row.event, self._taken
        card = event.card
        try:
            number = None if card is None else self._card(card)
            log.write(self._into, stream, number, event, row.typed)
        except (sqlite3.IntegrityError, OverflowError, UnicodeEncodeError):
            # Its checksum is right, and yet it is nothing that a log may hold: who made it meant
            # harm, or is a version that knows more.
            taken.refused.append(event.ref)
            return
        taken.added += 1
        if card is not None and number is not None:
            taken.cards[card] = number
        if event.ref.seq <= self._summed.get(stream, 0):
            taken.within_sums = True

    def _card(self, card: CardKey) -> int:
        return self._taken.cards.get(card) or numbers.card_number(self._into, card)

    def _stream(self, found: Found) -> int:
        uid, began = found.row.event.ref.stream, found.started_ms
        if uid not in self._streams:
            started_ms = found.row.event.moment.at_ms if began is None else began
            self._streams[uid] = numbers.stream_number(
                self._into, uid, started_ms, version=found.version
            )
        return self._streams[uid]


def _storable(row: Row) -> Row:
    """Give `row` with what was typed as text that can be kept: it must not cost the review."""
    typed = None if row.typed is None else row.typed.encode("utf-8", "replace").decode()
    return row._replace(typed=typed)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


_NAME = 16
"""The length of the name of a run, in bytes."""
