"""What can keep progress from being read or written: codes; `aiquiz.say.trouble` has the words."""

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

CODES = frozenset(
    {"full", "read-only", "busy", "damaged", "newer", "not-ours", "no-folder", "io", "no-access"}
    | {"no-room", "unsound", "exists", "no-copy", "bad-copy"}
)

STILL_READABLE = frozenset({"read-only", "full", "busy"})
"""What keeps progress from being written, and not from being read."""

_BY_RESULT = {
    3: "no-access",  # SQLITE_PERM
    5: "busy",  # SQLITE_BUSY
    6: "busy",  # SQLITE_LOCKED
    8: "read-only",  # SQLITE_READONLY
    10: "io",  # SQLITE_IOERR
    11: "damaged",  # SQLITE_CORRUPT
    13: "full",  # SQLITE_FULL
    14: "no-access",  # SQLITE_CANTOPEN
    23: "no-access",  # SQLITE_AUTH
    26: "not-ours",  # SQLITE_NOTADB
}
"""The codes of SQLite's results, by number: to name them would cost the import of sqlite3."""


_BY_NUMBER = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "no-access",
    errno.EPERM: "no-access",
    errno.ENOENT: "no-access",
    errno.ENOTDIR: "no-folder",
    errno.EEXIST: "no-folder",
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


def store_error(error: "sqlite3.Error", path: str) -> StoreError:
    """Give the trouble behind what SQLite raised on the database at `path`."""
    # The low byte is the result; what stands above it only tells more (sqlite.org, result codes).
    result = getattr(error, "sqlite_errorcode", None) or 0
    return StoreError(_BY_RESULT.get(result & 0xFF, "io"), path=path)


def os_error(error: OSError, path: str) -> StoreError:
    """Give the trouble behind what the system raised on the file or folder at `path`."""
    return StoreError(_BY_NUMBER.get(error.errno or 0, "io"), path=path)
