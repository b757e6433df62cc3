"""The contrast that look.md promises holds for every pair of text and ground that occurs."""

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from aiquiz.tui.app import Aiquiz
from aiquiz.tui.theme import DARK, HIGH_CONTRAST, LIGHT, theme_name
from tests.tui.played import desk_of

READABLE = 4.5


def luminance(color: str) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(part) for part in Color.parse(color).normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: str, ground: str) -> float:
    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grounds(theme: Theme) -> list[str]:
    tints = [theme.variables[f"tint-{outcome}"] for outcome in ("correct", "close", "wrong")]
    return [str(theme.background), str(theme.surface), str(theme.panel), *tints]


@pytest.mark.parametrize("theme", [DARK, LIGHT, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_every_text_is_readable_on_every_ground(theme: Theme) -> None:
    texts = {
        **{name: theme.variables[name] for name in ("ink", "soft", "faint")},
        "accent": theme.primary,
        "right": str(theme.success),
        "close": str(theme.warning),
        "wrong": str(theme.error),
    }
    for name, text in texts.items():
        for ground in grounds(theme):
            assert contrast(text, ground) >= READABLE, (name, text, ground)
    assert contrast(theme.variables["on-accent"], theme.primary) >= READABLE


@pytest.mark.parametrize(
    ("setting", "environment", "name"),
    [
        ("", {}, "aiquiz-dark"),
        ("", {"COLORFGBG": "0;15"}, "aiquiz-light"),
        ("", {"COLORFGBG": "15;default;0"}, "aiquiz-dark"),
        ("", {"COLORFGBG": "nonsense"}, "aiquiz-dark"),
        ("light", {"COLORFGBG": "15;0"}, "aiquiz-light"),
        ("high-contrast", {}, "aiquiz-high-contrast"),
        ("nord", {}, "nord"),
        ("light", {"NO_COLOR": "1"}, "aiquiz-ansi"),
        ("", {"NO_COLOR": ""}, "aiquiz-dark"),
    ],
)
def test_the_setting_comes_before_the_terminal_and_no_color_before_both(
    setting: str, environment: dict[str, str], name: str
) -> None:
    assert theme_name(setting, environment) == name


@pytest.mark.parametrize(("wish", "without"), [("", False), ("1", True)])
def test_an_empty_wish_for_no_colour_is_none(
    wish: str, without: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", wish)
    app = Aiquiz(desk_of(tmp_path))
    app.close_desk()
    assert app.no_color is without
