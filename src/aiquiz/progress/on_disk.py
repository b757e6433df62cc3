"""Files and names that are on the disk once this returns, whatever ends the power."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aiquiz.progress.trouble import file_error, store_error


def to_disk(path: Path) -> None:
    """Have the disk hold all of the file at `path`. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        _flush(handle)
    finally:
        os.close(handle)


def _flush(handle: int) -> None:
    try:
        import fcntl

        # On macOS fsync leaves what was written in the memory of the disk.
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # type: ignore[attr-defined]
    except (ImportError, AttributeError, OSError):
        os.fsync(handle)


def keep_names(folder: Path) -> None:
    """Have the disk hold the names in `folder`, where a folder can be written so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system and SQLite raise inside into StoreError, told of `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(error, str(path)) from error
    except OSError as error:
        raise file_error(error, str(path)) from error
