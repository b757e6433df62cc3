"""A look at the structure of progress tells damage from what passes, and from a disk that fails."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from aiquiz.progress import soundness, verified
from aiquiz.progress.soundness import Look, is_damaged, look
from aiquiz.progress.trouble import StoreError
from tests.progress import damaging
from tests.progress.damaging import Damage
from tests.progress.studied import Lived, lived


@pytest.fixture
def there(tmp_path: Path) -> Lived:
    return lived(tmp_path)


def never() -> bool:
    return False


class Failing:
    """A connection over a disk that fails."""

    def __init__(self, code: int) -> None:
        self._code = code

    def set_progress_handler(self, _handler: object, _steps: int) -> None:
        pass

    def execute(self, _statement: str) -> None:
        error = sqlite3.OperationalError("as the disk says")
        error.sqlite_errorcode = self._code
        raise error

    def close(self) -> None:
        pass


def failing(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(soundness, "opened", lambda _path: Failing(code))


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_BUSY_RECOVERY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_INTERRUPT,
    ],
)
def test_what_passes_is_looked_at_another_time(
    there: Lived, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    failing(monkeypatch, code)
    assert look(there.database, never) is Look.STOPPED


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_IOERR_READ,
        sqlite3.SQLITE_IOERR_SHORT_READ,
        sqlite3.SQLITE_IOERR_CORRUPTFS,
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CORRUPT,
    ],
)
def test_a_page_that_cant_be_read_is_damage(
    there: Lived, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    failing(monkeypatch, code)
    assert look(there.database, never) is Look.DAMAGED


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (sqlite3.SQLITE_IOERR, "io"),
        (sqlite3.SQLITE_IOERR_LOCK, "io"),
        (sqlite3.SQLITE_CANTOPEN, "no-access"),
    ],
)
def test_a_disk_that_fails_is_told(
    there: Lived, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    failing(monkeypatch, code)
    with pytest.raises(StoreError) as raised:
        look(there.database, never)
    assert raised.value.code == told


def test_sound_progress_is_sound_and_a_look_that_is_stopped_says_nothing(there: Lived) -> None:
    assert look(there.database, never) is Look.SOUND
    assert look(there.database, lambda: True) is Look.STOPPED
    assert not is_damaged(there.database, never)


@pytest.mark.parametrize(
    "damage",
    [
        damaging.header_garbage,
        damaging.header_zeroed,
        damaging.rows_changed,
        damaging.table_dropped,
        damaging.trigger_dropped,
    ],
)
def test_damage_is_told_where_there_is_time_to_look(there: Lived, damage: Damage) -> None:
    damage(there.database, Random(1))
    assert is_damaged(there.database, never)


def test_a_file_that_is_away_is_looked_at_once_it_is_back(there: Lived) -> None:
    there.database.rename(there.home / "away")
    assert look(there.database, never) is Look.STOPPED
    (there.home / "away").rename(there.database)
    assert look(there.database, never) is Look.SOUND


@pytest.mark.parametrize("does", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_what_is_gone_is_not_damaged(there: Lived, does: Callable[[Path], object]) -> None:
    does(there.database)
    assert not is_damaged(there.database, never)


def test_what_another_window_locks_is_not_damaged(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaging.rows_changed(there.database, Random(1))
    opened = verified.opened

    def at_once(path: Path) -> sqlite3.Connection:
        found = opened(path)
        found.execute("PRAGMA busy_timeout = 0")
        return found

    monkeypatch.setattr(soundness, "opened", at_once)
    with closing(sqlite3.connect(there.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert look(there.database, never) is Look.STOPPED
        assert not is_damaged(there.database, never)
