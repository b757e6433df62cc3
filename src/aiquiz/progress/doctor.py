"""Looks through the progress and all beside it: what is wrong, and what was looked at.

The tables and rows are looked at in a copy of the file, so that no other window has to wait.
Nothing of a database that is not made as ours is run.
"""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

from aiquiz.progress import backups, log
from aiquiz.progress.aside import lacking
from aiquiz.progress.beginning import look_at_place
from aiquiz.progress.damage import is_file
from aiquiz.progress.database import PATIENCE_SECONDS
from aiquiz.progress.derived import differences
from aiquiz.progress.file_system import is_network, kind_at
from aiquiz.progress.finding import REBUILT, Finding
from aiquiz.progress.header import seen_at
from aiquiz.progress.made_of import made_otherwise
from aiquiz.progress.names import damaged_beside, journal_of, rests_beside
from aiquiz.progress.schema import APPLICATION_ID, VERSION
from aiquiz.progress.standing import Standing, ask_whether_still, standing
from aiquiz.progress.trouble import StoreError, store_error, what_is_shut
from aiquiz.progress.verified import opened
from aiquiz.progress.writable import why_only_read
from aiquiz.scheduling.memory import Terms

_AHEAD_MS = 36 * 3_600_000
"""How far ahead of the clock (ms) an answer may lie: zones differ by little more than a day."""

_SPARE_BYTES = 64 * 1024 * 1024
"""How much room the disk is to have, beside what a copy of the progress takes."""

_LONGEST = 64 * 1024 * 1024
"""More bytes than any value of ours has."""


@dataclass(slots=True)
class Examination:
    """What was found, and what was looked at: how many of what, and when it was last studied."""

    findings: list[Finding] = field(default_factory=list)
    rows: int = 0
    answers: int = 0
    runs: int = 0
    decks: int = 0
    cards: int = 0
    memories: int = 0
    last_ms: int | None = None
    copies: int | None = None
    """How many are sound, None where they can't be seen."""
    newest_copy_ms: int | None = None
    version: int = 0

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all that was found."""
        return frozenset(finding.code for finding in self.findings)

    @property
    def problems(self) -> list[Finding]:
        """What something is to be done about."""
        return [finding for finding in self.findings if finding.is_problem]

    def add(self, code: str, **facts: str | int) -> None:
        """Add a finding."""
        self.findings.append(Finding(code, facts))


def examine(path: Path, folder: Path, wanted: Terms, now_ms: int) -> Examination:
    """Look through the progress at `path` and its copies in `folder`; nothing of it is changed.

    What a crash left half written is taken back by SQLite, as at any start, and a copy that was
    not looked through yet counts from now on.
    `wanted` are the learner's terms, `now_ms` is the time (UTC ms). Raises StoreError where it
    can't be looked: the folder is shut, a disk is away, or another window writes for long.
    """
    found = Examination()
    _ask_whether_in_reach(path)
    copies = _sound_copies(found, folder)
    _play_back(path)
    seen = seen_at(path)
    if seen == "missing" and found.copies == 0:
        # Nothing was studied yet.
        _look_at_rights(found, path)
        _look_beside(found, path)
        return found
    if seen:
        found.add(seen, path=str(path))
    else:
        _look_inside(found, path, copies, wanted, now_ms)
    _look_for_lacking(found, path)
    _look_around(found, path)
    _look_beside(found, path)
    if found.answers and found.copies == 0:
        found.add("no-copy")
    return found


def _ask_whether_in_reach(path: Path) -> None:
    """Raise StoreError where nothing can be told of what is at `path`, or beside it."""
    shut = what_is_shut(path)
    if shut is not None:
        raise StoreError("no-access", path=str(shut))
    if seen_at(path) == "missing":
        look_at_place(path)


def _play_back(path: Path) -> None:
    """Let SQLite take back what a crash left half written, as it does at any start."""
    with suppress(sqlite3.Error, OSError):
        if is_file(path) and journal_of(path).stat().st_size:
            with closing(sqlite3.connect(_address(path), uri=True)) as database:
                database.execute("SELECT count(*) FROM sqlite_schema")


def _address(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=rw"


# The copies


def _sound_copies(found: Examination, folder: Path) -> list[backups.Backup]:
    """Give the copies that are sound, newest first."""
    sound: list[backups.Backup] = []
    try:
        there = backups.settled(folder)
    except StoreError as error:
        found.add("copies-unseen", path=error.facts["path"], why=error.code)
        return []
    for backup in there:
        verdict = backups.verified(backup.path)
        if verdict.sound:
            sound.append(backup)
        else:
            found.add("bad-copy", path=str(backup.path), why=verdict.code)
    found.copies = len(sound)
    found.newest_copy_ms = sound[0].at_s * 1000 if sound else None
    return sound


# The file


def _look_at_rights(found: Examination, path: Path) -> None:
    """Look whether answers can be written, unless it is told that the file can't be opened."""
    only_read = why_only_read(path)
    if only_read is not None and "no-access" not in found.codes:
        found.add("read-only", **only_read.facts)


def _look_around(found: Examination, path: Path) -> None:
    """Look at modes, at what may be written, and at the room on the disk."""
    _look_at_rights(found, path)
    with suppress(OSError):
        # Elsewhere modes tell nothing of who may read a file.
        if os.name == "posix" and path.is_file():
            for code, place in (("file-mode", path), ("folder-mode", path.parent)):
                mode = stat.S_IMODE(place.stat().st_mode)
                if mode & 0o077:
                    found.add(code, path=str(place), mode=f"{mode:04o}")
    with suppress(OSError):
        size = path.stat().st_size if path.is_file() else 0
        free = shutil.disk_usage(path.parent).free
        if free < size + _SPARE_BYTES:
            lacking = -(-(size + _SPARE_BYTES - free) // 1_000_000)
            found.add("no-room", path=str(path.parent), megabytes=lacking)
    _look_at_file_system(found, path)


def _look_at_file_system(found: Examination, path: Path) -> None:
    with suppress(OSError, RuntimeError):
        mounted = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
        kind = kind_at(mounted, str(path.parent.resolve()))
        if is_network(kind):
            found.add("network", path=str(path.parent), kind=kind)


def _look_beside(found: Examination, path: Path) -> None:
    """Look for what earlier repairs and changes left."""
    for beside in damaged_beside(path):
        found.add("kept-damaged", path=str(beside))
    for rest in rests_beside(path):
        found.add("rest", path=str(rest))


def _look_for_lacking(found: Examination, path: Path) -> None:
    """Look for answers in files that were put aside that the sound progress has not."""
    if found.answers and not found.codes & (REBUILT | {"older", "newer", "no-access"}):
        with suppress(StoreError, sqlite3.Error):
            count = lacking(path)
            if count:
                found.add("lacking", count=count)


# The database


def _look_inside(
    found: Examination, path: Path, copies: list[backups.Backup], wanted: Terms, now_ms: int
) -> None:
    try:
        with _copied(path) as copy:
            _look_through(found, copy, path, copies, wanted, now_ms)
    except (ValueError, TypeError, KeyError, AssertionError):
        # Text that is none, or columns that hold what their tables can't hold.
        found.add("unreadable", path=str(path))
    except sqlite3.Error as error:
        trouble = store_error(error, str(path))
        if trouble.code == "busy":
            raise trouble from error
        code = trouble.code if trouble.code in ("no-access", "not-ours") else "unreadable"
        found.add(code, path=str(path))


@contextmanager
def _copied(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a copy of the database at `path`, page by page as it is.

    Raises sqlite3.Error, and StoreError with the code "gone" where another file is put there.
    """
    # An empty name is a file of SQLite's own that goes when it is closed.
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        stands = standing(path)
        source = sqlite3.connect(_address(path), uri=True, timeout=0, isolation_level=None)
        with closing(source):
            # Left to itself the copying would wait for another window without end.
            source.execute("BEGIN")
            _lock(source, path, stands)
            source.backup(copy)
        copy.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY"):
            copy.execute(f"PRAGMA {pragma}")
        yield copy


def _lock(source: sqlite3.Connection, path: Path, stands: Standing | None) -> None:
    """Wait until what `source` holds at `path` can be read; nobody writes to it from then on."""
    for left in reversed(range(int(PATIENCE_SECONDS / _PAUSE_S) + 1)):
        # Before each try: SQLite, which can wait by itself, does not look which file is there.
        ask_whether_still(path, stands)
        try:
            source.execute("SELECT count(*) FROM sqlite_schema")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or not left:
                raise
            sleep(_PAUSE_S)
        else:
            return


_PAUSE_S = 0.02


def _look_through(
    found: Examination,
    copy: sqlite3.Connection,
    path: Path,
    copies: list[backups.Backup],
    wanted: Terms,
    now_ms: int,
) -> None:
    [[application]] = copy.execute("PRAGMA application_id")
    [[found.version]] = copy.execute("PRAGMA user_version")
    if application != APPLICATION_ID:
        raise sqlite3.DatabaseError
    wrong = made_otherwise(copy, found.version)
    if wrong:
        found.add("schema", count=len(wrong), names=", ".join(sorted(wrong)[:3]))
        return
    broken = copy.execute("PRAGMA integrity_check(100)").fetchall()
    if broken != [("ok",)]:
        found.add("structure", path=str(path), first=str(broken[0][0]))
    _count(found, copy)
    _look_at_rows(found, copy, now_ms)
    _look_for_holes(found, copy, copies)
    if found.version < VERSION:
        found.add("older", version=found.version)
    elif not found.codes & REBUILT:
        found.findings += differences(copy, wanted)


def _count(found: Examination, copy: sqlite3.Connection) -> None:
    found.answers, found.last_ms = copy.execute(
        "SELECT count(*), max(at_ms) FROM event WHERE kind = 'review'"
    ).fetchone()
    for name, table in (
        ("rows", "event"),
        ("runs", "stream"),
        ("decks", "deck"),
        ("cards", "card"),
    ):
        setattr(found, name, copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    [[found.memories]] = copy.execute("SELECT count(*) FROM memory")


def _look_at_rows(found: Examination, copy: sqlite3.Connection, now_ms: int) -> None:
    read = altered = 0
    for row in log.all_rows(copy):
        read += 1
        altered += not row.sound
    if altered:
        found.add("altered", count=altered)
    if found.rows > read:
        found.add("unnamed", count=found.rows - read)
    keys = copy.execute("PRAGMA foreign_key_check").fetchall()
    stray = sum(table == "typed" for table, *_rest in keys)
    if stray:
        found.add("stray-typed", count=stray)
    if len(keys) > stray:
        found.add("keys", count=len(keys) - stray)
    [[ahead, last]] = copy.execute(
        "SELECT count(*), max(at_ms) FROM event WHERE at_ms > ?", (now_ms + _AHEAD_MS,)
    )
    if ahead:
        found.add("ahead", count=ahead, last_ms=last)


def _look_for_holes(
    found: Examination, copy: sqlite3.Connection, copies: list[backups.Backup]
) -> None:
    """Look for places in a run's part of the log where no row is, and whether copies have it."""
    holes = _holes(copy)
    if not holes:
        return
    filled = 0
    for backup in copies:
        with suppress(sqlite3.Error), closing(opened(backup.path)) as other:
            there = _places(other, holes)
            filled += sum(len(holes[uid] & places) for uid, places in there.items())
            for uid, places in there.items():
                holes[uid] -= places
    if filled:
        found.add("holes-in-copies", count=filled)
    left = sum(map(len, holes.values()))
    if left:
        found.add("holes", count=left)


_MOST_HOLES = 1_000_000


def _holes(database: sqlite3.Connection) -> dict[bytes, set[int]]:
    """Give by run the places before its last row where no row is."""
    runs = database.execute(
        """
        SELECT s.uid, s.id, max(e.seq) FROM stream s JOIN event e ON e.stream = s.id
        GROUP BY s.id HAVING count(*) < max(e.seq)
        """
    ).fetchall()
    return {
        uid: set(range(1, min(last, _MOST_HOLES))) - _of_run(database, number)
        for uid, number, last in runs
    }


def _places(database: sqlite3.Connection, uids: Mapping[bytes, object]) -> dict[bytes, set[int]]:
    runs = database.execute("SELECT uid, id FROM stream").fetchall()
    return {uid: _of_run(database, number) for uid, number in runs if uid in uids}


def _of_run(database: sqlite3.Connection, number: int) -> set[int]:
    return {seq for [seq] in database.execute("SELECT seq FROM event WHERE stream = ?", (number,))}
