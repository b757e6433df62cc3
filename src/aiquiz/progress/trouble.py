"""What can keep progress from being read or written: codes; `aiquiz.say.trouble` has the words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

CODES = frozenset(
    {"full", "read-only", "busy", "damaged", "newer", "not-ours", "no-folder", "io", "no-access"}
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


class StoreError(Exception):
    """Progress can't be read or written now.

    `code` is one of `CODES`; `facts` are what its sentence needs, always the `path`, and of a full
    disk the `mount` too, where its file system begins.
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
    code = _BY_RESULT.get(result & 0xFF, "io")
    if code == "full":
        from aiquiz.progress.mount import mount_of

        return StoreError(code, path=path, mount=mount_of(path))
    return StoreError(code, path=path)
