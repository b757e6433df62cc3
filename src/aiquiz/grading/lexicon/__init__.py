"""What grading knows of each language."""

from aiquiz.grading.lexicon.english import ENGLISH
from aiquiz.grading.lexicon.french import FRENCH
from aiquiz.grading.lexicon.lexicon import Lexicon, Phrase, at

__all__ = ["Lexicon", "Phrase", "at", "lexicon"]

_NONE = Lexicon()
_LEXICONS = {"en": ENGLISH, "fr": FRENCH}


def lexicon(language: str) -> Lexicon:
    """Give the lexicon of `language` (two letters, or with a region), an empty one if unknown."""
    return _LEXICONS.get(language[:2].lower(), _NONE)
