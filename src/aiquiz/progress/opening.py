"""The database opened for a learner: before one of an older version is changed, a copy is kept."""

import sqlite3
from pathlib import Path

from aiquiz.progress.database import connect
from aiquiz.progress.names import BACKUPS


def open_database(path: Path, now_ms: int) -> sqlite3.Connection:
    """Open the database at `path` as `connect` does; a copy is told as made `now_ms` (UTC).

    Raises StoreError, also where no copy can be kept: then nothing is changed.
    """

    def keep(database: sqlite3.Connection) -> None:
        from aiquiz.progress import backups

        backups.make(database, path.parent / BACKUPS, now_ms, "before-upgrade")

    return connect(path, keep)
