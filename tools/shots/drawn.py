"""A screen as a picture: its cells in an installed font, in a window with rounded corners."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME as TERMINAL

from shots.signs import SHADES, boxes

Rgb = tuple[int, int, int]

WIDE, HIGH = 12, 25
"""A cell in pixels; the size of the font follows from its width."""

_PAD, _BAR, _RADIUS = 14, 38, 12
_DOTS = ((255, 95, 87), (254, 188, 46), (40, 200, 64))
_FACES = {
    (False, False): "DejaVuSansMono.ttf",
    (True, False): "DejaVuSansMono-Bold.ttf",
    (False, True): "DejaVuSansMono-Oblique.ttf",
    (True, True): "DejaVuSansMono-BoldOblique.ttf",
}
_ADVANCE = 1233 / 2048
"""How wide a letter of the font is, in shares of its size."""

_INKS = 16
"""Steps between ink and ground at the edge of a letter: few make small files; none is missed."""

_ALPHA = 51
"""The steps in which a rounded corner covers what is behind it."""

_COLOURS = 240
"""Colours of a picture; the rest of the 256 are for the corners, which the page shows through."""


class NoFontError(Exception):
    """The font is not installed."""


def check_font() -> None:
    """Raise `NoFontError` unless the font is installed."""
    _font(False, False)


@cache
def _font(bold: bool, italic: bool) -> ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype(_FACES[bold, italic], WIDE / _ADVANCE)
    except OSError as error:
        raise NoFontError("Pictures need the font DejaVu Sans Mono to be installed.") from error


def drawn(rows: Iterable[Iterable[Segment]], size: tuple[int, int]) -> Image.Image:
    """Give the cells of `rows` as a picture; `size` is in cells."""
    columns, height = size
    picture = Image.new("RGB", (columns * WIDE, height * HIGH), _rgb(None, ground=True))
    for row, segments in enumerate(rows):
        column = 0
        for text, style, control in segments:
            if not control:
                _draw(picture, text, style or Style(), column, row)
                column += cell_len(text)
    return picture


def _draw(picture: Image.Image, text: str, style: Style, column: int, row: int) -> None:
    ink, ground = _colours(style)
    left, top, wide = column * WIDE, row * HIGH, cell_len(text) * WIDE
    picture.paste(ground, (left, top, left + wide, top + HIGH))
    for is_sign, letters in groupby(text, lambda letter: bool(boxes(letter, WIDE, HIGH))):
        piece = "".join(letters)
        if is_sign:
            _draw_signs(picture, piece, ink, ground, left, top)
        elif piece.strip():
            _draw_letters(picture, piece, style, ink, left, top)
        left += cell_len(piece) * WIDE
    if style.underline:
        _rule(picture, ink, (column * WIDE, top + HIGH - 4), wide)
    if style.strike:
        _rule(picture, ink, (column * WIDE, top + HIGH // 2), wide)


def _rule(picture: Image.Image, ink: Rgb, start: tuple[int, int], wide: int) -> None:
    left, top = start
    picture.paste(ink, (left, top, left + wide, top + 2))


def _draw_signs(
    picture: Image.Image, signs: str, ink: Rgb, ground: Rgb, left: int, top: int
) -> None:
    for sign in signs:
        colour = _mixed(ground, ink, SHADES.get(sign, 1.0))
        for x, y, right, bottom in boxes(sign, WIDE, HIGH):
            picture.paste(colour, (left + x, top + y, left + right, top + bottom))
        left += WIDE


def _draw_letters(
    picture: Image.Image, text: str, style: Style, ink: Rgb, left: int, top: int
) -> None:
    mask = _letters(text, bool(style.bold), bool(style.italic))
    picture.paste(ink, (left, top), mask)


@cache
def _letters(text: str, bold: bool, italic: bool) -> Image.Image:
    """Give how much of each pixel the letters cover, each in its own cell."""
    mask = Image.new("L", (cell_len(text) * WIDE, HIGH))
    draw, font, left = ImageDraw.Draw(mask), _font(bold, italic), 0
    for letter in text:
        draw.text((left, HIGH * 0.76), letter, fill=255, font=font, anchor="ls")
        left += cell_len(letter) * WIDE
    step = 255 / (_INKS - 1)
    return mask.point([round(round(value / step) * step) for value in range(256)])


def _colours(style: Style) -> tuple[Rgb, Rgb]:
    ink = _rgb(style.color, ground=False)
    ground = _rgb(style.bgcolor, ground=True)
    if style.reverse:
        ink, ground = ground, ink
    return (_mixed(ground, ink, 0.6) if style.dim else ink), ground


def _rgb(color: Color | None, *, ground: bool) -> Rgb:
    if color is None or color.is_default:
        return TERMINAL.background_color if ground else TERMINAL.foreground_color
    return color.get_truecolor(TERMINAL, foreground=not ground)


def _mixed(ground: Rgb, ink: Rgb, share: float) -> Rgb:
    red, green, blue = (round(g + (i - g) * share) for g, i in zip(ground, ink, strict=True))
    return red, green, blue


def framed(picture: Image.Image, title: str) -> Image.Image:
    """Give `picture` in a window with `title` in its bar, clear outside of its rounded corners."""
    # The margin at the top is the ground of the screen, whatever stands in its middle.
    ground = picture.getpixel((0, 0))
    light = sum(ground) > 382
    line, faint = (_mixed(ground, (0, 0, 0) if light else (255, 255, 255), s) for s in (0.25, 0.4))
    wide, high = picture.width + 2 * _PAD, picture.height + _BAR + _PAD
    window = Image.new("RGB", (wide, high), ground)
    window.paste(picture, (_PAD, _BAR))
    _draw_bar(window, title, line, faint)
    window.paste(line, (0, 0), _edge(wide, high))
    window.putalpha(_round(wide, high, _RADIUS))
    return window


def _draw_bar(window: Image.Image, title: str, line: Rgb, faint: Rgb) -> None:
    side, middle = 12, _BAR // 2 + 1
    for place, colour in enumerate(_DOTS):
        dot = _round(side, side, side / 2)
        window.paste(colour, (_PAD + place * 20, middle - side // 2), dot)
    letters = _letters(title, bold=False, italic=False)
    window.paste(faint, ((window.width - letters.width) // 2, middle - HIGH // 2), letters)


def _round(wide: int, high: int, radius: float) -> Image.Image:
    """Give the mask of a rectangle with rounded corners, smooth."""
    fine = 4
    mask = Image.new("L", (wide * fine, high * fine))
    box = (0, 0, wide * fine - 1, high * fine - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * fine, fill=255)
    small = mask.resize((wide, high), Image.Resampling.BOX)
    return small.point([round(value / _ALPHA) * _ALPHA for value in range(256)])


def _edge(wide: int, high: int) -> Image.Image:
    """Give the mask of the line around the window."""
    inner = Image.new("L", (wide, high))
    inner.paste(_round(wide - 2, high - 2, _RADIUS - 1), (1, 1))
    return inner.point([255 - value for value in range(256)])


def save(window: Image.Image, path: Path) -> None:
    """Write `window` to `path` with a palette, which makes a small file without loss.

    Only a picture of more colours than a palette takes has some of them united.
    """
    colours = window.convert("RGB")
    painted = colours.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    table = painted.getpalette() or []
    table += [0] * (3 * _COLOURS - len(table))
    covers = [255] * _COLOURS
    line, alpha = _at(colours, colours.width // 2, 0), window.getchannel("A")
    for value in range(0, 255, _ALPHA):
        table += line
        painted.paste(len(covers), (0, 0), alpha.point([255 * (v == value) for v in range(256)]))
        covers.append(value)
    painted.putpalette(table)
    painted.save(path, optimize=True, transparency=bytes(covers))


def _at(picture: Image.Image, x: int, y: int) -> Rgb:
    """Give the colour of one pixel."""
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]
