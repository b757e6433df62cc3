"""What one run wrote, kept in case it has to be written once more; forgotten texts are not kept."""

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aiquiz import __version__
from aiquiz.progress import log
from aiquiz.progress.event import Event, checksum
from aiquiz.progress.log import Row

if TYPE_CHECKING:
    from aiquiz.progress.union import Found


class Written:
    """The rows of one run, in order, each with what was typed.

    Each change that takes texts out of a file is counted in it. By that it is noticed, whoever
    forgot them, and nothing of them is written any more, not even into an older copy that took the
    place of the file meanwhile.
    """

    def __init__(self, started_ms: int) -> None:
        """Begin with nothing; the run began at `started_ms` (UTC)."""
        self._started_ms = started_ms
        self._rows: list[tuple[Event, str | None]] = []
        self._times: int | None = None

    @property
    def last(self) -> Event | None:
        """What was written last."""
        return self._rows[-1][0] if self._rows else None

    def add(self, event: Event, typed: str | None) -> None:
        """Keep `event` in mind, which was written with what was `typed`."""
        self._rows.append((event, typed))

    def found(self) -> "Iterator[Found]":
        """Give what was written, as another log gives its rows."""
        # A millisecond, which a start should not pay for what hardly ever happens.
        from aiquiz.progress.union import Found

        for event, typed in self._rows:
            yield Found(Row(event, checksum(event), typed), __version__, self._started_ms)

    def begin(self, database: sqlite3.Connection) -> None:
        """Note how often texts were forgotten before this run wrote any. Raises sqlite3.Error."""
        if self._times is None:
            self._times = _times(database)

    def let_go(self, database: sqlite3.Connection) -> None:
        """Let go of the texts that were forgotten in `database`, by whomever.

        Where more was forgotten than was known, and a row is not there, its text may be among it.
        Raises sqlite3.Error.
        """
        known, times = self._times, _times(database)
        if known is not None and times != known:
            self.empty(database, missing=times > known)
            self._times = max(known, times)

    def settle(self, database: sqlite3.Connection) -> None:
        """Let go of what was forgotten in `database`, which is gone on with from now on.

        It holds all rows. Raises sqlite3.Error.
        """
        self.empty(database)
        self._times = _times(database)

    def empty(self, database: sqlite3.Connection, *, missing: bool = False) -> None:
        """Let go of the texts that are empty in `database`, or whose row is `missing` there.

        Raises sqlite3.Error.
        """
        for place, (event, typed) in enumerate(self._rows):
            if typed:
                there = log.typed_at(database, event.ref)
                if there == "" or (there is None and missing):
                    self._rows[place] = event, ""


def _times(database: sqlite3.Connection) -> int:
    # What counts them is not needed before anything was forgotten or lost.
    from aiquiz.progress import forgetting

    return forgetting.times(database)
