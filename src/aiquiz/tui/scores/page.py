"""A page of pictures: one drawing as wide as the screen, which scrolls."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from aiquiz.desk.scores import Days, Scores
from aiquiz.progress.trouble import StoreError
from aiquiz.say import scores as say
from aiquiz.say.language import _
from aiquiz.say.trouble import trouble
from aiquiz.scores.scope import Scope
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.pictures import COMMANDS
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_of
from aiquiz.tui.literal import literal
from aiquiz.tui.scores import HintsChanged
from aiquiz.tui.scores.look import Look, stacked
from aiquiz.tui.scores.reader import Reader
from aiquiz.tui.widgets.still import Still
from aiquiz.tui.widgets.words import Words

Draw = Callable[[Scores, Look], Content]
First = Callable[[Days, Look], Content]


class PicturePage(Still):
    """Shows what `draw` makes of the scores."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, reader: Reader, draw: Draw, signs: str, first: First | None = None) -> None:
        """`signs` is the style of the verdicts' signs; `first` draws what is there at once."""
        super().__init__(classes="scores-page")
        self._reader = reader
        self._draw = draw
        self._first = first
        self._signs = signs
        self._scope = Scope()
        self._as_table = False
        self._days: Days | None = None
        self._found: Scores | None = None
        self._drawn = 0

    def compose(self) -> ComposeResult:
        """Lay out the one drawing."""
        yield Words(classes="margin scores-drawing")

    def show(self, scope: Scope, *, as_table: bool) -> None:
        """Show the scores of `scope`, as pictures or as a table."""
        if as_table != self._as_table:
            self.scroll_home(animate=False)
        self._scope, self._as_table = scope, as_table
        begin(self, self._read, group="read", exclusive=True)

    def forget(self) -> None:
        """Do nothing: what was read is kept by the reader, which is told too."""

    def hints(self) -> tuple[Hint, ...]:
        """Tell that there is more below, where there is."""
        if not self._has_more:
            return ()
        return (Hint(key_of("scores.down"), _("more"), "scroll_page_down"),)

    @property
    def _has_more(self) -> bool:
        return self.scroll_offset.y < self.max_scroll_y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell when there is more below, and when there is no more."""
        super().watch_scroll_y(old_value, new_value)
        self.call_after_refresh(self.post_message, HintsChanged())

    async def _read(self) -> None:
        if self._found is None or self._found.scope != self._scope:
            self._say(say.reading(None))
        try:
            await self._reader.count(self._counted)
            if not self._reader.has_read(self._scope):
                self._days = await self._reader.days(self._scope)
                self._show_days()
            self._found = await self._reader.read(self._scope)
            self._days = None
        except StoreError as error:
            self._days = None
            self._say(trouble(error.code, error.facts))
            return
        await self._redraw()

    def _show_days(self) -> None:
        """Show what is there at once, while the rest is read."""
        days, width = self._days, self._width
        if self._first and days is not None and days.answers and width > 0 and not self._as_table:
            self.query_one(Words).update(self._first(days, self._look(width)))

    def _counted(self, share: float) -> None:
        self._say(say.reading(share))

    def _say(self, words: str) -> None:
        self.query_one(Words).update(literal(words, "$soft"))

    def on_resize(self) -> None:
        """Draw to the new size."""
        if self._days is not None:
            self._show_days()
        elif self._found is not None and self._width != self._drawn:
            begin(self, self._redraw, group="draw", exclusive=True)

    @property
    def _width(self) -> int:
        return self.query_one(Words).content_region.width

    async def _redraw(self) -> None:
        found, width = self._found, self._width
        if found is None or width < 1:
            return
        self._drawn = width
        look = self._look(width)
        # Years of study take tenths of a second to add up, in which a key may be pressed.
        drawing = await asyncio.to_thread(_drawing, self._draw, found, look)
        self.query_one(Words).update(stacked(self._note(), drawing))
        self.call_after_refresh(self.post_message, HintsChanged())

    def _note(self) -> Content:
        error = self._reader.uncounted
        if error is None:
            return Content("")
        return literal(f"{trouble(error.code, error.facts)} {say.not_counted()}", "$warning")

    def _look(self, width: int) -> Look:
        in_shades = self.app.native_ansi_color
        return Look(width, self._as_table, in_shades, self._signs, self._reader.now())


def _drawing(draw: Draw, found: Scores, look: Look) -> Content:
    if not found.days.answers:
        return literal(say.nothing_yet(), "$soft")
    if not found.sums.answers:
        return literal(say.nothing_here(), "$soft")
    return draw(found, look)
