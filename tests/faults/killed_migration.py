"""kill -9 of a process that brings progress of an older version up to date, at each statement.

The statements of the copy that is kept before are among them.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from aiquiz.progress import backups
from aiquiz.progress.schema import VERSION
from tests.faults.outcome import Outcome
from tests.faults.soundness import opened, unsound
from tests.progress import versions


def why_not() -> str:
    """Say why it can't be tried here, "" where it can."""
    return "" if hasattr(os, "fork") else "no process can be forked here"


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Kill so many openings of older databases, each at another statement as far as they last.

    What was acknowledged are the rows of the older database.
    """
    command = [sys.executable, "-m", __name__, str(tries), str(seed), str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(made.stdout)
    return Outcome(
        *("kill -9 while an older version is brought up to date", found["tries"]),
        *(found["rows"], found["lost"], found["corrupted"]),
        "nothing: the next start does it again, and a copy of before is kept",
    )


def kill_each(tries: int, seed: int, folder: Path) -> dict[str, int]:
    """Kill openings in processes of their own; give how many, and what came of them."""
    cases = [
        (version, place)
        for version in range(1, VERSION)
        for place in range(1, _statements(version, folder) + 1)
    ]
    random.Random(seed).shuffle(cases)
    found = dict.fromkeys(("tries", "rows", "lost", "corrupted"), 0)
    for version, place in cases[:tries]:
        path = _placed(version, folder)
        _opened_and_killed(path, place)
        before = versions.content(versions.path_of(version))
        between = versions.content(path)
        corrupted = between.version not in (version, VERSION) or between.rows != before.rows
        wrong = unsound(path)
        kept = backups.listed(path.parent / "backups")
        corrupted |= not any(versions.content(copy.path) == before for copy in kept if copy.checked)
        rows = set(versions.content(path).rows)
        found["tries"] += 1
        found["rows"] += len(before.rows)
        found["lost"] += sum(row not in rows for row in before.rows)
        found["corrupted"] += int(corrupted or bool(wrong))
    return found


def _placed(version: int, folder: Path) -> Path:
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    return Path(shutil.copyfile(versions.path_of(version), home / "progress.db"))


def _statements(version: int, folder: Path) -> int:
    """Give how many statements it takes to open a database of `version`."""
    path, (reader, writer) = _placed(version, folder), os.pipe()
    child = os.fork()
    if child == 0:
        ran = _counting(None)
        opened(path).close()
        os.write(writer, str(len(ran)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    told = os.read(reader, 20)
    os.close(reader)
    os.close(writer)
    return int(told)


def _opened_and_killed(path: Path, place: int) -> None:
    """Open the database in another process, which is killed before the statement at `place`."""
    child = os.fork()
    if child == 0:
        _counting(place)
        opened(path).close()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    # Where fewer statements were enough this time, it has ended by itself.
    assert os.WIFSIGNALED(status) or not status, status


def _counting(last: int | None) -> list[str]:
    """Keep every statement that SQLite begins from now on; kill this process at the `last`."""
    real, ran = sqlite3.connect, list[str]()

    def count(statement: str) -> None:
        ran.append(statement)
        if len(ran) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(*given: Any, **named: Any) -> sqlite3.Connection:
        database: sqlite3.Connection = real(*given, **named)
        database.set_trace_callback(count)
        return database

    sqlite3.connect = connect  # type: ignore[assignment]  # takes what the real one takes
    return ran


if __name__ == "__main__":
    sys.stdout.write(json.dumps(kill_each(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))))
