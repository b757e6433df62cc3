"""Texts as the cells of a table that a spreadsheet opens."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Give `text` so that a spreadsheet shows it and never runs it.

    What begins as a formula does gets an apostrophe before it, by which spreadsheets know a text.
    """
    return f"'{text}" if text.startswith(_FORMULA) else text
