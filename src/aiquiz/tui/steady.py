"""A screen is laid out for the size that holds, and for no other.

Textual 8.2 lays a screen out for each size that it is told of, and being laid out for another size
tells it once more. Two sizes that cross, as when a window is dragged while the machine is busy,
then bring each other up for ever: the program burns time and takes no key.
"""

from textual.events import Resize
from textual.screen import Screen

_LAY_OUT = vars(Screen).get("_on_resize")
"""Textual's own way to take a size; a version without it does so in a way of which we know nothing.
"""


async def _lay_out_anew(screen: Screen[object], event: Resize) -> None:
    """Take a new size, unless the terminal has had another since: that one is on its way."""
    assert _LAY_OUT is not None
    if getattr(screen.app, "_size", None) in (None, event.size):
        await _LAY_OUT(screen, event)
    else:
        event.stop()


def keep_steady() -> None:
    """Have every screen leave out sizes that hold no longer, where Textual lets us."""
    if _LAY_OUT is not None:
        Screen._on_resize = _lay_out_anew  # type: ignore[method-assign,assignment]
