"""What can keep progress from being read or written: codes; `aiquiz.say.trouble` has the words."""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

CODES = frozenset(
    {
        *("full", "read-only", "busy", "damaged", "newer", "not-ours", "no-folder", "io"),
        *(
            "no-access",
            "gone",
            "no-locks",
            "not-there",
            "no-room",
            "unsound",
            "exists",
            "no-copy",
            "bad-copy",
        ),
        "emptied",
        "copies-unseen",
        "no-target",
    }
)

STILL_READABLE = frozenset({"read-only", "full", "busy"})
"""What keeps progress from being written, and not from being read."""

REPAIRABLE = frozenset({"damaged", "not-ours", "emptied"})
"""What a repair puts right; see `aiquiz.progress.repair`."""

_BY_RESULT = {
    1: "damaged",  # SQLITE_ERROR: our statements are right, so what they name is no longer there
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

_BY_WHOLE_RESULT = {
    522: "damaged",  # SQLITE_IOERR_SHORT_READ: the file ends before its end
    1032: "gone",  # SQLITE_READONLY_DBMOVED: the path is another file by now, or none
}
"""Those of results in full, where what stands above the low byte makes another trouble of it."""


class StoreError(Exception):
    """Progress can't be read or written now.

    `code` is one of `CODES`; `facts` are what its sentence needs, always the `path`, of a full disk
    the `mount` too, where its file system begins, and of copies that can't be seen their `folder`.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        """`facts` go into the sentence."""
        super().__init__(code)
        self.code = code
        self.facts = facts


class NotThereError(StoreError, KeyError):
    """An entry is about one that the log does not hold: an older copy may have taken its place."""

    def __init__(self, path: str) -> None:
        """`path` is that of the database."""
        super().__init__("not-there", path=path)


def store_error(error: "sqlite3.Error", path: str) -> StoreError:
    """Give the trouble behind what SQLite raised on the database at `path`."""
    # The low byte is the result; what stands above it only tells more (sqlite.org, result codes).
    result = getattr(error, "sqlite_errorcode", None) or 0
    code = _BY_WHOLE_RESULT.get(result) or _BY_RESULT.get(result & 0xFF, "io")
    if type(error).__name__ == "ProgrammingError":
        # What was being read was closed, as another file stands there by now.
        code = "gone"
    return _told(code, path)


_BY_ERRNO = {
    errno.ENOSPC: "full",
    errno.EROFS: "read-only",
    errno.EIO: "io",
    errno.ENODEV: "io",
    errno.ENXIO: "io",
    errno.EEXIST: "no-folder",
    errno.ENOTDIR: "no-folder",
    errno.ENOENT: "gone",
    getattr(errno, "EDQUOT", -1): "full",
    getattr(errno, "ESTALE", -2): "io",
    getattr(errno, "ENOTCONN", -3): "io",
}


def file_error(error: OSError, path: str) -> StoreError:
    """Give the trouble behind what the system said of the file or folder at `path`."""
    code = _BY_ERRNO.get(error.errno or 0, "no-access")
    if code == "no-folder" and _leads_nowhere(path):
        code = "gone"
    elif code == "no-access":
        path = str(what_is_shut(Path(path)) or path)
    return _told(code, path)


def what_is_shut(path: Path) -> Path | None:
    """Give the first folder on the way to `path` that nobody is let into, None where all are open.

    It is what has to be opened: what lies behind it can't even be seen.
    """
    effective = os.access in os.supports_effective_ids
    for folder in reversed(path.parents):
        is_there = os.path.isdir(folder)  # noqa: PTH112 - it never raises
        if is_there and not os.access(folder, os.X_OK, effective_ids=effective):
            return folder
    return None


def _leads_nowhere(path: str) -> bool:
    """Tell whether there is a link at `path` to what is not there, as on a disk that is away."""
    return os.path.islink(path) and not os.path.exists(path)  # noqa: PTH110, PTH114 - never raises


def _told(code: str, path: str) -> StoreError:
    if code != "full":
        return StoreError(code, path=path)
    from aiquiz.progress.mount import mount_of

    return StoreError(code, path=path, mount=mount_of(path))
