"""How a session on stdin and stdout ends at a signal: at once, but not in the middle of a write."""

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

_NAMES = ("SIGHUP", "SIGINT", "SIGTERM", "SIGQUIT")


class Ending:
    """Waits for a signal to end at."""

    def __init__(self) -> None:
        self._held = False
        self._number = 0
        self._woken: int | None = None

    def listen(self) -> None:
        """End at a signal from now on, with the exit status that a shell gives to it."""
        for name in _NAMES:
            # Windows has neither SIGHUP nor SIGQUIT.
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._take)
        if sys.platform != "win32":
            self._woken, waking = os.pipe()
            os.set_blocking(waking, False)
            signal.set_wakeup_fd(waking, warn_on_full_buffer=False)

    def wait(self, terminal: TextIO) -> None:
        """Wait until a line was typed at `terminal`, or end at a signal.

        A signal that comes just before Python begins to read is noticed after the next line
        only; here it leaves a byte to be found.
        """
        if self._woken is not None:
            select.select([terminal.fileno(), self._woken], [], [])

    @contextmanager
    def held(self) -> Iterator[None]:
        """Finish what happens inside before a signal ends the program."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._number:
            self._end()

    def _take(self, number: int, _frame: FrameType | None) -> None:
        self._number = number
        if not self._held:
            self._end()

    def _end(self) -> None:
        sys.exit(128 + self._number)
