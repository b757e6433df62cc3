"""The colours: ink at night, paper by day, high contrast, and the terminal's own sixteen.

The accent is the blue of a pen; the colours of verdicts are used for verdicts and faults only.
Each pair of text and ground that occurs has a contrast of at least 4.5.
"""

from collections.abc import Mapping

from textual.color import Color
from textual.theme import Theme

DARK = Theme(
    name="aiquiz-dark",
    dark=True,
    primary="#9DB4FF",
    accent="#9DB4FF",
    success="#5EDCC8",
    warning="#F5CB52",
    error="#F7647F",
    foreground="#E8EBF2",
    background="#12151D",
    surface="#1A1F2A",
    panel="#262D3C",
    text_alpha=1.0,
    variables={
        "ink": "#E8EBF2",
        "soft": "#AAB3C4",
        "faint": "#8C96A9",
        "line": "#3A4458",
        "on-accent": "#12151D",
        "learning": "#4C60A0",
        "heat-1": "#323F68",
        "heat-3": "#7089D2",
        "tint-correct": "#14282B",
        "tint-close": "#2A2618",
        "tint-wrong": "#2E1B26",
    },
)

LIGHT = Theme(
    name="aiquiz-light",
    dark=False,
    primary="#3346C2",
    accent="#3346C2",
    success="#00706B",
    warning="#7C6000",
    error="#8A0F33",
    foreground="#23262E",
    background="#FBF8F1",
    surface="#F4EFE4",
    panel="#E9E2D3",
    text_alpha=1.0,
    variables={
        "ink": "#23262E",
        "soft": "#4A505B",
        "faint": "#5C6169",
        "line": "#C9BFAC",
        "on-accent": "#FFFFFF",
        "learning": "#8E99DE",
        "heat-1": "#BCC3EC",
        "heat-3": "#5F6CCF",
        "tint-correct": "#DCF0EA",
        "tint-close": "#FAEDC9",
        "tint-wrong": "#FBE2E6",
    },
)

HIGH_CONTRAST = Theme(
    name="aiquiz-high-contrast",
    dark=True,
    primary="#B9C8FF",
    accent="#B9C8FF",
    success="#7CF2DE",
    warning="#FFDD6B",
    error="#FF8CA0",
    foreground="#FFFFFF",
    background="#000000",
    surface="#0B0B0B",
    panel="#26262B",
    text_alpha=1.0,
    variables={
        "ink": "#FFFFFF",
        "soft": "#E3E7EF",
        "faint": "#C4CBD8",
        "line": "#9AA3B5",
        "on-accent": "#000000",
        "learning": "#4C60A0",
        "heat-1": "#323F68",
        "heat-3": "#7089D2",
        "tint-correct": "#00201A",
        "tint-close": "#241A00",
        "tint-wrong": "#2A000C",
    },
)

ANSI = Theme(
    name="aiquiz-ansi",
    ansi=True,
    dark=True,
    primary="ansi_blue",
    accent="ansi_blue",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ink": "ansi_default",
        "soft": "ansi_default",
        "faint": "ansi_default",
        "line": "ansi_default",
        "on-accent": "ansi_default",
        "learning": "ansi_cyan",
        "heat-1": "ansi_blue",
        "heat-3": "ansi_blue",
        "tint-correct": "ansi_default",
        "tint-close": "ansi_default",
        "tint-wrong": "ansi_default",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_default",
        "input-selection-foreground": "ansi_default",
        "screen-selection-background": "ansi_default",
        "screen-selection-foreground": "ansi_default",
    },
)

THEMES = (DARK, LIGHT, HIGH_CONTRAST, ANSI)

TESTED = ("", "dark", "light", "high-contrast", "ansi")
"""What the setting can be for a theme of ours; "" follows the terminal."""

_SHADES = {
    "ink": ("foreground", 1.0),
    "soft": ("foreground", 0.8),
    "faint": ("foreground", 0.7),
    "line": ("foreground", 0.25),
    "on-accent": ("background", 1.0),
    "learning": ("primary", 0.5),
    "heat-1": ("primary", 0.3),
    "heat-3": ("primary", 0.75),
    "tint-correct": ("success", 0.12),
    "tint-close": ("warning", 0.12),
    "tint-wrong": ("error", 0.12),
}
"""Our variables under a theme that is not ours: a colour of its own and how much of it shows."""


def fallback(theme: Theme) -> dict[str, str]:
    """Give our variables for `theme`, mixed of its own colours with its ground."""
    colours = theme.to_color_system().generate()
    if theme.ansi:
        return {name: colours[base] for name, (base, _) in _SHADES.items()}
    ground = Color.parse(colours["background"])
    return {
        name: ground.blend(Color.parse(colours[base]), share).hex
        for name, (base, share) in _SHADES.items()
    }


_LIGHT_GROUNDS = {"7", "15"}


def theme_name(setting: str, environment: Mapping[str, str]) -> str:
    """Give the name of the theme to start with.

    `setting` is dark, light, high-contrast or ansi, another theme's name, or "" to follow the
    environment: `NO_COLOR` asks for no colour at all, which only the terminal's own sixteen
    can give; `COLORFGBG` tells a light ground; without either it is dark.
    """
    if environment.get("NO_COLOR"):
        return ANSI.name
    if setting:
        ours = f"aiquiz-{setting}"
        return ours if any(theme.name == ours for theme in THEMES) else setting
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if ground in _LIGHT_GROUNDS else DARK.name
