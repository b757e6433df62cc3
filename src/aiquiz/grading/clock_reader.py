"""Times of day in an answer: 8:30, 8 pm, 20 h 30, huit heures du soir."""

import re

from aiquiz.grading.cursor import Cursor
from aiquiz.grading.value import Clock


def read_clock(cursor: Cursor) -> Clock | None:
    """Read the time that starts at the cursor and move past it; None where none does."""
    if cursor.kind() == "clock":
        hours, minutes = (int(part) for part in re.findall(r"\d+", cursor.text()))
        length = 1
    else:
        read = _hours(cursor)
        if read is None:
            return None
        hours, length = read
        minutes = 0
    evening = cursor.phrase(cursor.known.evening, length)
    morning = 0 if evening else cursor.phrase(cursor.known.morning, length)
    marked = cursor.kind() == "clock" or evening or morning or length > 1
    if not marked or hours > 24 or minutes > 59:
        return None
    cursor.at += length + evening + morning
    if evening and hours < 12:
        hours += 12
    if morning and hours == 12:
        hours = 0
    certain = bool(evening or morning) or hours > 12
    return Clock(hours % 24 * 60 + minutes, certain)


def _hours(cursor: Cursor) -> tuple[int, int] | None:
    """Give the hour that a bare number may be, and how many tokens say it."""
    text = cursor.text()
    if cursor.kind() != "number" or not text.isdigit() or len(text) > 2:
        return None
    if cursor.text(1) == "oclock" or (cursor.text(1), cursor.text(2)) == ("o", "clock"):
        return int(text), 2 + (cursor.text(1) == "o")
    if cursor.text(1) in ("h", "heure", "heures") and cursor.known.snowball == "french":
        known = cursor.known
        said = cursor.phrase(known.evening, 2) or cursor.phrase(known.morning, 2)
        return (int(text), 2) if said else None
    return int(text), 1
