"""The bytes of a file that nobody vouches for: never waited for, never more than a bound."""

import os
import stat
from pathlib import Path

# Without O_NONBLOCK, opening a pipe waits for a writer for ever; without O_NOCTTY, a terminal may
# become the program's own. Not every system has each of them.
_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)


class NotAFileError(OSError):
    """A folder, a pipe, a device or a socket."""


class TooLargeError(OSError):
    """A file of more bytes than may be read."""


def bytes_of(path: Path, most: int) -> tuple[bytes, os.stat_result]:
    """Give what the file at `path` holds, with the facts of just that file.

    Links are followed. Raises OSError, where it is no file or has over `most` bytes one of those
    above; such a file is never read whole. A name that no file can have is a FileNotFoundError.
    """
    try:
        handle = os.open(path, _FLAGS)
    except ValueError as error:  # a name with a zero in it, or one that can't be encoded
        raise FileNotFoundError(str(path)) from error
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise NotAFileError(str(path))
        if facts.st_size > most:
            raise TooLargeError(str(path))
        return _read(handle, most, path), facts
    finally:
        os.close(handle)


def _read(handle: int, most: int, path: Path) -> bytes:
    """Read to the end: a file may grow while it is read, and some tell no size."""
    parts: list[bytes] = []
    size = 0
    while part := os.read(handle, 1024 * 1024):
        parts.append(part)
        size += len(part)
        if size > most:
            raise TooLargeError(str(path))
    return b"".join(parts)
