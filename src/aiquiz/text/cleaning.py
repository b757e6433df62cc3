"""What may reach a terminal, and what may not.

Neither Textual nor a terminal filters what a deck, a file name or an answer holds: escape
sequences would be run, and invisible characters would turn a line around. Every such text
passes through here once, on its way in.
"""

import re
import unicodedata
from functools import cache
from itertools import islice

MOST_MARKS = 8
"""Combining marks kept on one letter; more of them climb over the lines above."""

_FIRST_MARK = "\u0300"
"""The lowest character that is a combining mark."""
_CONTROL = {*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A}
_INVISIBLE = {
    0x00AD,  # soft hyphen
    0x180E,
    0x200B,  # zero-width space
    0x200E,
    0x200F,
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),  # bidirectional embeddings and overrides
    *range(0x2060, 0x2070),  # word joiner, isolates, deprecated formats
    0xFEFF,  # byte order mark
    *range(0xFFF9, 0xFFFC),
}
_TAGS = range(0xE0000, 0xE1000)
_SURROGATE = range(0xD800, 0xE000)


# Most runs meet nothing of either: they are made when they are first needed.
@cache
def _dropped() -> dict[int, None]:
    return dict.fromkeys([*_CONTROL, *_INVISIBLE, *_TAGS, *_SURROGATE])


@cache
def _refused() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def controls(text: str, most: int | None = None) -> list[int]:
    """Give the positions of control characters and lone surrogates in `text`, in order.

    With `most` only so many are looked for.
    A carriage return is not among them: it ends a line, and `clean` makes a line feed of it.
    """
    return [match.start() for match in islice(_refused().finditer(text), most)]


def clean(text: str) -> str:
    """Give `text` without anything a terminal could act on.

    Line feeds and tabs stay, as do joiners inside emoji and scripts that need them. At most
    `MOST_MARKS` combining marks are kept on a letter.
    """
    if text.isprintable() and (text.isascii() or max(text) < _FIRST_MARK):
        return text
    kept = text.replace("\r\n", "\n").replace("\r", "\n").translate(_dropped())
    return kept if not kept or max(kept) < _FIRST_MARK else _thin_marks(kept)


def one_line(text: str) -> str:
    """Give `text` cleaned and on a single line, runs of white space made one space."""
    return " ".join(clean(text).split())


def _thin_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
