"""The trail: a session as a line of strokes, one a card."""

from collections.abc import Sequence
from itertools import pairwise

from textual.color import Color
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from aiquiz.grading.verdict import Outcome
from aiquiz.tui.motion import STROKE_SECONDS, TRAIL_SECONDS, moves, shade

_STROKES: dict[str, tuple[str, str]] = {
    "correct": ("━", "success"),
    "close": ("╍", "warning"),
    "wrong": ("─", "error"),
}


def stroke(outcome: str, width: int) -> tuple[str, str]:
    """Give the stroke of a card over `width` cells, and the name of its colour."""
    sign, colour = _STROKES.get(outcome, _STROKES["wrong"])
    if sign != "─":
        return sign * width, colour
    left = (width - 1) // 2
    return sign * left + "×" + sign * (width - 1 - left), colour


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
    struck: reactive[float] = reactive(1.0)
    """How much of the verdict's colour the stroke of the current card has, from 0 to 1."""
    lit: reactive[float] = reactive(1.0)
    """How far the strokes have their colours, from 0 at the left end to 1 at the right one."""

    def show(
        self, outcomes: Sequence[Outcome | None], current: int, *, sealed: bool = False
    ) -> None:
        """Show `outcomes`, None for a card not answered; `current` is the card asked, or -1.

        While they are `sealed` it shows only which cards were answered.
        """
        self.outcomes = tuple(outcomes)
        self.current = current
        self.sealed = sealed

    def strike(self) -> None:
        """Have the stroke of the current card take its verdict's colour little by little."""
        if moves(self.app):
            self.struck = 0.0
            self.animate("struck", 1.0, duration=STROKE_SECONDS)

    def light(self) -> None:
        """Have the strokes light up once, from the left to the right."""
        if moves(self.app):
            self.lit = 0.0
            self.animate("lit", 1.0, duration=TRAIL_SECONDS, easing="linear")

    def be_lit(self) -> None:
        """End the lighting up, where it is on."""
        if self.lit < 1:
            self.app.animator.force_stop_animation(self, "lit")

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
            return Content.styled("━" * width, self._style(number, "soft"))
        drawn, colour = stroke(outcome, width)
        return Content.styled(drawn, self._style(number, colour))

    def _style(self, number: int, colour: str) -> Style | str:
        """Give the style of a stroke that is to have `colour` in the end."""
        share = min(max(self.lit * len(self.outcomes) - number, 0.0), 1.0)
        before = "line"
        if share == 1 and number == self.current:
            share, before = self.struck, "accent"
        if share == 1:
            return f"${colour}"
        mixed: Color = shade(self.app, before).blend(shade(self.app, colour), share)
        return Style(foreground=mixed)
