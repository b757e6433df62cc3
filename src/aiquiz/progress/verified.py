"""Whether a copy of the progress can be trusted: its file, its tables, and each row of its log."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from aiquiz.progress import log
from aiquiz.progress.made_of import made_otherwise
from aiquiz.progress.schema import APPLICATION_ID, VERSION
from aiquiz.progress.trouble import store_error

_LONGEST = 64 * 1024 * 1024
"""More bytes than any value of ours has; a copy may come from anywhere."""

_EVERY = 4096
"""After how many rows it is asked whether to go on."""


_PASSING = {"no-access", "io", "busy", "full", "read-only"}
"""What tells of the disk, and nothing of what the copy holds."""


class StoppedError(Exception):
    """Whoever asked for it has no time for it any longer."""


class Verdict(NamedTuple):
    """What looking through a copy gave.

    `code` is "" for a sound one, else "gone", "not-ours", "newer" or "damaged", or, where it can't
    be looked through now, "no-access", "io", "busy", "full" or
    "read-only";
    `altered` is how many rows of the log are not what was written. `answers` and `last_ms`
    (UTC), None without any, tell what it holds, as far as it can be read.
    """

    code: str = ""
    altered: int = 0
    answers: int = 0
    last_ms: int | None = None

    @property
    def is_final(self) -> bool:
        """Whether what is there will never do: none of it hangs on the disk or the version."""
        return self.code in ("damaged", "not-ours")

    @property
    def sound(self) -> bool:
        """Whether it may take the place of the progress."""
        return not self.code


def never() -> bool:
    """Do not stop."""
    return False


def verified(path: Path, stop: Callable[[], bool] = never) -> Verdict:
    """Look through the whole copy at `path`, which is only read.

    It may be any file, from anywhere. Raises StoppedError once `stop` says so.
    """
    code = refused(path)
    if code:
        return Verdict(code)
    try:
        copy = opened(path)
    except sqlite3.Error:
        return Verdict("no-access")
    try:
        return _looked_through(copy, stop)
    except UnicodeDecodeError:
        return Verdict("damaged")
    except sqlite3.DatabaseError as error:
        code = store_error(error, str(path)).code
        return Verdict(code if code in _PASSING or code == "not-ours" else "damaged")
    finally:
        copy.close()


def opened(path: Path) -> sqlite3.Connection:
    """Open the copy at `path` for reading alone. Raises sqlite3.Error."""
    copy = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    copy.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        copy.execute(f"PRAGMA {pragma}")
    return copy


def limit(database: sqlite3.Connection, size: int) -> None:
    """Let no statement on `database` go on without end; a file of `size` bytes needs far less.

    What would go on raises sqlite3.OperationalError.
    """
    left = (_LEAST_STEPS + size * _STEPS_A_BYTE) // _STEPS

    def is_over() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    database.set_progress_handler(is_over, _STEPS)


_STEPS = 10_000
"""After how many steps of SQLite it is asked whether to go on: about a millisecond."""
_LEAST_STEPS = 10_000_000
_STEPS_A_BYTE = 2
"""A row has a hundred bytes, and to compare it with another file takes fifty steps."""


def has_our_tables(database: sqlite3.Connection) -> bool:
    """Tell whether what counts answers reads from tables, as a view may count without end."""
    rows = database.execute(
        "SELECT type, sql FROM sqlite_schema WHERE name IN ('event', 'derived')"
    )
    found = [(kind, str(sql).upper().split()[:2]) for kind, sql in rows]
    return found == [("table", ["CREATE", "TABLE"])] * 2


def refused(path: Path) -> str:
    """Give the code of why `path` is not even opened, "" for a file: a pipe would wait for ever."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return "gone"
    except OSError:
        return "no-access"
    return "" if stat.S_ISREG(found.st_mode) else "not-ours"


def _looked_through(copy: sqlite3.Connection, stop: Callable[[], bool]) -> Verdict:
    [[application]] = copy.execute("PRAGMA application_id")
    [[version]] = copy.execute("PRAGMA user_version")
    if application != APPLICATION_ID or version < 1:
        return Verdict("not-ours")
    if version > VERSION:
        return Verdict("newer")
    # What is none of ours might run in the middle of a change, or count without end.
    if made_otherwise(copy, version):
        return Verdict("not-ours")
    if stop():
        raise StoppedError
    copy.set_progress_handler(stop, 10_000)
    try:
        # Of several problems the first is enough to know.
        found = copy.execute("PRAGMA integrity_check(1)").fetchall()
        altered = _altered(copy, stop)
        answers, last_ms = held(copy)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise StoppedError from error
        raise
    sound = found == [("ok",)] and not altered
    return Verdict("" if sound else "damaged", altered, answers, last_ms)


def held(database: sqlite3.Connection, name: str = "main") -> tuple[int, int | None]:
    """Give how many answers are in the log, and when the last was given (UTC ms).

    `name` is that of the file among those attached.
    """
    query = f"SELECT count(*), max(at_ms) FROM {name}.event WHERE kind = 'review'"
    [found] = database.execute(query)
    return found[0], found[1]


def _altered(copy: sqlite3.Connection, stop: Callable[[], bool]) -> int:
    """Give how many rows of the log are not what was written, or can't be read as such."""
    altered = read = 0
    for read, (stored, computed) in enumerate(log.checks(copy), 1):
        altered += stored != computed
        if read % _EVERY == 0 and stop():
            raise StoppedError
    # A row whose stream is gone is not even among them.
    [[rows]] = copy.execute("SELECT count(*) FROM event")
    return altered + int(rows) - read
