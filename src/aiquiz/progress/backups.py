"""Copies of the progress: made whole and looked through before they count, and kept beside it.

A copy is written as NAME.tmp, becomes NAME.new once all of it is on disk, and gets its name when
it was looked through. Whatever ends the program in between, no half copy has the name of one.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import NamedTuple

from aiquiz.progress.database import PATIENCE_SECONDS, has_events, reading
from aiquiz.progress.in_place import put_new
from aiquiz.progress.leftovers import clear, clear_begun
from aiquiz.progress.names import COPY, STAMP, every_name_in, names_in
from aiquiz.progress.on_disk import keep_names, to_disk, told
from aiquiz.progress.schema import APPLICATION_ID, VERSION
from aiquiz.progress.standing import Standing, ask_whether_still, standing
from aiquiz.progress.thinning import Copy, superfluous
from aiquiz.progress.trouble import StoreError, store_error
from aiquiz.progress.verified import (
    StoppedError,
    Verdict,
    has_our_tables,
    held,
    limit,
    never,
    opened,
    refused,
    verified,
)

WHYS = ("manual", "auto", "before-restore", "before-upgrade", "before-repair")
"""Why a copy is made: the learner asked for it, time passed, or what comes next may go wrong."""

SPARE_BYTES = 64 * 1024 * 1024
"""How much room is to be left on the disk beside a copy, at least."""

_PAGES = 256
"""How many pages are copied before other windows may write again; it takes milliseconds."""

_PAUSE_S = 0.05
_MOST_PAUSES = int(PATIENCE_SECONDS / _PAUSE_S)
_MOST_RESTARTS = 20
"""After how many changes by other windows a copy is given up: each one begins it anew."""


class Backup(NamedTuple):
    """A copy: where it is, when it was made (UTC seconds), why, and how many bytes it has.

    `checked` tells whether it was looked through when it was made and has not become shorter
    since; `verified` looks through it again. `answers` and `last_ms` (UTC), None without any, are
    what it holds, both 0 and None where that can't be read.
    """

    path: Path
    at_s: int
    why: str
    size: int
    checked: bool
    answers: int
    last_ms: int | None


def make(
    database: sqlite3.Connection,
    folder: Path,
    now_ms: int,
    why: str,
    stop: Callable[[], bool] = never,
) -> Backup:
    """Copy what `database` holds into `folder`, look through the copy, then let go of old ones.

    `now_ms` is the time (UTC ms) and `why` one of `WHYS`. Other windows may write meanwhile: the
    copy then has what they wrote too. Raises StoreError where there is none at the end, and
    StoppedError once `stop` says so; then nothing is left of it, or a copy that `settle` takes up.
    """
    backup = settle(copied(database, folder, now_ms, why, stop), stop)
    thin(folder, now_ms)
    return backup


def make_at(database: sqlite3.Connection, path: Path, now_ms: int) -> Backup:
    """Copy what `database` holds to `path`, where nothing is yet, as `make` does.

    Its folder must be there; nothing else in it is touched, but what was left half done by a
    process that is gone. Raises StoreError, with the code "exists" where something is there, and
    "no-target" where the folder is not.
    """
    _ask_whether_ours(database)
    if not path.parent.is_dir():
        raise StoreError("no-target", path=str(path.parent))
    if os.path.lexists(path):
        raise StoreError("exists", path=str(path))
    clear_begun(path)
    # Under its own name, what a killed process left would stand in the way for ever.
    begun = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    with told(path):
        _claim(begun.parent, begun.name)
        try:
            settle(_copied(database, begun, now_ms, never))
            put_new(begun, path)
        except FileExistsError as error:
            raise StoreError("exists", path=str(path)) from error
        finally:
            for rest in (begun, _half(begun), _fresh(begun)):
                rest.unlink(missing_ok=True)
        keep_names(path.parent)
    return _read(path)


def make_in(database: sqlite3.Connection, folder: Path, now_ms: int) -> Backup:
    """Copy what `database` holds into `folder`, which is there; nothing else in it is touched.

    The copy is called as if the learner asked for it. Raises StoreError.
    """
    _ask_whether_ours(database)
    with told(folder):
        return settle(_copied(database, _claimed(folder, now_ms // 1000, "manual"), now_ms, never))


def copied(
    database: sqlite3.Connection,
    folder: Path,
    now_ms: int,
    why: str,
    stop: Callable[[], bool] = never,
) -> Path:
    """Copy what `database` holds into `folder` and give the path for `settle`; all as `make`."""
    _ask_whether_ours(database)
    with told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _copied(database, _claimed(folder, now_ms // 1000, why), now_ms, stop)


def settle(path: Path, stop: Callable[[], bool] = never) -> Backup:
    """Look through the copy that is to be at `path`; where it is sound, give it that name.

    It is taken away where it is damaged or holds what no progress of ours does. Raises StoreError,
    then with the code "unsound", and StoppedError; after any other it can be settled later.
    """
    fresh = _fresh(path)
    with told(path):
        verdict = verified(fresh, stop)
        # Another window may have settled it meanwhile.
        if not (verdict.code == "gone" and path.exists()):
            if verdict.is_final and not refused(fresh):
                fresh.unlink(missing_ok=True)
                raise StoreError("unsound", path=str(path))
            if not verdict.sound:
                raise StoreError(verdict.code, path=str(path))
            fresh.replace(path)
            keep_names(path.parent)
    return _read(path)


def unsettled(folder: Path) -> list[Path]:
    """Give the paths of copies in `folder` that nobody looked through yet, newest first."""
    names = (name.removesuffix(".new") for name in names_in(folder) if name.endswith(".new"))
    return [folder / name for name in sorted(names, reverse=True) if COPY.fullmatch(name)]


def latest(folder: Path, until_s: int) -> tuple[int, float] | None:
    """Give when the last copy in `folder` was made, by its name, and when its file was written.

    Both are UTC seconds; the file's are those of its disk. Copies that were made after `until_s`,
    as by a clock that was ahead, are none. None without any. No file is opened.
    """
    found = ((name, COPY.fullmatch(name)) for name in names_in(folder))
    made = sorted((_at(match[1]), name) for name, match in found if match)
    for at_s, name in reversed(made):
        with suppress(OSError):
            if at_s <= until_s:
                return at_s, (folder / name).stat().st_mtime
    return None


def listed(folder: Path) -> list[Backup]:
    """Give the copies in `folder`, newest first; other files are none of them.

    Raises StoreError where there is such a folder, and what lies in it can't be seen.
    """
    paths = [folder / name for name in every_name_in(folder) if COPY.fullmatch(name)]
    found = [_read(path) for path in paths if path.is_file() and not path.is_symlink()]
    return sorted(found, key=lambda backup: (backup.at_s, backup.path.name), reverse=True)


def settled(folder: Path) -> list[Backup]:
    """Give what `listed` does, once those are looked through that nobody had the time for.

    Raises StoreError as it does.
    """
    for path in unsettled(folder):
        # One that is damaged is none, and nobody is told of it: it never was in the list.
        with suppress(StoreError):
            settle(path)
    return listed(folder)


def thin(folder: Path, now_ms: int) -> list[Path]:
    """Take away the copies in `folder` that `thinning` lets go, and what was left half done.

    Gives the copies that are gone. What can't be taken away stays.
    """
    now_s = now_ms // 1000
    backups = list[Backup]()
    # Of copies that can't be seen none is known to be too many.
    with suppress(StoreError):
        backups = listed(folder)
    copies = [Copy(backup.at_s, backup.why, backup.checked) for backup in backups]
    gone = [backups[place].path for place in superfluous(copies, now_s)]
    for path in gone:
        with suppress(OSError):
            path.unlink()
    clear(folder, now_ms)
    return gone


class _Source(sqlite3.Connection):
    """A database that is being copied, and which file it is."""

    stands: Standing | None = None


@contextmanager
def source(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the database at `path` to be copied, in any thread. Raises StoreError."""
    stands = standing(path)
    try:
        address = f"{path.absolute().as_uri()}?mode=rw"
        database = _Source(address, uri=True, timeout=PATIENCE_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise store_error(error, str(path)) from error
    try:
        # SQLite has opened the file by now, and does not tell which one it is.
        ask_whether_still(path, stands)
        database.stands = stands
        yield database
    finally:
        database.close()


def holds_anything(database: sqlite3.Connection) -> bool:
    """Tell whether `database` holds what a copy would be made for. Raises StoreError."""
    with reading(Path(_path_of(database))):
        return has_events(database)


def _copied(
    database: sqlite3.Connection, path: Path, now_ms: int, stop: Callable[[], bool]
) -> Path:
    """Copy into the file claimed for `path`; it is all on disk when this returns."""
    half = _half(path)
    try:
        _ask_for_room(database, path)
        with _unsafely(half) as target:
            copy_into(database, target, stop)
            _note(target, now_ms)
        to_disk(half)
        half.replace(_fresh(path))
        keep_names(path.parent)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise
    return path


@contextmanager
def _unsafely(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the new file at `path`: nobody reads it before it is whole and on disk."""
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        yield database
    finally:
        database.close()


def copy_into(
    database: sqlite3.Connection, target: sqlite3.Connection, stop: Callable[[], bool] = never
) -> None:
    """Copy what `database` holds into `target` in steps, between which others may write.

    Raises StoreError for trouble with `database`, sqlite3.Error for trouble with `target`. Once
    another file stands where the one of `database` stood no further step is made: "gone".
    """
    left = pauses = restarts = 0
    path = _path_of(database)
    stands = getattr(database, "stands", None) or standing(Path(path))

    def step(status: int, remaining: int, _total: int) -> None:
        nonlocal left, pauses, restarts
        if stop():
            raise StoppedError
        pauses = 0 if status in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE) else pauses + 1
        restarts += not pauses and 0 < left <= remaining
        left = remaining
        if pauses > _MOST_PAUSES or restarts > _MOST_RESTARTS:
            raise StoreError("busy", path=path)
        if pauses:
            sleep(_PAUSE_S)
        ask_whether_still(Path(path), stands)

    ask_whether_still(Path(path), stands)
    try:
        with _without_patience(database):
            database.backup(target, pages=_PAGES, progress=step, sleep=0)
    except sqlite3.Error as error:
        trouble = store_error(error, path)
        if trouble.code in _OF_SOURCE:
            raise trouble from error
        raise


@contextmanager
def _without_patience(database: sqlite3.Connection) -> Iterator[None]:
    """Let SQLite not wait for others by itself: it would not look whether its file still is there.

    Raises sqlite3.Error.
    """
    [[patience]] = database.execute("PRAGMA busy_timeout")
    database.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        database.execute(f"PRAGMA busy_timeout = {patience}")


@contextmanager
def half(folder: Path, now_ms: int, why: str) -> Iterator[Path]:
    """Give an empty file in `folder` that is ours alone and never counts as a copy.

    It is taken away at the end. Raises OSError.
    """
    begun = _half(_claimed(folder, now_ms // 1000, why))
    try:
        yield begun
    finally:
        with suppress(OSError):
            begun.unlink(missing_ok=True)


_OF_SOURCE = {"busy", "damaged", "not-ours"}
"""What can only be the trouble of what is copied, and not of the copy."""


def _path_of(database: sqlite3.Connection) -> str:
    [path] = [row[2] for row in database.execute("PRAGMA database_list") if row[1] == "main"]
    return str(path)


_NOTE = "backup"


def _note(target: sqlite3.Connection, now_ms: int) -> None:
    """Write down in the copy what it holds: to count that again in each would take seconds."""
    import json

    answers, last_ms = held(target)
    value = json.dumps({"at_ms": now_ms, "answers": answers, "last_ms": last_ms})
    target.execute("INSERT OR REPLACE INTO derived(name, value) VALUES (?, ?)", (_NOTE, value))


def forget_note(database: sqlite3.Connection) -> None:
    """Take out of `database`, which a copy was put in the place of, what was noted in the copy."""
    database.execute("DELETE FROM derived WHERE name = ?", (_NOTE,))


def _read(path: Path) -> Backup:
    """Tell of the copy at `path`, without looking through it."""
    named = COPY.fullmatch(path.name)
    stamp, why = (named[1], named[2] or "") if named else ("", "")
    at_s = _at(stamp)
    try:
        found = path.stat()
        at_s = at_s or int(found.st_mtime)
        checked, answers, last_ms = _noted(path, found.st_size)
    except OSError:
        return Backup(path, at_s, why, 0, False, 0, None)
    return Backup(path, at_s, why, found.st_size, checked, answers, last_ms)


def _at(stamp: str) -> int:
    """Give the time (UTC seconds) that `stamp` names, 0 for none."""
    try:
        return int(datetime.strptime(stamp, STAMP).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return 0


def _noted(path: Path, size: int) -> tuple[bool, int, int | None]:
    """Give whether the copy is as long as it was made, and what was noted in it."""
    import json

    try:
        copy = opened(path)
        try:
            limit(copy, size)
            if not has_our_tables(copy):
                return False, 0, None
            [[pages]] = copy.execute("PRAGMA page_count")
            [[page]] = copy.execute("PRAGMA page_size")
            query = "SELECT value FROM derived WHERE name = ?"
            noted = copy.execute(query, (_NOTE,)).fetchone()
            facts = json.loads(noted[0]) if noted else {}
            answers, last_ms = (facts["answers"], facts["last_ms"]) if facts else held(copy)
        finally:
            copy.close()
    except (sqlite3.Error, ValueError, TypeError, KeyError):
        return False, 0, None
    if not isinstance(answers, int) or not isinstance(last_ms, int | None):
        return False, 0, None
    return bool(noted) and pages * page == size, answers, last_ms


def _ask_whether_ours(database: sqlite3.Connection) -> None:
    """Raise StoreError for what could not be looked through, before any file is made."""
    path = _path_of(database)
    with told(Path(path)):
        [[application]] = database.execute("PRAGMA application_id")
        [[version]] = database.execute("PRAGMA user_version")
    if application != APPLICATION_ID or version < 1:
        raise StoreError("not-ours", path=path)
    if version > VERSION:
        raise StoreError("newer", path=path)


def _ask_for_room(database: sqlite3.Connection, path: Path) -> None:
    [[pages]] = database.execute("PRAGMA page_count")
    [[page]] = database.execute("PRAGMA page_size")
    wanted, free = pages * page + SPARE_BYTES, shutil.disk_usage(path.parent).free
    if free < wanted:
        megabytes = -((free - wanted) // 1_000_000)
        raise StoreError("no-room", path=str(path.parent), megabytes=megabytes)


def _claimed(folder: Path, at_s: int, why: str) -> Path:
    """Give a path that no other copy has; its file that is half done is made, and ours alone."""
    while True:
        stamp = datetime.fromtimestamp(at_s, UTC).strftime(STAMP)
        name = f"progress-{stamp}{why and '-'}{why}.db"
        with suppress(StoreError):
            _claim(folder, name)
            return folder / name
        at_s += 1


def _claim(folder: Path, name: str) -> None:
    """Begin the copy called `name`. Raises StoreError where there is one, begun or whole."""
    path = folder / name
    half = _half(path)
    try:
        os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise StoreError("exists", path=str(path)) from error
    if os.path.lexists(path) or os.path.lexists(_fresh(path)):
        half.unlink()
        raise StoreError("exists", path=str(path))


def _half(path: Path) -> Path:
    return path.with_name(f"{path.name}.tmp")


def _fresh(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


__all__ = [
    "SPARE_BYTES",
    "STAMP",
    "WHYS",
    "Backup",
    "StoppedError",
    "Verdict",
    "copied",
    "copy_into",
    "forget_note",
    "half",
    "latest",
    "listed",
    "make",
    "make_at",
    "make_in",
    "settle",
    "settled",
    "source",
    "thin",
    "unsettled",
    "verified",
]
