"""The file is swapped under a window while a third one is inside a large change of the new file.

SQLite finds the journal of an open file by its name. A window that still has the former file open
must not take the journal of whoever writes to the new one for its own.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path
from unittest.mock import patch

from aiquiz.progress import backups, database, doctor
from aiquiz.progress.standing import Standing, standing
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from tests.faults.outcome import Outcome
from tests.faults.soundness import missing, unsound
from tests.faults.soundness import opened as store_at
from tests.progress.test_store import review

ENDS = ("kill", "rollback", "commit")
"""What becomes of the change of the third window."""

SMALL_CACHE = "PRAGMA cache_size = 5"
"""Has SQLite write pages into the file, and so need its journal, long before the end."""


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Have the file swapped so many times: before a look, before the end, and within copies."""
    choose = random.Random(seed)
    counts: Counter[str] = Counter()
    for number in range(tries):
        round_of, place = divmod(number, len(DOES))
        home = folder / str(number)
        path = home / "data" / "progress.db"
        counts += _try(path, DOES[place], ENDS[round_of % len(ENDS)], choose)
        shutil.rmtree(home)
    return Outcome(
        "the file swapped while a third window is inside a change of the new one",
        *(tries, counts["acknowledged"], counts["lost"], counts["corrupted"]),
        "that another window writes for long, or that the file is another one by now",
    )


def _try(path: Path, does: "Does", end: str, choose: random.Random) -> Counter[str]:
    with store_at(path) as before:
        entries = [review(1 + place / 1440, typed="x" * 300) for place in range(150)]
        safe = before.append_all(entries)
    window = store_at(path)
    safe.append(window.append(review(2 + choose.random()))[0])
    change = _Change(path)
    with suppress(StoreError):
        does(window, change)
    assert change.is_begun
    change.end(end)
    # Looked at before anything is opened again that could put it right.
    with closing(sqlite3.connect(path)) as file:
        sound = _is_sound(file)
    if not sound:
        return Counter(acknowledged=len(safe), corrupted=1)
    with suppress(StoreError):
        window.close()
    wrong = unsound(path)
    return Counter(acknowledged=len(safe), lost=missing(path, safe), corrupted=int(bool(wrong)))


def _is_sound(file: sqlite3.Connection) -> bool:
    try:
        return file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.Error:
        return False


class _Change:
    """A change, in a process of its own, of a file that is put at `path` just before."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: subprocess.Popen[str] | None = None

    @property
    def is_begun(self) -> bool:
        return self._process is not None

    def begin(self) -> None:
        """Put another file there and begin; returns once pages of it are in the file."""
        arriving = self._path.with_name("arriving")
        shutil.copyfile(self._path, arriving)
        arriving.replace(self._path)
        command = [sys.executable, "-m", __name__, str(self._path)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "begun\n"
        assert self._path.with_name("progress.db-journal").stat().st_size

    def end(self, how: str) -> None:
        assert self._process is not None
        if how == "kill":
            self._process.kill()
        self._process.communicate(f"{how}\n")


Does = Callable[[Store, _Change], None]
"""What a window does while its file is swapped and the change begun."""


def _impatient() -> AbstractContextManager[object]:
    """Have windows not wait for each other: how long they do is not what is tried."""
    return patch.object(database, "PATIENCE_SECONDS", 0)


def _looks(window: Store, change: _Change) -> None:
    change.begin()
    with _impatient():
        window.reviews()


def _closes(window: Store, change: _Change) -> None:
    change.begin()
    with _impatient():
        window.close()


def _copies(window: Store, change: _Change) -> None:
    def swap() -> bool:
        if not change.is_begun:
            change.begin()
        return False

    with backups.source(window.path) as source, closing(sqlite3.connect(":memory:")) as copy:
        backups.copy_into(source, copy, swap)


def _examines(window: Store, change: _Change) -> None:
    def swap_after(path: Path) -> Standing | None:
        found = standing(path)
        change.begin()
        return found

    with patch.object(doctor, "standing", swap_after), doctor._copied(window.path):
        pass


DOES = (_looks, _copies, _examines, _closes)


def main(path: Path) -> None:
    """Begin a large change of the file at `path`, and end it as the input says."""
    changed = database.connect(path)
    changed.execute(SMALL_CACHE)
    changed.execute("BEGIN IMMEDIATE")
    changed.execute("UPDATE typed SET given = ?", ("Z" * 400,))
    rows = ((f"key {number}{'y' * 300}",) for number in range(1000))
    changed.executemany("INSERT INTO card(deck, key) VALUES (1, ?)", rows)
    os.write(1, b"begun\n")
    how = sys.stdin.readline().strip()
    changed.execute("COMMIT" if how == "commit" else "ROLLBACK")
    changed.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
