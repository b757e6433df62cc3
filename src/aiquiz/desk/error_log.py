"""The log of errors of the program, and how old entries leave it.

What was typed may be part of the message of an error.
"""

import os
import re
from datetime import date, datetime
from pathlib import Path

from aiquiz.scheduling.days import date_of


def empty_log(path: Path, before: int | None) -> None:
    """Take out of the log at `path` what is of before study day `before`; None for all of it."""
    try:
        with path.open("r+b") as file:
            found = file.read()
            # A run that was cut off here may have left what it had overwritten.
            kept = b"" if before is None else _since(found, date_of(before)).rstrip(b"\0")
            if kept == found:
                return
            # What goes is overwritten where it lies before the file gets shorter.
            file.seek(0)
            file.write(kept + bytes(len(found) - len(kept)))
            file.flush()
            os.fsync(file.fileno())
            file.truncate(len(kept))
    except OSError:
        return


_ENTRY = re.compile(rb"^(\d{4}-\d\d-\d\dT\S*)$", re.MULTILINE)


def _since(log: bytes, day: date) -> bytes:
    for entry in _ENTRY.finditer(log):
        try:
            written = datetime.fromisoformat(entry[1].decode()).date()
        except ValueError:
            continue
        if written >= day:
            return log[entry.start() :]
    return b""
