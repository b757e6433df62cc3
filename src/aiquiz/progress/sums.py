"""The derived tables of sums by study day, from which scores are told at once.

They can be thrown away and made anew at any time. What was not taken in yet is found by the
places that the streams had reached: of a card about which there is more, what it came to up to
there is taken off, and what it comes to now is added. Whether it was missed is taken down beside
them, in the same change.
"""

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from aiquiz.progress import missed, sessions
from aiquiz.progress.effective import Effective, effective, is_before, resets
from aiquiz.progress.event import Event, review_of
from aiquiz.progress.log import rows_of
from aiquiz.progress.schema import PLAIN
from aiquiz.progress.sessions import sitting
from aiquiz.scheduling.days import FAR, Moment
from aiquiz.scheduling.memory import Terms
from aiquiz.scheduling.review import ELSEWHERE, CardKey, Rating, Ref, Review
from aiquiz.scheduling.sums import (
    AnswerKey,
    BandKey,
    Counted,
    HourKey,
    Key,
    Sums,
    SumTally,
    TimeKey,
    counted,
)

_VERSION = 2
"""Raised when reviews are counted in another way, so that sums made before are made anew."""

_MARK = "sums"

_CARDS = 900
"""Cards that are counted at a time: tens of milliseconds, for which other work has to wait."""

_TABLES: tuple[tuple[str, type[Key], tuple[str, ...]], ...] = (
    ("sum_answer", AnswerKey, ("answers", "ms")),
    ("sum_hour", HourKey, ("answers", "tried", "recalled")),
    ("sum_band", BandKey, ("tried", "predicted", "recalled")),
    ("sum_time", TimeKey, ("answers",)),
)
"""The tables in the order of the fields of `Sums`, each with its key and what it sums."""

_Reached = dict[int, int]
"""The last place of each stream, by its number here."""

_Sat = tuple[Hashable, Counted]
"""A review, behind what tells its sitting (see `LoggedReview.sitting`)."""

_Placed = tuple[int, int, _Sat]
"""A review, behind the number of its stream and its place there."""

Change = Callable[[], AbstractContextManager[None]]
"""What makes one durable change of what happens inside, or none."""


def bring_up_to_date(database: sqlite3.Connection, terms: Terms, change: Change) -> Iterator[float]:
    """Take in what the log holds by now; give at each step the share that is done.

    Between steps nothing is locked, and other work may be done on `database`. What another window
    takes in meanwhile is not taken in twice.
    """
    mark = _mark_of(terms)
    for _round in range(_ROUNDS):
        if _is_of_other_terms(database, mark):
            with change():
                forget(database)
        before, now = _taken_in(database), _reached(database)
        if before == now:
            return
        # Where nothing can be written it is known before a long log is counted.
        with change():
            pass
        counted = _Counted(database, terms)
        yield from counted.take_in(before, now)
        with change():
            # Where another window was first its sums stand, and the rest is counted on them.
            if _taken_in(database) == before and not _is_of_other_terms(database, mark):
                counted.keep()
                _reach(database, now, mark)


_ROUNDS = 5
"""How often it is begun anew where other windows are faster; what then is left is little."""


class _Counted:
    """What the log holds beyond what was taken in before."""

    def __init__(self, database: sqlite3.Connection, terms: Terms) -> None:
        self._database = database
        self._terms = terms
        self._tallies: dict[str, SumTally] = {}
        self._is_missed: dict[int, bool] = {}

    def take_in(self, before: _Reached, now: _Reached) -> Iterator[float]:
        """Count what came after `before` up to `now`; give at each step the share that is done."""
        cards, log = _touched(self._database, before, now), _Log(self._database)
        for start in range(0, len(cards), _CARDS):
            for number, key, placed in log.reviews_of(cards[start : start + _CARDS]):
                tally = self._tallies.setdefault(key.deck, SumTally(self._terms.of(key.deck)))
                if before:
                    tally.add(key, [one for _sitting, one in placed(before)], -1)
                stands = placed(now)
                tally.add(key, [one for _sitting, one in stands])
                told = ((sitting, one.verdict) for sitting, one in stands)
                self._is_missed[number] = missed.is_missed(told)
            yield min(start + _CARDS, len(cards)) / (len(cards) + 1)

    def keep(self) -> None:
        """Add it to the tables."""
        for tally in self._tallies.values():
            _add(self._database, tally.sums)
        missed.keep(self._database, self._is_missed)


def forget(database: sqlite3.Connection) -> None:
    """Forget all sums: they are made anew when they are brought up to date."""
    for table, _key, _summed in _TABLES:
        database.execute(f"DELETE FROM {table}")
    missed.forget(database)
    database.execute("DELETE FROM sum_stream")
    database.execute("DELETE FROM derived WHERE name = ?", (_MARK,))


# What is taken in


def _mark_of(terms: Terms) -> str:
    return f"{_VERSION} {terms.of('').parameters!r}"


def _is_of_other_terms(database: sqlite3.Connection, mark: str) -> bool:
    """Tell whether there are sums, made otherwise than `mark` tells.

    Other parameters only matter to reviews that don't know what memory held before them.
    """
    found = database.execute("SELECT value FROM derived WHERE name = ?", (_MARK,)).fetchone()
    if found is None or found[0] == mark:
        return False
    if str(found[0]).partition(" ")[0] != str(_VERSION):
        return True
    [[knows_not]] = database.execute(
        f"SELECT EXISTS(SELECT 1 FROM event WHERE kind = 'review' AND mode = '{ELSEWHERE}')"
    )
    return bool(knows_not)


def _taken_in(database: sqlite3.Connection) -> _Reached:
    return dict(database.execute("SELECT stream, seq FROM sum_stream").fetchall())


def _reached(database: sqlite3.Connection) -> _Reached:
    rows = database.execute(
        "SELECT id, (SELECT max(seq) FROM event WHERE stream = id) FROM stream"
    ).fetchall()
    return {stream: seq for stream, seq in rows if seq is not None}


def _reach(database: sqlite3.Connection, now: _Reached, mark: str) -> None:
    database.executemany(
        "INSERT OR REPLACE INTO sum_stream(stream, seq) VALUES (?, ?)", now.items()
    )
    database.execute("INSERT OR REPLACE INTO derived(name, value) VALUES (?, ?)", (_MARK, mark))


def _touched(database: sqlite3.Connection, before: _Reached, now: _Reached) -> list[int]:
    """Give the numbers of the cards about which the log holds more than before, in order."""
    if not before:
        return [card for [card] in database.execute("SELECT id FROM card ORDER BY id")]
    found: set[int] = set()
    for stream, seq in now.items():
        rows = database.execute(
            "SELECT DISTINCT card FROM event "
            "WHERE stream = ? AND seq > ? AND seq <= ? AND card IS NOT NULL",
            (stream, before.get(stream, 0), seq),
        )
        found.update(card for [card] in rows)
    return sorted(found)


# Reviews


class _Log:
    """Reads reviews card by card."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        rows = database.execute("SELECT id, uid FROM stream")
        self._streams = {uid: number for number, uid in rows}
        self._roots = sessions.roots(database)

    def reviews_of(
        self, cards: Sequence[int]
    ) -> Iterator[tuple[int, CardKey, Callable[[_Reached], list[_Sat]]]]:
        """Give for each of `cards` what tells the reviews that count once places were reached."""
        for number, key, rows in self._rows(cards):
            if rows is None:
                events = [row.event for row in rows_of(self._database, number)]
                yield number, key, partial(self._standing, events)
            else:
                yield number, key, partial(_up_to, rows)

    def _rows(self, cards: Sequence[int]) -> Iterator[tuple[int, CardKey, list[_Placed] | None]]:
        """Give the reviews of each of `cards`; None for one about which something was changed.

        Most cards were answered and nothing else: of these a few columns are enough.
        """
        rows = self._database.execute(
            f"""
            SELECT e.card, d.deck, d.language, c.key, {PLAIN}, e.kind, e.stream, e.seq,
                s.uid, e.session, e.at_ms, e.offset_min, e.day_start_min,
                e.mode, e.verdict, e.reason, e.rating, e.took_ms, e.stability, e.recall
            FROM event e
            JOIN stream s ON s.id = e.stream
            JOIN card c ON c.id = e.card
            JOIN deck d ON d.id = c.deck
            WHERE e.card IN ({", ".join("?" * len(cards))})
            ORDER BY e.card, e.at_ms, s.uid, e.seq
            """,
            cards,
        ).fetchall()
        for number, of_card in groupby(rows, itemgetter(0)):
            several = list(of_card)
            key = CardKey(*several[0][1:4])
            if all(row[4] for row in several):
                placed = [self._placed(row[6:]) for row in several if row[5] == "review"]
                yield number, key, placed
            else:
                yield number, key, None

    def _placed(self, row: tuple[Any, ...]) -> _Placed:
        stream, seq, uid, session, at_ms, offset, start, mode, verdict, reason, *rest = row
        rating, took, stability, recall = rest
        moment = Moment(at_ms, offset, start)
        found = Counted(
            *(moment.day, moment.minutes // 60, mode, verdict, reason or "", False, rating),
            *(took or 0, stability, recall),
        )
        return stream, seq, (self._sitting(mode, found.day, uid, session), found)

    def _sitting(self, mode: str | None, day: int, stream: bytes, session: int | None) -> Hashable:
        ref = Ref(stream, session or 0)
        return sitting(mode or "", day, self._roots.get(ref, ref))

    def _standing(self, events: Iterable[Event], reached: _Reached) -> list[_Sat]:
        # A stream without a number was begun by another window meanwhile.
        known = [
            event
            for event in events
            if event.ref.seq <= reached.get(self._streams.get(event.ref.stream, 0), 0)
        ]
        begun_anew = resets(known)
        found: list[_Sat] = []
        for review in effective(known):
            event = review.event
            changed = review.verdict != event.verdict
            epoch = sum(not is_before(event, reset) for reset in begun_anew)
            one = counted(_now(review), overruled=changed, epoch=epoch)
            found.append((self._sitting(one.mode, one.day, event.ref.stream, event.session), one))
        return found


def _up_to(rows: Iterable[_Placed], reached: _Reached) -> list[_Sat]:
    return [one for stream, seq, one in rows if seq <= reached.get(stream, 0)]


def _now(review: Effective) -> Review:
    """Give `review` as it stands now."""
    return review_of(review.event, None)._replace(
        verdict=review.verdict, rating=Rating(review.rating)
    )


# The tables


def _add(database: sqlite3.Connection, sums: Sums) -> None:
    """Add `sums` to the tables; a row that comes to nothing goes."""
    rows = database.execute("SELECT deck, language, id FROM deck").fetchall()
    decks = {(deck, language): number for deck, language, number in rows}
    every: tuple[Mapping[Any, tuple[int, ...]], ...] = (
        *(sums.answers, sums.hours),
        *(sums.bands, sums.times),
    )
    for (table, _key, summed), found in zip(_TABLES, every, strict=True):
        added = [
            (decks[key.deck, key.language], *key[2:], *values)
            for key, values in sorted(found.items())
            if any(values)
        ]
        if not added:
            continue
        marks = ", ".join("?" * len(added[0]))
        more = ", ".join(f"{name} = {name} + excluded.{name}" for name in summed)
        database.executemany(
            f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT DO UPDATE SET {more}", added
        )
        nothing = " AND ".join(f"{name} = 0" for name in summed)
        database.execute(f"DELETE FROM {table} WHERE {nothing}")


def load(database: sqlite3.Connection, since: int | None = None) -> Sums:
    """Give the sums as they were brought up to date last, those from study day `since` on."""
    found: list[dict[Key, tuple[int, ...]]] = []
    first = -FAR if since is None else since
    for table, key, summed in _TABLES:
        columns = ", ".join(key._fields[2:])
        rows = database.execute(
            f"""
            SELECT d.deck, d.language, {columns}, {", ".join(summed)}
            FROM deck d JOIN {table} t ON t.deck = d.id WHERE t.day >= ?
            """,
            (first,),
        )
        wide = len(key._fields)
        found.append({key._make(row[:wide]): row[wide:] for row in rows})
    return Sums(*found)  # type: ignore[arg-type]  # keys and values follow _TABLES


def begin_of_last_here(database: sqlite3.Connection, most: int) -> int | None:
    """Give a study day on and after which the last `most` reviews made here were made.

    None where none were.
    """
    [[newest]] = database.execute("SELECT max(day) FROM sum_hour")
    day: int | None = None
    # Mostly the last weeks are enough, and all days are many.
    for first in (-FAR if newest is None else newest - _WEEKS, -FAR):
        found = 0
        for on, answers in database.execute(_HERE_BY_DAY, (first,)):
            day, found = on, found + answers
            if found >= most:
                return day
    return day


_WEEKS = 28

_HERE_BY_DAY = f"""
    SELECT t.day, sum(t.answers) FROM deck d JOIN sum_answer t ON t.deck = d.id
    WHERE t.day >= ? AND t.mode <> '{ELSEWHERE}' GROUP BY t.day ORDER BY t.day DESC
"""


def days(database: sqlite3.Connection) -> dict[tuple[str, str], dict[int, int]]:
    """Give by deck (id, language) how many answers each study day saw that saw any."""
    found: dict[tuple[str, str], dict[int, int]] = {}
    rows = database.execute(
        """
        SELECT d.deck, d.language, t.day, sum(t.answers)
        FROM deck d JOIN sum_hour t ON t.deck = d.id GROUP BY d.id, t.day
        """
    )
    for deck, language, day, answers in rows:
        found.setdefault((deck, language), {})[day] = answers
    return found
