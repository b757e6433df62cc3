"""What became of a card so far, on one line: the days it was asked, and how memory changed."""

from textual.content import Content

from aiquiz.say.browse import stability
from aiquiz.say.dates import day_brief
from aiquiz.say.language import _
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.review import Rating
from aiquiz.scores.life import Life, Step
from aiquiz.tui.widgets.trail import stroke

_STROKE = 3
"""The cells of the stroke of a day."""

_GAP = 3


def card_past(life: Life, width: int) -> Content:
    """Give the last days of `life` that fit into `width` cells, under a heading.

    Of a day it is the first answer. Nothing is told of a card that was asked on one day only.
    """
    days = {step.day: step for step in reversed(life.steps)}
    if len(days) < 2:
        return Content("")
    tail = _memory(life)
    shown: list[Content] = []
    room = width - tail.cell_length
    for day in sorted(days, reverse=True):
        told = _day(days[day], life.today)
        room -= told.cell_length + _GAP
        if room < 0:
            break
        shown.insert(0, told)
    line = Content(" " * _GAP).join([*shown, tail] if tail else shown)
    return Content("\n").join([Content.styled(_("This card"), "$faint"), line])


def _day(step: Step, today: int) -> Content:
    name = _("today") if step.day == today else day_brief(date_of(step.day))
    forgotten = step.review.rating is Rating.AGAIN
    # A review from elsewhere has a rating alone.
    drawn, colour = stroke(step.review.verdict or ("wrong" if forgotten else "correct"), _STROKE)
    return Content.assemble((f"{name} ", "$soft"), (drawn, f"${colour}"))


def _memory(life: Life) -> Content:
    """Give how stable the memory was before the last review, and how stable it is now."""
    *before, last = life.steps
    was = next((step.memory for step in reversed(before) if step.memory is not None), None)
    if was is None or last.memory is None or not last.teaches:
        return Content("")
    words = _("memory {before} → {now}").format(
        before=stability(was.stability), now=stability(last.memory.stability)
    )
    return Content.styled(words, "$soft")
