"""A look at the structure of the database, for which nobody has to wait."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from enum import Enum
from pathlib import Path

from aiquiz.progress.header import seen_at
from aiquiz.progress.trouble import store_error
from aiquiz.progress.verified import StoppedError, opened, verified


class Look(Enum):
    """What came of a look: it was cut short, all is well, or something is wrong."""

    STOPPED = "stopped"
    SOUND = "sound"
    DAMAGED = "damaged"


_STEPS = 2000
"""After how many steps of SQLite it is asked whether to go on: a fraction of a millisecond."""


def look(path: Path, stop: Callable[[], bool]) -> Look:
    """Look through the structure of the database at `path`, until `stop` says so.

    What can't be looked at now, as another window writes it or it is away, is looked at another
    time. A page that the disk does not give is damage; raises StoreError where it fails otherwise.
    """
    try:
        with closing(opened(path)) as database:
            database.set_progress_handler(stop, _STEPS)
            found = database.execute("PRAGMA quick_check(1)").fetchall()
    except UnicodeDecodeError:
        return Look.DAMAGED
    except sqlite3.Error as error:
        return _told(error, path)
    return Look.SOUND if found == [("ok",)] else Look.DAMAGED


def is_damaged(path: Path, stop: Callable[[], bool]) -> bool:
    """Tell whether the database at `path` is known to be damaged once `stop` says so.

    Its copies are not looked at, nor is what is derived from the log. Raises StoreError.
    """
    if seen_at(path) in ("missing", "empty"):
        return False
    found = look(path, stop)
    if found is not Look.SOUND:
        return found is Look.DAMAGED
    try:
        return verified(path, stop).code in ("damaged", "not-ours")
    except StoppedError:
        return False


_LATER = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT}

_UNREAD = {
    sqlite3.SQLITE_IOERR_READ,
    sqlite3.SQLITE_IOERR_SHORT_READ,
    sqlite3.SQLITE_IOERR_CORRUPTFS,
}


def _told(error: sqlite3.Error, path: Path) -> Look:
    code = getattr(error, "sqlite_errorcode", None) or 0
    # A file that is away is told of, and put back, by who has it open.
    if code & 0xFF in _LATER or not path.exists():
        return Look.STOPPED
    trouble = store_error(error, str(path))
    if code in _UNREAD or trouble.code in ("damaged", "not-ours"):
        return Look.DAMAGED
    raise trouble from error
