"""Bars: shares of a whole, one below the other."""

from textual.content import Content


def bar(share: float, width: int, ink: str = "$accent") -> Content:
    """Draw `share` (0 to 1) of a bar of `width` cells."""
    full = round(min(max(share, 0.0), 1.0) * width)
    return Content.assemble(("━" * full, ink), ("─" * (width - full), "$line"))


def held_against(real: float, predicted: float, width: int) -> Content:
    """Draw the share `real` as a bar of `width` cells, and a stroke where it was `predicted`."""
    full, at = round(real * width), min(round(predicted * width), width - 1)
    cells = ["━" if place < full else "─" for place in range(width)]
    return Content.assemble(
        *((cells[place], "$accent" if place < full else "$line") for place in range(at)),
        ("│", "bold $ink"),
        *((cells[place], "$accent" if place < full else "$line") for place in range(at + 1, width)),
    )
