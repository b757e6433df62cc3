"""What is looked at before progress is opened: whether it is there, and ours, as far as is told.

It takes some microseconds where nothing is wrong.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from aiquiz.progress.header import seen_at
from aiquiz.progress.names import BACKUPS, journal_of, repaired
from aiquiz.progress.trouble import StoreError

if TYPE_CHECKING:
    from aiquiz.progress.backups import Backup


def look_before(path: Path) -> None:
    """See that what stands at `path` may be opened; a repair that was cut off is finished.

    Raises StoreError: "emptied" where nothing is left of what copies have, "damaged", "not-ours",
    and as `look_for_copies` and `look_at_place` do.
    """
    seen = seen_at(path)
    if seen == "missing":
        look_at_place(path)
    if seen in ("missing", "empty"):
        look_for_copies(path)
    # What SQLite writes may be half on disk after a crash: it puts that right from the journal.
    elif seen in _UNFIT and not _has_journal(path):
        raise StoreError(_UNFIT[seen], path=str(path))


_UNFIT = {"header": "damaged", "not-ours": "not-ours", "not-a-file": "not-ours"}


def _has_journal(path: Path) -> bool:
    try:
        return journal_of(path).stat().st_size > 0
    except OSError:
        return False


def look_at_place(path: Path) -> None:
    """See that progress which is not at `path` may be begun there, as far as names tell.

    Raises StoreError: "gone" where a link leads to what is not there, which the disk may come back
    with, and "no-folder" where a file is in the place of a folder.
    """
    for place in (path, *path.parents):
        if place.is_symlink() and not place.exists():
            raise StoreError("gone", path=str(place))
        if place.exists():
            if place != path and not place.is_dir():
                raise StoreError("no-folder", path=str(place))
            return


def look_for_copies(path: Path) -> None:
    """See that no copy holds answers that are not at `path`, where there are none any more.

    A repair that was cut off is finished instead. Raises StoreError with the code "emptied", and
    "copies-unseen" where nobody can tell what the copies hold.
    """
    folder = path.parent / BACKUPS
    if not repaired(path).exists() and not os.path.lexists(folder):
        return
    from aiquiz.progress.backups import settled
    from aiquiz.progress.finished import finish

    try:
        copies = settled(folder)
    except StoreError as error:
        raise StoreError("copies-unseen", path=str(path), folder=str(folder)) from error
    if finish(path, copies):
        return
    # What a repair left that can't take the place as it is may hold answers, too.
    if repaired(path).exists() or any(copy.answers for copy in copies):
        raise StoreError("emptied", path=str(path))
    if any(_is_unread(copy) for copy in copies):
        raise StoreError("copies-unseen", path=str(path), folder=str(folder))


def _is_unread(copy: "Backup") -> bool:
    """Tell whether the disk does not give what the copy holds: that may be answers."""
    from aiquiz.progress.verified import verified

    return not copy.checked and verified(copy.path).code in {"no-access", "io"}
