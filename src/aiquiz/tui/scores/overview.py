"""Overview: five figures, the calendar, retention, and predictions held against reality."""

from typing import NamedTuple

from textual.content import Content

from aiquiz.desk.scores import Days, Scores
from aiquiz.say import scores as say
from aiquiz.say.numbers import number
from aiquiz.scores.retention import retention
from aiquiz.scores.spent import median_seconds
from aiquiz.scores.streak import best_streak, streak
from aiquiz.scores.totals import totals
from aiquiz.tui.scores import pictures
from aiquiz.tui.scores.look import Look, stacked
from aiquiz.tui.scores.table import beside

_GAP = 4
_FIGURE = 14


class _Figure(NamedTuple):
    """A figure, what it counts, and what it is held against."""

    value: str
    name: str
    note: str


def overview(found: Scores, look: Look) -> Content:
    """Draw the page."""
    figures = _figures(found)
    head = _in_a_row(figures, look.width) if look.width >= 5 * _FIGURE else _in_lines(figures)
    heat = pictures.heat(found.days, in_shades=look.in_shades)
    high = 5 if look.is_wide else 4
    memory = pictures.retention_over_time(found, high)
    bands = pictures.predicted_against_real(found, high)
    coming = pictures.coming(found, 5, high)
    if look.as_table:
        told = (heat, memory, bands, coming)
        return stacked(head, *(picture.numbers(look.width) for picture in told))
    if look.is_wide:
        third = (look.width - 2 * _GAP) // 3
        plots = [(picture.draw(third), third) for picture in (memory, bands, coming)]
        parts = [head, heat.draw(look.width), beside(plots, _GAP)]
        if found.latest:
            parts.append(pictures.latest(found, look.now, look.signs).draw(look.width))
        return stacked(*parts)
    if look.is_narrow:
        rest = (memory, bands, coming)
        return stacked(head, heat.draw(look.width), *(one.draw(look.width) for one in rest))
    half = (look.width - _GAP) // 2
    plots = [(memory.draw(half), half), (bands.draw(look.width - half - _GAP), 0)]
    return stacked(head, heat.draw(look.width), beside(plots, _GAP))


def calendar_first(days: Days, look: Look) -> Content:
    """Draw what of the page is there at once: the calendar, in its place."""
    lines = 3 if look.width >= 5 * _FIGURE else 5
    told = Content("\n").join(
        [Content.styled(say.reading(None), "$soft"), *[Content("")] * (lines - 1)]
    )
    return Content("\n\n").join(
        [told, pictures.heat(days, in_shades=look.in_shades).draw(look.width)]
    )


def _figures(found: Scores) -> list[_Figure]:
    told, kept = totals(found.sums), retention(found.sums).all.share
    days = found.days.answers.keys()
    row, best = streak(days, found.days.today), best_streak(days)
    known = sum(deck.known for deck in found.chosen)
    cards = sum(deck.cards for deck in found.chosen)
    median = median_seconds(found.sums)
    return [
        _Figure(say.share_or_none(kept), *say.retention_names(found.wanted)),
        _Figure(number(row), *say.streak_names(row, best)),
        _Figure(number(told.answers), *say.answers_names(told.answers, told.days)),
        _Figure(number(known), *say.known_names(known, cards)),
        _Figure(say.seconds(median), *say.pace_names()),
    ]


def _in_a_row(figures: list[_Figure], width: int) -> Content:
    parts = [
        Content("\n").join(
            [
                Content.styled(one.value, "bold $accent"),
                Content.styled(one.name, "$ink"),
                Content.styled(one.note, "$faint"),
            ]
        )
        for one in figures
    ]
    # A long name takes what a short one leaves.
    wide = [max(len(one.value), len(one.name), len(one.note)) for one in figures]
    gap = max((width - sum(wide)) // (len(figures) - 1), 1)
    even = width // len(figures)
    if max(wide) < even:
        return beside([(part, even - 1) for part in parts], 1)
    return beside(list(zip(parts, wide, strict=True)), gap)


def _in_lines(figures: list[_Figure]) -> Content:
    wide = max(len(one.value) for one in figures)
    return Content("\n").join(
        Content.assemble(
            (one.value.rjust(wide), "bold $accent"),
            (f"  {one.name}", "$ink"),
            (f", {one.note}", "$faint"),
        )
        for one in figures
    )
