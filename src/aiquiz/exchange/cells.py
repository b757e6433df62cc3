"""Texts as the cells of a table that a spreadsheet opens."""

import re
import unicodedata

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# With a sign alone a formula only counts, unless it calls something or asks another program.
_HARMLESS_SIGN = re.compile(r"[+-][^(|!]*")


def harmless(text: str) -> str:
    """Give `text` so that a spreadsheet shows it and never runs it.

    What begins as a formula does gets an apostrophe before it, by which spreadsheets know a text.
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def shielded(text: str) -> str:
    """Give the `text` of a card so that a spreadsheet never runs it; `unshielded` gives it back.

    Other programs show the apostrophe, so a number and a text as "-able" stay without one.
    """
    return f"'{text}" if _runs(text.lstrip("'")) else text


def unshielded(cell: str) -> str:
    """Give the text that `shielded` made `cell` of."""
    return cell[1:] if cell.startswith("'") and _runs(cell.lstrip("'")) else cell


def _runs(text: str) -> bool:
    # Some spreadsheets take the wide forms of the signs for the signs.
    plain = unicodedata.normalize("NFKC", text[:1]) + text[1:]
    return plain.startswith(_FORMULA) and not _HARMLESS_SIGN.fullmatch(plain)
