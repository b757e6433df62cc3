"""Words on the screen that cost nothing when they are shown again."""

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class Words(Static):
    """A static text that draws itself, and lays the screen out, only where it changed.

    A key mostly changes one thing. Screens say all that they show after each, and what is the
    same is found out here.
    """

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show `content`."""
        if not (isinstance(content, Content) and _same(content, self.content)):
            super().update(content, layout=layout)


def _same(new: Content, old: object) -> bool:
    # Content compares its text alone.
    return isinstance(old, Content) and new.plain == old.plain and new.spans == old.spans
