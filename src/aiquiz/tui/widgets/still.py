"""A region that is scrolled at once: nothing slides."""

from typing import Any

from textual.containers import VerticalScroll


class Still(VerticalScroll):
    """Shows a part of what it holds, and another part as soon as a key asks for it.

    Textual slides there: the first of it would be drawn two frames after the key.
    """

    def _scroll_to(self, *where: Any, **how: Any) -> bool:
        return super()._scroll_to(*where, **(how | {"animate": False}))
