"""Dates in an answer: 18 March 2024, 18/3/2024, March 2024, le 1er mai."""

import re

from aiquiz.grading.cursor import Cursor
from aiquiz.grading.value import Date

_ALSO_WORDS = frozenset({"may", "mar", "mars", "sept", "dec", "jan", "march"})
"""Names of months that are words of their own, or a number."""
_NOT_SHORT = 10_000
"""What keeps the year 0024 from being taken for 24 written short."""
_BETWEEN = frozenset({"of", "de", "-", "."})


def read_date(cursor: Cursor) -> Date | None:
    """Read the date that starts at the cursor and move past it; None where none does."""
    if cursor.kind() == "date":
        found = numeric_date(cursor.text(), cursor.known.day_first)
        cursor.at += found is not None
        return found
    return _day_first(cursor) or _month_first(cursor)


def _day_first(cursor: Cursor) -> Date | None:
    """Read 18 March 2024 and le 1er mars."""
    for start in (0, 1) if cursor.text() == "le" else (0,):
        day, after = _day(cursor, start)
        month = _month(cursor, after + (cursor.text(after) in _BETWEEN))
        if day is not None and month is not None:
            return _with_year(cursor, day, month, after + 1 + (cursor.text(after) in _BETWEEN))
    return None


def _month_first(cursor: Cursor) -> Date | None:
    """Read March 18th, 2024, March 2024 and March."""
    month = _month(cursor, 0)
    if month is None:
        return None
    ahead = 1 + (cursor.text(1) in (".", "the", "-")) + (cursor.text(2) == "the")
    day, after = _day(cursor, ahead)
    if day is not None and not _is_year(cursor, ahead):
        return _with_year(cursor, day, month, after)
    skip = 1 + (cursor.text(1) in ("of", "de", ",", ".", "-"))
    if _is_year(cursor, skip):
        return _with_year(cursor, None, month, 1)
    if cursor.text() in _ALSO_WORDS and len(cursor.tokens) > 1:
        return None
    return _with_year(cursor, None, month, 1)


def _day(cursor: Cursor, offset: int) -> tuple[int | None, int]:
    """Give the day of a month at `offset`, and where what follows it starts."""
    text = cursor.text(offset)
    first = cursor.known.ordinal_words.get(text)
    if first is not None:
        return first, offset + 1
    if cursor.kind(offset) != "number" or not text.isdigit() or not 1 <= int(text[:3]) <= 31:
        return None, offset
    after = offset + 1
    if cursor.text(after) in cursor.known.ordinal_endings and cursor.glued(after):
        after += 1
    return int(text), after


def _month(cursor: Cursor, offset: int) -> int | None:
    named = cursor.kind(offset) == "word"
    return cursor.known.months.get(cursor.text(offset)) if named else None


def _is_year(cursor: Cursor, offset: int) -> bool:
    text = cursor.text(offset)
    return cursor.kind(offset) == "number" and text.isdigit() and len(text) == 4


def _with_year(cursor: Cursor, day: int | None, month: int, offset: int) -> Date:
    """Give the date with the year that follows, if one does; the cursor moves past it."""
    marks = 0
    while cursor.text(offset + marks) in (",", "of", "de", ".", "-", "in", "en") and marks < 2:
        marks += 1
    found = _is_year(cursor, offset + marks)
    if not found and cursor.text(offset) == "." and cursor.glued(offset):
        offset += 1
    year = int(cursor.text(offset + marks)) if found else None
    if year is not None and year < 100:
        year += _NOT_SHORT
    cursor.at += offset + (marks + 1 if found else 0)
    return Date(year, month, day)


def numeric_date(text: str, day_first: bool) -> Date | None:
    """Read 2024-03-18, 18/3/2024, 3/18/2024 and 03/2024; of 3/4/2020 English keeps both readings.

    A year in two digits may be of either century, and stays as it is.
    """
    parts = re.findall(r"\d+", text)
    numbers = [int(part) for part in parts]
    if len(parts) == 2:
        return Date(numbers[1], numbers[0], None) if 1 <= numbers[0] <= 12 else None
    if len(parts[0]) == 4:
        year, month, day = numbers
        return Date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    first, second, year = numbers
    if max(first, second) > 31 or min(first, second) > 12 or not min(first, second):
        return None
    if first > 12 or (second <= 12 and (day_first or first == second)):
        return Date(year, second, first)
    if second > 12:
        return Date(year, first, second)
    return Date(year, second, first, other=(first, second))
