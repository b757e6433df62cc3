"""Cards as lines of a table: columns that give way as the width shrinks."""

from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from aiquiz.desk.browse.listing import COLUMNS, Column
from aiquiz.desk.browse.row import CardRow
from aiquiz.say.browse import back, column_name, marks_words, state_word
from aiquiz.say.forms import listed
from aiquiz.say.language import p_
from aiquiz.say.numbers import number, percent
from aiquiz.tui.literal import literal_line
from aiquiz.tui.widgets.lines import Piece

_BAR = 8
_SHARE = 6
_WIDTHS: dict[Column, int] = {"deck": 20, "state": 11, "recall": 17, "due": 13, "missed": 11}
"""Cells of each column but the first, which takes what is left."""

_FROM: dict[Column, int] = {"due": 28, "recall": 54, "missed": 70, "state": 86, "deck": 86}
"""Cells of the whole line from which there is room for a column."""

_LEAST = 6


class _Place(NamedTuple):
    """A column, where it starts and how wide it is."""

    column: Column
    start: int
    width: int


@dataclass(frozen=True)
class Layout:
    """The columns there is room for, from left to right."""

    places: tuple[_Place, ...]

    @classmethod
    def of(cls, width: int) -> "Layout":
        """Choose for `width` cells."""
        others = [column for column in COLUMNS[1:] if width >= _FROM[column]]
        start = max(width - sum(_WIDTHS[column] for column in others), _LEAST)
        places = [_Place("question", 0, start)]
        for column in others:
            places.append(_Place(column, start, _WIDTHS[column]))
            start += _WIDTHS[column]
        return cls(tuple(places))

    def at(self, x: int) -> Column | None:
        """Give the column at cell `x`."""
        found = (place.column for place in self.places if 0 <= x - place.start < place.width)
        return next(found, None)

    def shows(self, column: Column) -> bool:
        """Tell whether there is room for `column`."""
        return any(place.column == column for place in self.places)


def sorting(column: Column, *, is_reversed: bool) -> str:
    """Give the name of a column that cards are sorted by, and in which direction."""
    return f"{column_name(column)} {'↓' if is_reversed else '↑'}"


def heading(width: int, column: Column | None, *, is_reversed: bool) -> Content:
    """Give the faint line above the cards.

    A figure before a name, such as the key that sorts by it, would read as how many there are.
    """
    parts: list[Content | str | tuple[str, str]] = []
    for place in Layout.of(width).places:
        is_sorted = place.column == column
        name = column_name(place.column)
        if is_sorted:
            name = sorting(place.column, is_reversed=is_reversed)
        style = "bold $ink" if is_sorted else "$faint"
        name = literal_line(name, place.width - 1, style).plain
        space = " " * (place.width - cell_len(name))
        before, after = ("", space) if place.column in _LEFT else (space, "")
        parts += [before, (name, style), after]
    return Content.assemble(*parts)


_LEFT: tuple[Column, ...] = ("question", "deck")
"""The columns whose text stands at their left; the others end at their right."""


def draw_card(row: CardRow, today: int, width: int, selected: bool) -> list[Piece]:
    """Draw a card as a line of `width` cells."""
    off = bool(row.gone) or row.standing.suspended
    ink = "$faint" if off else "$ink"
    pieces: list[Piece] = []
    for place in Layout.of(width).places:
        cell = _cell(row, place.column, place.width, today, f"bold {ink}" if selected else ink)
        taken = sum(cell_len(text) for text, _style in cell)
        space = (" " * max(place.width - taken, 0), "")
        pieces += [*cell, space] if place.column in _LEFT else [space, *cell]
    return pieces


def _cell(row: CardRow, column: Column, width: int, today: int, ink: str) -> list[Piece]:
    standing = row.standing
    match column:
        case "question":
            return _question(row, width - 1, ink)
        case "deck":
            return [(literal_line(row.title, width - 1).plain, "$faint")]
        case "state":
            return [(state_word(standing.state), "$soft")]
        case "recall":
            return _recall(standing.recall)
        case "due":
            return [_due(row, today)]
        case "missed":
            lapses = standing.lapses
            return [(number(lapses), "$ink") if lapses else ("·", "$faint")]


def _question(row: CardRow, width: int, ink: str) -> list[Piece]:
    """Give the question, and behind it what sets the card apart."""
    standing = row.standing
    words = marks_words(
        buried=standing.buried, suspended=False, flagged=standing.flagged, leech=standing.leech
    )
    told = f"  {listed(words)}" if words else ""
    if len(told) > width // 2:
        told = ""
    question = literal_line(row.question, width - len(told)).plain
    return [(question, ink), (told, "$warning" if standing.flagged else "$faint")]


def _recall(recall: float | None) -> list[Piece]:
    filled = round((recall or 0.0) * _BAR)
    share = "" if recall is None else percent(recall)
    return [
        ("━" * filled, "$accent"),
        ("─" * (_BAR - filled), "$line"),
        (share.rjust(_SHARE), "$soft"),
    ]


def _due(row: CardRow, today: int) -> Piece:
    standing = row.standing
    if row.gone:
        return p_("card", "gone"), "$warning"
    day = standing.back_on(today)
    words = back(None if day is None else day - today, suspended=standing.suspended)
    return words, "$ink" if day is not None and day <= today else "$soft"
