"""How a session on stdin and stdout ends at a signal: at once, but not in the middle of a write."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGHUP", "SIGINT", "SIGTERM")


class Ending:
    """Waits for a signal to end at."""

    def __init__(self) -> None:
        self._held = False
        self._number = 0

    def listen(self) -> None:
        """End at a signal from now on, with the exit status that a shell gives to it."""
        for name in _NAMES:
            # Windows has no SIGHUP.
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._take)

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
