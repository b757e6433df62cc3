"""The decks at home as lines of a table: columns that give way as the width shrinks."""

from typing import NamedTuple

from textual.content import Content

from aiquiz.say.language import _
from aiquiz.say.numbers import number, percent
from aiquiz.tui.literal import literal_line

_COUNT = 6
_BAR = 14
_SHARE = 6
_LANGUAGE = 5
_SHORT_COUNT = 4
_TINY = 24
"""Cells below which one count is shown, of all that is asked today: it leaves room for a title."""

MARK = "*"
"""Stands before a deck that is marked."""


class Columns(NamedTuple):
    """Which columns there is room for, and how wide the first one is."""

    name: int
    counts: int
    bar: bool
    language: bool

    @property
    def languages(self) -> range:
        """The cells in which the languages stand."""
        return range(self.name, self.name + (_LANGUAGE if self.language else 0))

    @classmethod
    def of(cls, width: int) -> "Columns":
        """Choose for `width` cells: below 54 only the name and the two counts stay.

        Below 24 there is a single count.
        """
        if width < _TINY:
            return cls(max(width - _SHORT_COUNT, 1), _SHORT_COUNT, False, False)
        wide = width >= 54
        count = max(_COUNT, 2 + max(len(_("due")), len(_("new"))))
        taken = 2 * count + (_BAR + _SHARE + 2 + _LANGUAGE if wide else 0)
        return cls(max(width - taken, 6), count, wide, wide)


def heading(width: int) -> Content:
    """Give the faint line above the decks."""
    columns = Columns.of(width)
    text = _("Decks").ljust(columns.name + (_LANGUAGE if columns.language else 0))
    text += _("due").rjust(columns.counts) + _("new").rjust(columns.counts)
    if columns.bar:
        text += _("known").rjust(2 + _BAR + _SHARE)
    return Content.styled(text, "$faint")


class DeckLine(NamedTuple):
    """One deck as a line; `known` and `learning` are shares of its cards from 0 to 1.

    `off` says that it is not asked now; `problems` marks it. `note` stands behind the title
    where there is room, `instead` in the place of the counts. Of its `languages` its own is the
    first. What is `inset` belongs to the row above it; what is `marked` is told so in the title
    where the rows have no margin for it.
    """

    title: str
    languages: tuple[str, ...]
    due: int
    new: int
    known: float
    learning: float
    problems: bool = False
    off: bool = False
    note: str = ""
    instead: str = ""
    inset: bool = False
    marked: bool = False

    def draw(self, width: int, selected: bool) -> Content:
        """Draw the line over `width` cells."""
        columns = Columns.of(width)
        name = self._name(columns, selected)
        parts: list[Content | tuple[str, str]] = [
            name,
            (" " * (columns.name - name.cell_length), ""),
        ]
        if columns.language:
            parts.append((_languages(self.languages).ljust(_LANGUAGE), "$faint"))
        if width < _TINY:
            asked = 0 if self.instead else self.due + self.new
            parts.append((_count(asked, columns.counts), "bold $ink" if asked else "$faint"))
        elif self.instead:
            parts.append((self.instead.rjust(2 * columns.counts), "$faint"))
        else:
            parts.append((_count(self.due, columns.counts), "bold $ink" if self.due else "$faint"))
            parts.append((_count(self.new, columns.counts), "$ink" if self.new else "$faint"))
        if columns.bar:
            parts += [("  ", ""), bar(self.known, self.learning, _BAR)]
            parts.append((percent(self.known).rjust(_SHARE), "$soft"))
        return Content.assemble(*parts)

    def _name(self, columns: Columns, selected: bool) -> Content:
        ink = "$faint" if self.off else "$ink"
        before = "  " if self.inset else ""
        if self.marked and not columns.language:
            before = f"{before}{MARK} "
        room = columns.name - (3 if self.problems else 1) - len(before)
        title = literal_line(self.title, max(room, 1), f"bold {ink}" if selected else ink)
        name = Content.assemble((before, "bold $accent"), title)
        if self.problems:
            return Content.assemble(name, (" ▲", "$warning"))
        if self.note and name.cell_length + len(self.note) + 3 <= columns.name:
            return Content.assemble(name, (f"  {self.note}", "$faint"))
        return name


class LeftLine(NamedTuple):
    """A session that was left as a line: how much is `left` of it stands below no heading.

    Where there is hardly room for a title, just the number stands there, which is `brief`.
    """

    title: str
    left: str
    brief: str = ""

    def draw(self, width: int, selected: bool) -> Content:
        """Draw the line over `width` cells."""
        told = self.brief if self.brief and width < _TINY else self.left
        left = literal_line(told, width, "bold $ink")
        room = max(width - left.cell_length - 2, 0)
        title = literal_line(self.title, room, "bold $ink" if selected else "$ink")
        gap = max(width - title.cell_length - left.cell_length, 0)
        return Content.assemble(title, " " * gap, left)


def _languages(languages: tuple[str, ...]) -> str:
    """Give two languages by name, and of more the first and how many others there are."""
    shown = " ".join(languages[:2])
    if len(languages) > 2:
        shown = f"{languages[0]} +{len(languages) - 1}"
    return shown[:_LANGUAGE]


def _count(count: int, width: int) -> str:
    return (number(count) if count else "·").rjust(width)


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
