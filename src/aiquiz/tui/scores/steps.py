"""Steps: a share that changes from one stretch of time to the next, and what was wanted."""

from collections.abc import Sequence

from textual.content import Content

_HALVES = {1: "▄", 2: "▀", 3: "█"}
_WANTED = "╌"
_WIDEST = 4


def floor_of(shares: Sequence[float | None], wanted: float) -> int:
    """Give the percent at which the picture begins: a ten below all there is to see, at most 80."""
    least = min([wanted, *(share for share in shares if share is not None)])
    return min(max(int(least * 100) // 10 * 10, 0), 80)


def steps(shares: Sequence[float | None], wanted: float, width: int, high: int) -> Content:
    """Draw `shares` (0 to 1, None for nothing) as steps, and a dashed line at `wanted`.

    It is `high` rows high and reaches from `floor_of` to 100 %, half a row at a time. Steps that
    reach what was wanted stand out. Where there is no room for all, the last ones are drawn.
    """
    shown = shares[-width:]
    wide = step_width(len(shown), width)
    floor = floor_of(shown, wanted)
    line = _half(wanted, floor, high)
    heights = [None if share is None else _half(share, floor, high) for share in shown]
    rows = []
    for row in range(high - 1, -1, -1):
        cells: list[tuple[str, str]] = []
        for share, half in zip(shown, heights, strict=True):
            if share is not None and half is not None and half // 2 == row:
                ink = "$accent" if share >= wanted else "$heat-3"
                cells.append((_HALVES[1 if half % 2 == 0 else 2] * wide, ink))
            else:
                cells.append(((_WANTED if line // 2 == row else " ") * wide, "$faint"))
        rest = width - wide * len(shown)
        cells.append(((_WANTED if line // 2 == row else " ") * rest, "$faint"))
        rows.append(Content.assemble(*cells))
    return Content("\n").join(rows)


def step_width(count: int, width: int) -> int:
    """Give how wide each of `count` steps is so that they fit in `width` cells."""
    return max(min(width // max(count, 1), _WIDEST), 1)


def _half(share: float, floor: int, high: int) -> int:
    """Give the number of the half row, from the bottom, in which `share` lies."""
    part = (share * 100 - floor) / (100 - floor)
    return min(max(int(part * high * 2), 0), high * 2 - 1)
