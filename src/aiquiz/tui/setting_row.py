"""A row for one setting: its name, its value, and whose that is."""

from textual.content import Content

from aiquiz.tui.literal import literal_line
from aiquiz.tui.widgets.rows import NARROW

_LEAST_NAME = 12
"""The cells that the name of a selected setting keeps, and the gap behind it."""


def draw_setting(
    name: str, value: str, note: str, width: int, *, selected: bool, steps: bool = True
) -> Content:
    """Draw it in `width` cells; the value of one that is `selected` and `steps` has its arrows.

    `note` stands at the right where there is room.
    """
    column = min(19, width // 2 + 1) if width < NARROW else 24
    if selected:
        # What is being chosen shows whole; its name can still be told from those around it.
        column = min(column, max(width - len(value) - 4, _LEAST_NAME))
    label = literal_line(name, column - 1, "$soft")
    room = max(width - column, 4)
    arrows = selected and steps
    ink = "bold $ink" if selected else "$ink"
    shown = literal_line(value, max(room - 4 if arrows else room, 1), ink)
    if arrows:
        arrow = "bold $accent"
        shown = Content.assemble(("‹ ", arrow), shown, (" ›", arrow))
    gap = room - shown.cell_length - len(note)
    parts: list[Content | str | tuple[str, str]] = [
        label,
        " " * (column - label.cell_length),
        shown,
    ]
    if note and gap >= 2:
        parts += [" " * gap, (note, "$faint")]
    return Content.assemble(*parts)
