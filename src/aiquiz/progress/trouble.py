"""What can keep progress from being read or written: codes; `aiquiz.say.trouble` has the words."""

import sqlite3

CODES = frozenset(
    {"full", "read-only", "busy", "damaged", "newer", "not-ours", "no-folder", "io", "no-access"}
)

_BY_RESULT = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "not-ours",
    sqlite3.SQLITE_IOERR: "io",
    sqlite3.SQLITE_CANTOPEN: "no-access",
    sqlite3.SQLITE_PERM: "no-access",
    sqlite3.SQLITE_AUTH: "no-access",
}


class StoreError(Exception):
    """Progress can't be read or written now.

    `code` is one of `CODES`; `facts` are what its sentence needs, always the `path`.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        """`facts` go into the sentence."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def store_error(error: sqlite3.Error, path: str) -> StoreError:
    """Give the trouble behind what SQLite raised on the database at `path`."""
    result = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_IOERR)
    return StoreError(_BY_RESULT.get(result & 0xFF, "io"), path=path)
