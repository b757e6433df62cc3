"""The unit that follows a number."""

from aiquiz.grading.cursor import Cursor
from aiquiz.grading.unit import Unit, per, units

_SIGNS = "%‰$€£¥₿¢°°c°f"
_ONLY_GLUED = frozenset({"a", "c", "in", "d"})
"""Units that are words more often, unless they touch the number."""

Found = tuple[tuple[Unit, ...], str]
"""What a unit may be, with how it was typed; nothing where none stands there."""


def read_unit(cursor: Cursor) -> Found:
    """Give the unit at the cursor, and move past it: MW, de dollars, US $, km par heure."""
    offset = 0
    if cursor.text() in ("de", "d", "of", "-") and unit_at(cursor, 1)[0]:
        offset = 1
    if cursor.text() == "us" and cursor.text(1) in ("$", "dollars", "dollar"):
        offset = 1
    found, written = unit_at(cursor, offset)
    if not found:
        return (), ""
    cursor.at += offset + 1
    if found[0].symbol == "$" and cursor.text() in ("us", "americain", "americains", "$", "usd"):
        cursor.at += 1
    return _per(cursor, found, written)


def unit_at(cursor: Cursor, offset: int) -> Found:
    """Give the unit `offset` tokens ahead."""
    kind, text, raw = cursor.kind(offset), cursor.text(offset), cursor.raw(offset)
    if kind not in ("word", "sign") or (kind == "sign" and text not in _SIGNS):
        return (), ""
    if text in _ONLY_GLUED and not (raw in ("A", "C", "F") or cursor.glued(offset)):
        return (), ""
    if text in cursor.known.range_joins and cursor.kind(offset + 1) == "number":
        return (), ""
    return units(raw, text), raw


def _per(cursor: Cursor, found: tuple[Unit, ...], written: str) -> Found:
    """Read what comes after the stroke: km/h, kilometres per hour, kilomètres à l'heure."""
    offset = 0
    if cursor.text() in ("/", "per", "par"):
        offset = 1
    elif cursor.text() == "a" and cursor.text(1) == "l":
        offset = 2
    elif cursor.text() in ("a", "an") and cursor.known.snowball == "english":
        offset = 1
    below, name = unit_at(cursor, offset) if offset else ((), "")
    if not below or below[0].dimension not in ("time", "calendar", "volume", "amount", "area"):
        return found, written
    cursor.at += offset + 1
    return tuple(per(top, below[0]) for top in found), f"{written}/{name}"
