"""What stands below the decks at home where there is room: the coming days, the last weeks."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from aiquiz.say import home as say
from aiquiz.say.numbers import number
from aiquiz.scheduling.days import date_of
from aiquiz.scores.days import calendar
from aiquiz.tui.scores.columns import column_width, columns
from aiquiz.tui.scores.heat import CELL, calendar_rows
from aiquiz.tui.scores.table import headed

_DAYS_OF_A_WEEK = 7
_LEAST_DAY = 3
"""The cells that a day takes at least: two letters and a gap."""

_WIDEST = 8
_MOST_WEEKS = 53


class Plan(NamedTuple):
    """How the room below the top of home is used.

    `decks` are the lines that the list may take, `notice` those of what is said below it; with
    `spaced` a blank row parts the decks. `bars` is how high the forecast's are, 0 where it has no
    room; `calendar` tells whether the calendar has. `gap` is how many blank lines stand above them.
    """

    decks: int
    notice: int = 0
    spaced: bool = False
    bars: int = 0
    calendar: bool = False
    gap: int = 1


_LEAST_DECKS = 3
_FORECAST = 4
"""The lines of a forecast without its bars, with a blank one above."""

_MOST_GAP = 6
"""How far down, to the end of the screen, the forecast may stand from what is above it."""

_LEAST_BARS = 2
_MOST_BARS = 4
_HIGHEST_BARS = 8
"""How high bars are where there is more room than anything else needs."""

_CALENDAR = 9
"""The lines of the calendar with a blank one above."""


def plan(room: int, decks: int, notice: int, *, forecast: bool, calendar: bool) -> Plan:
    """Give how `room` lines are used for so many `decks` and the lines of the notice.

    The list comes first, then what is to be said, then the forecast, then the calendar. Where not
    even the list and the notice fit, the list keeps half of the room.
    """
    left = room - decks - notice
    if left < 0:
        least = min(decks, max(_LEAST_DECKS, (room + 1) // 2))
        said = max(min(notice, room - least), 0)
        return Plan(max(room - said, 1), said)
    bars = _LEAST_BARS if forecast and left >= _FORECAST + _LEAST_BARS else 0
    left -= _FORECAST + bars if bars else 0
    # Below it a blank line is to stand, too, as soon as there is one.
    below = 1 if bars and left else 0
    left -= below
    has_calendar = calendar and left >= _CALENDAR
    left -= _CALENDAR if has_calendar else 0
    spaced = decks > 1 and left >= decks - 1
    left -= decks - 1 if spaced else 0
    if bars:
        left += bars
        bars = min(left, _MOST_BARS if left < 2 * _HIGHEST_BARS else _HIGHEST_BARS)
        left -= bars
    gap = 1 + left if left < _MOST_GAP else 1
    return Plan(max(2 * decks - 1 if spaced else decks, 1), notice, spaced, bars, has_calendar, gap)


def forecast_picture(cards: Sequence[int], today: int, width: int, high: int) -> Content:
    """Draw how many `cards` each day asks from study day `today` on, bars so many rows `high`."""
    days = len(cards)
    if width // days < _LEAST_DAY:
        days = min(_DAYS_OF_A_WEEK, max(width // _LEAST_DAY, 1))
    shown = cards[:days]
    wide = column_width(days, width, _WIDEST)
    first = date_of(today).weekday()
    letters = say.weekdays_in_two()
    names = [letters[(first + day) % _DAYS_OF_A_WEEK] for day in range(days)]
    inks = ["$accent", *["$heat-3"] * (days - 1)]
    average = say.on_average(round(sum(shown) / days))
    return Content("\n").join(
        [
            headed(say.days_ahead(days), average, width),
            columns(shown, inks, width, high, widest=_WIDEST),
            _in_columns(names, wide, "bold $accent", "$faint"),
            _in_columns([_brief(count, wide) for count in shown], wide, "$ink", "$soft"),
        ]
    )


def _in_columns(texts: Sequence[str], wide: int, first: str, others: str) -> Content:
    cells = [(text.ljust(wide), others if place else first) for place, text in enumerate(texts)]
    return Content.assemble(*cells)


def _brief(count: int, wide: int) -> str:
    """Give a number of cards, where it has no room only that there are many."""
    told = number(count)
    return told if len(told) < wide else "9" * (wide - 2) + "+"


def calendar_picture(
    answers: Mapping[int, int], today: int, width: int, *, in_shades: bool
) -> Content:
    """Draw how much was answered on each day of the last weeks up to study day `today`."""
    names = say.weekdays_in_two()
    label = max(map(len, names)) + 1
    weeks = calendar(answers, today, min((width - label + 1) // CELL, _MOST_WEEKS))
    cells = [cell for week in weeks for cell in week]
    told = say.answers_on_days(
        sum(cell.answers for cell in cells), sum(cell.answers > 0 for cell in cells)
    )
    rows = [name if place % 2 == 0 else "" for place, name in enumerate(names)]
    return Content("\n").join(
        [
            headed(say.weeks_back(len(weeks)), told, width),
            calendar_rows(weeks, today, rows, in_shades=in_shades),
        ]
    )
