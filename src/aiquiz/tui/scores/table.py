"""Numbers in rows and columns, and pictures beside each other."""

from collections.abc import Sequence

from textual.content import Content

from aiquiz.tui.literal import literal_line

_GAP = 2


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Content:
    """Draw `rows` under faint `heads`; the first column at the left, the others end at the right.

    Where the room of `width` cells is short they stand closer, and then the first one gives way.
    """
    wide = [max(len(cells[at]) for cells in (heads, *rows)) for at in range(len(heads))]
    gap = _GAP if sum(wide) + _GAP * (len(wide) - 1) <= width else 1
    room = max(width - sum(wide[1:]) - gap * (len(wide) - 1), 4)
    wide[0] = min(wide[0], room)
    lines = [_line(heads, wide, gap, "$faint", "$faint")]
    lines += [_line(cells, wide, gap, "$soft", "$ink") for cells in rows]
    return Content("\n").join(lines)


def _line(cells: Sequence[str], wide: Sequence[int], gap: int, first: str, others: str) -> Content:
    name = literal_line(cells[0], wide[0], first)
    pad = " " * (wide[0] - name.cell_length)
    rest = "".join(" " * gap + cell.rjust(w) for cell, w in zip(cells[1:], wide[1:], strict=True))
    return Content.assemble(name, pad, (rest, others))


def beside(parts: Sequence[tuple[Content, int]], gap: int) -> Content:
    """Put contents beside each other, each in its own width, so many cells apart."""
    columns = [(content.split("\n", allow_blank=True), width) for content, width in parts]
    high = max(len(lines) for lines, _width in columns)
    rows = []
    for row in range(high):
        cells: list[Content | str] = []
        for place, (lines, width) in enumerate(columns):
            line = lines[row] if row < len(lines) else Content("")
            last = place == len(columns) - 1
            cells += [line, "" if last else " " * (width - line.cell_length + gap)]
        rows.append(Content.assemble(*cells))
    return Content("\n").join(rows)


def headed(name: str, note: str, width: int) -> Content:
    """Give a heading with its `note` at the right end of `width` cells, where there is room."""
    if len(name) + len(note) + _GAP > width:
        return Content.styled(name, "$faint")
    gap = " " * (width - len(name) - len(note))
    return Content.assemble((name, "$faint"), gap, (note, "$faint"))
