"""Copies of the progress: whole, looked through, and never half."""

import errno
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiquiz.progress import backups, leftovers, log, numbers, schema
from aiquiz.progress.backups import StoppedError, listed, make, make_at, settle, thin, verified
from aiquiz.progress.event import Event, checksum
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.progress.verified import limit
from aiquiz.say.doctor import finding
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Rating, Ref
from tests.progress.contents import everything
from tests.progress.test_store import NOON, at, open_at, review

HOUR = 3_600_000
DAY = 24 * HOUR

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        opened.begin("study", [("deck", "en")], at(0))
        for number in range(20):
            opened.append(review(number, Rating.GOOD if number % 3 else Rating.AGAIN))
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups"


def test_a_copy_has_every_row_and_says_what_it_holds(store: Store, folder: Path) -> None:
    backup = make(store.database, folder, NOON, "manual")
    assert backup.path.name == "progress-20241004T120000Z-manual.db"
    assert (backup.answers, backup.last_ms) == (20, at(19).at_ms)
    assert backup.checked
    assert everything(backup.path) == everything(store.path)
    assert verified(backup.path) == backups.Verdict("", 0, 20, at(19).at_ms)
    assert listed(folder) == [backup]


def test_only_its_owner_can_read_a_copy(store: Store, folder: Path) -> None:
    backup = make(store.database, folder, NOON, "auto")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600


def test_copies_of_the_same_second_lie_side_by_side(store: Store, folder: Path) -> None:
    names = {make(store.database, folder, NOON, "auto").path.name for _ in range(3)}
    assert len(names) == 3
    assert {backup.path.name for backup in listed(folder)} == names


def test_nothing_but_copies_is_listed_or_taken_away(store: Store, folder: Path) -> None:
    folder.mkdir(parents=True)
    strange = [
        "notes.txt",
        "progress-20241004T120000Z.db.gz",
        "progress-old.db",
        "progress-20241004T120000Z-auto.db.tmp.txt",
    ]
    for name in strange:
        (folder / name).write_text("mine")
        os.utime(folder / name, (0, 0))
    (folder / "progress-20200101T000000Z-auto.db").mkdir()
    (folder / "progress-20200101T000001Z-auto.db").symlink_to(folder / "notes.txt")
    for hours in range(60):
        make(store.database, folder, NOON + hours * HOUR, "auto")
    left = {path.name for path in folder.iterdir()}
    assert left >= {
        *strange,
        "progress-20200101T000000Z-auto.db",
        "progress-20200101T000001Z-auto.db",
    }
    assert len(listed(folder)) < 60


def test_a_file_that_only_has_the_name_of_a_copy_is_no_sound_one_and_stays(
    store: Store, folder: Path
) -> None:
    folder.mkdir(parents=True)
    impostor = folder / "progress-20200101T000000Z-auto.db"
    impostor.write_text("mine")
    for hours in range(30):
        make(store.database, folder, NOON + hours * HOUR, "auto")
    assert impostor.read_text() == "mine"
    assert [b.checked for b in listed(folder) if b.path == impostor] == [False]


def test_a_copy_that_was_cut_off_is_not_taken_for_a_sound_one(store: Store, folder: Path) -> None:
    path = make(store.database, folder, NOON, "auto").path
    os.truncate(path, path.stat().st_size - 4096)
    assert [backup.checked for backup in listed(folder)] == [False]
    assert not verified(path).sound


def test_each_row_is_looked_at(store: Store, folder: Path) -> None:
    path = make(store.database, folder, NOON, "auto").path
    database = sqlite3.connect(path)
    [[trigger]] = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'event_stays'")
    database.execute("DROP TRIGGER event_stays")
    database.execute("UPDATE event SET rating = 4 WHERE seq = 3")
    database.execute(trigger)
    database.commit()
    database.close()
    verdict = verified(path)
    assert (verdict.code, verdict.altered, verdict.answers) == ("damaged", 1, 20)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("PRAGMA application_id = 7", "not-ours"),
        (f"PRAGMA user_version = {schema.VERSION + 1}", "newer"),
        ("CREATE TRIGGER mine AFTER INSERT ON event BEGIN DELETE FROM typed; END", "not-ours"),
        ("CREATE VIEW held_too AS SELECT 1", "not-ours"),
        ("DROP INDEX event_at", "not-ours"),
    ],
)
def test_what_is_not_ours_is_none(store: Store, folder: Path, statement: str, code: str) -> None:
    path = make(store.database, folder, NOON, "auto").path
    database = sqlite3.connect(path)
    database.execute(statement)
    database.commit()
    database.close()
    assert verified(path).code == code


def test_any_other_file_is_told_from_a_copy(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("no database, but rather long " * 200)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "empty").touch()
    codes = {
        name: verified(tmp_path / name).code for name in ("text", "pipe", "empty", "none", ".")
    }
    assert codes == {
        "text": "not-ours",
        "pipe": "not-ours",
        "empty": "not-ours",
        "none": "gone",
        ".": "not-ours",
    }


def test_a_copy_of_an_older_version_is_sound(tmp_path: Path) -> None:
    for version in range(1, schema.VERSION + 1):
        database = sqlite3.connect(tmp_path / f"{version}.db", isolation_level=None)
        schema.migrate(database, schema.MIGRATIONS[:version])
        backup = make(database, tmp_path / "backups", NOON, "before-upgrade")
        database.close()
        assert verified(backup.path).sound


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (f"PRAGMA user_version = {schema.VERSION + 1}", "newer"),
        ("PRAGMA application_id = 7", "not-ours"),
    ],
)
def test_what_could_not_be_looked_through_is_not_even_copied(
    store: Store, folder: Path, tmp_path: Path, statement: str, code: str
) -> None:
    store.database.execute(statement)
    copies: list[Callable[[], object]] = [
        lambda: make(store.database, folder, NOON, "auto"),
        lambda: backups.make_in(store.database, tmp_path, NOON),
        lambda: make_at(store.database, tmp_path / "copy.db", NOON),
    ]
    for copy in copies:
        with pytest.raises(StoreError) as told:
            copy()
        assert told.value.code == code
    assert not folder.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_damaged_database_gives_no_copy(store: Store, folder: Path) -> None:
    store.database.execute("DROP TRIGGER event_stays")
    store.database.execute("UPDATE event SET rating = 4 WHERE seq = 3")
    with pytest.raises(StoreError) as told:
        make(store.database, folder, NOON, "auto")
    assert told.value.code == "unsound"
    assert list(folder.iterdir()) == []


def of_a_newer_version(fresh: Path) -> None:
    with closing(sqlite3.connect(fresh)) as database:
        database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


def of_bad_sectors(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
        raise error

    monkeypatch.setattr("aiquiz.progress.verified._looked_through", fails)


def test_a_copy_that_can_not_be_looked_through_now_stays(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("newer", "io"):
        path = backups.copied(store.database, folder, NOON, "auto")
        fresh = path.with_name(f"{path.name}.new")
        if code == "newer":
            of_a_newer_version(fresh)
        else:
            of_bad_sectors(monkeypatch)
        with pytest.raises(StoreError) as told:
            settle(path)
        assert told.value.code == code
        assert fresh.exists()
        fresh.unlink()


def test_of_a_copy_that_the_disk_does_not_give_is_not_said_to_delete_it() -> None:
    assert "delete" in finding("bad-copy", {"path": "x", "why": "damaged"})
    assert "delete" not in finding("bad-copy", {"path": "x", "why": "io"})


def test_a_copy_that_is_damaged_before_it_counts_is_taken_away(store: Store, folder: Path) -> None:
    path = backups.copied(store.database, folder, NOON, "auto")
    fresh = path.with_name(f"{path.name}.new")
    os.truncate(fresh, 20_000)
    with pytest.raises(StoreError) as told:
        settle(path)
    assert told.value.code == "unsound"
    assert list(folder.iterdir()) == []


def test_a_copy_that_is_stopped_leaves_nothing_or_one_to_be_settled(
    store: Store, folder: Path
) -> None:
    for calls in range(40):
        left = iter([False] * calls)
        try:
            make(store.database, folder, NOON, "auto", lambda left=left: next(left, True))  # type: ignore[misc]
        except StoppedError:
            assert listed(folder) == []
            assert {path.suffix for path in folder.iterdir()} <= {".new"}
            for path in backups.unsettled(folder):
                assert settle(path).checked
                path.unlink()
        else:
            break
    else:
        pytest.fail("it was never done")
    assert len(listed(folder)) == 1


def test_what_was_left_half_done_is_cleared_once_nobody_can_be_writing_it(
    store: Store, folder: Path
) -> None:
    folder.mkdir(parents=True)
    old, new = (folder / f"progress-20200101T00000{n}Z-auto.db.tmp" for n in range(2))
    for path, age in ((old, 2 * 3600), (new, 60)):
        path.write_bytes(b"half")
        os.utime(path, (NOON // 1000 - age,) * 2)
    make(store.database, folder, NOON, "auto")
    assert not old.exists()
    assert new.exists()


def test_what_is_being_written_stays_however_far_ahead_the_clock_is(
    store: Store, folder: Path
) -> None:
    with backups.half(folder.parent, NOON, "auto") as other:
        folder.mkdir()
        half = other.rename(folder / other.name)
        with closing(sqlite3.connect(half, isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            leftovers.clear(folder, NOON + 100_000 * DAY)
            assert half.exists()
        leftovers.clear(folder, NOON + 100_000 * DAY)
        assert not half.exists()


def test_what_restores_and_windows_left_is_cleared_too(store: Store, folder: Path) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    stays = f".progress.db-{os.getpid()}-0123abcd.tmp"
    for name in (
        *("progress-20200101T000000Z-restoring.db.tmp", f".progress.db-{child}-0123abcd.tmp"),
        *(stays, "other.tmp"),
    ):
        path = folder.parent / name
        path.write_bytes(b"half")
        os.utime(path, (0, 0))
    make(store.database, folder, NOON, "auto")
    left = {path.name for path in folder.parent.iterdir()}
    assert left == {"progress.db", "progress.db-journal", "backups", stays, "other.tmp"}


def test_no_copy_is_made_where_the_disk_has_little_room(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(folder.parent.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=60_000_000))
    with pytest.raises(StoreError) as told:
        make(store.database, folder, NOON, "auto")
    assert told.value.code == "no-room"
    assert told.value.facts["megabytes"] == 8
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "full"), (errno.EROFS, "read-only"), (errno.EIO, "io")]
)
def test_trouble_of_the_disk_leaves_no_half_copy(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(*_given: object) -> None:
        raise OSError(number, "told")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreError) as told:
        make(store.database, folder, NOON, "auto")
    assert told.value.code == code
    assert list(folder.iterdir()) == []


def test_another_window_writes_while_a_copy_is_made(
    store: Store, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_PAGES", 8)
    with open_at(tmp_path) as other:
        answers = iter(range(30, 33))

        def write() -> bool:
            for day in answers:
                other.append(review(day))
                break
            return False

        with backups.source(store.path) as source:
            backup = make(source, folder, NOON, "auto", write)
    assert backup.answers == 23
    assert everything(backup.path) == everything(store.path)


def test_a_copy_is_given_up_where_another_window_holds_the_file(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(backups, "_PAUSE_S", 0)
    store.database.execute("BEGIN EXCLUSIVE")
    with backups.source(store.path) as source, pytest.raises(StoreError) as told:
        make(source, folder, NOON, "auto")
    store.database.execute("ROLLBACK")
    assert told.value.code == "busy"
    assert not folder.exists()


def test_a_copy_goes_where_the_learner_wants_it_and_never_over_a_file(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "my copy?.db"
    backup = make_at(store.database, path, NOON)
    assert (backup.path, backup.checked, backup.answers) == (path, True, 20)
    with pytest.raises(StoreError) as told:
        make_at(store.database, path, NOON)
    assert told.value.code == "exists"
    assert verified(path).sound
    assert {each.name for each in tmp_path.iterdir()} == {"data", "my copy?.db"}


def test_what_a_killed_copy_left_stands_in_no_way(store: Store, tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    for name in ("x.db.tmp", f"x.db.{child}-0123abcd.tmp", f"x.db.{os.getpid()}-0123abcd.tmp"):
        (tmp_path / name).touch()
    assert make_at(store.database, tmp_path / "x.db", NOON).checked
    assert {path.name for path in tmp_path.iterdir()} == {
        *("data", "x.db", "x.db.tmp", f"x.db.{os.getpid()}-0123abcd.tmp")
    }


def test_what_comes_meanwhile_where_a_copy_is_to_be_stays(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "x.db", backups.settle

    def late(fresh: Path) -> backups.Backup:
        path.write_text("another")
        return real(fresh)

    monkeypatch.setattr(backups, "settle", late)
    with pytest.raises(StoreError) as told:
        make_at(store.database, path, NOON)
    assert told.value.code == "exists"
    assert path.read_text() == "another"
    assert {each.name for each in tmp_path.iterdir()} == {"data", "x.db"}


def test_a_copy_into_a_folder_that_is_not_there_says_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as told:
        make_at(store.database, tmp_path / "nowhere" / "x.db", NOON)
    assert (told.value.code, told.value.facts) == ("no-target", {"path": str(tmp_path / "nowhere")})


@pytest.mark.parametrize(
    "event",
    [
        "CREATE VIEW event(kind, at_ms) AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
        " SELECT i + 1 FROM n) SELECT 'review', i FROM n",
        "CREATE TABLE event(kind, at_ms AS (1) VIRTUAL)",
    ],
)
def test_a_file_among_the_copies_holds_up_no_list(tmp_path: Path, event: str) -> None:
    path = tmp_path / "progress-20240101T000000Z.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("CREATE TABLE derived(name, value)")
        database.execute(event)
    [backup] = listed(tmp_path)
    assert (backup.checked, backup.answers) == (False, 0)


def test_a_list_that_would_not_end_is_ended(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as database:
        limit(database, 4096)
        with pytest.raises(sqlite3.OperationalError):
            database.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                " SELECT count(*) FROM n"
            ).fetchall()


def test_thinning_never_takes_the_last_sound_copy(store: Store, folder: Path) -> None:
    for hours in range(40):
        make(store.database, folder, NOON + hours * HOUR, "auto")
    for backup in listed(folder)[:-1]:
        os.truncate(backup.path, 100)
    last = listed(folder)[-1]
    thin(folder, NOON + 4000 * DAY)
    assert last.checked
    assert last.path.exists()


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.builds(
            Event,
            ref=st.builds(Ref, st.binary(min_size=16, max_size=16), st.integers(1, 2**40)),
            kind=st.sampled_from(["session", "bury", "reset", "params"]),
            moment=st.builds(
                Moment, st.integers(-(2**62), 2**62), st.integers(-900, 900), st.integers(0, 1439)
            ),
            session=st.none() | st.integers(1, 2**40),
            card=st.none() | st.builds(CardKey, texts, texts, texts),
            of=st.none() | st.builds(Ref, st.binary(max_size=20), st.integers(1, 99)),
            verdict=st.none() | texts,
            rating=st.none() | st.integers(1, 4),
            credit=st.none() | st.floats(0, 1),
            hints=st.none() | st.integers(0, 9),
            tries=st.none() | st.integers(0, 9),
            took_ms=st.none() | st.integers(0, 2**40),
            reason=st.none() | texts,
            mode=st.none() | texts,
            recall=st.none() | st.floats(0, 1),
            stability=st.none() | st.floats(1e-300, 1e300),
            detail=st.none() | texts,
        ),
        unique_by=lambda event: event.ref,
        max_size=5,
    )
)
def test_the_quick_look_at_a_row_takes_the_checksum_of_the_event(events: list[Event]) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        schema.migrate(database, schema.MIGRATIONS)
        for event in events:
            card = event.card and numbers.card_number(database, event.card)
            stream = numbers.stream_number(database, event.ref.stream, 0)
            log.write(database, stream, card, event, None)
        found = list(log.checks(database))
        assert all(stored == computed for stored, computed in found)
        assert sorted(stored for stored, _computed in found) == sorted(map(checksum, events))


def test_a_copy_stops_once_another_file_stands_where_its_source_stood(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_PAGES", 1)
    steps = []

    def swap() -> bool:
        steps.append(1)
        if len(steps) == 1:
            arriving = store.path.with_name("arriving")
            arriving.write_bytes(store.path.read_bytes())
            arriving.replace(store.path)
        return False

    with backups.source(store.path) as source, pytest.raises(StoreError) as told:
        make(source, folder, NOON, "auto", swap)
    assert told.value.code == "gone"
    assert len(steps) == 1
    assert list(folder.iterdir()) == []


def test_what_was_swapped_before_a_copy_began_is_not_copied(store: Store, folder: Path) -> None:
    with backups.source(store.path) as source:
        arriving = store.path.with_name("arriving")
        arriving.write_bytes(store.path.read_bytes())
        arriving.replace(store.path)
        with pytest.raises(StoreError) as told, sqlite3.connect(":memory:") as copy:
            backups.copy_into(source, copy)
    assert told.value.code == "gone"
