"""A program on a pseudo-terminal, as the benchmarks start and press it."""

import os
import pty
import select
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from fcntl import ioctl
from termios import TIOCSWINSZ
from time import perf_counter

QUIET = 0.08
"""Seconds without output after which the screen counts as at rest."""

PATIENCE = 300
"""Seconds without output after which what is looked for will not come."""

BARE_APP = """
from textual.app import App
from textual.widgets import Input
class Bare(App):
    def compose(self):
        yield Input()
Bare().run()
"""
"""The yardstick: a Textual app with one input."""

BARE_FRAME = b"\xe2\x96\x94"
"""What only a drawn frame of the bare app holds: the upper edge of its input."""


class Screen:
    """A program on a pseudo-terminal of 80x24 cells."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), environment)
        ioctl(self.terminal, TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.seen = b""

    def wait_for(self, sign: bytes) -> None:
        self.look_for(sign)
        self.rest()

    def look_for(self, sign: bytes) -> None:
        while sign not in self.seen:
            if not self._read(PATIENCE):
                raise TimeoutError(sign)

    def rest(self) -> None:
        while self._read(QUIET):
            pass

    def press(self, key: bytes, patience: float = 5) -> float:
        """Give the milliseconds from a key to the first of what is drawn for it.

        Raises TimeoutError where nothing is within `patience` seconds.
        """
        self.seen = b""
        start = perf_counter()
        os.write(self.terminal, key)
        if not self._read(patience):
            raise TimeoutError(key)
        taken = (perf_counter() - start) * 1000
        self.rest()
        return taken

    def _read(self, seconds: float) -> bool:
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        self.seen += os.read(self.terminal, 65536)
        return True


@contextmanager
def running(command: Sequence[str], environment: dict[str, str]) -> Iterator[Screen]:
    screen = Screen(command, environment)
    try:
        yield screen
    finally:
        with suppress(ProcessLookupError):
            os.kill(screen.pid, 9)
        os.waitpid(screen.pid, 0)
        os.close(screen.terminal)


def first_frame(command: Sequence[str], environment: dict[str, str], sign: bytes) -> float:
    """Give the seconds until `sign`, which only a drawn frame holds, reaches the terminal."""
    start = perf_counter()
    with running(command, environment) as screen:
        screen.look_for(sign)
        return perf_counter() - start
