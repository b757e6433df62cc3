"""What differs from language to language in writing numbers, shares and things in a row.

Each is a text of the catalogue, so that a language is added without any code.
"""

from collections.abc import Iterable

from aiquiz.say.language import p_

SPACE = "\u00a0"
"""The space that never breaks: French puts it between thousands and before high punctuation."""


def between_thousands() -> str:
    """Give what parts groups of three digits."""
    return p_("between thousands", ",")


def decimal_mark() -> str:
    """Give what stands before tenths."""
    return p_("before tenths", ".")


def share_of(figures: str) -> str:
    """Give `figures` as a share of a hundred: 90%, 70–80%."""
    return p_("share", "{n}%").format(n=figures)


def listed(things: Iterable[str]) -> str:
    """Give `things` in a row: red, green, blue."""
    return p_("between things in a row", ", ").join(things)
