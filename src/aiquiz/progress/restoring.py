"""A copy takes the place of the progress, which is kept as a copy first.

Where the present file is sound SQLite itself puts the copy there, under its own locks: other
windows wait, what they wrote before is kept, and a power cut leaves the one or the other.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import NamedTuple

from aiquiz.progress import backups, forgetting
from aiquiz.progress.database import PATIENCE_SECONDS, one_moment
from aiquiz.progress.in_place import place_of, put_in_place
from aiquiz.progress.made_of import made_otherwise
from aiquiz.progress.on_disk import to_disk, told
from aiquiz.progress.opening import open_database
from aiquiz.progress.schema import MIGRATIONS, VERSION, migrate
from aiquiz.progress.titles import titles_in
from aiquiz.progress.trouble import StoreError, file_error, store_error
from aiquiz.progress.verified import held, limit, opened, refused, verified


class OfDeck(NamedTuple):
    """The answers on a deck (id, language) that go with a restore, and those that come back.

    `title` is "" where none is known, or several decks have it.
    """

    deck: tuple[str, str]
    gone: int
    back: int
    title: str = ""


class Side(NamedTuple):
    """What the present progress or a copy holds: answers, and the last one (UTC ms)."""

    answers: int
    last_ms: int | None


class Change(NamedTuple):
    """What a restore changes: from what to what, and by deck where answers go or come back.

    `others_gone` and `others_back` count what is no answer: marks, changes of mind and the like.
    `trouble` is the code of what keeps the present progress from being read, "none" where there
    is none; then all that the copy holds comes back, as far as is known.
    """

    now: Side
    then: Side
    decks: tuple[OfDeck, ...]
    others_gone: int = 0
    others_back: int = 0
    trouble: str = ""

    @property
    def gone(self) -> int:
        """How many answers go."""
        return sum(deck.gone for deck in self.decks)

    @property
    def back(self) -> int:
        """How many answers come back."""
        return sum(deck.back for deck in self.decks)


class Restored(NamedTuple):
    """Where what was there before lies: `kept` as a copy, or `moved` away as it was.

    Both are None where nothing was there.
    """

    kept: Path | None = None
    moved: Path | None = None


def preview(path: Path, copy: Path) -> Change:
    """Give what would change if the copy took the place of the progress at `path`.

    Nothing is written. Raises StoreError where the copy will not do.
    """
    check(copy)
    database = sqlite3.connect("file::memory:", uri=True, isolation_level=None)
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        _attach(database, copy, "copied", "ro")
        trouble = "none"
        if path.exists():
            try:
                # A journal that is left of a crash is played back as by any start.
                _attach(database, path, "present", "rw")
                limit(database, copy.stat().st_size + path.stat().st_size)
                if not _is_foreign(database):
                    return _change(database)
                trouble = "damaged"
            except sqlite3.Error as error:
                trouble = store_error(error, str(path)).code
            limit(database, copy.stat().st_size)
        return _all_of(database, trouble)
    except sqlite3.Error as error:
        raise store_error(error, str(copy)) from error
    finally:
        database.close()


def _is_foreign(database: sqlite3.Connection) -> bool:
    """Tell whether something in the present progress is none of ours: it might never end."""
    [[version]] = database.execute("PRAGMA present.user_version")
    return version <= VERSION and bool(made_otherwise(database, version, "present"))


def check(copy: Path, named: Path | None = None) -> None:
    """Raise StoreError, told of `named`, where the copy can't take the place of the progress."""
    code = verified(copy).code
    if code:
        raise StoreError(_UNFIT.get(code, code), path=str(named or copy))


_UNFIT = {"gone": "no-copy", "not-ours": "no-copy", "damaged": "bad-copy"}


def restore(path: Path, copy: Path, folder: Path, now_ms: int) -> Restored:
    """Put the copy in the place of the progress at `path`, which is kept in `folder` first.

    Whatever ends it, the whole of the one is there or the whole of the other. Progress that can't
    be read is moved away as it is; behind a link the file itself is. Raises StoreError; then the
    progress is what it was.
    """
    path = place_of(path)
    with _prepared(copy, path, now_ms) as fresh:
        if not path.exists():
            with suppress(FileExistsError):
                # What stands in a journal there belongs to what is gone.
                return Restored(moved=_put(fresh, path, now_ms))
        try:
            return Restored(kept=_put_into(fresh, path, folder, now_ms))
        except StoreError as error:
            if error.code not in _UNREADABLE:
                raise
        try:
            # Where it can be read, other windows would go on with what is moved away.
            return Restored(moved=_put(fresh, path, now_ms))
        except FileExistsError as error:
            raise StoreError("busy", path=str(path)) from error


_UNREADABLE = {"damaged", "not-ours", "unsound"}
"""What shows that the present file can't be kept as a copy."""


def _put(fresh: Path, path: Path, now_ms: int) -> Path | None:
    """Put `fresh` in place. Raises StoreError, and FileExistsError where a file came meanwhile."""
    try:
        return put_in_place(fresh, path, now_ms)
    except FileExistsError:
        raise
    except OSError as error:
        raise file_error(error, str(path)) from error


@contextmanager
def _prepared(copy: Path, path: Path, now_ms: int) -> Iterator[Path]:
    """Give a file beside `path` with what the copy holds, looked through, in the present version.

    The copy may lie on a disk that is taken away meanwhile, and it stays as it is.
    """
    code = refused(copy)
    if code:
        raise StoreError(_UNFIT.get(code, code), path=str(copy))
    with told(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with backups.half(path.parent, now_ms, "restoring") as fresh:
            _fill(fresh, copy)
            check(fresh, copy)
            _bring_up_to_date(fresh)
            to_disk(fresh)
            yield fresh


def _fill(fresh: Path, copy: Path) -> None:
    try:
        with (
            told(copy),
            closing(opened(copy)) as given,
            closing(sqlite3.connect(fresh)) as target,
        ):
            target.execute("PRAGMA journal_mode = OFF")
            backups.copy_into(given, target)
    except StoreError as error:
        raise StoreError(_UNFIT.get(error.code, error.code), path=str(copy)) from error


def _bring_up_to_date(fresh: Path) -> None:
    with closing(sqlite3.connect(fresh, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = MEMORY")
        migrate(database, MIGRATIONS)
        backups.forget_note(database)


def _put_into(fresh: Path, path: Path, folder: Path, now_ms: int) -> Path:
    """Write what `fresh` holds into the progress at `path`; give the copy of what was there."""
    with told(path), closing(open_database(path, now_ms)) as live, _kept_locked(fresh) as given:
        before = _version(live)
        kept = backups.make(live, folder, now_ms, "before-restore")
        _hold(live)
        if _version(live) != before:
            # Another window wrote in between; now none can.
            kept = backups.make(live, folder, now_ms, "before-restore")
        # Windows that are open tell by it that texts were forgotten, which they still know.
        forgetting.count_on(given, forgetting.times(live))
        given.backup(live)
    return kept.path


@contextmanager
def _kept_locked(fresh: Path) -> Iterator[sqlite3.Connection]:
    """Open `fresh` and hold it: who clears up may have a clock that is hours ahead of the disk's.

    Raises sqlite3.Error, also where it is gone: made anew and empty it would be what is restored.
    """
    address = f"{fresh.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as given:
        given.execute("PRAGMA journal_mode = MEMORY")
        given.execute("PRAGMA locking_mode = EXCLUSIVE")
        given.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield given


def _hold(live: sqlite3.Connection) -> None:
    """Keep all other windows from the file until it is closed. Raises sqlite3.Error."""
    # SQLite itself asks ever more seldom, and may so never find a gap.
    live.execute("PRAGMA busy_timeout = 0")
    for _attempt in range(int(PATIENCE_SECONDS / _PAUSE_S)):
        try:
            live.execute("BEGIN EXCLUSIVE")
            break
        except sqlite3.OperationalError:
            sleep(_PAUSE_S)
    else:
        live.execute("BEGIN EXCLUSIVE")
    # Within a change this only says that its lock is kept.
    live.execute("PRAGMA locking_mode = EXCLUSIVE")
    live.execute("COMMIT")


_PAUSE_S = 0.002


def _version(live: sqlite3.Connection) -> object:
    """Give what is another number once another window wrote."""
    return live.execute("PRAGMA data_version").fetchone()[0]


def _attach(database: sqlite3.Connection, path: Path, name: str, mode: str) -> None:
    database.execute(f"ATTACH ? AS {name}", (f"{path.absolute().as_uri()}?mode={mode}",))


def _all_of(database: sqlite3.Connection, trouble: str) -> Change:
    """Give the change where the present progress can't be read."""
    titles = titles_in(database, "copied")
    rows = database.execute(_OF_DECKS)
    decks = tuple(OfDeck(row[:2], 0, row[2], titles.get(row[:2], "")) for row in rows)
    return Change(Side(0, None), _side(database, "copied"), decks, trouble=trouble)


def _change(database: sqlite3.Connection) -> Change:
    with one_moment(database):
        gone, back = (
            {row[:2]: row[2] for row in database.execute(_ONLY.format(among=among, but=but))}
            for among, but in (("present", "copied"), ("copied", "present"))
        )
        sides = _side(database, "present"), _side(database, "copied")
        titles = titles_in(database, "copied", "present")
    no_answer = ("", "")
    others = gone.pop(no_answer, 0), back.pop(no_answer, 0)
    decks = (
        OfDeck(deck, gone.get(deck, 0), back.get(deck, 0), titles.get(deck, ""))
        for deck in sorted({*gone, *back})
    )
    return Change(*sides, tuple(decks), *others)


def _side(database: sqlite3.Connection, name: str) -> Side:
    return Side(*held(database, name))


_OF_DECKS = """
    SELECT d.deck, d.language, count(*)
    FROM copied.event e
    JOIN copied.card c ON c.id = e.card
    JOIN copied.deck d ON d.id = c.deck
    WHERE e.kind = 'review' GROUP BY d.id ORDER BY d.deck, d.language
"""

# Sessions are not counted: each comes with its answers.
_ONLY = """
    SELECT
        CASE e.kind WHEN 'review' THEN d.deck ELSE '' END AS deck,
        CASE e.kind WHEN 'review' THEN d.language ELSE '' END AS language,
        count(*)
    FROM {among}.event e
    JOIN {among}.stream s ON s.id = e.stream
    LEFT JOIN {among}.card c ON c.id = e.card
    LEFT JOIN {among}.deck d ON d.id = c.deck
    WHERE e.kind <> 'session' AND NOT EXISTS(
        SELECT 1 FROM {but}.stream t JOIN {but}.event f ON f.stream = t.id
        WHERE t.uid = s.uid AND f.seq = e.seq
    )
    GROUP BY 1, 2
"""
