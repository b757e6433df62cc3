"""What SQLite and the system say becomes a code that has a sentence."""

import errno
import sqlite3

import pytest

from aiquiz.progress.trouble import CODES, file_error, store_error


def sqlite_error(result: int | None, kind: type[sqlite3.Error]) -> sqlite3.Error:
    error = kind("as SQLite words it")
    if result is not None:
        error.sqlite_errorcode = result
    return error


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (sqlite3.SQLITE_ERROR, "damaged"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "busy"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
        (sqlite3.SQLITE_NOTADB, "not-ours"),
        (sqlite3.SQLITE_IOERR_SHORT_READ, "damaged"),
        (sqlite3.SQLITE_IOERR_WRITE, "io"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "gone"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "read-only"),
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_CANTOPEN, "no-access"),
        (None, "io"),
    ],
)
def test_what_sqlite_says_has_a_code(result: int | None, code: str) -> None:
    error = store_error(sqlite_error(result, sqlite3.OperationalError), "/a/b")
    assert (error.code, error.facts) == (code, {"path": "/a/b"})
    assert code in CODES


def test_what_was_closed_while_it_was_read_is_gone() -> None:
    assert store_error(sqlite_error(None, sqlite3.ProgrammingError), "/a/b").code == "gone"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "full"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "io"),
        (errno.ENOTDIR, "no-folder"),
        (errno.ENOENT, "gone"),
        (errno.EACCES, "no-access"),
        (errno.ELOOP, "no-access"),
    ],
)
def test_what_the_system_says_has_a_code(number: int, code: str) -> None:
    assert file_error(OSError(number, "as it words it"), "/a/b").code == code
    assert code in CODES
