"""Whether the runs before ended as they should, and when progress was last looked through.

Each run leaves a note in the state folder while it goes on. A note of a process that is no more
tells that it was cut off.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from aiquiz.progress.backups import listed
from aiquiz.progress.trouble import StoreError
from aiquiz.settings.folders import Folders

WEEK_MS = 7 * 86_400_000
"""How long (ms) a look at the whole of the progress is good for."""

_RUNNING = "running-"
_LOOKED = "looked-through"


class LastRun:
    """What the notes tell, and the note of this run."""

    def __init__(self, folders: Folders) -> None:
        """Take `folders`; nothing is read or written yet."""
        self._folders = folders
        self._own = folders.state / f"{_RUNNING}{os.getpid()}"

    def begin(self, now_ms: int) -> bool:
        """Leave the note of this run; tell whether progress is to be looked through.

        `now_ms` is the time (UTC ms). Where no note can be written it is looked through.
        """
        cut_off = [note for note in self._notes() if note != self._own and not _goes_on(note)]
        try:
            self._folders.state.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._own.touch(mode=0o600)
        except OSError:
            return True
        return bool(cut_off) or not self._is_fresh(now_ms)

    def looked_through(self) -> None:
        """Note that all of it was found to be sound."""
        with suppress(OSError):
            (self._folders.state / _LOOKED).touch(mode=0o600)
        for note in self._notes():
            if note != self._own and not _goes_on(note):
                note.unlink(missing_ok=True)

    def end(self) -> None:
        """Take the note of this run away: it ended as it should."""
        with suppress(OSError):
            self._own.unlink(missing_ok=True)

    def _notes(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from sorted(self._folders.state.glob(f"{_RUNNING}*"))

    def _is_fresh(self, now_ms: int) -> bool:
        """Tell whether it was looked through, or copied, which is as much, within a week."""
        with suppress(OSError):
            looked_ms = (self._folders.state / _LOOKED).stat().st_mtime * 1000
            if 0 <= now_ms - looked_ms < WEEK_MS:
                return True
        # Where copies can't be seen none is known to be fresh.
        with suppress(StoreError):
            newest = listed(self._folders.backups)[:1]
            return any(0 <= now_ms - copy.at_s * 1000 < WEEK_MS for copy in newest)
        return False


def _goes_on(note: Path) -> bool:
    """Tell whether the process that left `note` still runs."""
    if os.name != "posix":
        # Elsewhere the question would end the process.
        return True
    try:
        os.kill(int(note.name.removeprefix(_RUNNING)), 0)
    except PermissionError:
        return True
    except (OSError, ValueError, OverflowError):
        return False
    return True
