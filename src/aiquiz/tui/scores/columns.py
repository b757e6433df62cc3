"""Columns: how much there is of something, day by day or hour by hour."""

from collections.abc import Sequence

from textual.content import Content

_STEPS = " ▁▂▃▄▅▆▇█"
_WIDEST = 6


def column_width(columns: int, width: int, widest: int = _WIDEST) -> int:
    """Give how wide each of `columns` is so that together they take `width` cells or less."""
    return max(min(width // max(columns, 1), widest), 1)


def columns(
    values: Sequence[float],
    inks: Sequence[str],
    width: int,
    high: int,
    *,
    most: float | None = None,
    widest: int = _WIDEST,
) -> Content:
    """Draw `values` as columns `high` rows high, each in its ink; `most`, or the highest, fills.

    A value that is not nothing shows at least a trace. Where there is room a cell parts them.
    """
    wide = column_width(len(values), width, widest)
    gap = 1 if wide > 2 else 0
    most = most or max(values, default=0) or 1
    steps = [-(-min(value, most) * high * 8 // most) for value in values]
    rows = []
    for row in range(high - 1, -1, -1):
        cells = [
            (_STEPS[int(max(min(step - row * 8, 8), 0))] * (wide - gap) + " " * gap, ink)
            for step, ink in zip(steps, inks, strict=True)
        ]
        rows.append(Content.assemble(*cells))
    return Content("\n").join(rows)


def below(names: Sequence[tuple[int, str]], columns: int, width: int, ink: str) -> Content:
    """Write `names` below columns, each from the cell where its column, told by number, begins.

    One that would run into the one before it or out of the columns is left out; the last one ends
    with them where it is the last column's.
    """
    wide = column_width(columns, width)
    line = ""
    for place, name in names:
        start = place * wide
        if place == columns - 1 and place:
            start = max(columns * wide - len(name), 0)
        if start >= len(line) + (1 if line else 0) and start + len(name) <= columns * wide:
            line = line.ljust(start) + name
    return Content.styled(line, ink)
