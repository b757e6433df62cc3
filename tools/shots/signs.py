"""Signs that are drawn as rectangles: no font joins them from cell to cell without a seam."""

from collections.abc import Iterator
from functools import cache

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels of the cell; right and bottom are outside."""

SHADES = {"░": 0.25, "▒": 0.5, "▓": 0.75}
"""How much of the colour covers the ground."""

_LEFT = "▏▎▍▌▋▊▉"
_LOW = "▁▂▃▄▅▆▇"
_ARMS = {"─": "1010", "━": "2020", "│": "0101", "┃": "0202", "╸": "2000", "╺": "0020"}
"""How heavy the lines are that leave the middle to the left, up, right and down."""


@cache
def boxes(sign: str, wide: int, high: int) -> tuple[Box, ...]:
    """Give what is filled of a cell of `wide` by `high` pixels; nothing for a sign of the font."""
    return tuple(_boxes(sign, wide, high))


def _boxes(sign: str, wide: int, high: int) -> Iterator[Box]:
    if sign == "█" or sign in SHADES:
        yield 0, 0, wide, high
    elif sign in _LOW:
        yield 0, high - round(high * (_LOW.index(sign) + 1) / 8), wide, high
    elif sign in _LEFT:
        yield 0, 0, round(wide * (_LEFT.index(sign) + 1) / 8), high
    elif sign == "▀":
        # The row that ▄ leaves free, so that both together fill the cell.
        yield 0, 0, wide, high - round(high / 2)
    elif sign == "▐":
        yield round(wide / 2), 0, wide, high
    elif sign == "▔":
        yield 0, 0, wide, round(high / 8)
    elif sign in _ARMS:
        yield from _lines(_ARMS[sign], wide, high)
    elif sign in "╌╍":
        yield from _dashes(2 if sign == "╌" else 4, wide, high)
    elif sign == "┊":
        for dash in range(4):
            top = round(high * dash / 4) + 1
            yield (wide - 2) // 2, top, (wide - 2) // 2 + 2, top + high // 8 + 1
    elif sign in "■□":
        yield from _square(sign == "■", wide, high)


def _lines(arms: str, wide: int, high: int) -> Iterator[Box]:
    left, up, right, down = (2 * int(weight) for weight in arms)
    for weight, start, end in ((left, 0, wide // 2), (right, wide // 2, wide)):
        if weight:
            yield start, (high - weight) // 2, end, (high - weight) // 2 + weight
    for weight, start, end in ((up, 0, high // 2), (down, high // 2, high)):
        if weight:
            yield (wide - weight) // 2, start, (wide - weight) // 2 + weight, end


def _dashes(thick: int, wide: int, high: int) -> Iterator[Box]:
    top, half = (high - thick) // 2, wide // 2
    yield 1, top, half - 1, top + thick
    yield half + 1, top, wide - 1, top + thick


def _square(full: bool, wide: int, high: int) -> Iterator[Box]:
    side = wide - 2
    left, top = 1, (high - side) // 2
    right, bottom = left + side, top + side
    if full:
        yield left, top, right, bottom
        return
    yield left, top, right, top + 2
    yield left, bottom - 2, right, bottom
    yield left, top + 2, left + 2, bottom - 2
    yield right - 2, top + 2, right, bottom - 2
