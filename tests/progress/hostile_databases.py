"""Files made to harm whoever opens them as progress, each under a name."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from aiquiz.progress import schema

Make = Callable[[Path], None]


def _ours(path: Path, *statements: str) -> None:
    """Make a database of ours, and then do `statements` to it with every protection off."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        schema.migrate(database, schema.MIGRATIONS)
        for pragma in (
            "foreign_keys = OFF",
            "ignore_check_constraints = ON",
            "writable_schema = ON",
        ):
            database.execute(f"PRAGMA {pragma}")
        for statement in statements:
            database.execute(statement)


_LOOP = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
_STREAM = "INSERT INTO stream VALUES (1, zeroblob(16), '1', 1)"
_CARD = "INSERT INTO card VALUES (1, 1, 'k')"
_DECK = "INSERT INTO deck VALUES (1, 'd', 'en')"


def endless_view(path: Path) -> None:
    """A view that never ends in the place of a table that every start reads."""
    _ours(path, "ALTER TABLE derived RENAME TO d2", f"CREATE VIEW derived AS {_LOOP}")


def endless_trigger(path: Path) -> None:
    """A trigger that counts without end at every answer."""
    _ours(path, f"CREATE TRIGGER mine AFTER INSERT ON event BEGIN {_LOOP}; END")


def deleting_trigger(path: Path) -> None:
    """A trigger that deletes what is written."""
    _ours(
        path,
        "DROP TRIGGER event_remains",
        "CREATE TRIGGER mine AFTER INSERT ON event BEGIN DELETE FROM event; END",
    )


def file_reading_trigger(path: Path) -> None:
    """A trigger that would load code or read a file if it were trusted."""
    _ours(
        path,
        "CREATE TRIGGER mine AFTER INSERT ON stream"
        " BEGIN SELECT load_extension('/tmp/x.so'), readfile('/etc/passwd'); END",
    )


def odd_schema(path: Path) -> None:
    """Statements in the schema that are none."""
    _ours(path, "UPDATE sqlite_schema SET sql = 'CREATE TABLE x(' || char(27) || '[2J' WHERE 1")


def schema_of_blobs(path: Path) -> None:
    """A schema that holds bytes where text should be."""
    _ours(path, "UPDATE sqlite_schema SET sql = x'ff00fe' WHERE type = 'index' AND sql NOT NULL")


def schema_of_no_text(path: Path) -> None:
    """Names in the schema that are no UTF-8."""
    _ours(path, "UPDATE sqlite_schema SET name = CAST(x'9b9b' AS TEXT) WHERE name = 'event_at'")


def ring_of_pages(path: Path) -> None:
    """The inner page of a table that points to itself."""
    _many_cards(path)
    _set_children(path, "card", to_itself=True)


def wrong_pages(path: Path) -> None:
    """The inner page of a table that points far beyond the file."""
    _many_cards(path)
    _set_children(path, "card", to_itself=False)


def _many_cards(path: Path) -> None:
    numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5000)"
    _ours(path, _DECK, f"INSERT INTO card {numbers} SELECT x, 1, 'card ' || x FROM n")


def _set_children(path: Path, table: str, *, to_itself: bool) -> None:
    with closing(sqlite3.connect(path)) as database:
        [[root]] = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
    content = bytearray(path.read_bytes())
    begin = (root - 1) * 4096
    child = (root if to_itself else 0x7FFFFFFF).to_bytes(4, "big")
    content[begin + 8 : begin + 12] = child
    cells = int.from_bytes(content[begin + 3 : begin + 5], "big")
    for place in range(begin + 12, begin + 12 + 2 * cells, 2):
        at = begin + int.from_bytes(content[place : place + 2], "big")
        content[at : at + 4] = child
    path.write_bytes(content)


def table_over_another(path: Path) -> None:
    """Two tables in the same pages."""
    _ours(
        path,
        "UPDATE sqlite_schema SET rootpage ="
        " (SELECT rootpage FROM sqlite_schema WHERE name = 'card') WHERE name = 'event'",
    )


def huge_text(path: Path) -> None:
    """An answer of 8 MB."""
    _ours(path, _STREAM, "INSERT INTO typed VALUES (1, 1, hex(zeroblob(4000000)))")


def huge_name(path: Path) -> None:
    """A deck with a name of 8 MB, and an answer to a card of it."""
    _ours(
        path,
        *(_STREAM, "INSERT INTO deck VALUES (1, hex(zeroblob(4000000)), 'en')", _CARD),
        "INSERT INTO event(stream, seq, kind, at_ms, offset_min, day_start_min, card, verdict,"
        " rating, credit, mode, crc) VALUES (1, 1, 'review', 1, 0, 0, 1, 'x', 1, 1, 'due', 1)",
    )


def escapes(path: Path) -> None:
    """Names that would write to the terminal."""
    _ours(
        path,
        *(_STREAM, "INSERT INTO deck VALUES (1, char(27) || ']52;c;eA==' || char(7), 'en')", _CARD),
        "INSERT INTO event(stream, seq, kind, at_ms, offset_min, day_start_min, card, verdict,"
        " rating, credit, mode, crc) VALUES (1, 1, 'review', 1, 0, 0, 1, 'x', 1, 1, 'due', 1)",
    )


def extreme_numbers(path: Path) -> None:
    """Times, days and places at the ends of what a number can be."""
    most, least = 2**63 - 1, -(2**63)
    _ours(
        path,
        *(f"INSERT INTO stream VALUES ({most}, zeroblob(16), '1', {least})", _DECK, _CARD),
        "INSERT INTO event(stream, seq, kind, at_ms, offset_min, day_start_min, card, verdict,"
        f" rating, credit, mode, crc) VALUES ({most}, {most}, 'review', {least}, {most}, {least},"
        f" 1, 'x', 99, 1e300, 'due', {most})",
        f"INSERT INTO memory VALUES (1, 1e308, -1e308, {most}, {least}, {most}, -1, {least})",
    )


def undos_in_a_ring(path: Path) -> None:
    """Rows that take each other back."""
    into = "event(stream, seq, kind, at_ms, offset_min, day_start_min, of_stream, of_seq, crc)"
    _ours(
        path,
        _STREAM,
        f"INSERT INTO {into} VALUES (1, 1, 'undo', 1, 0, 0, zeroblob(16), 2, 1)",
        f"INSERT INTO {into} VALUES (1, 2, 'undo', 2, 0, 0, zeroblob(16), 1, 1)",
    )


def wal_mode(path: Path) -> None:
    """A database that wants a log beside it, and has one that is garbage."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        schema.migrate(database, schema.MIGRATIONS)
        database.execute("PRAGMA journal_mode = WAL")
    path.with_name(path.name + "-wal").write_bytes(os.urandom(50_000))


def foreign_journal(path: Path) -> None:
    """A rollback journal that is garbage behind a right beginning."""
    _ours(path, _DECK)
    header = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff" * 8
    sizes = (40).to_bytes(4, "big") + (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    path.with_name(path.name + "-journal").write_bytes((header + sizes).ljust(90_000, b"\x55"))


def utf16(path: Path) -> None:
    """A database whose text is UTF-16."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA encoding = 'UTF-16le'")
        schema.migrate(database, schema.MIGRATIONS)
        for statement in (_STREAM, _DECK, _CARD):
            database.execute(statement)


def another_program(path: Path) -> None:
    """The database of another program."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE moz_places(url TEXT)")
        database.execute("PRAGMA application_id = 7")


def huge_and_empty(path: Path) -> None:
    """The beginning of a database, and 3 GB of nothing."""
    _ours(path)
    with path.open("r+b") as file:
        file.truncate(3_000_000_000)


HOSTILE: tuple[Make, ...] = (
    *(endless_view, endless_trigger, deleting_trigger, file_reading_trigger),
    *(odd_schema, schema_of_blobs, schema_of_no_text, ring_of_pages, wrong_pages),
    *(table_over_another, huge_text, huge_name, escapes, extreme_numbers, undos_in_a_ring),
    *(wal_mode, foreign_journal, utf16, another_program, huge_and_empty),
)
