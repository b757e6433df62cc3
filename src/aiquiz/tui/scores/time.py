"""Time: what comes back, the hours of the day, and the time spent."""

from textual.content import Content

from aiquiz.desk.scores import Scores
from aiquiz.say import scores as say
from aiquiz.tui.scores import pictures
from aiquiz.tui.scores.look import Look, stacked
from aiquiz.tui.scores.table import beside

_GAP = 4


def time(found: Scores, look: Look) -> Content:
    """Draw the page."""
    width = look.width
    coming = pictures.coming(found, 15 if look.is_wide else 5, 6 if look.is_wide else 4)
    high = 5 if look.is_wide else 3
    hours, spent = pictures.hours(found, high), pictures.time_spent(found, high)
    if look.as_table:
        return stacked(*(one.numbers(width) for one in (coming, hours, spent)))
    told = Content.styled(say.forecast_told(brief=look.is_narrow), "$faint")
    first = Content("\n").join([coming.draw(width), told])
    if look.is_wide:
        half = (width - _GAP) // 2
        return stacked(first, beside([(one.draw(half), half) for one in (hours, spent)], _GAP))
    return stacked(first, hours.draw(width), spent.draw(width))
