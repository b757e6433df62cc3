"""The card as it scrolls, and the line that says how much of it is out of sight."""

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from aiquiz.say.language import _
from aiquiz.tui.widgets.still import Still
from aiquiz.tui.widgets.words import Words


class CardView(Still):
    """Holds all parts of a card, one under the other.

    It never has the focus itself: Textual styles all that a widget holds anew when that gets it.
    """

    can_focus = False
    _lead: Widget | None = None

    def lead_to(self, part: Widget | None) -> None:
        """Keep `part` in sight while room comes and goes, until one scrolls; None for nothing."""
        self._lead = part
        self.follow()

    def follow(self) -> None:
        """Show what is to be kept in sight from its top on, and above it what has room."""
        if self._lead is not None:
            there, high = self._lead.virtual_region, self.size.height
            self.scroll_to(y=min(there.y, max(there.bottom - high, 0)), immediate=True)

    def on_mouse_scroll_down(self) -> None:
        """Let who scrolls see what they want."""
        self._lead = None

    def on_mouse_scroll_up(self) -> None:
        """Let who scrolls see what they want."""
        self._lead = None

    @property
    def rows_below(self) -> int:
        """How many rows with something in them are below the lower edge; negative where free.

        What is pinned to that edge is never below it, and takes the rows above it.
        """
        shown = [part for part in self.children if part.display and not _is_empty(part)]
        pinned = [part for part in shown if part.styles.dock == "bottom"]
        last = max((_last_row(part) for part in shown if part not in pinned), default=0)
        taken = sum(part.outer_size.height + part.styles.margin.height for part in pinned)
        return round(last - self.scroll_y) - (self.size.height - taken)


def _last_row(part: Widget) -> int:
    """Give the row under the last one of `part` that holds something."""
    return part.virtual_region.bottom - part.styles.padding.bottom


def _is_empty(part: Widget) -> bool:
    return isinstance(part, Static) and not str(part.content)


class More(Words):
    """Says how many rows are below the edge, and takes a row only where there are any."""

    def tell(self, rows_below: int) -> None:
        """Say that so many rows above this one are out of sight below."""
        # The row that this takes is one of theirs.
        below = rows_below - self.display
        self.set_class(below > 0, "-shown")
        if below > 0:
            self.update(Content(_("↓ {n} more").format(n=below + 1)))
