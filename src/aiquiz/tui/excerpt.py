"""The lines of a file around a place in it, as content."""

from collections.abc import Sequence

from textual.content import Content

from aiquiz.say.language import _
from aiquiz.tui.literal import literal

_BEFORE, _AFTER = 2, 1
"""How many lines are shown around the one that is meant."""

_MOST = 400
"""The characters of a line that are looked at: more never fit on a screen."""


def excerpt(
    lines: Sequence[str], line: int, column: int, width: int, *, alone: bool = False
) -> Content:
    """Give the `lines` around `line` over `width` cells, with a mark under its `column`.

    Both count from 1. A long line is cut at its start where its column would be out of sight.
    With `alone` the lines around it are left out. Gives nothing where there is no such line.
    """
    if not 0 < line <= len(lines):
        return Content("")
    before, after = (0, 0) if alone else (_BEFORE, _AFTER)
    first, last = max(line - before, 1), min(line + after, len(lines))
    digits = len(str(last))
    indent = digits + 2
    room = max(width - indent, 8)
    cut = _cut(lines[line - 1], column, room)
    shown = []
    for number in range(first, last + 1):
        meant = number == line
        text = literal(_flat(lines[number - 1], cut), "bold $ink" if meant else "$soft")
        if text.cell_length > room:
            text = text.truncate(room, ellipsis=True)
        shown.append(Content.assemble((f"{number:>{digits}}  ", "$faint"), text))
        if meant:
            shown.append(_mark(lines[number - 1], column, cut, indent, width))
    return Content("\n").join(shown)


def _flat(line: str, cut: int) -> str:
    """Give a line from `cut` on, its tabs as spaces: what a cell holds must be known."""
    return line[cut : cut + _MOST].replace("\t", " ")


def _cut(line: str, column: int, room: int) -> int:
    """Give from which character on a line is shown, so that its column is in sight."""
    cells = literal(_flat(line, 0)[: column - 1]).cell_length
    return 0 if cells < room - 2 else max(column - 1 - room // 2, 0)


def _mark(line: str, column: int, cut: int, indent: int, width: int) -> Content:
    """Give a stroke under what begins at `column`, with the place in words behind it."""
    before = literal(_flat(line, cut)[: max(column - 1 - cut, 0)]).cell_length
    meant = line[column - 1 :].split(":")[0].split() or [""]
    strokes = max(min(literal(meant[0]).cell_length, width - indent - before), 1)
    words = _("column {n}").format(n=column)
    told = f" {words}" if indent + before + strokes + 1 + len(words) <= width else ""
    return Content.assemble(" " * (indent + before), ("▔" * strokes + told, "$error"))
