"""Signs that stand alone in an answer, and make another of it: x < y, 5 Mio. €."""

from collections.abc import Sequence

from aiquiz.grading.cursor import Piece
from aiquiz.grading.reading import Reading
from aiquiz.grading.tokens import Token

_CURRENCIES = frozenset("$€£¥₿")
_OPERATORS = frozenset({*"+*=^<>≤≥±√", "!="})


def other_signs(given: Reading, wanted: Reading) -> bool:
    """Tell whether the operators or currencies of an answer are not those that are wanted.

    What belongs to a number was read with it. Where the wanted form has no operator, one in the
    answer says nothing of it: so = 12.
    """
    if not (given.signs or wanted.signs):
        return False
    if _currencies(wanted) != _currencies(given):
        return True
    operators = _operators(wanted)
    formula = bool(operators) or _calculates(wanted) or _calculates(given)
    return formula and operators != _operators(given)


def _calculates(reading: Reading) -> bool:
    """Tell whether there are only letters to calculate with, or a sign between two numbers."""
    if reading.words:
        return all(map(_is_variable, reading.words))
    pieces = reading.pieces
    return any(
        isinstance(sign, Token)
        and sign.text in "+*/-<>≤≥"
        and not (isinstance(before, Token) or isinstance(after, Token))
        for before, sign, after in zip(pieces, pieces[1:], pieces[2:], strict=False)
    )


def _currencies(reading: Reading) -> list[str]:
    return [sign.text for sign in reading.signs if sign.text in _CURRENCIES]


def _operators(reading: Reading) -> list[str]:
    pieces = reading.pieces
    if not reading.signs:
        return []
    formula = any(sign.text == "=" for sign in reading.signs)
    formula = formula or all(map(_is_variable, reading.words))
    return [
        piece.text
        for place, piece in enumerate(pieces)
        if isinstance(piece, Token)
        and piece.kind == "sign"
        and (piece.text in _OPERATORS or _divides(pieces, place, formula=formula))
    ]


def _divides(pieces: Sequence[Piece], place: int, *, formula: bool) -> bool:
    """Tell whether a stroke or dash divides or subtracts, rather than joining two words."""
    sign = pieces[place]
    if not isinstance(sign, Token) or sign.text not in "/-":
        return False
    return formula or (sign.text == "-" and not sign.glued)


def _is_variable(piece: Piece) -> bool:
    """Tell whether a piece is what a formula calculates with: x, a^2."""
    return isinstance(piece, Token) and len(piece.text.partition("^")[0]) == 1
