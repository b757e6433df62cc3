"""The decks at home as lines of a table: columns that give way as the width shrinks."""

from typing import NamedTuple

from textual.content import Content

from aiquiz.say.language import _
from aiquiz.say.numbers import number, percent
from aiquiz.tui.literal import literal_line

_COUNT = 8
_BAR = 14
_SHARE = 7
_LANGUAGE = 4


class Columns(NamedTuple):
    """Which columns there is room for, and how wide the first one is."""

    name: int
    bar: bool
    language: bool

    @classmethod
    def of(cls, width: int) -> "Columns":
        """Choose for `width` cells: below 54 only the name and the two counts stay."""
        wide = width >= 54
        taken = 2 * _COUNT + (_BAR + _SHARE + 2 + _LANGUAGE if wide else 0)
        return cls(max(width - taken, 6), wide, wide)


def heading(width: int) -> Content:
    """Give the faint line above the decks."""
    columns = Columns.of(width)
    text = _("Decks").ljust(columns.name + (_LANGUAGE if columns.language else 0))
    text += _("due").rjust(_COUNT) + _("new").rjust(_COUNT)
    if columns.bar:
        text += _("known").rjust(2 + _BAR + _SHARE)
    return Content.styled(text, "$faint")


class DeckLine(NamedTuple):
    """One deck as a line; `known` and `learning` are shares of its cards from 0 to 1.

    `off` says that it can't be studied now; `problems` marks it. `note` stands behind the title
    where there is room.
    """

    title: str
    language: str
    due: int
    new: int
    known: float
    learning: float
    problems: bool = False
    off: bool = False
    note: str = ""

    def draw(self, width: int, selected: bool) -> Content:
        """Draw the line over `width` cells."""
        columns = Columns.of(width)
        ink = "$faint" if self.off else "$ink"
        room = columns.name - (3 if self.problems else 1)
        name = literal_line(self.title, room, f"bold {ink}" if selected else ink)
        if self.problems:
            name = Content.assemble(name, (" ▲", "$warning"))
        elif self.note and name.cell_length + len(self.note) + 3 <= columns.name:
            name = Content.assemble(name, (f"  {self.note}", "$faint"))
        parts: list[Content | tuple[str, str]] = [
            name,
            (" " * (columns.name - name.cell_length), ""),
        ]
        if columns.language:
            parts.append((self.language[:_LANGUAGE].ljust(_LANGUAGE), "$faint"))
        parts.append((_count(self.due), "bold $ink" if self.due else "$faint"))
        parts.append((_count(self.new), "$ink" if self.new else "$faint"))
        if columns.bar:
            parts += [("  ", ""), bar(self.known, self.learning, _BAR)]
            parts.append((percent(self.known).rjust(_SHARE), "$soft"))
        return Content.assemble(*parts)


class LeftLine(NamedTuple):
    """A session that was left as a line: how much is `left` of it stands below no heading."""

    title: str
    left: str

    def draw(self, width: int, selected: bool) -> Content:
        """Draw the line over `width` cells."""
        left = literal_line(self.left, width, "bold $ink")
        room = max(width - left.cell_length - 2, 0)
        title = literal_line(self.title, room, "bold $ink" if selected else "$ink")
        gap = max(width - title.cell_length - left.cell_length, 0)
        return Content.assemble(title, " " * gap, left)


def _count(count: int) -> str:
    return (number(count) if count else "·").rjust(_COUNT)


def bar(known: float, learning: float, width: int) -> Content:
    """Give a bar of `width` cells: what is known, what is being learnt, what is to come.

    Only what is known is a full stroke: a bar beside 0% must not look begun without colours either.
    """
    first = round(known * width)
    second = min(round((known + learning) * width), width) - first
    rest = width - first - second
    return Content.assemble(
        ("━" * first, "$accent"), ("╌" * second, "$learning"), ("─" * rest, "$line")
    )
