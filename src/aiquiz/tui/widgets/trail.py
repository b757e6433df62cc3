"""The trail: a session as a line of strokes, one a card."""

from collections.abc import Sequence
from itertools import pairwise

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from aiquiz.grading.verdict import Outcome

_STROKES: dict[Outcome, tuple[str, str]] = {
    "correct": ("━", "$success"),
    "close": ("╍", "$warning"),
    "wrong": ("─", "$error"),
}


def widths(strokes: int, width: int) -> list[int]:
    """Give the width of each of `strokes`, a cell apart, so that together they fill `width`.

    What does not divide evenly is spread over the line. Strokes are at least one cell.
    """
    room = max(width - (strokes - 1), strokes)
    edges = [room * number // strokes for number in range(strokes + 1)]
    return [after - before for before, after in pairwise(edges)]


def window(strokes: int, current: int, width: int) -> range:
    """Give the strokes to show where `width` has no room for all: those around `current`."""
    most = max((width + 1) // 2, 1)
    if strokes <= most:
        return range(strokes)
    first = min(max(current - most // 2, 0), strokes - most)
    return range(first, first + most)


class Trail(Widget):
    """Shows how the cards of a session went, which is asked now, and how many are to come."""

    outcomes: reactive[tuple[Outcome | None, ...]] = reactive(())
    current: reactive[int] = reactive(0)
    sealed: reactive[bool] = reactive(False)

    def show(
        self, outcomes: Sequence[Outcome | None], current: int, *, sealed: bool = False
    ) -> None:
        """Show `outcomes`, None for a card not answered; `current` is the card asked, or -1.

        While they are `sealed` it shows only which cards were answered.
        """
        self.outcomes = tuple(outcomes)
        self.current = current
        self.sealed = sealed

    def render(self) -> Content:
        """Draw the strokes over the whole width."""
        if not self.outcomes:
            return Content("")
        shown = window(len(self.outcomes), self.current, self.size.width)
        spans = zip(shown, widths(len(shown), self.size.width), strict=True)
        return Content(" ").join([self._stroke(number, width) for number, width in spans])

    def _stroke(self, number: int, width: int) -> Content:
        outcome = self.outcomes[number]
        if outcome is None:
            now = number == self.current
            return Content.styled(("━" if now else "─") * width, "$accent" if now else "$line")
        if self.sealed:
            return Content.styled("━" * width, "$soft")
        sign, colour = _STROKES[outcome]
        stroke = sign * width
        if outcome == "wrong":
            left = (width - 1) // 2
            stroke = sign * left + "×" + sign * (width - 1 - left)
        return Content.styled(stroke, colour)
