"""Any number of rows of one line each, of which only those in sight are drawn."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.keys import bindings
from aiquiz.tui.widgets.below import room_below, with_below
from aiquiz.tui.widgets.rows import NARROW

Piece = tuple[str, str]
"""A text and its style. Only cleaned text may be in one (see `aiquiz.tui.literal`)."""

DrawLine = Callable[[int, int, bool], Sequence[Piece]]
"""Draws the row with a number over so many cells, selected or not."""

_WHEEL = 3
"""Rows that one turn of the wheel moves."""

_KEPT = 512
"""Rows that are kept as drawn."""


class Lines(Widget, can_focus=True):
    """Rows that are drawn when they come into sight, one of them selected.

    The rows live elsewhere: this widget knows how many there are, which of them are marked, and
    asks for each line that it needs.
    """

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual declares it so
        "lines--row",
        "lines--selected",
        "lines--hover",
    }

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST)

    class Moved(Message):
        """Another row is selected."""

    class Chosen(Message):
        """Enter was pressed on a row, or the selected one was clicked."""

    def __init__(self, tick: str, *, id: str | None = None) -> None:  # noqa: A002
        """`tick` stands before a row that is marked."""
        super().__init__(id=id)
        self._tick = tick
        self._draw: DrawLine = lambda number, width, selected: ()
        self._is_marked: Callable[[int], bool] = lambda number: False
        self._count = 0
        self._top = 0
        self._hover: int | None = None
        self._drawn: LRUCache[tuple[object, ...], Strip] = LRUCache(_KEPT)
        self.selected = 0

    # What is shown

    def show(
        self,
        count: int,
        draw: DrawLine,
        is_marked: Callable[[int], bool],
        selected: int = 0,
    ) -> None:
        """Show `count` rows with the one numbered `selected` selected, all drawn anew."""
        self._count, self._draw, self._is_marked = count, draw, is_marked
        self.selected = max(min(selected, count - 1), 0)
        self.redraw()

    def redraw(self) -> None:
        """Draw every row in sight anew."""
        self._drawn.clear()
        self._hover = None
        self._bring_into_sight()
        self.refresh()

    def redraw_row(self, number: int) -> None:
        """Draw one row anew."""
        for key in ((number, selected, hover) for selected in (0, 1) for hover in (0, 1)):
            self._drawn.discard(key)
        self._refresh_rows(number)

    @property
    def margin(self) -> int:
        """The cells before the text of a row."""
        return 2 if self.size.width < NARROW else 3

    @property
    def room(self) -> int:
        """The cells that a row has for its text."""
        after = 1 if self.size.width < NARROW else 3
        hidden = self._count - self.size.height
        return max(self.size.width - self.margin - room_below(hidden, self.size.width, after), 1)

    def render_line(self, y: int) -> Strip:
        """Draw the line `y` rows below the top one."""
        number, width = self._top + y, self.size.width
        if number >= self._count:
            return Strip.blank(width, self.get_visual_style("lines--row").rich_style)
        key = (number, number == self.selected, number == self._hover)
        strip = self._drawn.get(key)
        if strip is None:
            strip = self._drawn[key] = self._line(*key)
        below = self._count - number - 1
        if y < self.size.height - 1 or not below:
            return strip
        kind = "selected" if key[1] else "hover" if key[2] else "row"
        ground = self.get_visual_style("lines--row", f"lines--{kind}")
        return with_below(strip, below, (ground + Style.parse("$faint")).rich_style)

    def _line(self, number: int, selected: bool, hover: bool) -> Strip:
        kind = "selected" if selected else "hover" if hover else "row"
        row = self.get_visual_style("lines--row", f"lines--{kind}")
        edge = ("▌", "$accent") if selected else (" ", "")
        tick = (self._tick, "bold $accent") if self._is_marked(number) else (" ", "")
        gap = (" " * (self.margin - 2), "")
        # A screenful of segments is made in a few milliseconds less than one of contents.
        segments = [
            Segment(text, (row + Style.parse(style)).rich_style if style else row.rich_style)
            for text, style in (edge, tick, gap, *self._draw(number, self.room, selected))
        ]
        return Strip(segments).adjust_cell_length(self.size.width, row.rich_style)

    # Moving

    def move_to(self, number: int) -> None:
        """Select row `number`, or the nearest there is."""
        number = max(min(number, self._count - 1), 0)
        if number == self.selected:
            return
        before, self.selected = self.selected, number
        top = self._top
        self._bring_into_sight()
        if self._top != top:
            self.refresh()
        else:
            self._refresh_rows(before, number)
        self.post_message(self.Moved())

    def _bring_into_sight(self) -> None:
        height = max(self.size.height, 1)
        top = min(self._top, self.selected)
        self._top = max(min(top, self._count - height), self.selected - height + 1, 0)

    def _refresh_rows(self, *numbers: int | None) -> None:
        rows = [number - self._top for number in numbers if number is not None]
        self.refresh(*(Region(0, y, self.size.width, 1) for y in rows if 0 <= y < self.size.height))

    def action_move(self, step: int) -> None:
        """Select the row `step` rows on."""
        self.move_to(self.selected + step)

    def action_cursor_down(self) -> None:
        """Select the next row."""
        self.action_move(1)

    def action_cursor_up(self) -> None:
        """Select the row before."""
        self.action_move(-1)

    def action_page_down(self) -> None:
        """Select a row one screenful on."""
        self.action_move(max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        """Select a row one screenful back."""
        self.action_move(-max(self.size.height - 1, 1))

    def action_first(self) -> None:
        """Select the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Select the last row."""
        self.move_to(self._count - 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Enter to the screen where there is no row to choose."""
        return bool(self._count) if action == "choose" else super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Tell that the selected row is meant."""
        if self._count:
            self.post_message(self.Chosen())

    # The mouse

    def on_resize(self, _: events.Resize) -> None:
        """Draw to the new size."""
        self.redraw()

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        super().notify_style_update()
        self._drawn.clear()

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; choose it where it is selected."""
        number = self._top + event.y
        if number >= self._count:
            return
        if number == self.selected:
            self.action_choose()
        else:
            self.move_to(number)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Raise the row under the mouse."""
        self._point_at(self._top + event.y)

    def on_leave(self, _: events.Leave) -> None:
        """Let down the row that was under the mouse."""
        self._point_at(None)

    def _point_at(self, number: int | None) -> None:
        before, self._hover = self._hover, number
        if before != number:
            self._refresh_rows(before, number)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move down."""
        event.stop()
        self.action_move(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move up."""
        event.stop()
        self.action_move(-_WHEEL)
