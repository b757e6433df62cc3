"""The derived tables of sums by study day, from which scores are told at once.

They can be thrown away and made anew at any time. What was not taken in yet is found by the
places that the streams had reached: of a card about which there is more, what it came to up to
there is taken off, and what it comes to now is added.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from aiquiz.progress.effective import Effective, effective, is_before, resets
from aiquiz.progress.event import Event, review_of
from aiquiz.progress.log import rows_of
from aiquiz.progress.schema import PLAIN
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.memory import Terms
from aiquiz.scheduling.review import ELSEWHERE, CardKey, Rating, Review
from aiquiz.scheduling.sums import (
    AnswerKey,
    BandKey,
    Counted,
    HourKey,
    Key,
    Sums,
    Tally,
    TimeKey,
    counted,
)

_VERSION = 1
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

_Placed = tuple[int, int, Counted]
"""A review, behind the number of its stream and its place there."""

Change = Callable[[], AbstractContextManager[None]]
"""What makes one durable change of what happens inside, or none."""


def bring_up_to_date(database: sqlite3.Connection, terms: Terms, change: Change) -> Iterator[float]:
    """Take in what the log holds by now; give at each step the share that is done.

    Between steps nothing is locked, and other work may be done on `database`. What another window
    takes in meanwhile is not taken in twice.
    """
    mark = _mark_of(terms)
    if _is_of_other_terms(database, mark):
        with change():
            forget(database)
    before, now = _taken_in(database), _reached(database)
    if before == now:
        return
    cards = _touched(database, before, now)
    streams = {uid: number for number, uid in database.execute("SELECT id, uid FROM stream")}
    tallies: dict[str, Tally] = {}
    for start in range(0, len(cards), _CARDS):
        for key, placed in _reviews_of(database, cards[start : start + _CARDS], streams):
            tally = tallies.setdefault(key.deck, Tally(terms.of(key.deck)))
            if before:
                tally.add(key, placed(before), -1)
            tally.add(key, placed(now))
        yield min(start + _CARDS, len(cards)) / (len(cards) + 1)
    with change():
        if _taken_in(database) == before and not _is_of_other_terms(database, mark):
            for tally in tallies.values():
                _add(database, tally.sums)
            _reach(database, now, mark)


def forget(database: sqlite3.Connection) -> None:
    """Forget all sums: they are made anew when they are brought up to date."""
    for table, _key, _summed in _TABLES:
        database.execute(f"DELETE FROM {table}")
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


def _reviews_of(
    database: sqlite3.Connection, cards: Sequence[int], streams: Mapping[bytes, int]
) -> Iterator[tuple[CardKey, Callable[[_Reached], list[Counted]]]]:
    """Give for each of `cards` what tells the reviews that count once places were reached.

    `streams` are the numbers of the streams, by their names.
    """
    for number, key, rows in _rows(database, cards):
        if rows is None:
            events = [row.event for row in rows_of(database, number)]
            yield key, partial(_standing, events, streams)
        else:
            yield key, partial(_up_to, rows)


def _up_to(rows: Iterable[_Placed], reached: _Reached) -> list[Counted]:
    return [one for stream, seq, one in rows if seq <= reached.get(stream, 0)]


def _rows(
    database: sqlite3.Connection, cards: Sequence[int]
) -> Iterator[tuple[int, CardKey, list[_Placed] | None]]:
    """Give the reviews of each of `cards`; None for one about which something was changed.

    Most cards were answered and nothing else: of these a few columns are enough.
    """
    rows = database.execute(
        f"""
        SELECT e.card, d.deck, d.language, c.key, {PLAIN}, e.kind, e.stream, e.seq,
            e.at_ms, e.offset_min, e.day_start_min,
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
            yield number, key, [_placed(row[6:]) for row in several if row[5] == "review"]
        else:
            yield number, key, None


def _placed(row: tuple[object, ...]) -> _Placed:
    stream, seq, at_ms, offset, start, mode, verdict, reason, rating, took, stability, recall = row
    moment = Moment(at_ms, offset, start)  # type: ignore[arg-type]  # columns are STRICT
    found = Counted(
        *(moment.day, moment.minutes // 60, mode, verdict, reason or "", False, rating),  # type: ignore[arg-type]
        *(took or 0, stability, recall),  # type: ignore[arg-type]
    )
    return stream, seq, found  # type: ignore[return-value]


def _standing(
    events: Iterable[Event], streams: Mapping[bytes, int], reached: _Reached
) -> list[Counted]:
    # A stream without a number was begun by another window meanwhile.
    known = [
        event
        for event in events
        if event.ref.seq <= reached.get(streams.get(event.ref.stream, 0), 0)
    ]
    begun_anew = resets(known)
    found = []
    for review in effective(known):
        event = review.event
        changed = review.verdict != event.verdict
        epoch = sum(not is_before(event, reset) for reset in begun_anew)
        found.append(counted(_now(review), overruled=changed, epoch=epoch))
    return found


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
    first = -_FAR if since is None else since
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


_FAR = 10_000_000
"""More days than any calendar has."""


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
