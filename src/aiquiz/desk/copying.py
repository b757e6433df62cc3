"""The progress is copied by itself, in a thread of its own: no answer waits for it."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from aiquiz.progress.trouble import StoreError
from aiquiz.settings.folders import Folders

if TYPE_CHECKING:
    from threading import Thread

APART_S = 1800
"""How many seconds lie between copies made by themselves, at least."""

_LAST_S = 0.5
"""How long is waited for a copy that was told to stop."""


class Copying:
    """Copies the progress in `folders` when it is time; `clock_ms` gives the time (UTC ms)."""

    def __init__(self, folders: Folders, clock_ms: Callable[[], int]) -> None:
        """Nothing is copied before `begin`."""
        self._folders = folders
        self._clock_ms = clock_ms
        self._stopped = False
        self._thread: Thread | None = None
        self._trouble: StoreError | None = None

    def begin(self) -> None:
        """Have it copied, where it was written to since the last copy and that is old enough.

        Comes back at once; where a copy is being made, that goes on.
        """
        if self._thread is None or not self._thread.is_alive():
            from threading import Thread

            # The end of the program does not wait for it: what is half done never counts.
            self._thread = Thread(target=self._copy, name="copying", daemon=True)
            self._thread.start()

    def end(self, patience_s: float) -> None:
        """Wait for what is being copied for so long at most; what is not done then is left.

        What is copied whole by then is looked through at the next `begin`.
        """
        if self._thread is not None:
            self._thread.join(patience_s)
            self._stopped = True
            self._thread.join(_LAST_S)

    def trouble(self) -> StoreError | None:
        """Give what kept the progress from being copied, None for nothing; it is given once."""
        told, self._trouble = self._trouble, None
        return told

    def _copy(self) -> None:
        # SQLite costs 10 ms to import, which the first frame should not wait for.
        from aiquiz.progress.backups import StoppedError

        try:
            copy_if_due(self._folders, self._clock_ms(), lambda: self._stopped)
        except StoppedError:
            pass
        except StoreError as error:
            # Another window is at it, or the next time does.
            if error.code != "busy":
                self._trouble = error
        except OSError as error:
            from aiquiz.progress.trouble import file_error

            self._trouble = file_error(error, str(self._folders.backups))
        except Exception:
            # Nobody foresaw it. Left to the thread it would be written across the screen.
            self._trouble = StoreError("io", path=str(self._folders.backups))


def copy_if_due(folders: Folders, now_ms: int, stop: Callable[[], bool]) -> bool:
    """Copy the progress in `folders` where it is time; tell whether it was.

    Copies that were not looked through yet are before. Raises StoreError, StoppedError, OSError.
    """
    from aiquiz.progress import backups, leftovers

    for path in backups.unsettled(folders.backups):
        # One that is damaged is taken away, and what is there now is copied anew.
        with suppress(StoreError):
            backups.settle(path, stop)
    leftovers.clear(folders.backups, now_ms)
    if not _is_due(folders.database, folders.backups, now_ms):
        return False
    with backups.source(folders.database) as database:
        # A copy of nothing would only keep away that of the first session, for half an hour.
        if not backups.holds_anything(database):
            return False
        backups.make(database, folders.backups, now_ms, "auto", stop)
    return True


def _is_due(database: Path, folder: Path, now_ms: int) -> bool:
    from aiquiz.progress.backups import latest

    try:
        found = database.stat()
    except OSError:
        return False
    # Where nothing can be written, nothing was, and the screens say so.
    if not found.st_size or not all(os.access(path, os.W_OK) for path in (database, folder.parent)):
        return False
    now_s = now_ms // 1000
    last = latest(folder, now_s + APART_S)
    if last is None:
        return True
    made_s, written_s = last
    return now_s - made_s >= APART_S and found.st_mtime > written_s


__all__ = ["APART_S", "Copying", "copy_if_due"]
