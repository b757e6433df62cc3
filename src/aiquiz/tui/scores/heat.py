"""The calendar: a column a week, a row a weekday, and how much was answered on each day."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from aiquiz.scores.days import Cell

CELL = 2
"""The cells that a week takes."""

_INKS = ("$line", "$heat-1", "$learning", "$heat-3", "$accent")
_SHADES = "·░▒▓█"


def calendar_rows(
    weeks: Sequence[Sequence[Cell]],
    today: int,
    weekdays: Sequence[str],
    *,
    in_shades: bool,
) -> Content:
    """Draw `weeks` below each other day by day; `weekdays` name the rows from Monday, or are "".

    Days are told apart by colour, or `in_shades` where there is none.
    """
    label = max(map(len, weekdays)) + 1
    rows = []
    for weekday, name in enumerate(weekdays):
        cells = [_day(week[weekday], today, in_shades=in_shades) for week in weeks]
        rows.append(
            Content.assemble((name.ljust(label), "$faint"), Content(" ").join(cells))
            if cells
            else Content.styled(name, "$faint")
        )
    return Content("\n").join(rows)


def _day(cell: Cell, today: int, *, in_shades: bool) -> Content:
    if cell.is_ahead:
        return Content(" ")
    if cell.day == today and not cell.answers:
        return Content.styled("□", "$accent")
    if in_shades:
        ink = "bold $accent" if cell.day == today else "$ink"
        return Content.styled(_SHADES[cell.level], ink if cell.level else "$faint")
    return Content.styled("■" if cell.level else "·", _INKS[cell.level])


def month_row(months: Mapping[int, str], weeks: int, label: int) -> Content:
    """Give the names of `months` over the weeks, told by number, in which they begin.

    A name that would run into the one before it, or out of the calendar, is left out.
    """
    line = " " * label
    for week, name in sorted(months.items()):
        start, end = label + week * CELL, label + weeks * CELL + 1
        free = len(line.rstrip()) + (1 if line.strip() else 0)
        if free <= start and start + len(name) <= end:
            line = line.rstrip().ljust(start) + name
    return Content.styled(line, "$faint")
