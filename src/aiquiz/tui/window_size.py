"""The size of a terminal that tells none."""

import os
from contextlib import suppress
from typing import TextIO

ROWS, COLUMNS = 24, 80


def give_size(terminal: TextIO | None) -> None:
    """Give the terminal that `terminal` leads to a size, where it has none.

    A serial line has none, and neither has a terminal that a program opened and never measured.
    Textual takes one for 24 rows in one place and for 25 in another, and would lay the screen out
    for each in turn for ever. Once the terminal is measured, its real size holds.
    """
    if terminal is None:
        return
    # Windows has none of these, and there every terminal has a size.
    with suppress(ImportError, OSError):
        from fcntl import ioctl
        from struct import pack
        from termios import TIOCSWINSZ

        size = os.get_terminal_size(terminal.fileno())
        if not size.columns or not size.lines:
            filled = pack("HHHH", size.lines or ROWS, size.columns or COLUMNS, 0, 0)
            ioctl(terminal, TIOCSWINSZ, filled)
