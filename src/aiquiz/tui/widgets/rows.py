"""A list of rows, one of them selected: decks at home, the options of a choice."""

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from rich.style import Style as RichStyle
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.keys import bindings
from aiquiz.tui.widgets.below import room_below, with_below

Draw = Callable[[int, bool], Content]
"""Draws one row for the cells that are left of the spine's margin, and whether it is selected."""


_LEAST = 4
"""The cells for which rows are laid out at least: a window may be narrower while it is dragged."""

NARROW = 60
"""Cells below which the margin before and behind a row's text is one cell instead of three."""


class Rows(OptionList):
    """Rows that draw themselves to the width there is, the selected one with the spine.

    With `tells_enter`, Enter does not choose the selected row but is told as `Entered`.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST)

    hidden: reactive[int] = reactive(0, repaint=False)
    """How many lines of the rows there is no room for, wherever they are scrolled to."""

    class Entered(Message):
        """Enter was pressed."""

        def __init__(self, rows: "Rows") -> None:
            """`rows` had the focus."""
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "Rows":
            """The rows."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Start without rows."""
        super().__init__(id=id, markup=False, compact=True)
        self._draws: tuple[Draw, ...] = ()
        self.tells_enter = False
        self._spine: int | None = None
        self._idle: frozenset[int] = frozenset()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Enter to the screen where there is no row to choose."""
        if action == "choose":
            return bool(self._draws)
        return super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Choose the selected row, as a click does, or only tell of Enter."""
        if self.tells_enter:
            self.post_message(self.Entered(self))
        else:
            self.action_select()

    def show(self, draws: Sequence[Draw], selected: int = 0, idle: Collection[int] = ()) -> None:
        """Show a row for each of `draws`, with the one numbered `selected` selected.

        Those numbered in `idle`, such as headings, can't be: the next one is selected instead.
        """
        self._draws, self._idle = tuple(draws), frozenset(idle)
        self.set_options([Option(Content(""), disabled=n in self._idle) for n in self._numbers])
        self.highlighted = next(
            (number for number in self._numbers[selected:] if number not in self._idle),
            next((number for number in self._numbers[::-1] if number not in self._idle), None),
        )
        self.redraw()

    @property
    def _numbers(self) -> range:
        return range(len(self._draws))

    def redraw(self) -> None:
        """Draw every row anew, for another width or other facts."""
        for number in range(min(len(self._draws), self.option_count)):
            before, drawn = self.get_option_at_index(number).prompt, self._drawn(number)
            # Of sixty rows a key often changes one.
            if not isinstance(before, Content) or not drawn.is_same(before):
                self._redraw_alone(number)

    def redraw_selected(self) -> None:
        """Draw the selected row anew, where nothing else has changed."""
        if self.highlighted is not None:
            self._redraw_alone(self.highlighted)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the spine with the selection."""
        super().watch_highlighted(highlighted)
        for number in {self._spine, highlighted}:
            if number is not None and number < self.option_count:
                self._redraw_alone(number)
        self._spine = highlighted

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the selected row into sight, with a heading right above it where both fit."""
        super().scroll_to_highlight(top)
        number = self.highlighted
        # Without a width yet no row has a line.
        if not number or number - 1 not in self._idle or number not in self._index_to_line:
            return
        above = self._index_to_line[number - 1]
        end = self._index_to_line[number] + self._heights[number]
        if above < self.scroll_offset.y and end - above <= self.scrollable_content_region.height:
            self.scroll_to(y=above, animate=False, force=True, immediate=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give the lines of all rows in `width` cells; without any width rows can't be wrapped."""
        return super().get_content_height(container, viewport, max(width, _LEAST))

    def render_line(self, y: int) -> Strip:
        """Draw a line; the last one in sight tells how many rows are below it."""
        strip = super().render_line(y)
        if not self.hidden or y < self.size.height - 1:
            return strip
        ground = strip._segments[-1].style if strip._segments else None
        faint = self.get_visual_style("option-list--option") + Style.parse("$faint")
        style = faint.rich_style + RichStyle(bgcolor=ground.bgcolor if ground else None)
        return with_below(strip, self._below(self.scroll_offset.y + y), style)

    def _below(self, line: int) -> int:
        """Count the rows that end below `line`, without headings and blank ones."""
        if line + 1 >= len(self._lines):
            return 0
        first = self._lines[line + 1][0]
        return sum(number not in self._idle for number in range(first, self.option_count))

    def watch_virtual_size(self) -> None:
        """See whether the rows still fit, once the list has its new height."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.hidden = max(self.virtual_size.height - self.size.height, 0)

    def watch_hidden(self, before: int, hidden: int) -> None:
        """Let every row end where the sign for those out of sight begins."""
        if self._after(before) != self._after(hidden):
            self.redraw()
        self.refresh()

    @property
    def _margin(self) -> int:
        """The cells before and behind a row's text."""
        return 1 if self.scrollable_content_region.width < NARROW else 3

    @property
    def room(self) -> int:
        """The cells that a row has for its text."""
        width = self.scrollable_content_region.width
        return max(width - self._margin - self._after(self.hidden), 1)

    def _after(self, hidden: int) -> int:
        return room_below(hidden, self.scrollable_content_region.width, self._margin)

    def on_resize(self, _: events.Resize) -> None:
        """Draw to the new size, at which a row may take more lines or fewer.

        What is selected stays in sight where there is room for fewer rows.
        """
        self._fit()
        self.redraw()
        self.refresh(layout=True)
        self.call_after_refresh(self.scroll_to_highlight)

    def _redraw(self, number: int) -> None:
        if number < self.option_count:
            self.replace_option_prompt_at_index(number, self._drawn(number))

    def _redraw_alone(self, number: int) -> None:
        """Draw one row anew without Textual's drawing all the others again.

        To replace a prompt forgets how every row was drawn, ten milliseconds for a screenful
        that a key should not take. Where the row is as high as before it is enough to forget it.
        """
        option, prompt = self.get_option_at_index(number), self._drawn(number)
        before = option.prompt
        if not isinstance(before, Content) or _height(before) != _height(prompt):
            self._redraw(number)
            return
        option._set_prompt(prompt)
        cache = self._option_render_cache
        for key in [key for key in cache.keys() if key[0] is option]:  # noqa: SIM118 - no dict
            cache.discard(key)
        self.refresh()

    def _drawn(self, number: int) -> Content:
        selected = number == self.highlighted
        lines = self._draws[number](self.room, selected).split("\n")
        edge = Content.styled("▌", "$accent") if selected else Content(" ")
        inset = Content.assemble(edge, " " * (self._margin - 1))
        return Content("\n").join(inset + line for line in lines)


def _height(drawn: Content) -> int:
    return drawn.plain.count("\n") + 1
