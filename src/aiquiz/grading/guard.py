"""Answers that are none: nothing, a shrug, or far too much."""

import re

from aiquiz.grading.lexicon import lexicon

LONGEST = 4096
"""Characters of an answer that are looked at."""
_WORD = re.compile(r"[^\W_]+")
_LONGEST_NON_ANSWER = 40
MOST = 200
"""Characters of an answer to a short question; a longer accepted form raises it."""


def says_nothing(bare: str) -> bool:
    """Tell whether an answer (see `plain`) has neither a letter nor a digit."""
    return not any(map(str.isalnum, bare))


def is_non_answer(bare: str, language: str) -> bool:
    """Tell whether an answer (see `plain`) only says that no answer is known."""
    if len(bare) > _LONGEST_NON_ANSWER:
        return False
    return tuple(_WORD.findall(bare)) in lexicon(language).non_answers


def too_long(text: str, longest: int) -> bool:
    """Tell whether `text` is far longer than the `longest` form: a paste, or every answer."""
    return len(text) > max(4 * longest + 60, min(MOST, 8 * longest + 60))
