"""Memory: retention of young and mature memories, by deck, and what answers came to."""

from textual.content import Content

from aiquiz.desk.scores import Scores
from aiquiz.say import scores as say
from aiquiz.tui.scores import pictures
from aiquiz.tui.scores.look import Look, stacked
from aiquiz.tui.scores.table import beside

_GAP = 4


def memory(found: Scores, look: Look) -> Content:
    """Draw the page."""
    high = 5 if look.is_wide else 4
    stages = [pictures.retention_over_time(found, high, one) for one in ("young", "mature")]
    decks = pictures.by_deck(found)
    bands = pictures.predicted_against_real(found, 8)
    outcomes = pictures.outcomes(found, look.signs)
    width = look.width
    if look.as_table:
        return stacked(*(one.numbers(width) for one in (stages[0], decks, bands, outcomes)))
    told = Content.styled(say.stages_told(brief=look.is_narrow), "$faint")
    if look.is_narrow:
        rest = (decks, bands, outcomes)
        return stacked(told, *(one.draw(width) for one in (*stages, *rest)))
    half = (width - _GAP) // 2
    plots = beside([(one.draw(half), half) for one in stages], _GAP)
    top = Content("\n").join([told, plots])
    if not look.is_wide:
        return stacked(top, decks.draw(width), outcomes.draw(width), bands.draw(width))
    low = beside([(bands.draw(half), half), (outcomes.draw(half), half)], _GAP)
    return stacked(top, decks.draw(width), low)
