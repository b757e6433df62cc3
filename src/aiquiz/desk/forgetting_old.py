"""What was typed longer ago than the settings say is forgotten where no screen is drawn."""

from contextlib import suppress
from pathlib import Path
from threading import Thread

from aiquiz.desk.desk import Desk
from aiquiz.desk.forgetting import in_copies, in_log, in_slices, to_apply
from aiquiz.progress.copies import Left, write_anew
from aiquiz.progress.forgetting import Wanted
from aiquiz.progress.trouble import StoreError


class ForgettingOld:
    """Forgets for `desk` what the setting says, once a study day."""

    def __init__(self, desk: Desk) -> None:
        """Nothing is forgotten before `begin`."""
        self._desk = desk
        self._wanted: Wanted | None = None
        self._left: tuple[Left, ...] = ()
        self._thread: Thread | None = None

    def begin(self) -> None:
        """Forget it in progress, and begin with the copies, which no answer waits for.

        Where nothing can be written now, whoever answers is told of it.
        """
        with suppress(StoreError):
            wanted = to_apply(self._desk)
            if wanted is None:
                return
            self._left = in_log(self._desk, wanted.before)
            for _emptied in in_slices(self._desk, wanted):
                pass
            if write_anew(self._desk.store.path) is None:
                self._wanted = wanted
            # The end of the program does not wait for it: doing it again finishes it.
            at = self._desk.store.path, wanted
            self._thread = Thread(target=self._forget_in_copies, args=at, daemon=True)
            self._thread.start()

    def _forget_in_copies(self, database: Path, wanted: Wanted) -> None:
        self._left = in_copies(database, wanted).left + self._left

    def end(self, patience_s: float) -> tuple[Left, ...]:
        """Wait for the copies for so long at most; give the files in which it can't be done.

        What is not done by then, or is being used, is at the next start.
        """
        if self._thread is None:
            return ()
        self._thread.join(patience_s)
        if self._thread.is_alive():
            return ()
        lasting = tuple(one for one in self._left if one.why != "busy")
        if self._wanted is not None and lasting == self._left:
            with suppress(StoreError):
                self._desk.store.note_forgotten(self._wanted)
        return lasting
