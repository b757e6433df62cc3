"""Pictures of scores in plain characters, which read without colour."""

from collections.abc import Mapping, Sequence

from aiquiz.say.verdicts import sign
from aiquiz.scores.days import Cell

_SHADES = "·░▒▓█"
_STEPS = "▁▂▃▄▅▆▇█"


def trail(verdicts: Sequence[str], signs: str, width: int | None = None) -> str:
    """Give a stroke for each of `verdicts`, cut to `width` characters."""
    strokes = {"correct": "━", "close": "╍"}
    drawn = "".join(strokes.get(verdict, sign("wrong", signs)) for verdict in verdicts)
    if width is None or len(drawn) <= width:
        return drawn
    return drawn[: max(width - 1, 0)] + "…"


def columns(scores: Sequence[float]) -> str:
    """Give a little column for each score from 0 to 1."""
    return "".join(_STEPS[min(int(score * len(_STEPS)), len(_STEPS) - 1)] for score in scores)


def bar(share: float, width: int) -> str:
    """Give a bar of `width` characters, of which `share` (0 to 1) is full."""
    full = round(min(max(share, 0.0), 1.0) * width)
    return "━" * full + "─" * (width - full)


def height(count: int, most: int) -> str:
    """Give a column as high as `count` is among `most`, a space for none."""
    return _STEPS[-(-count * len(_STEPS) // max(most, 1)) - 1] if count else " "


def calendar_lines(
    weeks: Sequence[Sequence[Cell]], names: Mapping[int, str], weekdays: Sequence[str]
) -> list[str]:
    """Give `weeks` as lines, a line a weekday, below the `names` of the months that begin in them.

    A name that would run into the one before it, or out of the calendar, is left out.
    """
    label = max(map(len, weekdays)) + 1
    head = ""
    for week, name in sorted(names.items()):
        start = label + 2 * week
        free = len(head) + (1 if head else 0)
        if free <= start and start + len(name) <= label + 2 * len(weeks):
            head = head.ljust(start) + name
    rows = [
        name.ljust(label) + " ".join(_day(week[weekday]) for week in weeks)
        for weekday, name in enumerate(weekdays)
    ]
    return [line.rstrip() for line in (head, *rows)]


def _day(cell: Cell) -> str:
    return " " if cell.is_ahead else _SHADES[cell.level]
