"""Text that nobody vouches for, on its way to the screen.

A plain string given to a widget is read as markup: it can crash the app, and a link in it can
run an action. `Content` is shown as it is, so every text of a deck or an answer goes through
`literal`, and is cleaned of what a terminal would act on.
"""

from textual.content import Content

from aiquiz.text import clean, one_line


def literal(text: str, style: str = "") -> Content:
    """Give `text` as content that shows just its characters, all in `style`."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def literal_line(text: str, width: int, style: str = "") -> Content:
    """Give `text` on one line of at most `width` cells, cut with an ellipsis where it is longer."""
    line = literal(one_line(text), style)
    return line if line.cell_length <= width else line.truncate(width, ellipsis=True)
