"""The summary: figures, the calendar, retention, what comes, and the last sessions."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from aiquiz.cli.output import echo, tell
from aiquiz.cli.scores.drawn import bar, calendar_lines, columns, height, trail
from aiquiz.cli.start import signs
from aiquiz.desk import Desk
from aiquiz.desk.history import Reading, titles
from aiquiz.desk.scores import Deck, Scores
from aiquiz.say import history as say_history
from aiquiz.say import scores as say
from aiquiz.say.dates import day_full, weekday_letters
from aiquiz.say.language import _, p_
from aiquiz.say.numbers import number, percent
from aiquiz.scheduling.days import Moment, date_of
from aiquiz.scores.days import calendar, months
from aiquiz.scores.forecast import forecast
from aiquiz.scores.history import Quizzed, planned_of_left
from aiquiz.scores.retention import retention, retention_by
from aiquiz.scores.session import SessionScore
from aiquiz.scores.spent import median_seconds
from aiquiz.scores.streak import best_streak, streak
from aiquiz.scores.totals import totals
from aiquiz.text import one_line

_NARROW, _WIDEST = 60, 100
_LAST = 10
_MONTHS = 12
_WEEK = 7
_MOST_BESTS = 10
_LEAST_NAME = 12
"""Characters of a name that are worth a place on a line beside its figures."""


class _Told(NamedTuple):
    """All that the summary is of; `width` is the room in characters."""

    found: Scores
    now: Moment
    sessions: Sequence[SessionScore]
    quizzed: Quizzed
    titles: dict[Deck, str]
    width: int

    @property
    def is_narrow(self) -> bool:
        return self.width < _NARROW


def tell_summary(sat_at: Desk, found: Scores, past: Reading) -> None:
    """Tell how it goes; of `past` the last sessions and the quizzes are read."""
    if not sat_at.store.days():
        tell(_("No answers yet: aiquiz study makes a start."))
        return
    if not found.sums.answers:
        tell(_("No answers of these decks and days."))
        return
    width = min(shutil.get_terminal_size().columns - 1, _WIDEST)
    last: list[SessionScore] = []
    while not past.is_done and len(last) < _LAST:
        last += past.next(1)
    past.leave_out_all_but_quizzes()
    quizzed = Quizzed(found.scope).and_([*last, *past.rest()])
    told = _Told(found, sat_at.now(), last[:_LAST], quizzed, titles(sat_at), max(width, 20))
    sections = [lines for section in _SECTIONS if (lines := list(section(told)))]
    for place, lines in enumerate(sections):
        if place:
            echo()
        for line in lines:
            echo(line.rstrip())


# Each section gives its lines, none where it has nothing to tell.


def _scope(told: _Told) -> Iterator[str]:
    decks, since = told.found.scope
    parts = [say.all_decks()] if decks is None else sorted(_title(told, deck) for deck in decks)
    if since is None:
        parts.append(p_("scope", "all days"))
    else:
        parts.append(_("since {day}").format(day=day_full(date_of(since))))
    yield from _wrapped(" · ".join(parts), told.width)


def _figures(told: _Told) -> Iterator[str]:
    found = told.found
    all_, kept = totals(found.sums), retention(found.sums).all.share
    row, best = streak(found.days.answers, found.days.today), best_streak(found.days.answers)
    known = sum(deck.known for deck in found.chosen)
    cards = sum(deck.cards for deck in found.chosen)
    figures = [
        (say.share_or_none(kept), *say.retention_names(found.wanted)),
        (number(row), *say.streak_names(row, best)),
        (number(all_.answers), *say.answers_names(all_.answers, all_.days)),
        (number(known), *say.known_names(known, cards)),
        (say.seconds(median_seconds(found.sums)), *say.pace_names()),
    ]
    wide = [max(map(len, figure)) + 2 for figure in figures]
    if sum(wide) <= told.width:
        for part in range(3):
            yield "".join(
                figure[part].ljust(room) for figure, room in zip(figures, wide, strict=True)
            )
        return
    first = max(len(value) for value, _name, _note in figures)
    for value, name, note in figures:
        yield f"{value.rjust(first)}  {name}, {note}"


def _calendar(told: _Told) -> Iterator[str]:
    weekdays = say.weekdays_short()
    room = (told.width - max(map(len, weekdays)) - 1) // 2
    weeks = calendar(told.found.days.answers, told.found.days.today, min(room, 53))
    names = {week: say.month_brief(month) for week, month in months(weeks).items()}
    yield from calendar_lines(weeks, names, weekdays)


def _retention(told: _Told) -> Iterator[str]:
    by_month = [
        (when, one.all)
        for when, one in retention_by(told.found.sums, "month").items()
        if one.all.tried
    ][-_MONTHS:]
    if not by_month:
        return
    names = [say.period_name(when, "month", full=True) for when, _tries in by_month]
    label = max(map(len, names))
    tried = _("tries")
    counts = max(len(tried), *(len(number(tries.tried)) for _when, tries in by_month))
    room = min(max(told.width - label - counts - 11, 0), 40)
    _kept, wanted = say.retention_names(told.found.wanted)
    drawn_room = room + 2 if room >= 8 else 0
    line = label + drawn_room + 9 + counts
    yield from _headed(f"{say.retention_head('month')} · {wanted}", tried, line)
    for name, (_when, tries) in zip(names, by_month, strict=True):
        share = tries.share or 0.0
        drawn = f"  {bar(share, room)}" if room >= 8 else ""
        count = number(tries.tried).rjust(counts)
        yield f"{name.ljust(label)}{drawn}  {percent(share):>5}  {count}"


def _forecast(told: _Told) -> Iterator[str]:
    coming = forecast(told.found.coming, told.found.days.today, 2 * _WEEK)
    if not coming.all:
        return
    ahead = _("{weeks}, without daily limits").format(weeks=say.weeks_ahead(2))
    yield from _headed(ahead, say.cards_told(coming.all), min(told.width, 70))
    most, letters = max(coming.cards), weekday_letters()
    wide = max(len(number(most)), 2) + 1
    a_row = 2 * _WEEK if 2 * _WEEK * wide <= told.width else _WEEK
    for start in range(0, 2 * _WEEK, a_row):
        days = range(start, start + a_row)
        cards = [coming.cards[day] for day in days]
        yield "".join((height(one, most) * (wide - 1)).ljust(wide) for one in cards)
        names = [letters[date_of(told.found.days.today + day).weekday()] for day in days]
        yield "".join(name.ljust(wide) for name in names)
        yield "".join(number(one).ljust(wide) for one in cards)


def _last(told: _Told) -> Iterator[str]:
    if not told.sessions:
        return
    yield _("Last sessions")
    wide = max(len(number(one.head.number)) for one in told.sessions)
    today = date_of(told.now.day)
    rows = [_session(told, one, today) for one in told.sessions]
    label = max(len(when) for when, _on, _right, _score in rows)
    rights = max(len(right) for _when, _on, right, _score in rows)
    strokes = 0 if told.width < _WIDEST - 16 else 20
    room = told.width - wide - label - 11 - (0 if told.is_narrow else rights + 2)
    room -= strokes + 2 if strokes else 0
    for one, (when, on, right, score) in zip(told.sessions, rows, strict=True):
        name = number(one.head.number).rjust(wide)
        mark = _left(one)
        mark = mark if room - len(mark) >= _LEAST_NAME else ""
        line = f"{name}  {when.ljust(label)}  {(_cut(on, room - len(mark)) + mark).ljust(room)}"
        line += "" if told.is_narrow else f"  {right.rjust(rights)}"
        drawn = f"  {trail(one.trail, signs(), strokes)}" if strokes else ""
        yield f"{line}  {score:>5}{drawn}"


def _left(one: SessionScore) -> str:
    """Give the mark of a quiz or a drill that was left before its end."""
    planned = planned_of_left(one)
    return "" if planned is None else f" · {say_history.asked_of(one.cards, planned)}"


def _session(told: _Told, one: SessionScore, today: date) -> tuple[str, str, str, str]:
    """Give when a session was, on what, how much was right, and its score."""
    head, at = one.head, one.head.started
    tell_when = say_history.when_brief if told.is_narrow else say_history.when
    when = tell_when(date_of(at.calendar_day), at.minutes, today, told.now.day - at.day)
    decks = [_title(told, deck) for deck in one.decks]
    on = say_history.what(
        head.mode, say_history.decks(decks, asked_all=head.asked_all), is_mock=head.is_mock
    )
    return when, one_line(on), f"{one.correct} / {one.cards}", percent(one.score)


def _quizzes(told: _Told) -> Iterator[str]:
    scores = [one.score for one in told.quizzed.last]
    if not scores:
        return
    head = say_history.last_quizzes(len(scores))
    yield f"{head}  {columns(scores)}  {percent(scores[-1])}"
    if told.quizzed.best is None:
        return
    yield _("Best scores")
    for name, one in islice(_bests(told, told.quizzed.best), _MOST_BESTS):
        day = date_of(one.head.started.calendar_day)
        best = say_history.best(one.score, one.cards, day)
        room = told.width - len(best) - 2
        if room < _LEAST_NAME:
            yield _cut(name, told.width)
            yield f"  {best}"
        else:
            yield f"{_cut(name, room).ljust(min(room, 40))}  {best}"


def _bests(told: _Told, best: SessionScore) -> Iterator[tuple[str, SessionScore]]:
    """Give the `best` score of all, where it is not that of the only deck with one, and of each."""
    by_deck, decks = told.quizzed.by_deck, told.found.scope.decks
    if list(by_deck.values()) != [best]:
        titles = [] if decks is None else [_title(told, deck) for deck in decks]
        yield say_history.decks(titles, asked_all=decks is None), best
    for deck, one in by_deck.items():
        yield _title(told, deck), one


_SECTIONS: Sequence[Callable[[_Told], Iterator[str]]] = (
    *(_scope, _figures, _calendar, _retention, _forecast, _last, _quizzes),
)


def _title(told: _Told, deck: Deck) -> str:
    return one_line(told.titles.get(deck) or ".".join(deck))


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 0)] + "…"


def _headed(left: str, right: str, width: int) -> Iterator[str]:
    """Give a heading with what stands at its right end, below it where `width` is too little."""
    if len(left) + len(right) + 2 > width:
        yield _cut(left, width)
        left = ""
    yield left + right.rjust(width - len(left))


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)
