"""The picture of a card's life: recall as a curve, its reviews as signs, and dates below."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

from aiquiz.grading.verdict import Outcome
from aiquiz.say.card_life import due_on, told_day, wanted
from aiquiz.say.language import _
from aiquiz.say.numbers import percent
from aiquiz.say.verdicts import sign
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.review import Review
from aiquiz.scores.life import Life
from aiquiz.tui.widgets.band import COLOURS

Cell = tuple[str, str]
"""One sign and its style."""

_BELOW = 2
"""Rows below the curve: signs and dates."""

_FINEST = 20
"""The axis begins at a multiple of a twentieth."""

_WORST: tuple[Outcome, ...] = ("wrong", "close", "correct")
_ASIDE, _RESET, _DUE, _TODAY, _WANTED = "·", "│", "┊", "▲", "╌"
_GAP = 2


class Tones(NamedTuple):
    """The colours of the curve: as it was, where a review raised it, as it will be, and below."""

    line: str
    rise: str
    coming: str
    below: str
    below_coming: str


SHADES = Tones("$accent", "$learning", "$heat-3", "$heat-1", "$surface")
SIXTEEN = Tones("$accent", "$learning", "$learning", "$panel", "$surface")
"""Where there are no shades of a colour, what lies below the curve stays as the ground is."""


def heading(retention: float, width: int) -> Content:
    """Give the line above the curve: what it shows, and what is wanted."""
    name, dashed = _("Chance of recall"), f"{_WANTED * 2} {wanted(retention)}"
    if len(name) + len(dashed) + _GAP > width:
        return Content.styled(dashed if len(dashed) <= width else "", "$faint")
    return Content.styled(name + dashed.rjust(width - len(name)), "$faint")


def signs_told() -> str:
    """Give what the signs below the curve mean, but for those of verdicts."""
    words = _("Below the curve: {aside} drill or quiz, {reset} new again, {due} due, {today} today")
    return words.format(aside=_ASIDE, reset=_RESET, due=_DUE, today=_TODAY)


def outcome_of(review: Review) -> Outcome:
    """Give the outcome of `review` as lists show it."""
    verdict = review.verdict
    return verdict if verdict in ("correct", "close") else "wrong"  # type: ignore[return-value]


class Scale(NamedTuple):
    """Which half of a row, counted from the top, a chance of recall lies in."""

    least: float
    halves: int

    def half(self, chance: float) -> int:
        """Give the half row of `chance`."""
        share = (1 - chance) / (1 - self.least)
        return min(max(int(share * (self.halves - 1) + 0.5), 0), self.halves - 1)


class Axis(NamedTuple):
    """Which column, counted from the left, a study day lies in, and which days a column."""

    first: int
    last: int
    columns: int

    @property
    def days(self) -> float:
        """How many days a column is wide."""
        # A clock that was set back may leave nothing between the first day and the last.
        return max(self.last - self.first, 1) / max(self.columns - 1, 1)

    def column(self, day: float) -> int:
        """Give the column of `day`."""
        return min(max(int((day - self.first) / self.days + 0.5), 0), self.columns - 1)

    def span(self, column: int) -> tuple[float, float]:
        """Give where the days of `column` begin and end."""
        middle = self.first + column * self.days
        # What lies on the edge of two columns is the latter's.
        return middle - self.days / 2, middle + self.days * 0.4999


class Stroke(NamedTuple):
    """The curve in one column: from half row `top` down to `bottom`.

    Where it `rises` a review lies in the column; what `comes` is still to be.
    """

    top: int
    bottom: int
    rises: bool
    comes: bool


def draw(
    life: Life, width: int, height: int, signs: str, *, due: bool = True, tones: Tones = SHADES
) -> Content:
    """Draw `life` in `width` cells and `height` rows; there is at least one review.

    `signs` is the style of the verdicts' signs, and with `due` the due day is told.
    """
    margin = len(percent(1)) + 1
    first = life.first_day
    assert first is not None
    axis = Axis(first, life.last_day, max(width - margin, 2))
    rows = max(height - _BELOW, 0)
    drawn = _curve(life, axis, rows, margin, tones) if rows else []
    occupied = _signs(life, axis, signs, due=due)
    below, dates = _below(life, axis, occupied, due=due)
    shown = [*drawn, *(Content.assemble(" " * margin, row) for row in (below, dates))]
    return Content("\n").join(shown[:height] if rows else shown[-height:])


# The curve


def _curve(life: Life, axis: Axis, rows: int, margin: int, tones: Tones) -> list[Content]:
    ranges = [life.range_of(*axis.span(column)) for column in range(axis.columns)]
    low = min([found[0] for found in ranges if found] + [life.policy.retention - 0.05])
    scale = Scale(max(int(low * _FINEST + 1e-9) / _FINEST, 0.0), rows * 2)
    strokes = _strokes(life, axis, scale, ranges)
    names = _names(life.policy.retention, scale, rows)
    dashed = scale.half(life.policy.retention) // 2
    return [
        Content.assemble(
            (names.get(row, "").rjust(margin - 1) + " ", "$faint"),
            *_joined([_cell(stroke, row, row == dashed, tones) for stroke in strokes]),
        )
        for row in range(rows)
    ]


def _strokes(
    life: Life, axis: Axis, scale: Scale, ranges: Sequence[tuple[float, float] | None]
) -> list[Stroke | None]:
    risen = {axis.column(segment.first_day) for segment in life.segments}
    today = axis.column(life.today)
    strokes = list[Stroke | None]()
    for column, found in enumerate(ranges):
        if found is None:
            strokes.append(None)
            continue
        top, bottom = scale.half(found[1]), scale.half(found[0])
        before = strokes[-1] if strokes else None
        rises = column in risen
        if not rises and before is not None and top == before.bottom:
            # Where the curve goes down a step the one before drew the upper one.
            top = min(top + 1, bottom)
        strokes.append(Stroke(top, bottom, rises, column > today))
    return strokes


def _cell(stroke: Stroke | None, row: int, dashed: bool, tones: Tones) -> Cell:
    """Give what stands in one cell: the curve, what lies under it, or the line that is wanted."""
    free = _WANTED if dashed else " "
    upper, lower = 2 * row, 2 * row + 1
    if stroke is None or lower < stroke.top:
        return free, "$faint"
    ground = tones.below_coming if stroke.comes else tones.below
    if upper > stroke.bottom:
        return free, f"$faint on {ground}"
    ink = tones.coming if stroke.comes else tones.line
    if stroke.rises and upper > stroke.top + 1:
        ink = tones.rise
    if upper < stroke.top:
        return "▄", ink
    if lower > stroke.bottom:
        return "▀", f"{ink} on {ground}"
    return "█", ink


def _joined(cells: Sequence[Cell]) -> list[tuple[str, str]]:
    """Give `cells` with those beside each other that have one style in one piece."""
    return [
        ("".join(text for text, _style in run), style)
        for style, run in groupby(cells, lambda cell: cell[1])
    ]


def _names(retention: float, scale: Scale, rows: int) -> dict[int, str]:
    """Give what the axis says on which row."""
    middle = round((retention + scale.least) / 2 * _FINEST) / _FINEST
    names = {rows - 1: percent(scale.least), scale.half(retention) // 2: percent(retention)}
    names[0] = percent(1)
    row = scale.half(middle) // 2
    if all(abs(row - taken) > 1 for taken in names):
        names[row] = percent(middle)
    return names


# Below it


def _signs(life: Life, axis: Axis, signs: str, *, due: bool) -> dict[int, Cell]:
    """Give the sign of each column that has one: the worst verdict of those that share it."""
    found: dict[int, Cell] = {}
    if due and life.due_day is not None:
        found[axis.column(life.due_day)] = (_DUE, "$soft")
    found |= {axis.column(reset.day): (_RESET, "$faint") for reset in life.resets}
    found |= {axis.column(s.day): (_ASIDE, "bold $soft") for s in life.steps if not s.teaches}
    taught = [(axis.column(s.day), outcome_of(s.review)) for s in life.steps if s.teaches]
    for outcome in reversed(_WORST):
        shown = (sign(outcome, signs), f"bold {COLOURS[outcome]}")
        found |= {column: shown for column, one in taught if one == outcome}
    return found


class _Row:
    """A row of cells, in which labels stand apart from each other."""

    def __init__(self, width: int, cells: dict[int, Cell]) -> None:
        self._width = width
        self._cells = dict(cells)
        self._taken = [range(column, column + 1) for column in cells]

    def put(self, start: int, label: str, style: str, gap: int = _GAP) -> bool:
        """Let `label` start in column `start` where it has room there; tell whether it has."""
        end = start + len(label)
        near = range(start - gap, end + gap)
        if start < 0 or end > self._width:
            return False
        if any(taken.start < near.stop and near.start < taken.stop for taken in self._taken):
            return False
        self._cells |= {start + place: (sign, style) for place, sign in enumerate(label)}
        self._taken.append(range(start, end))
        return True

    def put_near(self, column: int, label: str, style: str) -> bool:
        """Let `label` start in `column`, or as far before it as it must; tell whether it does."""
        return self.put(max(min(column, self._width - len(label)), 0), label, style)

    def put_today(self, column: int) -> bool:
        """Point at `column`: it is today's. Tell whether there was room."""
        word, style = _("today"), "$accent"
        return self.put(column, f"{_TODAY} {word}", style, 0) or self.put(
            column - len(word) - 1, f"{word} {_TODAY}", style, 0
        )

    @property
    def drawn(self) -> Content:
        """The row."""
        cells = [self._cells.get(column, (" ", "")) for column in range(self._width)]
        return Content.assemble(*_joined(cells))


def _below(life: Life, axis: Axis, signs: dict[int, Cell], *, due: bool) -> tuple[Content, Content]:
    """Give the row of signs and the row of dates; the due day comes first, then today."""
    reviews, dates = _Row(axis.columns, signs), _Row(axis.columns, {})
    today = axis.column(life.today)
    first, *others = _dates(life, axis, due=due)
    dates.put_near(*first)
    # What has no room for the word at least points.
    told = reviews.put_today(today) or dates.put_today(today)
    if not told and not reviews.put(today, _TODAY, "$accent", 0):
        dates.put(today, _TODAY, "$accent", 0)
    for label in others:
        dates.put_near(*label)
    return reviews.drawn, dates.drawn


def _dates(life: Life, axis: Axis, *, due: bool) -> list[tuple[int, str, str]]:
    """Give what dates are to be told, the most telling first, each with its column."""
    found = list[tuple[int, str, str]]()
    if due and life.due_day is not None:
        label = due_on(date_of(life.due_day), life.due_day - life.today)
        found.append((axis.column(life.due_day), label, "$soft"))
    days = [step.day for step in life.steps if step.teaches] or [s.day for s in life.steps]
    first = [axis.first, *reversed(days), *(reset.day for reset in life.resets)]
    for day in dict.fromkeys(first):
        # Years apart, a day without its year would be misread.
        label = told_day(date_of(day), day - life.today)
        found.append((axis.column(day), label, "$faint"))
    return found
