"""Which file stands where the database was opened, and how one is put there again.

A file that was deleted or moved can still be read by who has it open, and what is written to it
then is lost when that ends.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from aiquiz.progress.database import make_folder
from aiquiz.progress.in_place import put_new
from aiquiz.progress.on_disk import keep_names, to_disk, told
from aiquiz.progress.trouble import StoreError, file_error


class Standing(NamedTuple):
    """Which file stands at a path, by its device and number there, and how it was left last.

    `left` is another one after everything that is written to the file, by whomever.
    """

    device: int
    inode: int
    left: tuple[int, int, int]

    def is_same(self, other: "Standing | None") -> bool:
        """Tell whether it is the same file as `other`, whatever was written to it."""
        return other is not None and self[:2] == other[:2]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in the file."""
        return not self.left[0]


def standing(path: Path) -> Standing | None:
    """Give what stands at `path`, None where nothing does. Raises StoreError."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise file_error(error, str(path)) from error
    left = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return Standing(found.st_dev, found.st_ino, left)


def ask_whether_still(path: Path, stands: Standing | None) -> None:
    """Raise StoreError, with the code "gone", where no longer `stands` stands at `path`.

    SQLite looks for the journal of an open file by name. Once another file has the name, reading
    the former one would play the journal of that other file into it, and take the journal away
    from whoever is writing.
    """
    there = standing(path)
    if there is None or not there.is_same(stands):
        raise StoreError("gone", path=str(path))


def may_be_written(path: Path) -> bool:
    """Tell whether the file at `path` may be written to; what can't be seen counts as such."""
    effective = os.access in os.supports_effective_ids
    seen, written = (os.access(path, how, effective_ids=effective) for how in (os.F_OK, os.W_OK))
    return written or not seen


def device_of_folder(path: Path) -> int:
    """Give the device of the folder of `path`, or of the nearest one above it that is there.

    Raises StoreError.
    """
    for folder in path.parents:
        try:
            return folder.stat().st_dev
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise file_error(error, str(folder)) from error
    raise StoreError("gone", path=str(path))


def write_back(database: sqlite3.Connection, path: Path) -> None:
    """Put all that `database` holds at `path`, where nothing stands; what came meanwhile stays.

    It is whole and on disk before it is there. Raises StoreError.
    """
    make_folder(path)
    copy = path.with_name(f".{path.name}-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with told(path):
            _copy(database, copy)
            _put(copy, path)
            keep_names(path.parent)
    finally:
        with suppress(OSError):
            copy.unlink()


def _copy(database: sqlite3.Connection, copy: Path) -> None:
    # It is made here and not by SQLite, which would leave its mode to the umask.
    os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(copy, isolation_level=None)) as written:
        written.execute("PRAGMA journal_mode = OFF")
        database.backup(written)
    to_disk(copy)


def _put(copy: Path, path: Path) -> None:
    """Give `copy` the name `path`, unless something has it."""
    with suppress(FileExistsError):
        put_new(copy, path)
