"""How many rows of a list are out of sight below: told at its bottom right, beside the rows."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_MOST = 99

_TINY = 24
"""Cells of a list below which the sign has no number: a row can spare no cell for it."""


def told_below(many: int, width: int) -> str:
    """Give the sign for so many rows out of sight below a list `width` cells wide, "" for none."""
    if many <= 0:
        return ""
    if width < _TINY:
        return "↓"
    return f"↓{many}" if many <= _MOST else f"↓{_MOST}+"


def room_below(many: int, width: int, margin: int) -> int:
    """Give the cells after a row's text where up to `many` rows may be told, at least `margin`.

    `width` are the cells of the list.

    All rows end there, so that columns stay in line and no row's end is hidden by the sign.
    """
    sign = told_below(many, width)
    return max(margin, len(sign) + 1) if width >= _TINY and sign else margin


def with_below(strip: Strip, many: int, style: Style) -> Strip:
    """Give the last line in sight with the sign for so many rows below at its end."""
    sign = told_below(many, strip.cell_length)
    width = strip.cell_length - len(sign)
    if not sign or width < 0:
        return strip
    return Strip.join([strip.crop(0, width), Strip([Segment(sign, style)], len(sign))])
