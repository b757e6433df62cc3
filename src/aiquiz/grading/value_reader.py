"""Finding the values in an answer: what is left are its words."""

import re
from collections.abc import Sequence

from aiquiz.grading.amount_reader import read_amount
from aiquiz.grading.clock_reader import read_clock
from aiquiz.grading.cursor import Cursor, Piece
from aiquiz.grading.date_reader import read_date
from aiquiz.grading.lexicon import Lexicon
from aiquiz.grading.tokens import Token
from aiquiz.grading.value import Value

_ROMAN_START = re.compile(r"[ivx]+(?:e|eme|er|ier|ere|th|st|nd|rd)?|x\d+")


def _starts_a_roman_one(cursor: Cursor) -> bool:
    text = cursor.text()
    if text[0] not in "ivx" or (len(text) == 1 and not cursor.at):
        return False
    return _ROMAN_START.fullmatch(text) is not None


def _value_of_word(cursor: Cursor) -> Value | None:
    """Read the value that starts with a word: most words can be told apart at once."""
    text, known = cursor.text(), cursor.known
    if text in known.dated:
        return read_date(cursor) or read_amount(cursor)
    if text in known.starters or _starts_a_roman_one(cursor):
        return read_amount(cursor)
    return None


def pieces(found: Sequence[Token], known: Lexicon) -> list[Piece]:
    """Give `found` with each run of tokens that makes a value replaced by that value."""
    cursor = Cursor(tuple(found), known)
    while cursor.at < len(cursor.tokens):
        if cursor.kind() == "word":
            value = _value_of_word(cursor)
        else:
            value = read_date(cursor) or read_clock(cursor) or read_amount(cursor)
        if value is None:
            cursor.done.append(cursor.tokens[cursor.at])
            cursor.at += 1
        else:
            cursor.done.append(value)
    return cursor.done
