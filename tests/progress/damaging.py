"""Kinds of damage that a database file may take, each done by chance."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

PAGE = 4096

Damage = Callable[[Path, Random], None]


def _write(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def _pages(path: Path) -> int:
    return path.stat().st_size // PAGE


def _any_page(path: Path, chance: Random, first: int = 1) -> int:
    return chance.randrange(first, _pages(path)) * PAGE


def bit_flip(path: Path, chance: Random) -> None:
    at = chance.randrange(path.stat().st_size)
    [byte] = path.read_bytes()[at : at + 1]
    _write(path, at, bytes([byte ^ 1 << chance.randrange(8)]))


def zeroed_page(path: Path, chance: Random) -> None:
    _write(path, _any_page(path, chance), bytes(PAGE))


def garbage_page(path: Path, chance: Random) -> None:
    _write(path, _any_page(path, chance), chance.randbytes(PAGE))


def garbage_sector(path: Path, chance: Random) -> None:
    _write(path, chance.randrange(path.stat().st_size // 512) * 512, chance.randbytes(512))


def swapped_pages(path: Path, chance: Random) -> None:
    one, other = _any_page(path, chance), _any_page(path, chance)
    content = path.read_bytes()
    _write(path, one, content[other : other + PAGE])
    _write(path, other, content[one : one + PAGE])


def cut_at_a_page(path: Path, chance: Random) -> None:
    _cut(path, _any_page(path, chance))


def cut_within_a_page(path: Path, chance: Random) -> None:
    _cut(path, chance.randrange(1, path.stat().st_size))


def _cut(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)


def cut_to_half(path: Path, chance: Random) -> None:
    _cut(path, path.stat().st_size // 2)


def cut_to_100_000_bytes(path: Path, chance: Random) -> None:
    _cut(path, min(100_000, path.stat().st_size - PAGE))


def cut_without_a_header(path: Path, chance: Random) -> None:
    cut_to_half(path, chance)
    header_garbage(path, chance)


def second_half_noise(path: Path, chance: Random) -> None:
    size = path.stat().st_size
    _write(path, size // 2, chance.randbytes(size - size // 2))


def emptied(path: Path, chance: Random) -> None:
    _cut(path, 0)


def header_garbage(path: Path, chance: Random) -> None:
    _write(path, 0, chance.randbytes(100))


def header_zeroed(path: Path, chance: Random) -> None:
    _write(path, 0, bytes(100))


def header_flip(path: Path, chance: Random) -> None:
    _write(path, chance.randrange(100), chance.randbytes(1))


def first_page_gone(path: Path, chance: Random) -> None:
    _write(path, 0, bytes(PAGE))


def page_size_changed(path: Path, chance: Random) -> None:
    _write(path, 16, chance.choice((512, 1024, 8192, 32768)).to_bytes(2, "big"))


def bytes_moved(path: Path, chance: Random) -> None:
    content = path.read_bytes()
    at = chance.randrange(len(content))
    path.write_bytes(content[:at] + chance.randbytes(3) + content[at:])


def _by_hand(path: Path, statements: str) -> None:
    """Change what lies in the database as somebody with another program would."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA writable_schema = ON")
        database.executescript(statements)
    database.close()


_LOOSE = "DROP TRIGGER event_stays; DROP TRIGGER event_remains;"


def rows_changed(path: Path, chance: Random) -> None:
    change = f"UPDATE event SET at_ms = at_ms + 1 WHERE abs(seq * 7) % 11 = {chance.randrange(11)}"
    _by_hand(path, f"{_LOOSE} {change};")


def rows_deleted(path: Path, chance: Random) -> None:
    doomed = f"WHERE abs(seq * 7) % 11 = {chance.randrange(11)}"
    _by_hand(path, f"{_LOOSE} DELETE FROM typed {doomed}; DELETE FROM event {doomed};")


def table_dropped(path: Path, chance: Random) -> None:
    tables = ("event", "card", "deck", "stream", "typed", "memory", "held", "sum_hour", "derived")
    _by_hand(path, f"DROP TABLE {chance.choice(tables)};")


def column_dropped(path: Path, chance: Random) -> None:
    column = chance.choice(
        ("memory DROP COLUMN lapses", "missed ADD COLUMN x", "stream DROP COLUMN version")
    )
    _by_hand(path, f"ALTER TABLE {column};")


def trigger_dropped(path: Path, chance: Random) -> None:
    trigger = ("event_stays", "event_remains", "memory_made", "memory_moved", "memory_gone")
    _by_hand(path, f"DROP TRIGGER {chance.choice(trigger)};")


def index_dropped(path: Path, chance: Random) -> None:
    _by_hand(path, f"DROP INDEX {chance.choice(('event_at', 'event_card', 'held_due'))};")


def derived_changed(path: Path, chance: Random) -> None:
    change = (
        "UPDATE memory SET stability = stability + 1",
        "UPDATE held SET due_day = due_day + 1",
        "DELETE FROM memory",
        "UPDATE sum_answer SET answers = answers + 1",
        "INSERT OR IGNORE INTO missed SELECT id FROM card",
        "DELETE FROM derived",
        "UPDATE derived SET value = 'x'",
    )
    _by_hand(path, f"{chance.choice(change)};")


def view_for_table(path: Path, chance: Random) -> None:
    table = chance.choice(("event", "memory", "typed", "deck"))
    _by_hand(path, f"ALTER TABLE {table} RENAME TO was; CREATE VIEW {table} AS SELECT * FROM was;")


def schema_damaged(path: Path, chance: Random) -> None:
    words = chance.choice(("'CREATE TABLE x('", "NULL", "zeroblob(99)", "'SELECT 1'"))
    _by_hand(path, f"UPDATE sqlite_schema SET sql = {words} WHERE abs(rowid) % 5 = 1;")


def roots_mixed(path: Path, chance: Random) -> None:
    root = chance.randrange(1, _pages(path) + 3)
    _by_hand(path, f"UPDATE sqlite_schema SET rootpage = {root} WHERE name = 'event';")


DAMAGES: tuple[Damage, ...] = (
    *(bit_flip, zeroed_page, garbage_page, garbage_sector, swapped_pages),
    *(cut_at_a_page, cut_within_a_page, cut_to_half, cut_to_100_000_bytes, emptied),
    *(cut_without_a_header, second_half_noise),
    *(header_garbage, header_zeroed, header_flip, first_page_gone, page_size_changed, bytes_moved),
    *(rows_changed, rows_deleted, table_dropped, column_dropped, trigger_dropped, index_dropped),
    *(derived_changed, view_for_table, schema_damaged, roots_mixed),
)
