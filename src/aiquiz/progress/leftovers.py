"""What was left half done: by copies, by restores, and by windows that put their file back."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from aiquiz.progress.names import COPY, maker_of, names_in
from aiquiz.progress.running import is_running
from aiquiz.progress.trouble import store_error

_STALE_S = 3600
"""After what time nobody can still be writing what was left half done."""

_PUT_BACK = re.compile(r"\..+\.db-[0-9]+-[0-9a-f]{8}\.tmp")


def clear(folder: Path, now_ms: int) -> None:
    """Take away what was left half done more than an hour before `now_ms` (UTC ms).

    That is in `folder`, and what restores and windows left in the one above it. What is still
    being written is locked, and stays however far ahead the clock is.
    """
    for path in (*_left_over(folder, now_ms // 1000), *_left_beside(folder.parent, now_ms // 1000)):
        with suppress(OSError):
            if not _is_locked(path):
                path.unlink()


def _is_locked(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", 0, uri=True)) as half:
            half.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        return store_error(error, str(path)).code == "busy"
    return False


def clear_begun(path: Path) -> None:
    """Take away what processes that are gone began for a copy at `path`."""
    begun = re.compile(re.escape(path.name) + r"\.(\d{1,10})-[0-9a-f]{8}(?:\.tmp|\.new)?")
    for name in names_in(path.parent):
        found = begun.fullmatch(name)
        if found and not is_running(int(found[1])):
            with suppress(OSError):
                path.with_name(name).unlink()


def _left_over(folder: Path, now_s: int) -> Iterator[Path]:
    """Give the halves of copies that nobody goes on with."""
    for name in names_in(folder):
        begun = name.removesuffix(".tmp")
        if begun != name and COPY.fullmatch(begun) and _is_stale(folder / name, now_s):
            yield folder / name


def _left_beside(data: Path, now_s: int) -> Iterator[Path]:
    """Give what was left of restores and of files that a window put back."""
    for name in names_in(data):
        path = data / name
        maker = maker_of(path)
        restored = name.endswith("-restoring.db.tmp") and COPY.fullmatch(name.removesuffix(".tmp"))
        put_back = _PUT_BACK.fullmatch(name) and maker is not None and not is_running(maker)
        if (restored or put_back) and _is_stale(path, now_s):
            yield path


def _is_stale(path: Path, now_s: int) -> bool:
    try:
        return now_s - path.stat().st_mtime > _STALE_S
    except OSError:
        return False
