"""What is read of a file that SQLite can't read: every row that is still what was written."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from aiquiz.progress import log
from aiquiz.progress.damage import Tally, names_in, readable
from aiquiz.progress.pages import Source
from aiquiz.progress.repair import mend
from aiquiz.progress.union import Found
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey, Ref
from tests.progress import damaging
from tests.progress.damaging import DAMAGES, Damage
from tests.progress.studied import NOW, lived, typed_in
from tests.progress.test_store import open_at, review

Rows = frozenset[tuple[Ref, int]]


def read(path: Path, *others: Path) -> tuple[Rows, Tally]:
    """Give place and checksum of what can be read at `path`, by the names in `others` too."""
    tally = Tally()
    found = found_in(path, *others, tally=tally)
    return frozenset((one.row.event.ref, one.row.crc) for one in found), tally


def found_in(path: Path, *others: Path, tally: Tally) -> list[Found]:
    with ExitStack() as stack:
        file, *more = (stack.enter_context(closing(Source(one))) for one in (path, *others))
        return list(readable(file, names_in([file, *more]), tally))


@pytest.mark.parametrize("page", [512, 1024, 4096, 65536])
@pytest.mark.parametrize("vacuum", [0, 1])
def test_of_a_sound_file_all_is_read_as_sqlite_reads_it(
    tmp_path: Path, page: int, vacuum: int
) -> None:
    with open_at(tmp_path) as store:
        store.begin("study", [("deck", "en")], review(0).moment)
        for number in range(60):
            facts: dict[str, Any] = {
                "typed": "é" * 97 * number,
                "reason": "r" * (number * 41 % 1500),
            }
            store.append(review(number / 10, card=CardKey("dé", "en", f"k{number % 9}"), **facts))
        store.append(review(9, credit=0.5, recall=None, stability=1e-9))
    path = tmp_path / "data" / "progress.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA auto_vacuum = {vacuum}")
        database.execute(f"PRAGMA page_size = {page}")
        database.execute("VACUUM")
        rows = list(log.all_rows(database))
        streams = database.execute("SELECT uid, version, started_ms FROM stream").fetchall()
    tally = Tally()
    found = found_in(path, tally=tally)
    assert {one.row for one in found} == set(rows)
    assert {(one.row.event.ref.stream, one.version, one.started_ms) for one in found} == set(
        streams
    )
    assert (tally.lost, tally.unread_pages) == (0, 0)


def test_a_page_that_is_no_longer_used_does_not_bring_back_what_was_forgotten(
    tmp_path: Path,
) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0, typed="forgotten"))
    path = tmp_path / "data" / "progress.db"
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE typed SET given = ''")
        [[page]] = database.execute("PRAGMA page_size")
    after = path.read_bytes()
    for number, (first, last) in enumerate([(before, after), (after, before)]):
        spoilt = tmp_path / str(number) / "progress.db"
        spoilt.parent.mkdir()
        spoilt.write_bytes(after[:page] + first[page:] + last[page:])
        mend(spoilt, tmp_path / "none", Policy(), NOW)
        assert typed_texts(spoilt) == [""]


def typed_texts(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [text for [text] in database.execute("SELECT given FROM typed")]


WHOLE = (
    *(damaging.header_garbage, damaging.header_zeroed, damaging.header_flip),
    *(damaging.first_page_gone, damaging.page_size_changed, damaging.trigger_dropped),
    *(damaging.schema_damaged, damaging.roots_mixed, damaging.view_for_table),
)
"""Damage that takes no row away."""


@pytest.mark.parametrize("damage", WHOLE, ids=lambda damage: damage.__name__)
def test_where_no_row_is_hit_all_of_them_are_read(tmp_path: Path, damage: Damage) -> None:
    there = lived(tmp_path)
    damage(there.database, Random(1))
    found, tally = read(there.database)
    assert found == there.rows
    assert tally.lost == 0


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("seeds", [1, pytest.param(5, marks=pytest.mark.long)])
def test_nothing_is_read_that_nobody_wrote(tmp_path: Path, damage: Damage, seeds: int) -> None:
    there = lived(tmp_path)
    content = there.database.read_bytes()
    for seed in range(seeds):
        there.database.write_bytes(content)
        damage(there.database, Random(seed))
        found, _tally = read(there.database)
        assert found <= there.rows


def test_a_bit_costs_one_row_at_most(tmp_path: Path) -> None:
    there = lived(tmp_path)
    content = there.database.read_bytes()
    [copy] = there.backups.iterdir()
    for seed in range(60):
        there.database.write_bytes(content)
        damaging.bit_flip(there.database, Random(seed))
        found, _tally = read(there.database, copy)
        assert len(there.rows - found) <= 1


def test_what_is_typed_comes_with_its_row(tmp_path: Path) -> None:
    there = lived(tmp_path)
    typed = typed_in(there.database)
    damaging.header_garbage(there.database, Random(3))
    found = found_in(there.database, tally=Tally())
    assert {one.row.event.ref: one.row.typed for one in found} == typed


def test_a_row_that_was_changed_is_refused_and_counted(tmp_path: Path) -> None:
    there = lived(tmp_path)
    with closing(sqlite3.connect(there.database)) as database:
        database.executescript(
            "DROP TRIGGER event_stays; UPDATE event SET rating = 4 WHERE seq = 3"
        )
    found, tally = read(there.database)
    assert {ref.seq for ref, _crc in there.rows - found} == {3}
    assert tally.lost == len(there.rows - found)


def test_a_name_that_is_lost_is_found_in_a_copy(tmp_path: Path) -> None:
    there = lived(tmp_path)
    with closing(sqlite3.connect(there.database)) as database:
        database.executescript(
            "PRAGMA secure_delete = ON; DROP TABLE deck; DROP TABLE card; DROP TABLE stream"
        )
    assert read(there.database)[0] == frozenset()
    [copy] = there.backups.iterdir()
    found, _tally = read(there.database, copy)
    assert there.in_copy <= found


def test_a_digit_is_not_taken_for_a_number(tmp_path: Path) -> None:
    there = lived(tmp_path)
    with closing(sqlite3.connect(there.database)) as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '')")
        loose = "UPDATE sqlite_schema SET sql = replace(sql, 'rating INTEGER', 'rating TEXT')"
        database.execute(f"{loose} WHERE name = 'event'")
        database.commit()
    with closing(sqlite3.connect(there.database)) as database:
        database.executescript("DROP TRIGGER event_stays; UPDATE event SET rating = rating || ''")
    found, tally = read(there.database)
    assert {ref.seq for ref, _crc in found} == {1}, "sessions have no rating"
    assert tally.lost == len(there.rows - found)


WITHOUT_ROWS = {
    "empty": b"",
    "zeros": bytes(70_000),
    "noise": Random(1).randbytes(70_000),
    "a beginning": b"SQLite format 3\0",
}


@pytest.mark.parametrize("content", WITHOUT_ROWS.values(), ids=list(WITHOUT_ROWS))
def test_in_a_file_without_rows_there_are_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    assert read(path)[0] == frozenset()


def test_what_was_half_written_when_all_ended_is_read_from_the_journal(tmp_path: Path) -> None:
    there = lived(tmp_path)
    cut_off, journal = tmp_path / "x.db", tmp_path / "x.db-journal"
    with closing(sqlite3.connect(there.database, isolation_level=None)) as database:
        database.execute("PRAGMA cache_size = 1")
        database.execute("BEGIN IMMEDIATE")
        database.execute("DROP TRIGGER event_stays")
        database.execute("UPDATE event SET at_ms = 1")
        cut_off.write_bytes(there.database.read_bytes())
        journal.write_bytes((tmp_path / "data" / "progress.db-journal").read_bytes())
        database.execute("ROLLBACK")
    assert not there.rows <= read(cut_off)[0]
    both = read(cut_off)[0] | read(journal, cut_off)[0]
    assert both == there.rows
