"""The database as one window has it open, and what becomes of it when its file is another one.

While a window is open its file may be deleted, moved, or another one put in its place: by hand, by
a program that synchronizes folders, by another window. What this window knows and the file that
stands there does not is then put there before anything else is.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aiquiz.progress import log
from aiquiz.progress.database import reading, whole
from aiquiz.progress.event import Event
from aiquiz.progress.names import journal_of
from aiquiz.progress.opening import open_database
from aiquiz.progress.schema import VERSION
from aiquiz.progress.standing import (
    Standing,
    device_of_folder,
    may_be_written,
    standing,
    write_back,
)
from aiquiz.progress.trouble import STILL_READABLE, NotThereError, StoreError
from aiquiz.progress.written import Written

if TYPE_CHECKING:
    from aiquiz.progress.union import Found, Taken


class Moved(NamedTuple):
    """What became of the file at `path` while it was open, and was put right.

    `code` is "written-back" where none stood there any more, "taken-up" where another one did,
    "emptied" where nothing was left in it, "replaced" where a copy was written over it that lacks
    nothing of this window, as a restore does. `added` counts the rows that were put there.
    """

    code: str
    path: str
    added: int


Derive = Callable[[sqlite3.Connection, "Taken"], None]
"""Makes anew what is derived from rows that were taken up."""

_UNFIT = {"damaged", "newer", "not-ours"}
"""What is wrong with a file until somebody writes to it."""

_TRIES = 3
"""How often a change is begun while others go on putting files there."""


class Opened:
    """An open database, by its `path`; what is written to it is written to what stands there."""

    def __init__(self, path: Path, started_ms: int, derive: Derive) -> None:
        """Open it, in the present version; this run began at `started_ms` (UTC).

        Raises StoreError.
        """
        self.path = path
        self.database = open_database(path, started_ms)
        self._stands = standing(path)
        self._folder_device = device_of_folder(path)
        self._started_ms = started_ms
        self._derive = derive
        self._written = Written(started_ms)
        self._is_other = False
        self._is_refused = False
        self._is_empty = False
        self._unfit: Standing | None = None
        self._why_unfit = ""
        self._moved: list[Moved] = []
        self._opened = 1
        self._seen = 0
        self._ends: dict[bytes, int] = {}

    def close(self) -> None:
        """Close it. Where another file stands there by now, what it lacks is put there first."""
        with suppress(StoreError):
            self._find(writes=False)
        self.database.close()

    def wrote(self, event: Event, typed: str | None) -> None:
        """Keep in mind that this run wrote `event`: it may have to be written once more."""
        self._written.add(event, typed)

    def moved(self) -> list[Moved]:
        """Give what became of the file since this was asked last."""
        told, self._moved = self._moved, []
        return told

    def rows_here(self) -> "list[Found]":
        """Give what a file at the path may lack, for whoever builds it anew.

        That is what this run wrote, and where another file stands there all that is open.
        """
        from aiquiz.progress import union

        stands = self._is_where_it_stands()
        if stands:
            with suppress(sqlite3.Error):
                self._written.let_go(self.database)
        own = list(self._written.found())
        if stands or _holds_anything(journal_of(self.path)):
            # A journal beside another file is that one's: SQLite would play it back into ours.
            return own
        return [*_readable(union.rows_of(self.database)), *own]

    def _is_where_it_stands(self) -> bool:
        try:
            there = standing(self.path)
        except StoreError:
            return False
        return there is not None and there.is_same(self._stands)

    def edition(self) -> tuple[int, int]:
        """Give what is another one whenever another window has written. Raises StoreError."""
        for _look in range(2):
            with self.reading():
                [[seen]] = self.database.execute("PRAGMA data_version")
                if seen == self._seen or self._holds_what_was_written():
                    break
        if seen != self._seen:
            self._look_for_ends()
        self._seen = seen
        return self._opened, seen

    def _look_for_ends(self) -> None:
        """See whether the log still holds what it ended with: it only grows, unless replaced.

        That a window lacks something of its own is noticed without this. Raises StoreError.
        """
        with self.reading():
            ends = self._ends.items()
            lacks = any(log.stored_checksum(self.database, *end) is None for end in ends)
            self._ends = log.ends(self.database)
        if lacks:
            self._moved.append(Moved("replaced", str(self.path), 0))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let what is read inside be of what stands there; what SQLite raises is a StoreError."""
        try:
            self._find(writes=False)
        except StoreError as error:
            # What this window has open can be read all the same.
            if error.code not in STILL_READABLE or self._has_journal_of_other(error.code):
                raise
        with reading(self.path):
            yield

    def _has_journal_of_other(self, code: str) -> bool:
        """Tell whether somebody may be writing to another file that stands at the path.

        SQLite would take the journal of that change for one of what is open here, play it back
        into it and empty it: whoever is writing could not take the change back any more.
        """
        there = standing(self.path)
        if there is None or there.is_same(self._stands):
            return False
        return code == "busy" or _holds_anything(journal_of(self.path))

    @contextmanager
    def change(self) -> Iterator[None]:
        """Make what happens inside one durable change of what stands there, or none.

        Raises StoreError.
        """
        try:
            self._begin()
            with whole(self.database, self.path):
                self._written.begin(self.database)
                yield
        except KeyError as error:
            raise NotThereError(str(self.path)) from error
        except StoreError as error:
            self._is_other |= error.code == "gone"
            # What was opened for reading alone has to be opened anew once writing is allowed.
            self._is_refused = error.code == "read-only" or not may_be_written(self.path)
            if self._is_refused:
                raise StoreError("read-only", path=str(self.path)) from error
            raise
        # Only now is it known that it went into the file that whoever opens it next will find.
        there = standing(self.path)
        if there is None or not there.is_same(self._stands):
            raise StoreError("gone", path=str(self.path))
        self._stands = there

    @contextmanager
    def forgetting(self) -> Iterator[None]:
        """Make a `change` that takes out what was typed; this window keeps nothing of it in mind.

        Raises StoreError.
        """
        with self.change():
            yield
            self._written.empty(self.database)

    def _begin(self) -> None:
        """Take the write lock on what stands there."""
        for _try in range(_TRIES):
            self._find(writes=True)
            with reading(self.path):
                self.database.execute("BEGIN IMMEDIATE")
                if self._is_where_it_was():
                    return
                self.database.execute("ROLLBACK")
        raise StoreError("gone", path=str(self.path))

    def _is_where_it_was(self) -> bool:
        """Tell whether the change that was begun is one of what stands there; end it on an error.

        Raises sqlite3.Error, StoreError.
        """
        try:
            there = standing(self.path)
            holds = self._holds_what_was_written()
            return holds and there is not None and there.is_same(self._stands)
        except BaseException:
            if self.database.in_transaction:
                self.database.execute("ROLLBACK")
            raise

    def _holds_what_was_written(self) -> bool:
        """Tell whether the file holds the present tables, and what this run wrote last.

        Another one may have been written over it: then it is the same file, and yet is not.
        """
        [[version]] = self.database.execute("PRAGMA user_version")
        last = self._written.last
        if version == VERSION and last is not None:
            version = VERSION if log.stored_checksum(self.database, *last.ref) is not None else -1
        self._is_other = version != VERSION
        return not self._is_other

    def _find(self, *, writes: bool) -> None:
        """See that what stands at the path is what is open; else open that, and unite both.

        Where nothing stands there it is left so, unless this `writes`. Raises StoreError.
        """
        there = standing(self.path)
        anew = self._is_other or (self._is_refused and writes)
        if there is not None and there.is_same(self._stands) and not anew:
            self._forget_unless_left_by_us(there)
            return
        if there is None:
            if not writes:
                return
            if device_of_folder(self.path) != self._folder_device:
                # The disk is away, and what lies where it was is not it.
                raise StoreError("gone", path=str(self.path))
            write_back(self.database, self.path)
        was_empty, self._is_empty = self._is_empty, there is not None and there.is_empty
        if self._is_empty and not (was_empty and writes):
            # Somebody may be writing it just now: what is to be saved is tried again in a while.
            raise StoreError("gone", path=str(self.path))
        if self._is_empty:
            from aiquiz.progress.beginning import look_for_copies

            # To begin it anew would hide that copies hold more than this window knows.
            look_for_copies(self.path)
        if self._unfit == there and not writes:
            # To look through it once more takes long, and nothing has changed.
            raise StoreError(self._why_unfit, path=str(self.path))
        try:
            self._take_over(there)
        except StoreError as error:
            if error.code in _UNFIT:
                self._unfit, self._why_unfit = there, error.code
            raise

    def _forget_unless_left_by_us(self, there: Standing) -> None:
        """Have the file read anew where somebody else wrote to it.

        SQLite itself sees that by a counter in the file. Where a copy with other changes, and as
        many of them, is written over it, it would go on with pages of both.
        """
        if there != self._stands:
            with reading(self.path):
                self.database.execute("PRAGMA shrink_memory")
                self.database.execute("PRAGMA writable_schema = RESET")
                with _unless_no_table():
                    self._written.let_go(self.database)
            self._stands = there

    def _take_over(self, there: Standing | None) -> None:
        """Go on with what stands at the path, once it holds all that this window knows."""
        fresh = open_database(self.path, self._started_ms)
        try:
            now = standing(self.path)
            moved = now is None or not now.is_same(self._stands)
            taken = self._unite(fresh, moved=moved)
            then = standing(self.path)
            if now is None or not now.is_same(then):
                raise StoreError("gone", path=str(self.path))
        except BaseException:
            fresh.close()
            raise
        former, self.database, self._stands = self.database, fresh, then
        self._is_other, self._is_refused, self._seen, self._ends = False, False, 0, {}
        self._opened += 1
        former.close()
        self._tell(there, taken)

    def _unite(self, fresh: sqlite3.Connection, *, moved: bool) -> "Taken":
        """Put into `fresh` what this run wrote, and where it `moved` all that is open too."""
        # A millisecond, which a start should not pay for what hardly ever happens.
        from aiquiz.progress import union

        with reading(self.path):
            [[state]] = fresh.execute("PRAGMA quick_check(1)")
            if state != "ok":
                raise StoreError("damaged", path=str(self.path))
            fresh.execute("BEGIN IMMEDIATE")
        with whole(fresh, self.path):
            # All of it is read before anything is written: the journal of what is written has the
            # name that a reader of the former file would take for the one of its own.
            held = list(_readable(union.rows_of(self.database, unlike=fresh))) if moved else []
            self._written.let_go(fresh)
            taken = union.take_up(fresh, chain(held, self._written.found()))
            self._written.settle(fresh)
            self._derive(fresh, taken)
        return taken

    def _tell(self, there: Standing | None, taken: "Taken") -> None:
        code = "taken-up"
        if there is None:
            code = "written-back"
        elif self._is_empty:
            code, self._is_empty = "emptied", False
        if code != "taken-up" or taken.changed:
            self._moved.append(Moved(code, str(self.path), taken.added))


@contextmanager
def _unless_no_table() -> Iterator[None]:
    """Leave it where a table is missing, as in an older version that was written over the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise


def _holds_anything(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _readable(rows: "Iterator[Found]") -> "Iterator[Found]":
    """Give `rows` up to where they can't be read any more."""
    with suppress(sqlite3.Error):
        yield from rows
