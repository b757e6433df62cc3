"""Reading and writing rows of the log."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple
from zlib import crc32

from aiquiz.progress.event import Event, checksum
from aiquiz.progress.schema import MARKING
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import ELSEWHERE, CardKey, Ref

_FACTS = (
    *("verdict", "reason", "rating", "credit", "hints", "tries", "took_ms", "mode"),
    *("recall", "stability", "detail"),
)

_SELECT = f"""
    SELECT s.uid, e.seq, e.kind, e.at_ms, e.offset_min, e.day_start_min, e.session,
        d.deck, d.language, c.key, e.of_stream, e.of_seq, e.crc, t.given,
        {", ".join(f"e.{fact}" for fact in _FACTS)}
    FROM event e
    JOIN stream s ON s.id = e.stream
    LEFT JOIN card c ON c.id = e.card
    LEFT JOIN deck d ON d.id = c.deck
    LEFT JOIN typed t ON t.stream = e.stream AND t.seq = e.seq
"""


class Row(NamedTuple):
    """An event as it lies in the log, with its stored checksum and what was typed.

    `typed` is None where nothing was, and "" where it was forgotten.
    """

    event: Event
    crc: int
    typed: str | None

    @property
    def sound(self) -> bool:
        """Whether the row still is what was written."""
        return checksum(self.event) == self.crc


def all_rows(database: sqlite3.Connection) -> Iterator[Row]:
    """Give every row."""
    return map(_row, database.execute(_SELECT))


def count_reviews(database: sqlite3.Connection) -> int:
    """Give how many reviews there are."""
    [[count]] = database.execute("SELECT count(*) FROM event WHERE kind = 'review'")
    assert isinstance(count, int)
    return count


def rows_of_run(database: sqlite3.Connection, stream: int) -> Iterator[Row]:
    """Give every row of the run that has number `stream` here, in order."""
    return map(_row, database.execute(f"{_SELECT} WHERE e.stream = ? ORDER BY e.seq", (stream,)))


def checks(database: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Give for every row the checksum that it has, and the one that it should have.

    It is what `Row.sound` compares, at a tenth of the time: it is asked of each copy of the log.
    """
    for before, credit, middle, recall, stability, detail, stored in database.execute(_CHECKED):
        text = "\x1f".join(
            (
                before,
                "" if credit is None else repr(credit),
                middle,
                "" if recall is None else repr(recall),
                "" if stability is None else repr(stability),
                detail,
            )
        )
        yield stored, crc32(text.encode("utf-8", "surrogatepass"))


def _parted(*values: str) -> str:
    """Give SQL for the text of `values`, none of them a fraction, as `checksum` takes it."""
    return " || char(31) || ".join(f"ifnull({value}, '')" for value in values)


_NAMES = (
    *("lower(hex(s.uid))", "e.seq", "e.kind", "e.at_ms", "e.offset_min", "e.day_start_min"),
    *("e.session", "d.deck", "d.language", "c.key", "lower(hex(e.of_stream))", "e.of_seq"),
    *("e.verdict", "e.reason", "e.rating"),
)

_CHECKED = f"""
    SELECT {_parted(*_NAMES)}, e.credit,
        {_parted("e.hints", "e.tries", "e.took_ms", "e.mode")}, e.recall, e.stability,
        ifnull(e.detail, ''), e.crc
    FROM event e
    JOIN stream s ON s.id = e.stream
    LEFT JOIN card c ON c.id = e.card
    LEFT JOIN deck d ON d.id = c.deck
"""


def rows_of(database: sqlite3.Connection, card: int) -> Iterator[Row]:
    """Give every row about the card that has number `card` here."""
    return map(_row, database.execute(f"{_SELECT} WHERE e.card = ?", (card,)))


def rows_of_overridden(database: sqlite3.Connection) -> Iterator[Row]:
    """Give every row about a card on which the learner ever overruled the grader."""
    overridden = "SELECT card FROM event WHERE kind = 'override'"
    return map(_row, database.execute(f"{_SELECT} WHERE e.card IN ({overridden})"))


def rows_of_overrides(database: sqlite3.Connection) -> Iterator[Row]:
    """Give every row by which the learner overruled the grader."""
    return map(_row, database.execute(f"{_SELECT} WHERE e.kind = 'override'"))


def rows_of_marked(database: sqlite3.Connection) -> Iterator[Row]:
    """Give every row about a card that the learner ever marked."""
    marked = f"SELECT card FROM event WHERE {MARKING}"
    return map(_row, database.execute(f"{_SELECT} WHERE e.card IN ({marked})"))


def rows_since(
    database: sqlite3.Connection, since_ms: int, kinds: Sequence[str] = ()
) -> Iterator[Row]:
    """Give every row of `since_ms` (UTC) and later, or those of `kinds` alone."""
    among = f" AND e.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    query = f"{_SELECT} WHERE e.at_ms >= ?{among}"
    return map(_row, database.execute(query, (since_ms, *kinds)))


def rows_about(database: sqlite3.Connection, cards: Sequence[int], since_ms: int) -> Iterator[Row]:
    """Give every row of `since_ms` (UTC) and later about the cards with these numbers."""
    among = ", ".join("?" * len(cards))
    query = f"{_SELECT} WHERE e.card IN ({among}) AND e.at_ms >= ?"
    return map(_row, database.execute(query, (*cards, since_ms)))


class Span(NamedTuple):
    """The time from `since_ms` (UTC) on and before `before_ms`, on study days `first` to `last`."""

    since_ms: int
    before_ms: int
    first: int
    last: int

    @property
    def values(self) -> tuple[int, ...]:
        """What stands for the marks of `_WITHIN`."""
        days = self.first * _DAY_MS, (self.last + 1) * _DAY_MS - 1
        return (self.since_ms, self.before_ms, *days)


_DAY_MS = 86_400_000

# What is counted on from the start of the learner's first day parts into study days.
_WITHIN = f"""
    kind = 'review' AND mode <> '{ELSEWHERE}' AND at_ms >= ? AND at_ms < ?
    AND at_ms + (offset_min - day_start_min) * 60000 BETWEEN ? AND ?
"""


def time_of_last_here(database: sqlite3.Connection, most: int, span: Span) -> int | None:
    """Give the time (UTC ms) of the oldest of the last `most` reviews made here in `span`.

    None where there are none.
    """
    [[found]] = database.execute(
        f"""
        SELECT min(at_ms)
        FROM (SELECT at_ms FROM event WHERE {_WITHIN} ORDER BY at_ms DESC LIMIT ?)
        """,
        (*span.values, most),
    )
    return found if isinstance(found, int) else None


def rows_here(database: sqlite3.Connection, span: Span) -> tuple[list[Row], list[Row]]:
    """Give the reviews made here in `span`, and whatever changes reviews of the same cards."""
    reviews = f"{_SELECT} WHERE {_WITHIN}"
    changes = f"""
        {_SELECT} WHERE e.kind IN ('rerating', 'override', 'undo')
            AND e.card IN (SELECT card FROM event WHERE {_WITHIN})
    """
    found = (map(_row, database.execute(query, span.values)) for query in (reviews, changes))
    return list(next(found)), list(next(found))


def is_newest(database: sqlite3.Connection, card: int, event: Event) -> bool:
    """Tell whether `event` lies after every other row about the card that has number `card`."""
    [[later]] = database.execute(
        """
        SELECT EXISTS(
            SELECT 1 FROM event e JOIN stream s ON s.id = e.stream
            WHERE e.card = ? AND e.at_ms >= ? AND (s.uid, e.seq) <> (?, ?)
        )
        """,
        (card, event.moment.at_ms, *event.ref),
    )
    return not later


def rows_of_kind(database: sqlite3.Connection, kind: Literal["params", "undo"]) -> Iterator[Row]:
    """Give every row of `kind`, one of the rare ones that SQLite has an index of."""
    # It finds the index by these very words, a bound value is none.
    return map(_row, database.execute(f"{_SELECT} WHERE e.kind = '{kind}'"))


def rows_done(
    database: sqlite3.Connection, kinds: Sequence[str], most: int | None
) -> Iterator[Row]:
    """Give every undo and every session, and the last rows of `kinds`.

    It is `most` of them and whatever is of the same moment as the oldest: what was done to many
    cards at once is there as a whole. Without `most` it is all of them. Reviews from elsewhere
    are not among them: the row before them is.
    """
    among = ", ".join("?" * len(kinds))
    since = f"""
        coalesce((SELECT min(at_ms) FROM (
            SELECT at_ms FROM event WHERE kind IN ({among}) AND mode IS NOT '{ELSEWHERE}'
            ORDER BY at_ms DESC LIMIT ?)), 0)
    """
    found = f"e.kind IN ({among}) AND e.mode IS NOT '{ELSEWHERE}' AND (? < 0 OR e.at_ms >= {since})"
    least = -1 if most is None else most
    values = (*kinds, least, *kinds, least)
    query = f"{_SELECT} WHERE e.kind IN ('undo', 'session') OR ({found})"
    return map(_row, database.execute(query, values))


def root_of(database: sqlite3.Connection, ref: Ref) -> tuple[str, CardKey | None] | None:
    """Give the kind and card of what the row at `ref` is about in the end, None for no such row.

    An undo is about what it takes back, and so is the undo of an undo.
    """
    seen: set[Ref] = set()
    while ref not in seen:
        seen.add(ref)
        found = database.execute(_NAMED, ref).fetchone()
        if found is None:
            return None
        kind, of_stream, of_seq, *card = found
        if kind != "undo":
            break
        ref = Ref(of_stream, of_seq)
    return kind, CardKey(*card) if card[2] is not None else None


_NAMED = """
    SELECT e.kind, e.of_stream, e.of_seq, d.deck, d.language, c.key
    FROM event e
    JOIN stream s ON s.id = e.stream
    LEFT JOIN card c ON c.id = e.card
    LEFT JOIN deck d ON d.id = c.deck
    WHERE s.uid = ? AND e.seq = ?
"""


def _row(columns: tuple[object, ...]) -> Row:
    uid, seq, kind, at_ms, offset, start, session, deck, language, key, *rest = columns
    of_stream, of_seq, crc, typed, *facts = rest
    event = Event(
        ref=Ref(_bytes(uid), _int(seq)),
        kind=str(kind),
        moment=Moment(_int(at_ms), _int(offset), _int(start)),
        session=session if isinstance(session, int) else None,
        card=CardKey(str(deck), str(language), str(key)) if key is not None else None,
        of=Ref(of_stream, _int(of_seq)) if isinstance(of_stream, bytes) else None,
        **dict(zip(_FACTS, facts, strict=True)),  # type: ignore[arg-type]  # columns are STRICT
    )
    return Row(event, _int(crc), typed if isinstance(typed, str) else None)


def _int(value: object) -> int:
    if isinstance(value, int):
        return value
    raise _wrong_type()


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    raise _wrong_type()


def _wrong_type() -> sqlite3.DatabaseError:
    """Give the error of a column that is STRICT and holds something else all the same."""
    error = sqlite3.DatabaseError("a column holds what it can't hold")
    # SQLite itself does not look at the types of what it reads.
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def write(
    database: sqlite3.Connection, stream: int, card: int | None, event: Event, typed: str | None
) -> None:
    """Add `event`, whose stream and card have these numbers here, and what was typed."""
    columns = (
        *("stream", "seq", "kind", "at_ms", "offset_min", "day_start_min", "session", "card"),
        *("of_stream", "of_seq", *_FACTS, "crc"),
    )
    values = (
        *(stream, event.ref.seq, event.kind, *event.moment, event.session, card),
        *(event.of or (None, None)),
        *(getattr(event, fact) for fact in _FACTS),
        checksum(event),
    )
    marks = ", ".join("?" * len(columns))
    database.execute(f"INSERT INTO event({', '.join(columns)}) VALUES ({marks})", values)
    if typed is not None:
        write_typed(database, stream, event.ref.seq, typed)


def write_typed(database: sqlite3.Connection, stream: int, seq: int, typed: str) -> None:
    """Keep what was `typed` beside the row at this place, which has none."""
    database.execute("INSERT INTO typed(stream, seq, given) VALUES (?, ?, ?)", (stream, seq, typed))


class Stored(NamedTuple):
    """What the log holds at a place: the checksum of the row, and what was typed."""

    crc: int
    typed: str | None


def stored(database: sqlite3.Connection, stream: int, seq: int) -> Stored | None:
    """Give what lies at this place of the run numbered `stream` here, None for no row."""
    found = database.execute(
        """
        SELECT e.crc, t.given FROM event e
        LEFT JOIN typed t ON t.stream = e.stream AND t.seq = e.seq
        WHERE e.stream = ? AND e.seq = ?
        """,
        (stream, seq),
    ).fetchone()
    return None if found is None else Stored(*found)


def stored_checksum(database: sqlite3.Connection, stream: bytes, seq: int) -> int | None:
    """Give the checksum of the row at this place, None where there is no row."""
    found = database.execute(
        "SELECT e.crc FROM event e JOIN stream s ON s.id = e.stream WHERE s.uid = ? AND e.seq = ?",
        (stream, seq),
    ).fetchone()
    return None if found is None else _int(found[0])


def ends(database: sqlite3.Connection) -> dict[bytes, int]:
    """Give the last place of each of the runs that were begun last, by their names."""
    found = database.execute(
        """
        SELECT uid, (SELECT max(seq) FROM event WHERE stream = s.id) AS seq
        FROM stream s WHERE seq IS NOT NULL ORDER BY id DESC LIMIT 50
        """
    )
    return dict(found.fetchall())


def typed_at(database: sqlite3.Connection, ref: Ref) -> str | None:
    """Give what was typed for the row at `ref`, "" for what was forgotten, None for nothing."""
    found = database.execute(
        """
        SELECT t.given FROM typed t JOIN stream s ON s.id = t.stream
        WHERE s.uid = ? AND t.seq = ?
        """,
        ref,
    ).fetchone()
    return None if found is None else str(found[0])


def next_place(database: sqlite3.Connection, stream: int) -> int:
    """Give the place behind the last row of the stream that has the number `stream` here.

    It need not be the one that this run would take next: of a change whose confirmation was lost
    there may be rows that it does not know of.
    """
    query = "SELECT coalesce(max(seq), 0) + 1 FROM event WHERE stream = ?"
    [[seq]] = database.execute(query, (stream,))
    return _int(seq)
