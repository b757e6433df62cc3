"""What every line of the screen passes last, whatever widget drew it.

Texts are cleaned where they come in, by `aiquiz.text.clean`. Should one have gone around that, it
ends here: nothing that a terminal would act on is written, and no link.
"""

from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from aiquiz.text import clean


class CleanLines(LineFilter):
    """Leaves out of each line what is no text."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give `segments` with the same width each, cleaned."""
        return segments if all(map(_is_clean, segments)) else list(map(_cleaned, segments))


def _is_clean(segment: Segment) -> bool:
    # A tuple: by its names each part would take longer, and this is asked of all that is drawn.
    text, style, _control = segment
    return ((text.isascii() and text.isprintable()) or _shown(text) == text) and not (
        style is not None and style.link
    )


def _cleaned(segment: Segment) -> Segment:
    text, style, control = segment
    unlinked = style.update_link(None) if style is not None and style.link else style
    return Segment(_shown(text), unlinked, control)


# Frames repeat what they show, and each sign of another script is looked at on its own.
@lru_cache(maxsize=4096)
def _shown(text: str) -> str:
    """Give `text` without what a terminal would act on, as wide as it was."""
    kept = clean(text).replace("\n", "").replace("\t", "")
    return kept + " " * (cell_len(text) - cell_len(kept))
