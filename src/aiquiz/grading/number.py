"""Numbers as people write them, in one form: what is written counts, not how it is marked."""

import re

from aiquiz.text import fold

_NUMBER = re.compile(
    r"""
    (?P<sign>(?<!\w)[-+])?
    (?:
        (?P<groups>(?!0)\d{1,3}(?:(?P<mark>[ .,])\d{3})(?:(?P=mark)\d{3})*)(?!\d)
        (?:(?!(?P=mark))[.,](?P<rest>\d+))?
        |
        (?P<whole>\d+)(?:[.,](?P<fraction>\d+))?
    )
    """,
    re.VERBOSE,
)


def numbers(text: str) -> tuple[str, ...]:
    """Give the numbers in `text`, in order, each with a point for its decimal mark.

    Groups of three after a space, comma or point are thousands in either language, unless the
    number starts with 0; one comma or point that is left is the decimal mark: 150,000 is
    150 000, 0,15 is 0.15. Digits after the mark stay as they are, since version 3.10 is not 3.1.
    """
    return tuple(_canonical(match) for match in _NUMBER.finditer(fold(text)))


def lone_number(text: str) -> str | None:
    """Give the number that `text` consists of, None where there is anything else in it."""
    match = _NUMBER.fullmatch(fold(text).strip(" .,!?;:"))
    return _canonical(match) if match else None


def _canonical(match: re.Match[str]) -> str:
    whole = re.sub(r"\D", "", match["groups"] or match["whole"]).lstrip("0") or "0"
    fraction = match["rest"] or match["fraction"]
    sign = "-" if match["sign"] == "-" else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"
