"""What a word sounds like, by rough rules of its language, and its spelling in one country."""

import re
from functools import cache, lru_cache

from aiquiz.grading.lexicon import Lexicon

Rules = tuple[tuple[str, str], ...]


@lru_cache(maxsize=20_000)
def sound(word: str, known: Lexicon) -> str:
    """Give a form that words share which are read aloud alike: renaissance, renesance."""
    return _by(known.sounds, word)


@lru_cache(maxsize=20_000)
def surely(word: str, known: Lexicon) -> str:
    """Give a form that words share which nobody tells apart by ear: existance, existence."""
    return _by(known.surely, word)


@lru_cache(maxsize=20_000)
def variant(word: str, known: Lexicon) -> str:
    """Give one spelling of a word that two countries spell apart: colour, color."""
    return _by(known.variants, word)


def _by(rules: Rules, word: str) -> str:
    for pattern, instead in _compiled(rules):
        word = pattern.sub(instead, word)
    return word


@cache
def _compiled(rules: Rules) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), instead) for pattern, instead in rules)
