"""Whether locks do anything where the database lies.

Windows share the database by locks. On a file system whose locks do nothing two of them write over
each other's pages, and each acknowledges answers that the other loses.
"""

import errno
import os
import struct
import sys
from pathlib import Path

_TAKEN = (errno.EAGAIN, errno.EACCES)
"""What says that somebody else has the lock; which one is up to the system."""

_UNKNOWN = (errno.EINVAL, errno.EINTR)
"""What a kernel older than such locks says: nothing is known then."""


def do_locks_work(path: Path) -> bool:
    """Tell whether a file beside `path` can be locked, and is then kept from being locked again.

    Where that cannot be asked, as on a system without such locks or in a folder that can only be
    read, it is taken for granted. It costs some 20 microseconds.
    """
    try:
        import fcntl
    except ImportError:
        return True
    how = getattr(fcntl, "F_OFD_SETLK", None)
    if how is None:
        return True
    # Locks of open files and not of the process, which would be allowed to lock twice.
    whole = _whole(fcntl.F_WRLCK)
    handles = _opened_twice(path.with_name(f".{path.name}-locks-{os.getpid()}"))
    try:
        for handle in handles:
            fcntl.fcntl(handle, how, whole)
        return not handles
    except OSError as error:
        return error.errno in (*_TAKEN, *_UNKNOWN)
    finally:
        for handle in handles:
            os.close(handle)


def _whole(kind: int) -> bytes:
    """Give the `struct flock` for a lock of this `kind` on all of a file.

    It is all zeros but for the kind, which stands first on Linux. On macOS it stands behind where
    the lock begins and how long it is, two numbers of eight bytes, and a process of four.
    """
    if sys.platform == "darwin":
        return struct.pack("=qqihh", 0, 0, 0, kind, os.SEEK_SET)
    return struct.pack("=hh", kind, os.SEEK_SET) + bytes(28)


def _opened_twice(path: Path) -> list[int]:
    """Open a new file twice and unlink it; none where that can't be done."""
    handles: list[int] = []
    try:
        handles.append(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        try:
            handles.append(os.open(path, os.O_RDWR | os.O_CLOEXEC))
        finally:
            path.unlink()
    except OSError:
        for handle in handles:
            os.close(handle)
        return []
    return handles
