"""What can be told of the file of the progress before SQLite opens it."""

import os
import struct
from errno import ELOOP, ENOENT, ENOTDIR
from pathlib import Path
from stat import S_ISREG

from aiquiz.progress.schema import APPLICATION_ID, VERSION

MAGIC = b"SQLite format 3\0"
"""What every database of SQLite begins with."""

_SIZE = 100
_LEAST_PAGE = 512
_FORMATS = {1, 2}
_MOST_NEWER = 1000
"""By how many a version may be later than ours: what tells of more is no version."""
_VERSION, _APPLICATION = 60, 68


def seen_at(path: Path) -> str:
    """Give what is wrong with the file at `path` as far as its header tells, "" for nothing.

    It is the code of a finding: missing, empty, not-a-file, no-access, header, not-ours, newer.
    """
    try:
        handle = os.open(path, _flags())
    except OSError as error:
        return {ENOENT: "missing", ELOOP: "not-a-file", ENOTDIR: "missing"}.get(
            error.errno or 0, "not-a-file" if _is_folder(path) else "no-access"
        )
    try:
        if not S_ISREG(os.fstat(handle).st_mode):
            return "not-a-file"
        size = os.fstat(handle).st_size
        return _told(os.read(handle, _SIZE), size)
    except OSError:
        return "unreadable"
    finally:
        os.close(handle)


def _is_folder(path: Path) -> bool:
    """Tell whether there is a folder at `path`; what lies behind a shut one is none."""
    return os.path.isdir(path)  # noqa: PTH112 - it never raises


def ends_with_a_page(size: int) -> bool:
    """Tell whether a file of `size` bytes may be a database: other files end anywhere."""
    return size > 0 and not size % _LEAST_PAGE


def _flags() -> int:
    """Give how a file is opened: not to wait for a pipe's writer, and to read bytes as they are.

    Where text has an end of its own, as on Windows, a header that holds its sign would end there.
    """
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    return flags


def _told(header: bytes, size: int) -> str:
    if not header:
        return "empty"
    if len(header) < _SIZE or header[: len(MAGIC)] != MAGIC:
        return "header" if ends_with_a_page(size) else "not-ours"
    [application] = struct.unpack(">I", header[_APPLICATION : _APPLICATION + 4])
    [version] = struct.unpack(">I", header[_VERSION : _VERSION + 4])
    if application != APPLICATION_ID:
        return "not-ours"
    # SQLite takes a format that it does not know for a file that may not be written to.
    if version > VERSION + _MOST_NEWER or not {header[18], header[19]} <= _FORMATS:
        return "header"
    return "newer" if version > VERSION else ""
