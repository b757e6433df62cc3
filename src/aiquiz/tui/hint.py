"""A key in the footer."""

from typing import NamedTuple

from aiquiz.text import one_line


class Hint(NamedTuple):
    """A key in the footer.

    `action` is run when it is clicked, "" for none. The one with `pill` is the filled block at
    the left. Hints with `right` stand at the right edge. The pill and what has `keep` never give
    way for want of room, what is `slight` gives way first. One that is `off` is grey; its `words`
    say why. Where a row has no room for a pill, it says `brief`, where there is one.
    """

    key: str
    words: str
    action: str
    pill: bool = False
    right: bool = False
    keep: bool = False
    off: bool = False
    slight: bool = False
    brief: str = ""

    @property
    def width(self) -> int:
        """The cells it takes."""
        from rich.cells import cell_len

        return cell_len(self.text)

    @property
    def text(self) -> str:
        """What it shows; a pill has a cell of its colour on either side."""
        text = f"{self.key} {one_line(self.words)}".strip()
        return f" {text} " if self.pill else text
