"""How far a verdict bends: lenient cards forgive more, strict ones want the spelling itself."""

import re
import unicodedata
from dataclasses import replace

from aiquiz.grading.judgement import Judgement, at_most_close

_FORGIVEN = frozenset(
    {
        *("detail", "unit-missing", "word-form", "word-order", "bound-missing", "real-word"),
        *("date-order", "first-name", "nickname", "expansion", "half-day"),
    }
)
"""What a lenient card takes for right although a normal one asks again."""


def lenient(found: Judgement) -> Judgement:
    """Take what is only told a little badly for right."""
    if found.outcome == "close" and found.code in _FORGIVEN:
        return replace(found, outcome="correct", score=1.0)
    return found


def strict(found: Judgement, given: str, forms: tuple[str, ...]) -> Judgement:
    """Call close what is right but not spelt as one of `forms`, with its accents and case."""
    if found.outcome != "correct" or any(_holds(given, form) for form in forms):
        return found
    return at_most_close(found, "spelling")


def _holds(given: str, form: str) -> bool:
    """Tell whether `given` has `form` in it as it is written, as whole words."""
    ours, theirs = _composed(given), _composed(form)
    return re.search(rf"(?<!\w){re.escape(theirs)}(?!\w)", ours) is not None


def _composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.replace("’", "'")).split())
