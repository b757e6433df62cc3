"""The contrast that look.md promises holds for every pair of text and ground that occurs."""

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from aiquiz.settings.themes import OTHERS, OURS
from aiquiz.tui.app import Aiquiz
from aiquiz.tui.theme import (
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    READABLE,
    THEMES,
    adapted,
    contrast,
    theme_name,
)
from tests.tui.played import desk_of


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
            assert far_apart(text, ground), (name, text, ground)
    assert far_apart(theme.variables["on-accent"], theme.primary)


def far_apart(text: str, ground: str) -> bool:
    return contrast(Color.parse(text), Color.parse(ground)) >= READABLE


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    white, grey = Color.parse("#FFFFFF"), Color.parse("#767676")
    assert contrast(white, Color.parse("#000000")) == pytest.approx(21)
    assert contrast(grey, white) == contrast(white, grey) == pytest.approx(4.54, abs=0.005)


def test_every_theme_that_there_is_can_be_set() -> None:
    assert set(OTHERS) == set(BUILTIN_THEMES)
    assert {f"aiquiz-{name}" for name in OURS} == {theme.name for theme in THEMES}


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_another_theme_has_every_variable_of_ours_and_its_texts_can_be_read(theme: Theme) -> None:
    found = adapted(theme)
    assert set(DARK.variables) <= set(found)
    for colour in found.values():
        Color.parse(colour)
    if theme.ansi:
        return
    colours = theme.to_color_system().generate()
    tints = [found[f"tint-{outcome}"] for outcome in ("correct", "close", "wrong")]
    grounds = [colours["background"], colours["surface"], colours["panel"], *tints]
    for name in ("ink", "soft", "faint", "accent", "success", "warning", "error"):
        assert all(far_apart(found[name], ground) for ground in grounds), name
    assert far_apart(found["on-accent"], found["accent"])


@pytest.mark.parametrize(
    ("setting", "environment", "name"),
    [
        ("", {}, "aiquiz-dark"),
        ("", {"COLORFGBG": "junk;"}, "aiquiz-dark"),
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


def test_what_the_terminal_answered_holds_where_nothing_else_tells() -> None:
    assert theme_name("", {}, "light") == "aiquiz-light"
    assert theme_name("", {}, "dark") == "aiquiz-dark"
    assert theme_name("", {"COLORFGBG": "15;0"}, "light") == "aiquiz-dark"
    assert theme_name("dark", {}, "light") == "aiquiz-dark"
    assert theme_name("", {"NO_COLOR": "1"}, "light") == "aiquiz-ansi"
