"""The pictures of the scores, each with its numbers as a table."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from aiquiz.desk.scores import Days, Scores
from aiquiz.say import scores as say
from aiquiz.say.numbers import number, percent
from aiquiz.say.verdicts import sign
from aiquiz.scheduling.days import Moment, date_of
from aiquiz.scores.calibration import calibration
from aiquiz.scores.days import calendar, months
from aiquiz.scores.forecast import forecast
from aiquiz.scores.hours import by_hour
from aiquiz.scores.outcome import OUTCOMES
from aiquiz.scores.period import Period, period_for
from aiquiz.scores.retention import Retention, retention_by, retention_by_deck
from aiquiz.scores.spent import spent_by
from aiquiz.scores.totals import totals
from aiquiz.tui.literal import literal_line
from aiquiz.tui.scores.bars import bar, held_against
from aiquiz.tui.scores.columns import below, columns
from aiquiz.tui.scores.heat import CELL, calendar_rows, month_row
from aiquiz.tui.scores.session_rows import SessionDrawing
from aiquiz.tui.scores.steps import floor_of, step_width, steps
from aiquiz.tui.scores.table import headed, table

_MOST_WEEKS = 53
_DAY_LABEL = 3


class Picture(NamedTuple):
    """One picture: what draws it in so many cells, and what writes its numbers there."""

    draw: Callable[[int], Content]
    numbers: Callable[[int], Content]


# Answers by day


def heat(days: Days, *, in_shades: bool) -> Picture:
    """Give the calendar of answers."""
    by_day, today = days.answers, days.today

    def draw(width: int) -> Content:
        weeks = calendar(by_day, today, min((width - _DAY_LABEL + 1) // CELL, _MOST_WEEKS))
        named = {place: say.month_brief(month) for place, month in months(weeks).items()}
        return Content("\n").join(
            [
                month_row(named, len(weeks), _DAY_LABEL),
                calendar_rows(weeks, today, say.weekdays_short(), in_shades=in_shades),
            ]
        )

    def numbers(width: int) -> Content:
        weeks = calendar(by_day, today, _MOST_WEEKS)
        begun = next((at for at, week in enumerate(weeks) if any(c.answers for c in week)), 0)
        rows = [
            (
                say.period_name(date_of(week[0].day), "week", full=True),
                number(sum(cell.answers for cell in week)),
                number(sum(cell.answers > 0 for cell in week)),
            )
            for week in reversed(weeks[begun:])
        ]
        head = headed(say.calendar_head(), "", width)
        return Content("\n").join([head, table(say.heads("week", "answers", "days"), rows, width)])

    return Picture(draw, numbers)


# Memory


def retention_over_time(found: Scores, high: int, stage: str = "all") -> Picture:
    """Give retention by month, week or day, `high` rows high, of memories of one `stage`."""
    period = _period(found)
    by = retention_by(found.sums, period)
    told = {when: getattr(one, stage) for when, one in by.items()}
    name, dashed = say.retention_head(period), say.wanted_line(found.wanted)
    if stage != "all":
        name, dashed = say.stage_word(stage), ""

    def draw(width: int) -> Content:
        room = width - 4
        shown = list(told.items())[-room:]
        if not shown:
            return Content("\n").join([headed(name, "", width), _nothing_tried(width)])
        shares = [tries.share for _when, tries in shown]
        floor = floor_of(shares, found.wanted)
        picture = steps(shares, found.wanted, room, high)
        labels = ["100", *[""] * (high - 2), str(floor)]
        if high > 3:
            labels[high // 2] = str((100 + floor) // 2)
        rows = [
            Content.assemble((label.rjust(3) + " ", "$faint"), line)
            for label, line in zip(labels, picture.split("\n", allow_blank=True), strict=True)
        ]
        head = headed(name, dashed, width)
        return Content("\n").join([head, *rows, _ends([w for w, _t in shown], period, room)])

    def numbers(width: int) -> Content:
        rows = [_retention_row(say.period_name(w, period, full=True), by[w]) for w in reversed(by)]
        heads = say.heads("when", "young", "mature", "all", "tries")
        return Content("\n").join(
            [headed(say.retention_head(period), "", width), table(heads, rows, width)]
        )

    return Picture(draw, numbers)


def _nothing_tried(width: int) -> Content:
    return literal_line(say.nothing_tried(), width, "$soft")


def _ends(dates: Sequence[date], period: Period, room: int) -> Content:
    """Write the first and the last of `dates` below the steps that stand for them."""
    if not dates:
        return Content("")
    span = step_width(len(dates), room) * len(dates)
    first, last = say.ends(dates[0], dates[-1], period)
    if len(dates) == 1 or len(first) + len(last) + 1 > span:
        return Content.styled("    " + last.rjust(span)[-max(span, len(last)) :], "$faint")
    return Content.styled("    " + first + last.rjust(span - len(first)), "$faint")


def _retention_row(name: str, one: Retention) -> tuple[str, ...]:
    shares = (say.share_or_none(tries.share) for tries in (one.young, one.mature, one.all))
    return (name, *shares, number(one.all.tried))


def by_deck(found: Scores) -> Picture:
    """Give retention by deck."""
    told = retention_by_deck(found.sums)
    decks = [(facts, told[deck]) for deck, facts in found.decks.items() if deck in told]

    def numbers(width: int) -> Content:
        rows = [
            (
                facts.title,
                *_retention_row("", one)[1:4],
                percent(facts.wanted),
                number(one.all.tried),
            )
            for facts, one in decks
        ]
        heads = say.heads("deck", "young", "mature", "all", "wanted", "tries")
        if width < 56:
            rows = [(*row[:1], *row[3:5]) for row in rows]
            heads = (*heads[:1], *heads[3:5])
        head = headed(say.by_deck_head(), "", width)
        if not rows:
            return Content("\n").join([head, _nothing_tried(width)])
        return Content("\n").join([head, table(heads, rows, width)])

    return Picture(numbers, numbers)


def predicted_against_real(found: Scores, most: int) -> Picture:
    """Give the chances of recall as predicted, held against what came of them."""
    bands = calibration(found.sums)
    # The fullest bands tell most, and stand in the order of their chances.
    fullest = sorted(bands, key=lambda band: -band.tries.tried)[:most]
    shown = [band for band in bands if band in fullest]

    def draw(width: int) -> Content:
        part = say.part_of(len(shown), len(bands)) if len(shown) < len(bands) else ""
        head = headed(say.calibration_head(), part, width)
        if not shown:
            return Content("\n").join([head, _nothing_tried(width)])
        counts = [number(band.tries.tried) for band in shown]
        room = max(width - 5 - 6 - 1 - max(map(len, counts)) - 1, 4)
        rows = [
            Content.assemble(
                (f"{percent(band.predicted):>5} ", "$faint"),
                held_against(band.tries.share or 0.0, band.predicted, room),
                (f"{percent(band.tries.share or 0.0):>6}", "$ink"),
                (f" {count:>{max(map(len, counts))}}", "$faint"),
            )
            for band, count in zip(shown, counts, strict=True)
        ]
        legend = Content.styled(f"      {say.calibration_legend()}", "$faint")
        return Content("\n").join([head, *rows, legend])

    def numbers(width: int) -> Content:
        rows = [
            (
                say.band_name(band.low, band.high),
                percent(band.predicted),
                say.share_or_none(band.tries.share),
                number(band.tries.tried),
            )
            for band in bands
        ]
        heads = say.heads("chance", "predicted", "real", "tries")
        return Content("\n").join(
            [headed(say.calibration_head(), "", width), table(heads, rows, width)]
        )

    return Picture(draw, numbers)


def outcomes(found: Scores, signs: str) -> Picture:
    """Give what answers came to."""
    counted = totals(found.sums).outcomes
    all_ = sum(counted.values()) or 1
    inks = {
        "exact": ("correct", "$success"),
        "slip": ("correct", "$success"),
        "close": ("close", "$warning"),
        "wrong": ("wrong", "$error"),
    }

    def draw(width: int) -> Content:
        words = {one: say.outcome_word(one) for one in OUTCOMES}
        label = max(map(len, words.values()))
        count = max(len(number(n)) for n in counted.values())
        room = max(width - label - count - 12, 0)
        rows = [headed(say.outcomes_head(), say.answers_told(sum(counted.values())), width)]
        for one in OUTCOMES:
            told, ink = inks.get(one, ("", "$accent"))
            share = counted[one] / all_
            rows.append(
                Content.assemble(
                    (f"{sign(told, signs) if told else '·'} ", ink),
                    (words[one].ljust(label) + "  ", "$soft"),
                    bar(share, room, ink) if room > 5 else Content(""),
                    (f"{percent(share):>6}", "$ink"),
                    (f"{number(counted[one]):>{count + 2}}", "$faint"),
                )
            )
        return Content("\n").join(rows)

    def numbers(width: int) -> Content:
        rows = [
            (say.outcome_word(one), number(counted[one]), percent(counted[one] / all_))
            for one in OUTCOMES
        ]
        head = headed(say.outcomes_head(), "", width)
        told = table(say.heads("verdict", "answers", "share"), rows, width)
        return Content("\n").join([head, told])

    return Picture(draw, numbers)


# Time


def coming(found: Scores, weeks: int, high: int) -> Picture:
    """Give how many cards come back in so many `weeks`."""
    ahead = forecast(found.coming, found.days.today, weeks * 7)
    head = say.weeks_ahead(weeks)

    def draw(width: int) -> Content:
        days = min(len(ahead.cards), width)
        shown = ahead.cards[:days]
        inks = ["$accent" if not place else "$heat-3" for place in range(days)]
        last = say.period_name(date_of(found.days.today + days - 1), "day")
        names = [(0, say.today()), (days - 1, last)]
        return Content("\n").join(
            [
                headed(head, say.cards_told(ahead.all), width),
                columns(shown, inks, width, high),
                below(names, days, width, "$faint"),
            ]
        )

    def numbers(width: int) -> Content:
        rows = [
            (
                say.period_name(date_of(found.days.today + 7 * place), "week", full=True),
                number(cards),
            )
            for place, cards in enumerate(ahead.weeks())
        ]
        return Content("\n").join(
            [headed(head, "", width), table(say.heads("week", "cards"), rows, width)]
        )

    return Picture(draw, numbers)


def hours(found: Scores, high: int) -> Picture:
    """Give when answers were given."""
    told = by_hour(found.sums)

    def draw(width: int) -> Content:
        fullest = max(told, key=lambda hour: hour.answers)
        note = say.most_at(told.index(fullest)) if fullest.answers else ""
        inks = ["$accent" if hour is fullest else "$heat-3" for hour in told]
        names = [(hour, say.hour_name(hour)) for hour in (0, 6, 12, 18)]
        return Content("\n").join(
            [
                headed(say.hours_head(), note, width),
                columns([hour.answers for hour in told], inks, width, high),
                below(names, 24, width, "$faint"),
            ]
        )

    def numbers(width: int) -> Content:
        rows = [
            (say.hour_name(place), number(hour.answers), say.share_or_none(hour.tries.share))
            for place, hour in enumerate(told)
            if hour.answers
        ]
        return Content("\n").join(
            [
                headed(say.hours_head(), "", width),
                table(say.heads("hour", "answers", "recall"), rows, width),
            ]
        )

    return Picture(draw, numbers)


def time_spent(found: Scores, high: int) -> Picture:
    """Give the time spent by day, week or month."""
    period = _period(found)
    told = spent_by(found.sums, period)

    def draw(width: int) -> Content:
        shown = list(told.items())[-width:]
        first, last = say.ends(shown[0][0], shown[-1][0], period)
        names = [(0, first), (len(shown) - 1, last)] if shown[1:] else [(0, first)]
        return Content("\n").join(
            [
                headed(say.spent_head(period), say.spent_in_all(sum(told.values())), width),
                columns([ms for _when, ms in shown], ["$heat-3"] * len(shown), width, high),
                below(names, len(shown), width, "$faint"),
            ]
        )

    def numbers(width: int) -> Content:
        rows = [
            (say.period_name(when, period, full=True), say.spent(told[when]))
            for when in reversed(told)
        ]
        return Content("\n").join(
            [
                headed(say.spent_head(period), "", width),
                table(say.heads("when", "time"), rows, width),
            ]
        )

    return Picture(draw, numbers)


def latest(found: Scores, now: Moment, signs: str) -> Picture:
    """Give the last sessions."""

    def lines(width: int, *, as_table: bool) -> Content:
        drawing = SessionDrawing(found.titles, now, as_table=as_table, signs=signs)
        rows = [Content.assemble(*drawing.draw(one, width, False)) for one in found.latest]
        return Content("\n").join([headed(say.latest_head(), "", width), *rows])

    return Picture(
        lambda width: lines(width, as_table=False), lambda width: lines(width, as_table=True)
    )


def _period(found: Scores) -> Period:
    since = found.scope.since
    first = min(found.days.answers, default=found.days.today) if since is None else since
    return period_for(found.days.today - first + 1)
