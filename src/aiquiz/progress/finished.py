"""What repairs left that were cut off: one that is whole takes a free place, or is taken up."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from aiquiz.progress.backups import Backup
from aiquiz.progress.damage import Tally, all_open, names_in, readable
from aiquiz.progress.database import change
from aiquiz.progress.names import repaired, rests_beside
from aiquiz.progress.on_disk import keep_names, told
from aiquiz.progress.opening import open_database
from aiquiz.progress.pages import Source
from aiquiz.progress.union import Found, derive, take_up
from aiquiz.progress.verified import verified
from aiquiz.scheduling.memory import Terms


def take_away_rests(path: Path, wanted: Terms, now_ms: int) -> None:
    """Take away what repairs left that did not come to their end; what they had is kept.

    All is as in `take_up_finished`.
    """
    take_up_finished(path, wanted, now_ms)
    with told(path):
        for rest in rests_beside(path):
            if rest != repaired(path):
                rest.unlink(missing_ok=True)


def take_up_finished(path: Path, wanted: Terms, now_ms: int) -> None:
    """Let go of a finished repair beside the progress at `path`, once that holds all of it.

    `wanted` are the learner's terms, `now_ms` is the time (UTC ms). Raises StoreError; it is still
    there then.
    """
    finished = repaired(path)
    with told(path), all_open(path, [finished]) as files:
        if not files:
            return
        found = os.fstat(files[0].file.fileno())
        if not (path.exists() and os.path.samestat(found, path.stat())):
            with closing(open_database(path, now_ms)) as database, change(database, path):
                derive(database, take_up(database, _every_row(files[0])), wanted)
    with told(path):
        # Another repair may have come to its end meanwhile.
        if os.path.samestat(found, finished.stat()):
            finished.unlink()


def _every_row(file: Source) -> Iterator[Found]:
    return readable(file, names_in([file]), Tally())


def finish(path: Path, copies: Sequence[Backup]) -> bool:
    """Put a finished repair in place where nothing is; tell whether that was done.

    It is not where one of `copies`, which a repair unites, came later and holds more.
    """
    finished = repaired(path)
    if os.path.lexists(path):
        return False
    has = verified(finished)
    last_ms = has.last_ms or 0
    if not has.sound or any(
        copy.answers > has.answers or (copy.last_ms or 0) > last_ms for copy in copies
    ):
        return False
    try:
        _take_free_place(finished, path)
    except OSError:
        return False
    keep_names(path.parent)
    return True


def _take_free_place(finished: Path, path: Path) -> None:
    """Give `finished` the name `path`. Raises OSError, where something has that too."""
    try:
        os.link(finished, path)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system has links. The name is taken first, as renaming would overwrite.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        finished.replace(path)
    else:
        finished.unlink()
