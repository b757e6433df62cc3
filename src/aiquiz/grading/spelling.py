"""Ways of writing one thing, brought to one before an answer is cut into words."""

import re
from functools import cache

from aiquiz.grading.lexicon import Lexicon


def respelt(text: str, known: Lexicon) -> str:
    """Give `text` (see `aiquiz.text.shape`) with n° 9 as 9, square metres as m^2 and the like."""
    rules, any_of_them = _compiled(known)
    if any_of_them is None or any_of_them.search(text) is None:
        return text
    for pattern, instead in rules:
        text = pattern.sub(instead, text)
    return text


@cache
def _compiled(
    known: Lexicon,
) -> tuple[tuple[tuple[re.Pattern[str], str], ...], re.Pattern[str] | None]:
    rules = tuple((re.compile(p, re.IGNORECASE), instead) for p, instead in known.spellings)
    if not rules:
        return (), None
    bare = [_uncaptured(pattern) for pattern, _instead in known.spellings]
    at_words = [pattern for pattern in bare if pattern.startswith(_AT_WORD)]
    others = [pattern for pattern in bare if not pattern.startswith(_AT_WORD)]
    # That a word starts is told once, not again by each of the patterns.
    union = rf"{_AT_WORD}(?:{'|'.join(at_words)})|{'|'.join(others)}"
    return rules, re.compile(union, re.IGNORECASE)


_AT_WORD = r"\b"


def _uncaptured(pattern: str) -> str:
    """Give `pattern` without groups that count, since many are joined into one."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
