"""How the scores are to be drawn: the room there is, and what can be told apart in it."""

from typing import NamedTuple

from textual.content import Content

from aiquiz.scheduling.days import Moment

WIDE = 100
NARROW = 60


class Look(NamedTuple):
    """The room in cells, whether numbers are wanted instead of pictures, and the style of signs.

    `in_shades` says that there are no shades of a colour: signs have to tell them apart. `now` is
    when it is drawn.
    """

    width: int
    as_table: bool
    in_shades: bool
    signs: str
    now: Moment

    @property
    def is_wide(self) -> bool:
        """Whether three pictures have room beside each other."""
        return self.width >= WIDE

    @property
    def is_narrow(self) -> bool:
        """Whether two have none."""
        return self.width < NARROW


def stacked(*parts: Content) -> Content:
    """Put contents below each other, a blank row apart."""
    return Content("\n\n").join(part for part in parts if part.plain.strip())
