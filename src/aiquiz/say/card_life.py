"""What is said of the life of a card."""

from collections.abc import Sequence
from datetime import date

from aiquiz.say.dates import ahead, day_brief, interval
from aiquiz.say.forgetting import forgotten_times
from aiquiz.say.forms import listed
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number, percent
from aiquiz.text import one_line

_PLAIN_DAYS = 330
"""Days after which the year is told with a date."""


def wanted(retention: float) -> str:
    """Give the name of the line of the retention that is wanted."""
    return _("wanted {share}").format(share=percent(retention))


def told_day(day: date, days: int) -> str:
    """Give a day that is so many `days` from today, with its year where it is far off."""
    return day_brief(day) if abs(days) <= _PLAIN_DAYS else f"{day_brief(day)} {day.year}"


def due_on(day: date, days: int) -> str:
    """Give the day on which a card comes back, for the axis."""
    return _("due {day}").format(day=told_day(day, days))


def comes_back(day: date, days: int) -> str:
    """Give the day on which a card comes back, `days` from today, and how far off that is."""
    if not days:
        return ahead(0)
    return f"{told_day(day, days)}, {_ago(-days) if days < 0 else _coming(days)}"


def first_seen(day: date, days: int) -> str:
    """Give the day on which a card was first seen, so many days ago."""
    return f"{told_day(day, -days)}, {_ago(days)}" if days else ahead(0)


def _ago(days: int) -> str:
    if days > _PLAIN_DAYS:
        return _("{time} ago").format(time=interval(days))
    return n_("{n} day ago", "{n} days ago", days).format(n=number(days))


def _coming(days: int) -> str:
    return ahead(days) if days <= _PLAIN_DAYS else _("in {time}").format(time=interval(days))


def asked(reviews: int, lapses: int, aside: int) -> str:
    """Give how often a card was reviewed, how often missed, and how often asked in passing."""
    told = [number(reviews)]
    if lapses:
        told.append(n_("{n} missed", "{n} missed", lapses).format(n=number(lapses)))
    if aside:
        told.append(n_("{n} extra", "{n} extra", aside).format(n=number(aside)))
    return listed(told)


def typed_often(answers: Sequence[tuple[str, int]], gone: int = 0) -> str:
    """Give what was typed, and how often each; and of how many answers that is forgotten."""
    told = [
        one_line(typed) if count == 1 else f"{one_line(typed)} ×{number(count)}"
        for typed, count in answers
    ]
    return listed([*told, *([forgotten_times(gone)] if gone else [])])


def nothing_yet(aside: int) -> str:
    """Say why a card has no curve; `aside` counts the drills and quizzes it was asked in."""
    if aside:
        return _("Asked in drills and quizzes alone so far: memory learns nothing of them.")
    return _("Never studied: its curve begins with the first answer.")


def why_not(bury: str, *, gone: bool) -> str:
    """Say why a card can't be studied today: no deck holds it, or the key `bury` put it off."""
    if gone:
        return _("No deck holds this card: it can’t be asked.")
    return _("Put off until tomorrow: {key} takes that back.").format(key=bury)


def drills_then() -> str:
    """Say why a card is only drilled."""
    return _("The day asks no more of it. enter drills it; memory learns nothing of that.")
