"""Stems, by snowball."""

from functools import cache, lru_cache
from typing import Any


@cache
def _stemmer(language: str) -> Any:
    # Only those who grade pay for the import.
    import Stemmer

    return Stemmer.Stemmer(language)


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """Give the stem of a folded `word`; the word itself in a language without a stemmer.

    Both languages that have one are written in ASCII once they are folded.
    """
    if not language or not word.isascii() or not 3 <= len(word) <= 40:
        return word
    return str(_stemmer(language).stemWord(word))
