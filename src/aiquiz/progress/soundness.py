"""A look at the structure of the database, for which nobody has to wait."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from enum import Enum
from pathlib import Path

from aiquiz.progress.verified import opened


class Look(Enum):
    """What came of a look: it was cut short, all is well, or something is wrong."""

    STOPPED = "stopped"
    SOUND = "sound"
    DAMAGED = "damaged"


_STEPS = 2000
"""After how many steps of SQLite it is asked whether to go on: a fraction of a millisecond."""


def look(path: Path, stop: Callable[[], bool]) -> Look:
    """Look through the structure of the database at `path`, until `stop` says so.

    What can't be looked at now, as another window writes it, is looked at another time.
    """
    try:
        with closing(opened(path)) as database:
            database.set_progress_handler(stop, _STEPS)
            found = database.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.OperationalError:
        return Look.STOPPED
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return Look.DAMAGED
    return Look.SOUND if found == [("ok",)] else Look.DAMAGED
