"""Sessions as lines: in words with their trail, or as a table of numbers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from aiquiz.desk.history import DeckName
from aiquiz.say import history as say
from aiquiz.say.dates import duration
from aiquiz.say.language import _
from aiquiz.say.numbers import number, percent
from aiquiz.scheduling.days import Moment, date_of
from aiquiz.scores.history import planned_of_left
from aiquiz.scores.session import SessionScore
from aiquiz.tui.literal import literal_line
from aiquiz.tui.widgets.lines import Piece

_STROKES = {"correct": ("━", "$success"), "close": ("╍", "$warning")}
_MISSED = ("×", "$error")
_STEPS = "▁▂▃▄▅▆▇█"


class Column(NamedTuple):
    """A column: its name, its cells with the gap before it, and from which width on it is there.

    What stands at its right is a number.
    """

    key: str
    width: int
    least: int = 0
    is_number: bool = True


_WORDS = (
    Column("right", 9, 44),
    Column("score", 7),
    Column("time", 13, 84),
    Column("trail", 18, 64, is_number=False),
)
_NUMBERS = (
    Column("cards", 8, 44),
    Column("correct", 8, 44),
    Column("score", 8),
    Column("answers", 10, 84),
    Column("time", 13, 70),
)
_LEAST_ON = 6
"""Cells of what a session was on that are worth a mark behind it."""

_BRIEF = 60
"""Cells below which the time of a session is told briefly."""

_BRIEF_CELLS, _NUMBER_CELLS = 13, 20
"""Cells of the first column where it is told briefly, and where it is a number and a date."""


_TINY, _TINY_CELLS = 24, 9
"""Cells below which a session has room for a date and its score alone, and those of the date."""


def _names(key: str) -> str:
    return {
        "right": _("right"),
        "score": _("score"),
        "time": _("time"),
        "trail": "",
        "cards": _("cards"),
        "correct": _("right"),
        "answers": _("answers"),
    }[key]


class SessionDrawing:
    """Draws sessions as lines."""

    def __init__(
        self, titles: Mapping[DeckName, str], now: Moment, *, as_table: bool, signs: str
    ) -> None:
        """`titles` are those of the decks, `signs` the style of signs."""
        self._titles = titles
        self._now = now
        self._columns = _NUMBERS if as_table else _WORDS
        self._as_table = as_table
        self._missed = "x" if signs == "+" else _MISSED[0]

    def heading(self, width: int, indent: int = 0) -> Content:
        """Give the faint line above the sessions, `indent` cells further in than it is drawn."""
        first, room = self._lead(width)
        words = _("session") if self._as_table else _("when")
        parts = [_padded(words, first), _padded(_("on"), room)]
        for column, wide in self._there(width):
            name = _names(column.key)
            parts.append(name.rjust(wide) if column.is_number else f"  {name}".ljust(wide))
        return Content.styled(" " * indent + "".join(parts).rstrip(), "$faint")

    def draw(self, session: SessionScore, width: int, selected: bool) -> list[Piece]:
        """Draw `session` as a line of `width` cells."""
        first, room = self._lead(width)
        ink = "bold $ink" if selected else "$ink"
        on = self._on_and_left(session, room - 1)
        begun = self._begun(session, width)
        pieces: list[Piece] = [(_padded(begun, first), "$soft"), (_padded(on, room), ink)]
        for column, wide in self._there(width):
            pieces += self._cell(session, column, wide)
        return pieces

    def _on_and_left(self, session: SessionScore, room: int) -> str:
        """Give what a session was on, and of a quiz or a drill that was left that it was."""
        planned = planned_of_left(session)
        mark = "" if planned is None else f" · {say.asked_of(session.cards, planned)}"
        if room - len(mark) < _LEAST_ON:
            mark = ""
        return literal_line(self.on(session), room - len(mark)).plain + mark

    def on(self, session: SessionScore) -> str:
        """Give what a session was on, behind its kind where that is not plain study."""
        head = session.head
        told = say.decks(self.titles_of(session), asked_all=head.asked_all)
        return say.what(head.mode, told, is_mock=head.is_mock)

    def titles_of(self, session: SessionScore) -> list[str]:
        """Give the titles of the decks of a session, the ids of those that are not known."""
        return [self._titles.get(deck) or ".".join(deck) for deck in session.decks]

    def _begun(self, session: SessionScore, width: int) -> str:
        at = session.head.started
        day, today = date_of(at.calendar_day), date_of(self._now.day)
        ago = self._now.day - at.day
        if self._as_table:
            return f"{number(session.head.number):>6}  {day.isoformat()}"
        tell = say.when_brief if width < _BRIEF else say.when
        return tell(day, at.minutes, today, ago)

    def _lead(self, width: int) -> tuple[int, int]:
        """Give the cells of the first column, and those that are left for the decks."""
        first = _NUMBER_CELLS if self._as_table else _BRIEF_CELLS
        if width < _TINY:
            first = _TINY_CELLS
        if width >= _BRIEF and not self._as_table:
            first = say.when_cells() + 2
        taken = first + sum(wide for _column, wide in self._there(width))
        return first, max(width - taken, 1)

    def _there(self, width: int) -> list[tuple[Column, int]]:
        """Give the columns there is room for, with their cells; the trail takes more of more."""
        more = max(width - 100, 0)
        return [
            (column, column.width + (more if column.key == "trail" else 0))
            for column in self._columns
            if width >= column.least
        ]

    def _cell(self, session: SessionScore, column: Column, wide: int) -> list[Piece]:
        match column.key:
            case "trail":
                return trail(session.trail, wide - 2, self._missed, gap=2)
            case "right":
                told = f"{number(session.correct)} / {number(session.cards)}"
                return [(told.rjust(wide), "$ink")]
            case "score":
                return [(percent(session.score).rjust(wide), "$ink")]
            case "time":
                return [(duration(session.spent_ms / 1000).rjust(wide), "$faint")]
            case _:
                return [(number(getattr(session, column.key)).rjust(wide), "$ink")]


def trail(verdicts: Sequence[str], width: int, missed: str, gap: int = 0) -> list[Piece]:
    """Draw a stroke of one cell for each of `verdicts`, behind a `gap`; "…" where they are more.

    It reads without colours: what was right is a whole stroke, what was close a broken one.
    """
    shown = verdicts if len(verdicts) <= width else verdicts[: max(width - 1, 0)]
    pieces: list[Piece] = [(" " * gap, "")]
    pieces += [_STROKES.get(verdict, (missed, _MISSED[1])) for verdict in shown]
    if len(shown) < len(verdicts):
        pieces.append(("…", "$faint"))
    return [*pieces, (" " * max(width - min(len(verdicts), width), 0), "")]


def columns(scores: Sequence[float]) -> str:
    """Draw scores from 0 to 1 as a line of little columns."""
    return "".join(_STEPS[min(int(score * len(_STEPS)), len(_STEPS) - 1)] for score in scores)


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - cell_len(text), 0)
