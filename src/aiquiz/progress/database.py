"""The connection: how it is opened, and how one change is made whole or not at all.

The journal is a rollback journal that is truncated after each commit, with synchronous=FULL. Many
copies of SQLite in use have a race in WAL that drops committed transactions, and a power cut
takes acknowledged rows where WAL runs with synchronous=NORMAL.
"""

import os
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path

from aiquiz.progress.header import ends_with_a_page
from aiquiz.progress.locks import do_locks_work
from aiquiz.progress.made_of import lacks_any
from aiquiz.progress.schema import APPLICATION_ID, MIGRATIONS, VERSION, migrate
from aiquiz.progress.trouble import StoreError, file_error, store_error

PATIENCE_SECONDS = 5.0
"""How long a change waits for another window to finish its own."""

_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
)


Keep = Callable[[sqlite3.Connection], object]
"""Keeps what a database holds. Raises StoreError."""


def connect(path: Path, before_upgrade: Keep | None = None) -> sqlite3.Connection:
    """Open the database at `path`, made if it is not there, in the present version.

    The folder is readable by its owner alone, and so is the file. `before_upgrade` is called with
    a database of an older version that holds anything, before it is changed. Raises StoreError.
    """
    _make(path)
    try:
        database = sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise store_error(error, str(path)) from error
    try:
        with reading(path):
            _prepare(database, path, before_upgrade)
    except BaseException:
        database.close()
        raise
    return database


def _make(path: Path) -> None:
    make_folder(path)
    if not do_locks_work(path):
        raise StoreError("no-locks", path=str(path.parent))
    _make_file(path)
    _allow_journal(path)


def _make_file(path: Path) -> None:
    """Make an empty file where nothing is: SQLite would leave its mode to the umask.

    One that is there is not opened: on Unix whoever closes a file gives up all locks that the
    process has on it, also those of a change that another of its connections is in the middle of.
    """
    try:
        if not os.path.lexists(path):
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_RDONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise file_error(error, str(path)) from error
    if path.is_symlink() and not path.exists():
        # What it leads to is on a disk that is away, or was taken away itself.
        raise StoreError("gone", path=str(path))


def _allow_journal(path: Path) -> None:
    """Let the journal be written to where the database at `path` may be.

    SQLite makes it like the database. One that is left of a time when that could only be read
    would have every change fail, as if the disk were at fault.
    """
    with suppress(OSError):
        journal = path.with_name(f"{path.name}-journal")
        wanted, mode = stat.S_IMODE(path.stat().st_mode), journal.stat().st_mode
        if wanted & stat.S_IWUSR and not mode & stat.S_IWUSR:
            journal.chmod(wanted)


def make_folder(path: Path) -> None:
    """Make the folder that the file at `path` is to lie in, where it is not there.

    The disk knows of it then: else a power cut might take it away with all that lies in it. Raises
    StoreError.
    """
    try:
        above = (path.parent, *path.parent.parents)
        missing = list(takewhile(lambda folder: not folder.exists(), above))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise file_error(error, str(path.parent)) from error
    if missing:
        from aiquiz.progress.on_disk import keep_names

        for folder in missing:
            keep_names(folder.parent)


def _prepare(database: sqlite3.Connection, path: Path, before_upgrade: Keep | None) -> None:
    for pragma in _PRAGMAS:
        database.execute(pragma)
    if sys.platform == "darwin":
        database.execute("PRAGMA fullfsync = 1")
    [[application]] = database.execute("PRAGMA application_id")
    [[version]] = database.execute("PRAGMA user_version")
    [[tables]] = database.execute("SELECT count(*) FROM sqlite_schema")
    if application != APPLICATION_ID and (application or version or tables):
        raise StoreError("not-ours", path=str(path))
    if version > VERSION:
        raise StoreError("newer", path=str(path))
    [[journal]] = database.execute("PRAGMA journal_mode = TRUNCATE")
    if journal != "truncate":
        raise StoreError("io", path=str(path))
    if version < VERSION:
        if version and _is_still_older(database) and before_upgrade and has_events(database):
            before_upgrade(database)
        migrate(database, MIGRATIONS)
    if lacks_any(database):
        raise StoreError("damaged", path=str(path))


def _is_still_older(database: sqlite3.Connection) -> bool:
    """Wait for a window that may be migrating; tell whether that is still to be done.

    Raises sqlite3.Error where nothing can be written: no copy is to be made for nothing.
    """
    database.execute("BEGIN IMMEDIATE")
    try:
        [[version]] = database.execute("PRAGMA user_version")
        database.execute(f"PRAGMA user_version = {version}")
    finally:
        # An error of the disk may have ended it already, and is what is to be told.
        if database.in_transaction:
            database.execute("ROLLBACK")
    return int(version) < VERSION


def has_events(database: sqlite3.Connection) -> bool:
    """Tell whether the log of `database`, of any version, holds a row. Raises sqlite3.Error."""
    [[has_events]] = database.execute("SELECT EXISTS(SELECT 1 FROM event)")
    return bool(has_events)


@contextmanager
def change(database: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Make what happens inside one durable change, or none.

    The write lock is taken first: a change that begins by reading would be refused, without
    any waiting, when another window wrote in between. Raises StoreError.
    """
    with reading(path):
        database.execute("BEGIN IMMEDIATE")
    with whole(database, path):
        yield


@contextmanager
def whole(database: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Commit the change that was begun once what happens inside is done, or take all of it back.

    Raises StoreError.
    """
    with reading(path):
        try:
            yield
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into StoreError.

    What is no database any more is damaged, where it ends as one does.
    """
    try:
        yield
    except sqlite3.Error as error:
        trouble = store_error(error, str(path))
        if trouble.code == "not-ours" and _may_be_a_database(path):
            trouble = StoreError("damaged", path=str(path))
        raise trouble from error
    except UnicodeDecodeError as error:
        # SQLite tells of text that is none in words that hold it.
        raise StoreError("damaged", path=str(path)) from error


@contextmanager
def one_moment(database: sqlite3.Connection) -> Iterator[None]:
    """Let all that is read inside be of one moment, whatever other windows write meanwhile."""
    database.execute("BEGIN")
    try:
        yield
    finally:
        # An error of the disk ends it by itself, and is what is to be told.
        if database.in_transaction:
            database.execute("COMMIT")


def _may_be_a_database(path: Path) -> bool:
    # To open the file would end the locks on it, once it is closed.
    with suppress(OSError):
        return ends_with_a_page(path.stat().st_size)
    return False
