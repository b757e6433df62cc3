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
    coming = pictures.coming(found, 10 if look.is_wide else 5, 4)
    hours, spent = pictures.hours(found, 4), pictures.time_spent(found, 4)
    width = look.width
    told = Content.styled(say.forecast_told(), "$faint")
    if look.as_table:
        return stacked(*(one.numbers(width) for one in (coming, hours, spent)))
    if look.is_narrow:
        return stacked(*(one.draw(width) for one in (coming, hours, spent)))
    first = Content("\n").join([coming.draw(width), told])
    half = (width - _GAP) // 2
    return stacked(first, beside([(one.draw(half), half) for one in (hours, spent)], _GAP))
