"""The progress is copied by itself, out of the way."""

import errno
import os
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aiquiz.desk import Desk
from aiquiz.desk.copying import APART_S, copy_if_due
from aiquiz.progress import backups
from aiquiz.progress.backups import StoppedError, listed
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import CardKey, Mark
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import Folders, folders
from tests.progress.contents import everything

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def found(tmp_path: Path) -> Folders:
    return folders({"AIQUIZ_HOME": str(tmp_path)})


def desk_at(found: Folders, after_s: float = 0, **settings: bool) -> Desk:
    now = NOW + timedelta(seconds=after_s)
    chosen = Settings(**settings)  # type: ignore[arg-type]
    return Desk(found, chosen, "en", clock=lambda: now, random_bytes=os.urandom)


def write(found: Folders, after_s: float = 0) -> None:
    """Write something at that time, by the clock of the disk too."""
    with closing(desk_at(found, after_s)) as desk:
        store = desk.open_store()
        store.append(Mark(CardKey("deck", "en", "card"), "flag", desk.now()))
    at(found.database, after_s)


def at(path: Path, after_s: float) -> None:
    os.utime(path, (NOW.timestamp() + after_s,) * 2)


def due(found: Folders, after_s: float, stop: Callable[[], bool] = lambda: False) -> bool:
    """Copy where it is due at that time, by the clock of the disk too."""
    before = {copy.path for copy in listed(found.backups)}
    made = copy_if_due(found, int((NOW.timestamp() + after_s) * 1000), stop)
    for copy in listed(found.backups):
        if copy.path not in before:
            at(copy.path, after_s)
    return made


def test_nothing_is_no_copy_and_keeps_none_away(found: Folders) -> None:
    with closing(desk_at(found)) as desk:
        desk.open()
    assert not due(found, 0)
    assert listed(found.backups) == []
    write(found, 60)
    assert due(found, 60)


def test_what_was_written_is_copied_half_an_hour_after_the_last_copy(found: Folders) -> None:
    assert not due(found, 0)
    write(found, 0)
    assert due(found, 1)
    assert not due(found, 5 * APART_S)
    write(found, 60)
    assert not due(found, APART_S - 1)
    assert due(found, APART_S + 1)
    assert not due(found, 9 * APART_S)
    assert [copy.why for copy in listed(found.backups)] == ["auto", "auto"]


def test_a_copy_that_was_asked_for_counts_too(found: Folders) -> None:
    write(found, 0)
    with backups.source(found.database) as database:
        backups.make(database, found.backups, int(NOW.timestamp() * 1000), "manual")
    at(listed(found.backups)[0].path, 0)
    write(found, 10)
    assert not due(found, 20)
    assert due(found, APART_S)


def test_a_clock_that_was_years_ahead_keeps_nothing_from_being_copied(found: Folders) -> None:
    write(found, 0)
    assert due(found, 10 * 365 * 86_400)
    write(found, 100)
    assert due(found, 200)


def test_a_copy_that_was_stopped_is_looked_through_the_next_time(found: Folders) -> None:
    write(found, 0)

    def stop() -> bool:
        return bool(list(found.backups.glob("*.new")))

    with pytest.raises(StoppedError):
        due(found, 1, stop)
    assert listed(found.backups) == []
    [left] = found.backups.iterdir()
    assert left.name.endswith("-auto.db.new")
    due(found, 2)
    assert [copy.checked for copy in listed(found.backups)] == [True]


def test_nothing_is_copied_where_nothing_could_be_written(found: Folders) -> None:
    write(found, 0)
    before = os.access

    def access(path: Path, mode: int) -> bool:
        return path != found.database and before(path, mode)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "access", access)
        assert not due(found, 1)
    assert due(found, 1)


def test_it_is_copied_in_the_background_and_whole_at_the_end(found: Folders) -> None:
    write(found)
    desk = desk_at(found, 10)
    desk.copy()
    desk.copying.end(60)
    assert desk.copying.trouble() is None
    [copy] = listed(found.backups)
    assert everything(copy.path) == everything(found.database)


def test_what_a_killed_window_left_goes_though_no_copy_is_due(found: Folders) -> None:
    write(found)
    assert due(found, 0)
    nobody = 2**22 + 1
    left = [
        found.backups / "progress-20261127T090000Z-auto.db.tmp",
        found.database.parent / "progress-20261127T090000Z-restoring.db.tmp",
        found.database.parent / f".progress.db-{nobody}-0123abcd.tmp",
    ]
    for path in left:
        path.write_bytes(b"")
        at(path, -2 * 3600)
    assert not due(found, 60)
    assert not [path for path in left if path.exists()]


def test_a_learner_who_wants_none_gets_none(found: Folders) -> None:
    write(found)
    desk = desk_at(found, 10, backups=False)
    desk.copy()
    desk.copying.end(60)
    assert not found.backups.exists()


def test_what_went_wrong_is_told_once(found: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    write(found)

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    desk = desk_at(found, 10)
    desk.copy()
    desk.copying.end(60)
    trouble = desk.copying.trouble()
    assert isinstance(trouble, StoreError)
    assert trouble.code == "full"
    assert desk.copying.trouble() is None
    assert list(found.backups.iterdir()) == []


def test_a_copy_that_was_damaged_before_it_was_looked_through_is_made_anew(found: Folders) -> None:
    write(found, 0)
    assert due(found, 1)
    [copy] = listed(found.backups)
    copy.path.write_bytes(b"half")
    copy.path.rename(f"{copy.path}.new")
    assert due(found, 2)
    assert [copy.checked for copy in listed(found.backups)] == [True]
    assert len(list(found.backups.iterdir())) == 1


def test_what_nobody_foresaw_is_told_and_not_written_across_the_screen(
    found: Folders, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    write(found)

    def fail(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(backups, "make", fail)
    desk = desk_at(found, 10)
    desk.copy()
    desk.copying.end(60)
    trouble = desk.copying.trouble()
    assert isinstance(trouble, StoreError)
    assert trouble.code == "io"
    assert capfd.readouterr().err == ""


def test_another_window_that_writes_long_is_no_trouble(
    found: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(found)
    monkeypatch.setattr(backups, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(backups, "_PAUSE_S", 0)
    with closing(desk_at(found)) as other:
        other.open_store().database.execute("BEGIN EXCLUSIVE")
        desk = desk_at(found, 10)
        desk.copy()
        desk.copying.end(60)
        other.store.database.execute("ROLLBACK")
    assert desk.copying.trouble() is None
    assert listed(found.backups) == []
