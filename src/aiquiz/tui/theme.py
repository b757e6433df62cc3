"""The colours: ink at night, paper by day, high contrast, and the terminal's own sixteen.

The accent is the blue of a pen; the colours of verdicts are used for verdicts and faults only.
Each pair of text and ground that occurs has a contrast of at least 4.5.
"""

from collections.abc import Mapping, Sequence

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

_SHARES = {
    "line": ("foreground", 0.25),
    "learning": ("primary", 0.5),
    "heat-1": ("primary", 0.3),
    "heat-3": ("primary", 0.75),
    "tint-correct": ("success", 0.12),
    "tint-close": ("warning", 0.12),
    "tint-wrong": ("error", 0.12),
}
"""What is no text, of a theme not ours: a colour of its own, and its share in the ground."""

_TEXTS = {
    "ink": ("foreground", 1.0),
    "soft": ("foreground", 0.8),
    "faint": ("foreground", 0.65),
    "accent": ("primary", 1.0),
    "success": ("success", 1.0),
    "warning": ("warning", 1.0),
    "error": ("error", 1.0),
}
"""What is text or a sign: it is made lighter or darker until it can be read on every ground."""

READABLE = 4.5
"""The least contrast between a text and its ground."""


def adapted(theme: Theme) -> dict[str, str]:
    """Give our variables for `theme`, which is not ours, mixed of its own colours."""
    colours = theme.to_color_system().generate()
    if theme.ansi:
        ours = {name: colours[base] for name, (base, _) in (_SHARES | _TEXTS).items()}
        return ours | {"on-accent": colours["background"]}
    ground = Color.parse(colours["background"])
    found = {
        name: ground.blend(Color.parse(colours[base]), share)
        for name, (base, share) in (_SHARES | _TEXTS).items()
    }
    tints = [colour for name, colour in found.items() if name.startswith("tint-")]
    grounds = [ground, Color.parse(colours["surface"]), Color.parse(colours["panel"]), *tints]
    for name in _TEXTS:
        found[name] = _readable(found[name], grounds)
    found["on-accent"] = _readable(ground, [found["accent"]])
    return {name: colour.hex for name, colour in found.items()}


def _readable(text: Color, grounds: Sequence[Color]) -> Color:
    """Give `text`, as much lighter or darker as it takes to be read on each of `grounds`."""
    black_or_white = max(
        (Color.parse("#000000"), Color.parse("#FFFFFF")),
        key=lambda end: min(contrast(end, ground) for ground in grounds),
    )
    for step in range(_STEPS):
        shown = text.blend(black_or_white, step / _STEPS)
        if min(contrast(shown, ground) for ground in grounds) >= READABLE:
            return shown
    return black_or_white


_STEPS = 20


def contrast(text: Color, ground: Color) -> float:
    """Give the contrast between two colours as WCAG counts it, from 1 to 21."""
    dark, light = sorted((_luminance(text), _luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_LIGHT_GROUNDS = {"7", "15"}


def theme_name(setting: str, environment: Mapping[str, str], told: str = "") -> str:
    """Give the name of the theme to start with.

    `setting` is dark, light, high-contrast or ansi, another theme's name, or "" to follow the
    terminal: `NO_COLOR` asks for no colour at all, which only the terminal's own sixteen can
    give; `COLORFGBG` tells its ground, else `told` does, "light" or "dark", which is what the
    terminal itself answered; without any of them it is dark.
    """
    if environment.get("NO_COLOR"):
        return ANSI.name
    if setting:
        ours = f"aiquiz-{setting}"
        return ours if any(theme.name == ours for theme in THEMES) else setting
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    is_light = ground in _LIGHT_GROUNDS if ground else told == "light"
    return LIGHT.name if is_light else DARK.name
