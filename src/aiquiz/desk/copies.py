"""The copies of the progress: made, found by a name, and put in its place."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from aiquiz.desk.desk import Desk
from aiquiz.progress import backups, restoring
from aiquiz.progress.backups import Backup
from aiquiz.progress.beginning import look_at_place
from aiquiz.progress.names import damaged_beside
from aiquiz.progress.restoring import Change, Restored
from aiquiz.progress.standing import standing
from aiquiz.progress.trouble import StoreError


def copies(desk: Desk) -> list[Backup]:
    """Give the copies there are, newest first. Raises StoreError where they can't be seen."""
    return backups.listed(desk.folders.backups)


def every_copy(desk: Desk) -> list[Backup]:
    """Give what `copies` does, once those are looked through that nobody had the time for.

    Raises StoreError as it does.
    """
    found = backups.settled(desk.folders.backups)
    if not found:
        # Where progress itself is away, so may its copies be.
        look_at_place(desk.folders.database)
    return found


def name_of(copy: Backup) -> str:
    """Give what the copy is called: when it was made (UTC), and why."""
    return copy.path.stem.removeprefix("progress-")


def local(at_ms: int | None) -> datetime | None:
    """Give the local time of `at_ms` (UTC ms), None for None and for one that no clock tells."""
    try:
        return None if at_ms is None else datetime.fromtimestamp(at_ms / 1000, UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def back_up(desk: Desk, to: Path | None = None) -> Backup | None:
    """Copy the progress, to the new file or into the folder `to` where that is given.

    Gives None where there is no progress yet. Raises StoreError.
    """
    there = standing(desk.folders.database)
    if there is None or there.is_empty:
        return None
    now_ms = desk.now().at_ms
    with backups.source(desk.folders.database) as database:
        if to is None:
            return backups.make(database, desk.folders.backups, now_ms, "manual")
        if to.is_dir():
            return backups.make_in(database, to, now_ms)
        return backups.make_at(database, to, now_ms)


def named(name: str, among: Sequence[Backup]) -> Path:
    """Give the copy that `name` means: its name or number in the list, from 1, or a path.

    It need not be there, or be a copy at all. Raises StoreError where a name means none.
    """
    for copy in among:
        if name in (name_of(copy), copy.path.name, copy.path.stem):
            return copy.path
    begun = [copy for copy in among if name_of(copy).partition("-")[0] == name]
    if len(begun) == 1:
        return begun[0].path
    if re.fullmatch("[0-9]{1,4}", name) and 1 <= int(name) <= len(among):
        return among[int(name) - 1].path
    path = Path(name)
    if name and ("/" in name or "\\" in name or path.suffix or path.exists()):
        return path
    raise StoreError("no-copy", path=name)


def before_last_restore(among: Sequence[Backup]) -> Path | None:
    """Give the copy of what was there before the last restore, None where there was none."""
    return next((copy.path for copy in among if copy.why == "before-restore"), None)


def damaged_since(desk: Desk, copy: Path | None) -> Path | None:
    """Give the file that was put aside as damaged after `copy` was made, None for none.

    A restore over it kept no copy, so what `copy` holds is not what was there before that.
    """
    beside = damaged_beside(desk.folders.database)[-1:]
    made = copy.name.removeprefix("progress-")[:_STAMP] if copy is not None else ""
    return next((one for one in beside if one.name.rpartition("damaged-")[2] >= made), None)


_STAMP = len("20261127T120000Z")
"""The signs that the time takes in a name."""


def preview(desk: Desk, copy: Path) -> Change:
    """Give what would change with a restore of `copy`. Raises StoreError."""
    return restoring.preview(desk.folders.database, copy)


def restore(desk: Desk, copy: Path) -> Restored:
    """Put `copy` in the place of the progress, which is kept first.

    What was open before is open again then; what was answered in this window is in the copy that
    is kept. Raises StoreError.
    """
    folders = desk.folders
    with desk.set_aside():
        return restoring.restore(folders.database, copy, folders.backups, desk.now().at_ms)
