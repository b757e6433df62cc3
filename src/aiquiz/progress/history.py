"""The sessions of the past: which there were, and what was answered in each.

A log of years holds a million answers. Which sessions there were is told by their own rows, of
which SQLite has an index; the answers of a session follow its row in the same stream, up to the
row of the next one. So a few sessions are read without looking at any other. What was changed or
taken back later, which may be much later, is little, and is known before any answer is read.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from aiquiz.progress import log, reviews
from aiquiz.progress.effective import effective, standing
from aiquiz.progress.event import Event
from aiquiz.progress.reviews import LoggedReview
from aiquiz.progress.sessions import LoggedSession, first_of, logged_session
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Ref
from aiquiz.scheduling.session_answer import SessionAnswer

_AT_ONCE = 900
"""Cards whose names are looked up in one query."""


class PastSession(NamedTuple):
    """A session in which an answer counts.

    `number` is its place among all of them, by when they began, from 1 for the oldest. `parts`
    are the rows of those that take each other up, in order; mostly it is one.
    """

    number: int
    parts: tuple[Event, ...]

    @property
    def began(self) -> Event:
        """The row that began it."""
        return self.parts[0]

    @property
    def sessions(self) -> tuple[LoggedSession, ...]:
        """What each of its parts was begun with."""
        return tuple(map(logged_session, self.parts))


class _Place(NamedTuple):
    """Where the answers of a session lie: its stream by its number here, its row, and the next.

    `until` is the place of the row of the next session in the stream, None where there is none.
    """

    stream: int
    seq: int
    until: int | None


class _Row(NamedTuple):
    """An answer as it lies in the log, sorted by when it was given; `card` is its number here."""

    at_ms: int
    ref: Ref
    card: int
    verdict: str
    credit: float
    took_ms: int | None


class Past:
    """The sessions of the past, oldest first, and what is needed to read their answers."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Find the sessions of `database`, and what was changed or taken back."""
        self._streams = {uid: no for no, uid in database.execute("SELECT id, uid FROM stream")}
        self._undone = _undone(database)
        self._overrides = _overrides(database, self._undone)
        self._cards: dict[int, CardKey] = {}
        events = _sessions(database)
        self._places = self._placed(events)
        self._count_at_once = self._counting_at_once(database)
        self.sessions = self._numbered(database, events)

    def answers(
        self, database: sqlite3.Connection, sessions: Sequence[PastSession]
    ) -> list[list[SessionAnswer]]:
        """Give the answers of each of `sessions` that count, in order."""
        found = [self._rows_of(database, session) for session in sessions]
        self._know_cards(database, {row.card for rows in found for row in rows})
        return [[self._answer(row) for row in rows] for rows in found]

    def reviews(self, database: sqlite3.Connection, session: PastSession) -> list[LoggedReview]:
        """Give the reviews of `session` that count, in order, as they stand."""
        cards = {row.card for row in self._rows_of(database, session)}
        rows = {row.event.ref: row for card in cards for row in log.rows_of(database, card)}
        parts = {part.ref for part in session.parts}
        found = [
            reviews.logged(review, rows[review.event.ref].typed, {})
            for review in effective(row.event for row in rows.values())
        ]
        return [one._replace(session=session.began.ref) for one in found if one.session in parts]

    # Which sessions

    def _placed(self, events: Iterable[Event]) -> dict[Ref, _Place]:
        seqs: dict[bytes, list[int]] = {}
        for event in events:
            seqs.setdefault(event.ref.stream, []).append(event.ref.seq)
        places: dict[Ref, _Place] = {}
        for uid, of_stream in seqs.items():
            ordered = sorted(of_stream)
            for seq, until in zip(ordered, [*ordered[1:], None], strict=True):
                places[Ref(uid, seq)] = _Place(self._streams[uid], seq, until)
        return places

    def _numbered(
        self, database: sqlite3.Connection, events: Sequence[Event]
    ) -> tuple[PastSession, ...]:
        first = first_of(events)
        parts: dict[Ref, list[Event]] = {}
        # A clock that was set back does not put what goes on before what it goes on with.
        for event in sorted(events, key=lambda event: (event.of is not None, event.order)):
            parts.setdefault(first.get(event.ref, event.ref), []).append(event)
        found = [
            tuple(several)
            for several in parts.values()
            if any(self._counts(database, part.ref) for part in several)
        ]
        found.sort(key=lambda several: several[0].order)
        return tuple(PastSession(number, several) for number, several in enumerate(found, 1))

    def _counts(self, database: sqlite3.Connection, session: Ref) -> bool:
        """Tell whether any answer of `session` counts."""
        if session in self._count_at_once:
            return True
        where, values = _within(self._places[session])
        rows = database.execute(f"SELECT seq {where} ORDER BY seq", values)
        return any(Ref(session.stream, seq) not in self._undone for [seq] in rows)

    def _counting_at_once(self, database: sqlite3.Connection) -> set[Ref]:
        """Give the sessions whose first entry is an answer that counts, as it is of most."""
        rows = database.execute(
            """
            SELECT s.uid, e.seq FROM event e JOIN stream s ON s.id = e.stream
            JOIN event f ON f.stream = e.stream AND f.seq = e.seq + 1
            WHERE e.kind = 'session' AND f.kind = 'review' AND f.session = e.seq
            """
        )
        return {Ref(uid, seq) for uid, seq in rows if (uid, seq + 1) not in self._undone}

    # Answers

    def _rows_of(self, database: sqlite3.Connection, session: PastSession) -> list[_Row]:
        rows = [row for part in session.parts for row in self._rows(database, part.ref)]
        return rows if len(session.parts) == 1 else sorted(rows)

    def _rows(self, database: sqlite3.Connection, session: Ref) -> list[_Row]:
        """Give the answers of `session` alone, not of one that takes it up, that count."""
        where, values = _within(self._places[session])
        uid = session.stream
        rows = database.execute(
            f"SELECT at_ms, seq, card, verdict, credit, took_ms {where} ORDER BY at_ms, seq",
            values,
        )
        return [
            _Row(at_ms, ref, *rest)
            for at_ms, seq, *rest in rows
            if (ref := Ref(uid, seq)) not in self._undone
        ]

    def _answer(self, row: _Row) -> SessionAnswer:
        verdict, credit = self._overrides.get(row.ref, (row.verdict, row.credit))
        return SessionAnswer(self._cards[row.card], verdict, credit, row.took_ms or 0)

    def _know_cards(self, database: sqlite3.Connection, numbers: Iterable[int]) -> None:
        unknown = [number for number in numbers if number not in self._cards]
        for start in range(0, len(unknown), _AT_ONCE):
            some = unknown[start : start + _AT_ONCE]
            rows = database.execute(
                "SELECT c.id, d.deck, d.language, c.key FROM card c JOIN deck d ON d.id = c.deck "
                f"WHERE c.id IN ({', '.join('?' * len(some))})",
                some,
            )
            self._cards |= {number: CardKey(*names) for number, *names in rows}


def _sessions(database: sqlite3.Connection) -> list[Event]:
    """Give the row of every session; what no session has is not read."""
    rows = database.execute(
        """
        SELECT s.uid, e.seq, e.at_ms, e.offset_min, e.day_start_min, e.of_stream, e.of_seq,
            e.mode, e.detail
        FROM event e JOIN stream s ON s.id = e.stream WHERE e.kind = 'session'
        """
    )
    return [
        Event(
            Ref(uid, seq),
            "session",
            Moment(*moment),
            of=None if of_stream is None else Ref(of_stream, of_seq),
            mode=mode,
            detail=detail,
        )
        for uid, seq, *moment, of_stream, of_seq, mode, detail in rows
    ]


def _within(place: _Place) -> tuple[str, Sequence[int]]:
    """Give the part of a query that finds the answers of the session at `place`."""
    where = "FROM event WHERE stream = ? AND seq > ? AND session = ? AND kind = 'review'"
    if place.until is None:
        return where, (place.stream, place.seq, place.seq)
    return f"{where} AND seq < ?", (place.stream, place.seq, place.seq, place.until)


def _undone(database: sqlite3.Connection) -> frozenset[Ref]:
    """Give the places of what was taken back."""
    undos = [row.event for row in log.rows_of_kind(database, "undo")]
    stands = standing(undos)
    return frozenset(undo.of for undo in undos if undo.of is not None and not stands(undo.of))


def _overrides(
    database: sqlite3.Connection, undone: frozenset[Ref]
) -> Mapping[Ref, tuple[str, float]]:
    """Give the verdict and credit of each answer on which the learner has the last word."""
    rows = database.execute(
        """
        SELECT s.uid, e.seq, e.of_stream, e.of_seq, e.verdict, e.credit
        FROM event e JOIN stream s ON s.id = e.stream
        WHERE e.kind = 'override' AND e.of_seq IS NOT NULL ORDER BY e.at_ms, s.uid, e.seq
        """
    )
    return {
        Ref(of_stream, of_seq): (verdict or "", credit or 0.0)
        for uid, seq, of_stream, of_seq, verdict, credit in rows
        if Ref(uid, seq) not in undone
    }
