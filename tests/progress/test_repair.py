"""A repair keeps all that can be read, leaves what it repairs, and is whole or not there."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path
from random import Random
from typing import Any

import pytest

from aiquiz.progress import backups, repair
from aiquiz.progress.finished import finish
from aiquiz.progress.on_disk import to_disk
from aiquiz.progress.repair import mend, preview
from aiquiz.progress.store import open_store
from aiquiz.progress.trouble import REPAIRABLE, StoreError
from aiquiz.say.doctor import told
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import Ref
from tests.faults.soundness import unsound
from tests.progress import damaging
from tests.progress.damaging import DAMAGES, Damage
from tests.progress.studied import NOW, Lived, lived, rows_in, typed_in
from tests.progress.test_store import NOON, open_at, review


@pytest.fixture
def there(tmp_path: Path) -> Lived:
    return lived(tmp_path)


def mended(there: Lived):  # type: ignore[no-untyped-def]
    return mend(there.database, there.backups, Policy(), NOW)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_whatever_the_damage_the_copy_is_kept_and_nothing_is_made_up(
    there: Lived, damage: Damage
) -> None:
    damage(there.database, Random(7))
    kept = mended(there)
    rows = rows_in(there.database)
    assert there.in_copy <= rows <= there.rows
    assert kept.answers == kept.in_copies + kept.read
    with open_at(there.home) as store:
        assert store.check() == []
        assert len(store.reviews()) == kept.answers


def test_what_is_repaired_is_kept_byte_by_byte(there: Lived) -> None:
    damaging.garbage_page(there.database, Random(2))
    before = there.database.read_bytes()
    kept = mended(there)
    assert kept.aside.read_bytes() == before
    assert kept.aside.name == "progress.db.damaged-20241103T120000Z"
    damaging.garbage_page(there.database, Random(2))
    assert mended(there).aside.name == "progress.db.damaged-20241103T120000Z-2"


def test_a_preview_tells_the_same_and_changes_nothing(there: Lived) -> None:
    damaging.zeroed_page(there.database, Random(4))
    before = {path: path.read_bytes() for path in there.home.rglob("*") if path.is_file()}
    announced = preview(there.database, there.backups, Policy())
    assert {path: path.read_bytes() for path in there.home.rglob("*") if path.is_file()} == before
    kept = mended(there)
    kept.aside = None
    assert kept == announced


def test_what_is_typed_is_kept_too(there: Lived) -> None:
    typed = typed_in(there.database)
    damaging.header_garbage(there.database, Random(2))
    mended(there)
    assert typed_in(there.database) == typed


def test_without_any_copy_all_that_can_be_read_is_kept(tmp_path: Path) -> None:
    there = lived(tmp_path, with_copy=False)
    damaging.header_zeroed(there.database, Random(2))
    kept = mended(there)
    assert rows_in(there.database) == there.rows
    assert (kept.copies, kept.in_copies, kept.read) == (0, 0, 120)


def test_what_was_damaged_before_is_read_again(there: Lived) -> None:
    with there.database.open("r+b") as file:
        file.truncate(4096)
    # Somebody put a copy there by hand, and what was damaged aside as a repair would have.
    there.database.rename(there.database.with_name("progress.db.damaged-20200101T000000Z"))
    whole = lived(there.home / "whole")
    shutil.copyfile(
        whole.database, there.database.with_name("progress.db.damaged-20200102T000000Z")
    )
    mended(there)
    assert rows_in(there.database) >= there.in_copy | whole.rows


def test_what_is_lost_is_told(there: Lived) -> None:
    damaging.rows_changed(there.database, Random(5))
    kept = mended(there)
    gone = there.rows - rows_in(there.database)
    assert kept.lost == len(gone) > 0
    assert [deck.deck for deck in kept.decks] == ["deck1", "deck0", "deck2"]
    assert sum(deck.answers for deck in kept.decks) == kept.answers


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("with_copy", [True, False], ids=["copy", "no copy"])
def test_where_anything_is_lost_it_is_not_said_that_nothing_is(
    tmp_path: Path, damage: Damage, with_copy: bool
) -> None:
    there = lived(tmp_path, with_copy=with_copy)
    damage(there.database, Random(3))
    if not with_copy and not there.database.stat().st_size:
        return  # It is begun anew.
    kept = mended(there)
    if there.rows - rows_in(there.database):
        assert "Nothing is known to be lost." not in told(kept)


@pytest.mark.parametrize(
    "damage",
    [
        *(damaging.cut_to_half, damaging.cut_to_100_000_bytes),
        *(damaging.cut_without_a_header, damaging.second_half_noise),
    ],
    ids=lambda damage: damage.__name__,
)
def test_of_a_file_that_is_there_by_half_it_is_told_since_when_answers_may_be_lost(
    there: Lived, damage: Damage
) -> None:
    damage(there.database, Random(1))
    kept = mended(there)
    assert kept.found
    assert kept.unclear
    said = " ".join(told(kept))
    assert "missing or can’t be understood." in said
    assert "Answers given after 9 Oct" in said


def test_without_a_copy_any_answer_may_be_lost_of_a_file_that_is_cut(tmp_path: Path) -> None:
    there = lived(tmp_path, with_copy=False)
    damaging.cut_to_100_000_bytes(there.database, Random(1))
    assert "Answers of any day may be lost." in " ".join(told(mended(there)))


@pytest.mark.parametrize(
    "damage",
    [
        *(damaging.swapped_pages, damaging.header_garbage, damaging.first_page_gone),
        *(damaging.page_size_changed, damaging.index_dropped),
    ],
    ids=lambda damage: damage.__name__,
)
def test_damage_that_costs_no_answer_is_told_to_cost_none(there: Lived, damage: Damage) -> None:
    damage(there.database, Random(1))
    assert "Nothing is known to be lost." in told(mended(there))
    assert rows_in(there.database) == there.rows


def test_behind_a_link_the_file_itself_is_repaired(there: Lived) -> None:
    elsewhere = there.home / "elsewhere"
    elsewhere.mkdir()
    there.database.rename(elsewhere / "mine.db")
    there.database.symlink_to(elsewhere / "mine.db")
    damaging.header_garbage(elsewhere / "mine.db", Random(1))
    kept = mended(there)
    assert there.database.is_symlink()
    assert kept.aside.parent == elsewhere
    assert rows_in(there.database) == there.rows


def test_the_journal_goes_with_the_file_it_belongs_to(there: Lived) -> None:
    journal = there.database.with_name("progress.db-journal")
    damaging.header_garbage(there.database, Random(1))
    journal.write_bytes(b"whatever it was")
    kept = mended(there)
    assert not journal.exists()
    assert kept.aside.with_name(kept.aside.name + "-journal").read_bytes() == b"whatever it was"
    assert rows_in(there.database) == there.rows


def test_a_journal_of_what_is_gone_is_not_played_back_into_what_is_made(there: Lived) -> None:
    journal = there.database.with_name("progress.db-journal")
    with closing(sqlite3.connect(there.database, isolation_level=None)) as database:
        database.execute("PRAGMA cache_spill = 1")
        database.execute("PRAGMA cache_size = 1")
        database.execute("BEGIN")
        database.execute("UPDATE typed SET given = zeroblob(3000) || given")
        hot = journal.read_bytes()
        database.execute("ROLLBACK")
    there.database.unlink()
    journal.write_bytes(hot)
    kept = mended(there)
    assert rows_in(there.database) >= there.in_copy
    assert not unsound(there.database)
    assert kept.aside.read_bytes() == hot


def test_a_file_that_comes_meanwhile_is_put_aside_too(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.database.unlink()

    def come(work: Path) -> None:
        to_disk(work)
        there.database.write_bytes(b"of another window")

    monkeypatch.setattr("aiquiz.progress.repair.to_disk", come)
    kept = mended(there)
    assert rows_in(there.database) >= there.in_copy
    assert kept.aside.read_bytes() == b"of another window"


def test_while_another_window_writes_nothing_is_repaired(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiquiz.progress.repair.PATIENCE_SECONDS", 0.05)
    with closing(sqlite3.connect(there.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as raised:
            mended(there)
    assert raised.value.code == "busy"
    assert rows_in(there.database) == there.rows


_WRITER = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


def meanwhile(monkeypatch: pytest.MonkeyPatch, does: Callable[[], object]) -> None:
    """Have something done once all is read, before the new database is in its place."""
    look_through = repair._look_through

    def look(*facts: Any) -> None:
        look_through(*facts)
        does()

    monkeypatch.setattr(repair, "_look_through", look)


def test_nobody_else_writes_until_the_repair_is_in_its_place(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def write() -> None:
        writer = [sys.executable, "-c", _WRITER, str(there.database)]
        told.append(subprocess.run(writer, check=True, capture_output=True, text=True).stdout)

    damaging.garbage_page(there.database, Random(2))
    meanwhile(monkeypatch, write)
    mended(there)
    assert told == ["database is locked\n"]


@pytest.mark.parametrize("gone", [True, False])
def test_what_is_written_meanwhile_where_nothing_can_be_locked_is_kept_too(
    there: Lived, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    refs: list[Ref] = []
    with open_at(there.home) as window:
        window.append(review(20))
        there.database.unlink()
        if not gone:
            there.database.write_bytes(b"")

        def write() -> None:
            there.database.unlink(missing_ok=True)
            refs.append(window.append(review(21))[0])

        meanwhile(monkeypatch, write)
        kept = mended(there)
        rows = rows_in(there.database)
    assert set(refs) <= {place for place, _crc in rows}
    assert there.rows <= rows
    assert (kept.answers, kept.in_copies, kept.read) == (122, 100, 22)
    assert kept.last_ms == review(21).moment.at_ms
    with open_at(there.home) as store:
        assert store.check() == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks what this process has open")
def test_where_no_open_file_can_be_replaced_it_is_closed_first(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def is_open(path: Path) -> bool:
        return any(os.path.realpath(fd) == str(path) for fd in Path("/proc/self/fd").iterdir())

    def refuse(source: Path, target: Path) -> Path:
        if Path(target) == there.database and is_open(there.database):
            raise PermissionError(13, "in use", str(target))
        return replace(source, target)

    damaging.garbage_page(there.database, Random(2))
    damaged = there.database.read_bytes()
    journal = there.database.with_name("progress.db-journal")
    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(repair, "_alone", lambda _path: nullcontext())
    journal.write_bytes(b"whatever it was")
    with pytest.raises(StoreError):
        mended(there)
    # What did not come to its end leaves no second name of the file that stays.
    assert there.database.read_bytes() == damaged
    assert not list(there.home.rglob("*.damaged-*"))
    assert journal.read_bytes() == b"whatever it was"
    monkeypatch.undo()
    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(repair, "_REPLACES_OPEN_FILES", False)
    assert mended(there).aside.read_bytes() == damaged
    assert there.in_copy <= rows_in(there.database)


def test_a_window_that_has_the_damaged_file_open_loses_nothing(there: Lived) -> None:
    with open_at(there.home) as window:
        window.append(review(20))
        mended(there)
        ref, _memory = window.append(review(21))
    assert ref in {place for place, _crc in rows_in(there.database)}
    assert len(rows_in(there.database)) == len(there.rows) + 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is ended by a signal")
@pytest.mark.parametrize(
    ("links", "every"),
    [
        (True, 5),
        (False, 5),
        pytest.param(True, 1, marks=pytest.mark.long),
        pytest.param(False, 1, marks=pytest.mark.long),
    ],
)
def test_ended_at_any_step_the_old_or_the_new_is_there(
    tmp_path: Path, links: bool, every: int
) -> None:
    made = lived(tmp_path / "made")
    damaging.header_garbage(made.database, Random(1))
    ended = 0
    for step in range(0, 60, every):
        home = tmp_path / str(step)
        shutil.copytree(made.home, home)
        database = home / "data" / "progress.db"
        arguments = [str(database), str(step), str(int(links))]
        done = subprocess.run([sys.executable, "-c", _CUT_OFF, *arguments], check=False)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
        ended += 1
        # The next start finishes what was begun, or finds the damaged file.
        if not _opens(home):
            mended(Lived(home, made.rows, made.in_copy))
            assert _opens(home)
        assert rows_in(database) == made.rows
    assert ended >= 10 // every


def _opens(home: Path) -> bool:
    assert (home / "data" / "progress.db").exists() or list(home.rglob("*.repaired"))
    try:
        open_at(home).close()
    except StoreError as error:
        return error.code not in REPAIRABLE
    return True


_CUT_OFF = """
import os, signal, sys
from pathlib import Path
from aiquiz.progress import repair
from aiquiz.scheduling.memory import Policy

STEPS = {"os.rename", "os.link", "os.remove", "open"}
path, step, links = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "1"
done = 0

def cut_off(event, arguments):
    global done
    if event in STEPS and "progress.db" in str(arguments[0]):
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)
        done += 1

def no_links(*_arguments, **_more):
    raise OSError("no links here")

if not links:
    os.link = no_links
sys.addaudithook(cut_off)
repair.mend(path, path.parent / "backups", Policy(), 0)
"""


@pytest.mark.parametrize("gone", [True, False])
def test_where_all_is_gone_and_copies_are_there_nothing_is_begun_anew(
    there: Lived, gone: bool
) -> None:
    there.database.unlink()
    if not gone:
        there.database.write_bytes(b"")
    for create in (True, False):
        with pytest.raises(StoreError) as raised:
            open_store(
                there.database, Policy(), now_ms=NOON, random_bytes=os.urandom, create=create
            )
        assert raised.value.code == "emptied"
    assert there.database.exists() != gone
    assert mended(there).in_copies == 100
    with open_at(there.home) as store:
        assert len(store.reviews()) == 100


def waiting(there: Lived) -> Path:
    """Give a finished repair that waits, with what progress holds now."""
    found = there.database.with_name("progress.db.repaired")
    shutil.copyfile(there.database, found)
    return found


def test_a_finished_repair_takes_the_place_that_is_empty(there: Lived) -> None:
    finished = waiting(there)
    there.database.unlink()
    open_at(there.home).close()
    assert rows_in(there.database) == there.rows
    assert not finished.exists()


def test_a_finished_repair_that_copies_have_outgrown_is_united_with_them(there: Lived) -> None:
    waiting(there)
    with open_at(there.home) as store:
        late, _memory = store.append(review(20))
        backups.make(store.database, there.backups, NOW, "auto")
    waiting(there).write_bytes(b"")
    shutil.copyfile(lived(there.home / "old").database, waiting(there))
    there.database.unlink()
    with pytest.raises(StoreError) as raised:
        open_at(there.home)
    assert raised.value.code == "emptied"
    mended(there)
    rows = rows_in(there.database)
    assert there.rows < rows
    assert late in {place for place, _crc in rows}


def test_a_finished_repair_that_is_damaged_is_read_and_not_begun_anew_beside(
    there: Lived,
) -> None:
    finished = waiting(there)
    shutil.rmtree(there.backups)
    there.database.unlink()
    damaging.header_garbage(finished, Random(1))
    with pytest.raises(StoreError) as raised:
        open_at(there.home)
    assert raised.value.code == "emptied"
    mended(there)
    assert rows_in(there.database) == there.rows


@pytest.mark.parametrize("links", [True, False])
def test_a_finished_repair_takes_no_place_that_was_taken_meanwhile(
    there: Lived, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    finished = waiting(there)
    there.database.unlink()

    def slow(path: Path) -> backups.Verdict:
        there.database.write_bytes(b"made meanwhile")
        return backups.verified(path)

    def no_links(*_names: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr("aiquiz.progress.finished.verified", slow)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    assert not finish(there.database, [])
    assert there.database.read_bytes() == b"made meanwhile"
    assert finished.exists()


def test_a_finished_repair_goes_once_progress_holds_all_of_it(there: Lived) -> None:
    with open_at(there.home) as store:
        late, _memory = store.append(review(20))
    finished = waiting(there)
    whole = lived(there.home / "whole")
    whole.database.replace(there.database)
    with open_at(there.home) as store:
        assert store.check() == []
        assert late in {logged.ref for logged in store.reviews()}
    assert not finished.exists()


@pytest.mark.skipif(os.name != "posix", reason="a file has two names")
def test_a_repair_that_was_cut_off_with_two_names_leaves_progress_the_one(there: Lived) -> None:
    finished = there.database.with_name("progress.db.repaired")
    os.link(there.database, finished)
    open_at(there.home).close()
    assert not finished.exists()
    assert rows_in(there.database) == there.rows


@pytest.fixture
def unsettled(tmp_path: Path) -> Lived:
    """Progress whose only copy is whole, and was not looked through yet."""
    there = lived(tmp_path, with_copy=False)
    with open_at(there.home) as store:
        backups.copied(store.database, there.backups, NOW, "auto")
    return there


def test_a_copy_that_nobody_looked_through_yet_is_used(unsettled: Lived) -> None:
    there = unsettled
    there.database.write_bytes(bytes(there.database.stat().st_size))
    kept = mended(there)
    assert (kept.copies, kept.in_copies) == (1, 120)
    assert rows_in(there.database) == there.rows


def test_a_copy_that_nobody_looked_through_yet_keeps_progress_from_being_begun_anew(
    unsettled: Lived,
) -> None:
    unsettled.database.unlink()
    with pytest.raises(StoreError) as raised:
        open_at(unsettled.home)
    assert raised.value.code == "emptied"


def test_without_answers_in_copies_progress_begins(tmp_path: Path) -> None:
    (tmp_path / "data" / "backups").mkdir(parents=True)
    (tmp_path / "data" / "backups" / "progress-20260101T000000Z-auto.db").write_bytes(b"")
    with open_at(tmp_path) as store:
        assert store.reviews() == []


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (damaging.header_garbage, "damaged"),
        (damaging.trigger_dropped, "damaged"),
        (damaging.view_for_table, "damaged"),
        (damaging.cut_at_a_page, "damaged"),
    ],
)
def test_damage_is_told_when_progress_is_opened(there: Lived, damage: Damage, code: str) -> None:
    damage(there.database, Random(1))
    with pytest.raises(StoreError) as raised:
        open_at(there.home).close()
    assert raised.value.code == code
