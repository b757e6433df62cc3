"""The log of errors of the program, and how old entries leave it.

What was typed may be part of the message of an error.
"""

import os
import re
from datetime import date, datetime
from pathlib import Path
from stat import S_ISREG

from aiquiz.progress.trouble import file_error
from aiquiz.scheduling.days import date_of


def empty_log(path: Path, before: int | None) -> str:
    """Take out of the log at `path` what is of before study day `before`; None for all of it.

    Gives a code of `trouble.CODES` where that can't be done, else "": also where no log is there.
    """
    try:
        # No text stands in anything else, and a pipe would be waited for.
        if S_ISREG(path.stat().st_mode) and _goes_from(path, before):
            _empty(path, before)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        return file_error(error, str(path)).code
    return ""


def _goes_from(path: Path, before: int | None) -> bool:
    """Tell whether anything is to go: what holds nothing of it need not be written to."""
    found = path.read_bytes()
    return _kept(found, before) != found


def _kept(found: bytes, before: int | None) -> bytes:
    # A run that was cut off here may have left what it had overwritten.
    return b"" if before is None else _since(found, date_of(before)).rstrip(b"\0")


def _empty(path: Path, before: int | None) -> None:
    with path.open("r+b") as file:
        found = file.read()
        kept = _kept(found, before)
        # What goes is overwritten where it lies before the file gets shorter.
        file.seek(0)
        file.write(kept + bytes(len(found) - len(kept)))
        file.flush()
        os.fsync(file.fileno())
        file.truncate(len(kept))


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
