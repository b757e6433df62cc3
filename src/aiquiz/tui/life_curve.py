"""The curve of a card's life on the screen: it is drawn to whatever room it has."""

from textual.content import Content
from textual.widget import Widget

from aiquiz.scores.life import Life
from aiquiz.tui.life_chart import SHADES, SIXTEEN, draw
from aiquiz.tui.literal import literal


class Curve(Widget):
    """Shows a life, or says why there is no curve of it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Start with nothing."""
        super().__init__(id=id)
        self._life: Life | None = None
        self._signs = ""
        self._due = True
        self._words = ""

    def show(self, life: Life, signs: str, *, due: bool) -> None:
        """Show `life`, see `draw`."""
        self._life, self._signs, self._due, self._words = life, signs, due, ""
        self.refresh()

    def say(self, words: str) -> None:
        """Show a sentence in place of a curve."""
        self._life, self._words = None, words
        self.refresh()

    def render(self) -> Content:
        """Draw to the room there is."""
        if self._life is None:
            return literal(self._words, "$soft")
        width, height = self.content_size
        if not width or not height:
            return Content("")
        tones = SIXTEEN if self.app.native_ansi_color else SHADES
        return draw(self._life, width, height, self._signs, due=self._due, tones=tones)
