"""Numbers in digits, as people write them in either language."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_MOST_DIGITS = 40
_MOST_POWER = 300
_PLAIN = re.compile(r"([-+]?)(\d+(?:\.\d+)?|\.\d+)(?:e([-+]?\d+))?")
_GROUPED = re.compile(
    r"(?P<sign>[-+]?)(?P<groups>(?!0)\d{1,3}(?P<mark>[ ,.'])\d{3}(?:(?P=mark)\d{3})*)"
    r"(?P<rest>(?:[.,]\d+)?(?:e[-+]?\d+)?)"
)
_ROMAN_NAMES = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"),
    *("xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi"),
)
ROMAN = {name: number for number, name in enumerate(_ROMAN_NAMES, start=1)}
"""Roman numerals as far as kings, wars, centuries and volumes go."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """The value of some digits; `written` are they with a point for a decimal mark.

    `other` is their value by the habit of the other language where that differs: 42.195 is a
    little over 42 in English and, to a French reader, may be 42 thousand.
    """

    value: Fraction
    written: str
    other: Fraction | None = None


@lru_cache(maxsize=4096)
def numeral(text: str, decimal: str) -> Numeral | None:
    """Read digits, where `decimal` is the mark of the language: a point, a comma or "" for either.

    Groups of three after a space or an apostrophe are thousands, and so they are after the mark
    that is not `decimal`, unless the number starts with 0. None where it is no number, or so
    long or large that nobody means it as one.
    """
    if len(text) > _MOST_DIGITS:
        return None
    if "^" in text:
        return _scientific(text, decimal) if "10^" in text[1:] else _power(text)
    if "/" in text:
        top, _, bottom = text.partition("/")
        return Numeral(Fraction(int(top), int(bottom)), text) if int(bottom) else None
    lower = text.lower()
    grouped, pointed = _readings(lower)
    native = pointed if grouped is None or _is_decimal(lower, decimal) else grouped
    value = _plain(native)
    if value is None:
        return None
    other = grouped if native is pointed else pointed
    return Numeral(value, native.lstrip("+"), _other(other, grouped))


def _other(text: str | None, grouped: str | None) -> Fraction | None:
    """Give the value by the other language's habit; nobody writes 30 as 30,000 or 30.000."""
    value = None if text is None else _plain(text)
    whole = value is not None and value.denominator == 1
    return None if whole and text is not grouped else value


def _scientific(text: str, decimal: str) -> Numeral | None:
    """Read 3 x 10^8."""
    parts = re.split(r" ?[x*] ?", text)
    if len(parts) != 2:
        return _power(text)
    left, right = numeral(parts[0], decimal), _power(parts[1])
    return Numeral(left.value * right.value, text) if left and right else None


def _power(text: str) -> Numeral | None:
    base, _, power = text.partition("^")
    if not base.isdigit() or len(base) > 4 or abs(int(power)) > _MOST_POWER:
        return None
    if not int(base) and int(power) < 0:
        return None
    return Numeral(Fraction(int(base)) ** int(power), text)


def _readings(text: str) -> tuple[str | None, str]:
    """Give `text` without its marks of thousands, None where it has none, and with a point."""
    match = _GROUPED.fullmatch(text)
    marks = text.count(",") + text.count(".")
    pointed = text.replace(",", ".") if marks == 1 else text
    if match is None:
        return None, pointed
    whole = match["groups"].replace(match["mark"], "")
    return match["sign"] + whole + match["rest"].replace(",", "."), pointed


def _is_decimal(text: str, decimal: str) -> bool:
    """Tell whether the one mark in `text` is the decimal mark of the language."""
    return bool(decimal) and text.count(decimal) == 1 and not (set(text) & set(" ,.'") - {decimal})


def _plain(text: str) -> Fraction | None:
    match = _PLAIN.fullmatch(text)
    if match is None or abs(int(match[3] or 0)) > _MOST_POWER:
        return None
    return Fraction(text.lstrip("+"))
