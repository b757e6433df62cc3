"""Answers that compare: the Pacific is larger than the Atlantic."""

from dataclasses import replace

from aiquiz.grading.opposite import opposite
from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading
from aiquiz.grading.tokens import Token

_REACH = 4
"""Words between 'plus' and the 'que' that belongs to it."""


def settled(given: Reading, wanted: Reading, question: Question) -> Reading:
    """Give the side that an answer decides for, where the question offers two to compare.

    Which is faster, light or sound? "Light is faster than sound" and "sound is slower than
    light" both say light. Anything else comes back as it is.
    """
    known = given.known
    if not question.contested or known.comparatives.intersection(wanted.said):
        return given
    at = _than(given)
    if at is None:
        return given
    before, after = given.pieces[:at], given.pieces[at + 1 :]
    measure = [p for p in before if isinstance(p, Token) and _measures(p, question)]
    measure += [p for p in before[-1:] if isinstance(p, Token) and p not in measure]
    turned = any(
        opposite(word.text, asked, known) for word in measure for asked in question.reading.said
    )
    kept = after if turned else tuple(p for p in before if p not in measure)
    return replace(given, pieces=kept) if kept else given


def _than(given: Reading) -> int | None:
    """Give the place of 'than'; of 'que' only where 'plus' or 'moins' leads to it."""
    for at, piece in enumerate(given.pieces):
        if isinstance(piece, Token) and piece.text in given.known.comparatives:
            if given.known.snowball != "french":
                return at
            leads = given.pieces[max(0, at - _REACH) : at]
            if any(isinstance(p, Token) and p.text in ("plus", "moins") for p in leads):
                return at
    return None


def _measures(word: Token, question: Question) -> bool:
    """Tell whether a word is what the two are compared by, or its contrary."""
    if word.text in question.contested:
        return False
    return question.names(word.text) or any(
        opposite(word.text, asked, question.reading.known) for asked in question.reading.said
    )
