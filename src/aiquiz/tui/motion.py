"""Motion: only colours move, and only after all that they colour is complete on the screen."""

from typing import Any

from textual.app import App
from textual.color import Color

TINT_SECONDS = 0.12
STROKE_SECONDS = 0.16
DIM_SECONDS = 0.1
TRAIL_SECONDS = 0.4


def moves(app: App[Any]) -> bool:
    """Tell whether colours may move: by the settings, the environment, and what can be mixed."""
    return app.animation_level == "full" and not app.native_ansi_color


def shade(app: App[Any], name: str) -> Color:
    """Give the colour that the theme has for the variable `name`."""
    return Color.parse(app.theme_variables[name])
