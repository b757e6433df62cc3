"""The names of the themes that can be set."""

from aiquiz.settings.checks import WrongError, text
from aiquiz.text import one_line

OURS = ("dark", "light", "high-contrast", "ansi")
"""Ours, each gone over for its contrast; "ansi" is the terminal's own sixteen colours."""

OTHERS = (
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
"""Textual's. They stand here by name so that a wrong one is told without importing Textual."""


def theme(value: object) -> object:
    """Check the name of a theme, "" to follow the terminal."""
    name = text(value)
    if name in ("", *OURS, *OTHERS):
        return name
    from difflib import get_close_matches

    near = get_close_matches(str(name).lower(), (*OURS, *OTHERS), 1, 0.6)
    raise WrongError("theme", given=one_line(str(name)), near=near[0] if near else "")
