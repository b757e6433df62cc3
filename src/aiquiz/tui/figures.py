"""Big figures: three rows of half and full blocks, four cells wide."""

_ROWS = {
    "0": ("█▀▀█", "█  █", "█▄▄█"),
    "1": ("▀█ ", " █ ", "▄█▄"),
    "2": ("▀▀▀█", "█▀▀▀", "█▄▄▄"),
    "3": ("▀▀▀█", " ▀▀█", "▄▄▄█"),
    "4": ("█  █", "▀▀▀█", "   █"),
    "5": ("█▀▀▀", "▀▀▀█", "▄▄▄█"),
    "6": ("█▀▀▀", "█▀▀█", "█▄▄█"),
    "7": ("▀▀▀█", "   █", "   █"),
    "8": ("█▀▀█", "█▀▀█", "█▄▄█"),
    "9": ("█▀▀█", "▀▀▀█", "▄▄▄█"),
}

NAME = (
    "█▀▀█ █ █▀▀█ █  █ █ ▀▀▀█",
    "█▀▀█ █ █  █ █  █ █ ▄▀▀ ",
    "█  █ █ ▀▀██ █▄▄█ █ █▄▄▄",
)
"""The name of the program."""

TICK = (
    "      ▄█",
    "▀█▄ ▄█▀ ",
    "  ▀█▀   ",
)
"""All done."""


def figure(number: int) -> tuple[str, str, str]:
    """Give the three rows that show `number`, which is 0 or more; all are equally wide."""
    digits = [_ROWS[digit] for digit in str(number)]
    top, middle, bottom = (" ".join(rows) for rows in zip(*digits, strict=True))
    return top, middle, bottom
