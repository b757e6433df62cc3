"""The life of a card in figures: a line a review, the last one first."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from aiquiz.deck.card import Card
from aiquiz.say.browse import stability
from aiquiz.say.card_life import told_day
from aiquiz.say.dates import interval
from aiquiz.say.forgetting import forgotten_typed
from aiquiz.say.language import _, p_
from aiquiz.say.numbers import percent
from aiquiz.say.verdicts import rating_word, sign, verdict_word
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.review import Review
from aiquiz.scores.life import Life, NewAgain, Step
from aiquiz.tui.answer_text import in_full
from aiquiz.tui.life_chart import outcome_of
from aiquiz.tui.literal import literal_line
from aiquiz.tui.widgets.band import COLOURS
from aiquiz.tui.widgets.lines import Piece

Line = Step | NewAgain
"""What a line is about."""

_DATE = 13
_SIGN = 2
_LEAST_TYPED = 8


class _Column(NamedTuple):
    """A column of figures: how wide, and from how many cells of the line on it has room."""

    name: str
    width: int
    since: int


_COLUMNS = (
    _Column("verdict", 10, 92),
    _Column("rating", 12, 52),
    _Column("before", 9, 34),
    _Column("stability", 12, 60),
    _Column("interval", 12, 72),
)


def lines_of(life: Life) -> list[Line]:
    """Give the reviews and resets of `life`, the last one first."""
    found, done = list[Line](), 0
    for reset in life.resets:
        found += [*life.steps[done : reset.behind], reset]
        done = reset.behind
    return [*found, *life.steps[done:]][::-1]


def heading(width: int) -> Content:
    """Give the names of the columns."""
    words = {
        "verdict": _("verdict"),
        "rating": _("rating"),
        "before": _("recall"),
        "stability": _("stability"),
        "interval": p_("of a card", "interval"),
    }
    shown, typed = _layout(width)
    parts = [_("day").ljust(_DATE + _SIGN), _("typed").ljust(typed)]
    for column in shown:
        pad = str.ljust if column.name == "verdict" else str.rjust
        parts.append(pad(words[column.name], column.width))
    return Content.styled("".join(parts), "$faint")


def draw_line(line: Line, card: Card | None, today: int, width: int, signs: str) -> Sequence[Piece]:
    """Draw one line in `width` cells; `card` is that of the deck, where one holds it."""
    date = told_day(date_of(line.day), line.day - today).ljust(_DATE)
    if isinstance(line, NewAgain):
        return [(date, "$faint"), (_("new again"), "$soft")]
    shown, typed = _layout(width)
    outcome = outcome_of(line.review)
    mark = sign(outcome, signs).ljust(_SIGN)
    given = literal_line(given_text(line.review, card) or "·", max(typed - 1, 1)).plain
    pad = " " * max(typed - Content(given).cell_length, 0)
    figures = _figures(line)
    pieces = [(date, "$faint"), (mark, f"bold {COLOURS[outcome]}"), (given + pad, "")]
    for column in shown:
        text = figures[column.name]
        is_word = column.name == "verdict"
        told = text.ljust(column.width) if is_word else text.rjust(column.width)
        pieces.append((told, COLOURS[outcome] if is_word else "$soft"))
    return pieces


def given_text(review: Review, card: Card | None) -> str:
    """Give what was answered, on one line; or that it was forgotten."""
    if review.forgotten:
        return forgotten_typed()
    typed = review.typed or ""
    return in_full(card, typed) if card is not None else typed


def _layout(width: int) -> tuple[list[_Column], int]:
    """Give the columns for which there is room, and the cells that are left for what was typed."""
    shown = [column for column in _COLUMNS if width >= column.since]
    rest = width - _DATE - _SIGN - sum(column.width for column in shown)
    return shown, max(rest, _LEAST_TYPED)


def _figures(step: Step) -> dict[str, str]:
    review, memory = step.review, step.memory if step.teaches else None
    aside = {"cram": _("drill"), "quiz": _("quiz")}
    return {
        "verdict": verdict_word(outcome_of(review)),
        "rating": rating_word(int(review.rating)) if step.teaches else aside[review.mode],
        "before": "·" if step.recall is None else percent(step.recall),
        "stability": "·" if memory is None else stability(memory.stability),
        "interval": "·" if step.interval is None else interval(step.interval),
    }
