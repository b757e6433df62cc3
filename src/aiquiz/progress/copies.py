"""Files that hold progress: backups and damaged databases, in which texts are forgotten too.

A file is changed where it lies, so that no old copy of it stays on the disk, and only if it is
sound: in a damaged one a change might cost more than a text.
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple

from aiquiz.progress import forgetting
from aiquiz.progress.database import PATIENCE_SECONDS
from aiquiz.progress.forgetting import Wanted
from aiquiz.progress.schema import APPLICATION_ID, VERSION
from aiquiz.progress.trouble import store_error

BACKUPS = "backups"
"""The folder beside the database in which its backups lie."""

_JOURNAL = "-journal"


class Left(NamedTuple):
    """A file in which texts may still stand, and why: a code of `trouble.CODES`."""

    path: Path
    why: str


def copies(database: Path) -> list[Path]:
    """Give the files beside `database` that hold what it held: backups, and damaged ones.

    A backup that is being made, or was left half-made, is among them. Links are not followed.
    """
    folders = (
        (database.parent / BACKUPS, "progress-"),
        (database.parent, f"{database.name}.damaged-"),
    )
    return [path for folder, begin in folders for path in _files(folder, begin)]


def _files(folder: Path, begin: str) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return
    for path in found:
        named = path.name.startswith(begin) and not path.name.endswith(_JOURNAL)
        if named and path.is_file() and not path.is_symlink():
            yield path


def holds(path: Path, wanted: Wanted) -> bool:
    """Tell whether the file at `path` holds what is `wanted`; one that can't be read may."""
    try:
        with closing(_open(path, "ro")) as database:
            return not forgetting.find(database, wanted).is_nothing
    except (sqlite3.Error, OSError):
        return True


def forget(path: Path, wanted: Wanted) -> Left | None:
    """Forget what is `wanted` in the file at `path`; give why where that can't be done.

    Whatever happens meanwhile, the file stays whole, and doing it again finishes it.
    """
    try:
        with closing(_open(path, "rw")) as database:
            why = _forget(database, wanted)
    except sqlite3.Error as error:
        why = store_error(error, str(path)).code
    except OSError:
        why = "no-access"
    if not path.exists():
        # It was thinned out meanwhile, or got its name.
        return None
    if not why and _size(path.with_name(path.name + _JOURNAL)):
        # A journal that was moved here with its file belongs to none that SQLite would take it for.
        why = "damaged"
    return Left(path, why) if why else None


def write_anew(path: Path) -> Left | None:
    """Write the database at `path` anew where texts were emptied since that was done.

    It is done over a connection of its own: one on which rows are being read can't. Gives why
    where it can't be done now.
    """
    try:
        with closing(_open(path, "rw")) as database:
            if forgetting.is_unfinished(database):
                _be_careful(database)
                forgetting.overwrite(database)
    except sqlite3.Error as error:
        return Left(path, store_error(error, str(path)).code)
    return None


def _forget(database: sqlite3.Connection, wanted: Wanted) -> str:
    why = _unfit(database)
    if why:
        return why
    if forgetting.find(database, wanted).is_nothing:
        return ""
    _be_careful(database)
    database.execute("BEGIN IMMEDIATE")
    try:
        forgetting.empty(database, wanted)
        database.execute("COMMIT")
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")
    forgetting.overwrite(database)
    # A backup is one file: its empty journal goes.
    database.execute("PRAGMA journal_mode = DELETE")
    return "" if _is_sound(database) else "damaged"


def _be_careful(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA synchronous = FULL")
    if sys.platform == "darwin":
        database.execute("PRAGMA fullfsync = 1")
    # Truncated rather than taken away, as for every window that has the file open.
    database.execute("PRAGMA journal_mode = TRUNCATE")


def _unfit(database: sqlite3.Connection) -> str:
    """Give why the file of `database` can't be changed here, "" where it can."""
    [[application]] = database.execute("PRAGMA application_id")
    [[version]] = database.execute("PRAGMA user_version")
    if application != APPLICATION_ID:
        return "not-ours"
    if version > VERSION:
        # What a newer program keeps where is not known.
        return "newer"
    return "" if _is_sound(database) else "damaged"


def _is_sound(database: sqlite3.Connection) -> bool:
    [[found]] = database.execute("PRAGMA integrity_check(1)")
    return str(found) == "ok"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _open(path: Path, mode: Literal["ro", "rw"]) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    database = sqlite3.connect(uri, uri=True, timeout=PATIENCE_SECONDS, isolation_level=None)
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute("PRAGMA cell_size_check = ON")
    database.execute("PRAGMA trusted_schema = OFF")
    return database
