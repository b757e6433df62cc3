"""What looking through progress finds, and that it changes nothing."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from aiquiz.progress import schema
from aiquiz.progress.aside import take_up_lacking
from aiquiz.progress.doctor import Examination, examine
from aiquiz.progress.finding import CODES
from aiquiz.progress.finished import take_away_rests
from aiquiz.progress.repair import derive_anew, mend, set_modes
from aiquiz.progress.trouble import StoreError
from aiquiz.say import doctor as say
from aiquiz.scheduling.memory import Policy
from tests.progress import damaging
from tests.progress.studied import NOW, Lived, lived, rows_in, study
from tests.progress.test_store import open_at, review


def look(there: Lived) -> Examination:
    return examine(there.database, there.backups, Policy(), NOW)


def by_hand(there: Lived, *statements: str) -> None:
    with closing(sqlite3.connect(there.database, isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)


@pytest.fixture
def there(tmp_path: Path) -> Lived:
    return lived(tmp_path)


def test_every_finding_has_words() -> None:
    assert say.CODES == CODES


def test_sound_progress_is_told_with_numbers(there: Lived) -> None:
    found = look(there)
    assert found.findings == []
    assert (found.rows, found.answers, found.runs) == (len(there.rows), 120, 6)
    assert (found.decks, found.cards, found.copies) == (3, 20, 1)
    assert found.memories == 20


def test_where_nothing_was_studied_nothing_is_wrong(tmp_path: Path) -> None:
    found = examine(tmp_path / "data" / "progress.db", tmp_path / "none", Policy(), NOW)
    assert (found.findings, found.rows) == ([], 0)


def test_looking_changes_nothing(there: Lived) -> None:
    damaging.garbage_page(there.database, Random(3))
    before = {path: path.read_bytes() for path in there.home.rglob("*") if path.is_file()}
    look(there)
    assert {path: path.read_bytes() for path in there.home.rglob("*") if path.is_file()} == before


def test_a_row_that_is_not_what_was_written(there: Lived) -> None:
    trigger = "CREATE TRIGGER event_stays BEFORE UPDATE ON event\n    BEGIN SELECT RAISE(ABORT, "
    by_hand(
        there,
        "DROP TRIGGER event_stays",
        "UPDATE event SET verdict = 'wrong' WHERE seq = 2",
        f"{trigger}'the log only grows'); END",
    )
    [altered] = [one for one in look(there).findings if one.code == "altered"]
    assert altered.facts == {"count": 6}


DERIVED = {
    "UPDATE memory SET stability = stability * 2 WHERE card = 3": "memories",
    "UPDATE memory SET due_day = due_day + 1": "memories",
    "DELETE FROM memory WHERE card = 2": "memories",
    "INSERT INTO held(card, deck, due_day) VALUES (1, 1, 9)": "due",
    "UPDATE sum_answer SET answers = answers + 1": "sums",
    "DELETE FROM sum_hour": "sums",
    "INSERT OR IGNORE INTO missed SELECT id FROM card": "sums",
    "UPDATE sum_stream SET seq = 3": "sums",
}


@pytest.mark.parametrize("statement", DERIVED)
def test_what_is_derived_wrongly_is_found_and_made_anew_in_place(
    there: Lived, statement: str
) -> None:
    by_hand(there, statement)
    found = look(there)
    assert found.codes == {DERIVED[statement]}
    derive_anew(there.database, Policy())
    assert look(there).findings == []
    assert rows_in(there.database) == there.rows


def test_marks_of_what_is_derived_that_are_none_do_not_stop_the_program(there: Lived) -> None:
    for value in ("'x'", "''", "'3 x'", "'3 0.9 1 (1.0)'"):
        by_hand(there, f"UPDATE derived SET value = {value}")
        with open_at(there.home) as store:
            assert len(store.memories()) == 20
    assert look(there).problems == []


def test_memory_made_under_other_terms_is_not_wrong(there: Lived) -> None:
    found = examine(there.database, there.backups, Policy(retention=0.8), NOW)
    assert found.findings == []


def test_what_is_not_ours_is_named(there: Lived) -> None:
    by_hand(there, "DROP INDEX event_at", "CREATE VIEW spy AS SELECT * FROM typed")
    [schema_] = look(there).findings
    assert (schema_.code, schema_.facts["count"]) == ("schema", 2)
    assert schema_.facts["names"] == "event_at, spy"


def test_a_table_and_an_index_of_somebodys_own_do_no_harm(there: Lived) -> None:
    by_hand(there, "CREATE TABLE mine(x)", "CREATE INDEX my_index ON event(verdict)", "ANALYZE")
    assert look(there).findings == []
    with open_at(there.home) as store:
        assert store.check() == []


def test_a_row_that_is_gone_and_still_in_a_copy(there: Lived) -> None:
    remains = "CREATE TRIGGER event_remains BEFORE DELETE ON event\n    BEGIN SELECT RAISE(ABORT, "
    by_hand(
        there,
        "DROP TRIGGER event_remains",
        "DELETE FROM typed WHERE seq = 4",
        "DELETE FROM event WHERE seq = 4",
        f"{remains}'the log only grows'); END",
    )
    facts = {finding.code: finding.facts["count"] for finding in look(there).findings}
    assert (facts["holes-in-copies"], facts["holes"]) == (5, 1)


def test_text_without_its_answer(there: Lived) -> None:
    by_hand(there, "PRAGMA foreign_keys = OFF", "INSERT INTO typed VALUES (1, 999, 'lost')")
    assert look(there).codes == {"stray-typed"}
    mend(there.database, there.backups, Policy(), NOW)
    assert look(there).problems == []


def test_an_answer_in_the_future_is_a_note(there: Lived) -> None:
    with open_at(there.home) as store:
        store.append(review(1000))
    [ahead] = look(there).findings
    assert (ahead.code, ahead.is_problem) == ("ahead", False)


@pytest.mark.skipif(os.name != "posix", reason="modes tell who may read a file on Unix alone")
def test_modes_that_let_others_read_are_put_right(there: Lived) -> None:
    there.database.chmod(0o644)
    there.database.parent.chmod(0o755)
    assert look(there).codes == {"file-mode", "folder-mode"}
    set_modes(there.database)
    assert look(there).findings == []
    assert stat.S_IMODE(there.database.stat().st_mode) == 0o600


@pytest.mark.parametrize("of", ["file", "folder"])
def test_progress_that_can_only_be_read_is_told_and_looked_through(
    there: Lived, monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    place = there.database if of == "file" else there.database.parent
    # A journal that is there already is used again.
    there.database.with_name("progress.db-journal").unlink(missing_ok=True)
    only_read(monkeypatch, place)
    found = look(there)
    assert [(one.code, one.facts) for one in found.problems] == [
        ("read-only", {"path": str(place)})
    ]
    assert found.answers == 120
    assert say.finding(*found.problems[0]).startswith(f"{place} can only be read")


def test_a_folder_that_nothing_can_be_begun_in_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_read(monkeypatch, tmp_path)
    found = examine(tmp_path / "progress.db", tmp_path / "none", Policy(), NOW)
    assert found.codes == {"read-only"}


def only_read(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Let `place` only be read, though whoever runs the tests may write anywhere."""

    def access(path: Path, how: int, **_facts: bool) -> bool:
        return path != place if how == os.W_OK else path.exists()

    monkeypatch.setattr(os, "access", access)


def test_a_copy_that_nobody_looked_through_yet_is_looked_through(there: Lived) -> None:
    [copy] = there.backups.iterdir()
    copy.rename(copy.with_name(copy.name + ".new"))
    found = look(there)
    assert (found.findings, found.copies) == ([], 1)


def test_a_copy_that_is_damaged_is_told(there: Lived) -> None:
    [copy] = there.backups.iterdir()
    damaging.garbage_page(copy, Random(1))
    assert look(there).codes == {"bad-copy", "no-copy"}


def test_what_a_repair_left_half_done_is_told_and_taken_away(there: Lived) -> None:
    there.database.with_name("progress.db.repair-1.tmp").write_bytes(b"x")
    there.database.with_name("progress.db.damaged-20200101T000000Z").write_bytes(b"x")
    assert look(there).codes == {"rest", "kept-damaged"}
    take_away_rests(there.database, Policy(), NOW)
    assert look(there).codes == {"kept-damaged"}


def test_what_a_finished_repair_alone_holds_is_taken_up_before_it_goes(there: Lived) -> None:
    finished = there.database.with_name("progress.db.repaired")
    with open_at(there.home) as store:
        store.append(review(20))
    rows = rows_in(there.database)
    shutil.copyfile(there.database, finished)
    damaging.header_garbage(finished, Random(1))
    lived(there.home / "old").database.replace(there.database)
    assert look(there).codes == {"rest"}
    take_away_rests(there.database, Policy(), NOW)
    assert look(there).codes == set()
    assert rows_in(there.database) == rows


def test_whatever_is_read_in_the_place_of_the_log_is_told(there: Lived) -> None:
    whole = there.database.read_bytes()
    for root in range(1, len(whole) // 4096 + 2):
        by_hand(
            there,
            "PRAGMA writable_schema = ON",
            f"UPDATE sqlite_schema SET rootpage = {root} WHERE name = 'event'",
        )
        found = look(there)
        # One of these is the right one.
        assert found.problems or found.answers == 120
        there.database.write_bytes(whole)


def test_an_earlier_version_is_looked_through_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "data" / "progress.db"
    path.parent.mkdir(mode=0o700)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        schema.migrate(database, schema.MIGRATIONS[:3])
    path.chmod(0o600)
    found = examine(path, tmp_path / "none", Policy(), NOW)
    assert found.codes == {"older"}
    assert found.problems == []


def test_a_later_version_is_left_alone(there: Lived) -> None:
    by_hand(there, f"PRAGMA user_version = {schema.VERSION + 1}")
    assert look(there).codes == {"newer"}


def test_progress_that_another_window_just_wrote_is_sound(there: Lived) -> None:
    with open_at(there.home) as store:
        store.append(review(9))
        assert look(there).problems == []
    study(there.home, 12, 3)
    assert look(there).problems == []


def test_another_window_that_writes_for_long_is_waited_for_and_no_longer(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiquiz.progress.doctor.PATIENCE_SECONDS", 0.05)
    with closing(sqlite3.connect(there.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError) as raised:
            look(there)
    assert raised.value.code == "busy"


@pytest.mark.parametrize(("at", "byte"), [(18, 9), (19, 0), (60, 7), (63, schema.VERSION + 3)])
def test_a_beginning_that_tells_what_can_not_be(there: Lived, at: int, byte: int) -> None:
    with there.database.open("r+b") as file:
        file.seek(at)
        file.write(bytes([byte]))
    code = "newer" if at == 63 else "header"
    assert look(there).codes == {code}
    with pytest.raises(StoreError) as raised:
        open_at(there.home).close()
    assert raised.value.code == {"header": "damaged"}.get(code, code)


Put = Callable[[Path], None]


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "in it").write_text("x")


def _ring(path: Path) -> None:
    path.symlink_to(path.with_name("other"))
    path.with_name("other").symlink_to(path)


IN_PLACE: dict[str, tuple[Put, str]] = {
    "nothing": (lambda path: None, "missing"),
    "an empty file": (lambda path: _write(path, b""), "empty"),
    "a pipe": (_fifo, "not-a-file"),
    "a folder": (_folder, "not-a-file"),
    "a ring of links": (_ring, "not-a-file"),
    "zeros": (lambda path: _write(path, bytes(8192)), "header"),
    "text": (lambda path: _write(path, b"my diary"), "not-ours"),
}


@pytest.mark.parametrize("what", IN_PLACE)
def test_what_stands_in_the_place_of_the_file(there: Lived, what: str) -> None:
    if what == "a pipe" and not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    put, code = IN_PLACE[what]
    there.database.unlink()
    put(there.database)
    assert code in look(there).codes
    mended = mend(there.database, there.backups, Policy(), NOW)
    assert rows_in(there.database) == there.in_copy
    assert (mended.aside is None) == (what == "nothing")
    assert look(there).problems == []


def test_what_a_file_that_was_put_aside_alone_holds_is_told_and_taken_up(there: Lived) -> None:
    aside = there.database.with_name("progress.db.damaged-20200101T000000Z")
    with open_at(there.home) as store:
        store.append(review(20, typed="Memhpis"))
        store.append(review(21))
    rows = rows_in(there.database)
    shutil.copyfile(there.database, aside)
    damaging.header_garbage(aside, Random(1))
    lived(there.home / "old").database.replace(there.database)
    found = look(there)
    assert found.codes == {"lacking", "kept-damaged"}
    [lacking] = found.problems
    assert lacking.facts == {"count": 2}
    assert take_up_lacking(there.database, Policy()) == 2
    assert look(there).codes == {"kept-damaged"}
    assert rows_in(there.database) == rows
