"""How the files beside the progress are called.

`progress.db.damaged-TIME` is a damaged file that a repair put aside, with the journal that was
beside it; nothing takes it away but the learner. `progress.db.repaired` is a finished repair that
has not taken the place yet, and `progress.db.repair-….tmp` one that is being made.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

JOURNAL = "-journal"

BESIDE = (JOURNAL, "-wal", "-shm")
"""What SQLite may have put beside a database, by how its name goes on."""


def journal_of(path: Path) -> Path:
    """Give the rollback journal that SQLite keeps beside the database at `path`."""
    return path.with_name(path.name + JOURNAL)


def repaired(path: Path) -> Path:
    """Give where a finished repair of `path` waits."""
    return path.with_name(f"{path.name}.repaired")


def half_repaired(path: Path) -> Path:
    """Give where this process makes a repair of `path`."""
    return path.with_name(f"{path.name}.repair-{os.getpid()}.tmp")


def damaged_name(path: Path, now_ms: int) -> Path:
    """Give where a damaged file at `path` may be put aside at the time `now_ms` (UTC ms)."""
    stamp = datetime.fromtimestamp(now_ms / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
    name, number = f"{path.name}.damaged-{stamp}", 1
    while any(os.path.lexists(path.with_name(name + end)) for end in ("", *BESIDE)):
        number += 1
        name = f"{path.name}.damaged-{stamp}-{number}"
    return path.with_name(name)


def damaged_beside(path: Path) -> list[Path]:
    """Give the damaged files that were put aside beside `path`, the oldest first."""
    found = _beside(path, f"{path.name}.damaged-")
    return [one for one in found if not one.name.endswith(JOURNAL)]


def rests_beside(path: Path) -> list[Path]:
    """Give what a repair of `path` that did not come to its end left."""
    halves = [one for one in _beside(path, f"{path.name}.repair-") if ".tmp" in one.name]
    return [*halves, *_beside(path, repaired(path).name)]


def _beside(path: Path, begin: str) -> list[Path]:
    try:
        names = os.listdir(path.parent)  # noqa: PTH208 - names that are no text are not ours
    except OSError:
        return []
    return sorted(path.with_name(name) for name in names if name.startswith(begin))
