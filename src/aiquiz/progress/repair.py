"""Repairs progress: all rows that can be read, here and in copies, in a new database.

It is built beside the old one and looked through as a whole, and only then takes its place. The
old one is put aside under another name and never written to, nor taken away. Whatever ends the
program in between, the old or the new one is there, or the new one is as soon as it is opened.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from aiquiz.progress import backups, log
from aiquiz.progress.damage import Names, Tally, all_open, is_file, names_in, readable, unclear
from aiquiz.progress.database import PATIENCE_SECONDS, change, connect
from aiquiz.progress.derived import make_anew
from aiquiz.progress.header import seen_at
from aiquiz.progress.in_place import place_of, put_in_place
from aiquiz.progress.names import damaged_beside, half_repaired, journal_of, repaired
from aiquiz.progress.on_disk import to_disk, told
from aiquiz.progress.pages import Source
from aiquiz.progress.titles import titles_in
from aiquiz.progress.trouble import StoreError, store_error
from aiquiz.progress.union import Found, derive, rows_of, take_up
from aiquiz.progress.verified import opened, verified
from aiquiz.scheduling.memory import Terms


class Kept(NamedTuple):
    """What is kept of a deck (id, language): its answers, and when the last was given (UTC ms).

    `title` is "" where none is known, or several decks have it.
    """

    deck: str
    language: str
    answers: int
    last_ms: int
    title: str = ""


@dataclass(slots=True)
class Mended:
    """What a repair keeps, and what it can't.

    `answers` are all that are kept, `read` those of them that no copy had, `last_ms` (UTC) when
    the last was given. `copies` could be used, the newest of `copy_ms` (UTC), and hold `in_copies`
    of the answers.

    `found` counts the rows of the damaged file that could be read. `lost` counts rows that were
    found and are no longer what was written, `holes` places in the log where a row must have been,
    `unread` pages that the disk did not give, `unclear` pages that are missing or hold nothing
    that can be understood: rows may have stood there that nothing else tells of.
    """

    answers: int = 0
    read: int = 0
    last_ms: int | None = None
    copies: int = 0
    copy_ms: int | None = None
    in_copies: int = 0
    found: int = 0
    lost: int = 0
    holes: int = 0
    unread: int = 0
    unclear: int = 0
    decks: list[Kept] = field(default_factory=list)
    aside: Path | None = None
    """Where the damaged file was put, None where there was none or nothing was put in place."""


def preview(path: Path, folder: Path, wanted: Terms, known: Sequence[Found] = ()) -> Mended:
    """Tell what a repair of the progress at `path` would keep; nothing of that is changed.

    `folder` holds the copies, which are looked through where that was not done yet, `wanted` are
    the learner's terms and `known` are rows that an open window has. Raises StoreError.
    """
    with (
        all_open(path, _to_read(path)) as files,
        _built(path, folder, wanted, known, files) as built,
    ):
        return built.mended


def mend(
    path: Path, folder: Path, wanted: Terms, now_ms: int, known: Sequence[Found] = ()
) -> Mended:
    """Build the progress at `path` anew from all that can be read, and put it in place.

    `folder` holds the copies, `wanted` are the learner's terms, `now_ms` is the time (UTC ms) and
    `known` are rows that an open window has. Raises StoreError; all is then as it was, or the new
    progress is in its place and another repair takes up what was written to the old one last.
    """
    with ExitStack() as held:
        files = held.enter_context(all_open(path, _to_read(path)))
        held.enter_context(_alone(path))
        with _built(path, folder, wanted, known, files) as built, told(path):
            if not _REPLACES_OPEN_FILES:
                held.close()
            built.mended.aside = _put(built.work, path, now_ms)
    _take_late(path, wanted, built)
    return built.mended


_REPLACES_OPEN_FILES = os.name == "posix"
"""Whether a file can be put in the place of one that is open. Else nothing is locked then."""


def derive_anew(path: Path, wanted: Terms) -> None:
    """Make anew in place what is derived from the log. Raises StoreError."""
    with closing(connect(path)) as database, change(database, path):
        make_anew(database, wanted)


def set_modes(path: Path) -> None:
    """Let nobody else read the progress, its folder and what lies beside it. Raises StoreError."""
    with told(path):
        path.parent.chmod(0o700)
        for file in (path, journal_of(path), *damaged_beside(path)):
            if is_file(file):
                file.chmod(0o600)


# Building


class _Built(NamedTuple):
    """The new database, what it keeps, and the names that numbers in damaged files stand for."""

    work: Path
    mended: Mended
    names: Names


def _to_read(path: Path) -> list[Path]:
    """Give the damaged file, and all beside it that may hold rows."""
    aside = [one for file in damaged_beside(path) for one in (file, journal_of(file))]
    return [path, journal_of(path), repaired(path), *aside]


@contextmanager
def _built(
    path: Path, folder: Path, wanted: Terms, known: Sequence[Found], files: Sequence[Source]
) -> Iterator[_Built]:
    """Build the new database beside `path`, looked through and on disk; it goes afterwards."""
    work = half_repaired(path)
    with told(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _remove(work)
    try:
        with told(work):
            built = _build(path, work, folder, wanted, known, files)
            to_disk(work)
        yield built
    finally:
        _remove(work)


def _remove(work: Path) -> None:
    for rest in (work, journal_of(work)):
        with suppress(OSError):
            rest.unlink(missing_ok=True)


def _build(
    path: Path,
    work: Path,
    folder: Path,
    wanted: Terms,
    known: Sequence[Found],
    files: Sequence[Source],
) -> _Built:
    copies = [copy for copy in backups.settled(folder) if verified(copy.path).sound]
    mended = Mended(copies=len(copies), copy_ms=copies[0].at_s * 1000 if copies else None)
    if copies:
        _copy(copies[0].path, work)
    with closing(connect(work)) as new:
        new.execute("BEGIN IMMEDIATE")
        backups.forget_note(new)
        for copy in copies[1:]:
            with closing(opened(copy.path)) as older:
                take_up(new, rows_of(older, unlike=new))
        mended.in_copies = _answers(new)
        take_up(new, known)
        with all_open(path, [copy.path for copy in copies[:1]]) as newest:
            names = names_in([*files, *newest])
        _take_readable(new, path, files, names, mended)
        make_anew(new, wanted)
        new.execute("COMMIT")
        _look_through(new, work)
        _tell(new, mended)
    return _Built(work, mended, names)


def _copy(source: Path, target: Path) -> None:
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with (
        closing(opened(source)) as old,
        closing(sqlite3.connect(target, isolation_level=None)) as new,
    ):
        old.backup(new)


def _take_readable(
    new: sqlite3.Connection, path: Path, files: Sequence[Source], names: Names, mended: Mended
) -> None:
    """Add what can be read of the damaged file, and of others that were put aside before."""
    for file in files:
        tally = Tally()
        take_up(new, readable(file, names, tally))
        if file.path in (path, journal_of(path)):
            mended.found += len(tally.read)
            mended.unread += tally.unread_pages
            mended.lost += len(_still_lost(new, tally, names))
        if file.path == path:
            mended.unclear = unclear(file)


def _still_lost(new: sqlite3.Connection, tally: Tally, names: Names) -> set[tuple[int, int]]:
    """Give of the rows that were refused those that `new` has not from elsewhere."""
    return {
        (number, seq)
        for number, seq in tally.refused - tally.read
        if not any(
            log.stored_checksum(new, uid, seq) is not None
            for uid, *_told in names.streams.get(number, ())
            if -(2**63) <= seq < 2**63
        )
    }


def _look_through(new: sqlite3.Connection, work: Path) -> None:
    """Make sure that the new database is whole. Raises StoreError."""
    sound = (
        new.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        and not new.execute("PRAGMA foreign_key_check").fetchall()
        and all(row.sound for row in log.all_rows(new))
    )
    if not sound:
        raise StoreError("io", path=str(work))


def _answers(new: sqlite3.Connection) -> int:
    [[answers]] = new.execute("SELECT count(*) FROM event WHERE kind = 'review'")
    assert isinstance(answers, int)
    return answers


def _tell(new: sqlite3.Connection, mended: Mended) -> None:
    decks = new.execute(
        """
        SELECT d.deck, d.language, count(*), max(e.at_ms)
        FROM event e JOIN card c ON c.id = e.card JOIN deck d ON d.id = c.deck
        WHERE e.kind = 'review' GROUP BY d.id ORDER BY max(e.at_ms) DESC
        """
    )
    titles = titles_in(new)
    mended.decks = [Kept(*row)._replace(title=titles.get(row[:2], "")) for row in decks]
    mended.answers = sum(kept.answers for kept in mended.decks)
    mended.read = mended.answers - mended.in_copies
    mended.last_ms = max((kept.last_ms for kept in mended.decks), default=None)
    [[mended.holes]] = new.execute(
        """
        SELECT coalesce(sum(last - rows), 0)
        FROM (SELECT max(seq) AS last, count(*) AS rows FROM event GROUP BY stream)
        """
    )


# Putting in place


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other windows from writing to what is at `path`, where SQLite can still lock it.

    The lock goes as soon as this process closes that file anywhere.
    Raises StoreError with the code "busy" where another window writes for long.
    """
    locked = None if seen_at(path) else _locked(path)
    try:
        yield
    finally:
        if locked is not None:
            locked.close()


def _locked(path: Path) -> sqlite3.Connection | None:
    address = f"{path.absolute().as_uri()}?mode=rw"
    old = sqlite3.connect(address, uri=True, timeout=PATIENCE_SECONDS, isolation_level=None)
    try:
        old.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        old.close()
        if store_error(error, str(path)).code == "busy":
            raise StoreError("busy", path=str(path)) from error
        return None
    return old


def _put(work: Path, path: Path, now_ms: int) -> Path | None:
    """Put `work` in the place of `path`; give where that went which was there."""
    try:
        return put_in_place(work, place_of(path), now_ms)
    except FileExistsError as error:
        raise StoreError("busy", path=str(path)) from error


def _take_late(path: Path, wanted: Terms, built: _Built) -> None:
    """Add what was written to the file that was put aside after it had been read.

    That is seldom anything: where the file could be locked nobody wrote to it. Raises StoreError.
    """
    aside, mended = built.mended.aside, built.mended
    with all_open(path, [aside] if aside else []) as files:
        if not files:
            return
        with told(path):
            names = names_in(files, built.names)
        with closing(connect(path)) as database:
            with told(path), change(database, path):
                taken = take_up(database, readable(files[0], names, Tally()))
                derive(database, taken, wanted)
            if taken.changed:
                _tell(database, mended)
