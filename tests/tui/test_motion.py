"""Colours move after all that they colour is on the screen, and no key waits for them."""

from pathlib import Path

import pytest
from textual.color import Color

from aiquiz.settings.file import Settings
from aiquiz.tui.motion import shade
from aiquiz.tui.screens.help import Help
from aiquiz.tui.screens.summary import Summary
from aiquiz.tui.widgets.band import Band
from aiquiz.tui.widgets.trail import Trail
from tests.tui.played import Played, play


class Time:
    """The animator's clock, which stands still until it is put forward."""

    def __init__(self, played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
        self._animator = played.app.animator
        self._now = 0.0
        monkeypatch.setattr(self._animator, "_get_time", lambda: self._now)
        # A pilot would have each key wait until nothing moves any more.
        monkeypatch.setattr(self._animator, "wait_until_complete", self._is_never_waited_for)
        played.app.animation_level = "full"

    async def _is_never_waited_for(self) -> None:
        pass

    def goes_on(self, seconds: float) -> None:
        self._now += seconds
        self._animator()


def colours(trail: Trail) -> list[Color | None]:
    """Give the colours of the strokes that have one which is mixed."""
    return [
        span.style.foreground for span in trail.render().spans if not isinstance(span.style, str)
    ]


def letter(played: Played, option: str) -> str:
    """Give the letter that `option` has on the screen."""
    line = next(
        line
        for line in played.screen().splitlines()
        if line.endswith(option) or f" {option} " in line
    )
    return line.split()[-2]


def test_a_verdict_is_complete_at_once_and_then_takes_its_colours(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(played: Played) -> None:
        time = Time(played, monkeypatch)
        await played.type("Memphis")
        band, trail = played.study.query_one("#band", Band), played.study.query_one(Trail)
        assert "✓ Correct" in played.screen()
        assert "Because" in played.screen()
        assert "━━━" in played.screen()
        tint = shade(played.app, "tint-correct")
        assert band.styles.background == shade(played.app, "surface") != tint
        [stroke] = colours(trail)
        assert stroke == shade(played.app, "accent")
        time.goes_on(0.06)
        assert band.styles.background not in (shade(played.app, "surface"), tint)
        assert colours(trail) != [stroke]
        time.goes_on(0.07)
        assert band.styles.background == tint
        assert not band.styles.inline.has_rule("background")
        time.goes_on(0.04)
        assert colours(trail) == []

        await played.press("question_mark")
        help_ = played.app.screen
        assert isinstance(help_, Help)
        assert "next card" in played.screen()
        assert help_.styles.background.a == 0
        time.goes_on(0.05)
        assert 0 < help_.styles.background.a < 0.7
        time.goes_on(0.06)
        assert help_.styles.background.a == 0.7

    play(home, script, settings=Settings())


def test_no_key_waits_and_a_session_without_a_miss_lights_its_trail_until_one_is_pressed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(played: Played) -> None:
        time = Time(played, monkeypatch)
        await played.type("Memphis")
        await played.press("enter")
        await played.press(letter(played, "June"))
        assert "✓ Correct" in played.screen()
        assert played.study.query_one("#band", Band).tinted == 0
        await played.press("enter", "f", "enter")
        assert isinstance(played.app.screen, Summary)
        assert "3" in played.screen()
        trail = played.app.screen.query_one(Trail)
        dark = shade(played.app, "line")
        assert colours(trail) == [dark, dark, dark]
        time.goes_on(0.2)
        assert trail.lit == 0.5
        [half, unlit] = colours(trail)
        assert (half == dark, unlit == dark) == (False, True)
        await played.press("z")
        assert colours(trail) == []
        await played.press("a", "escape")
        assert colours(trail) == []

    play(home, script, settings=Settings())


def test_nothing_moves_where_that_is_not_wanted_or_not_possible(home: Path) -> None:
    async def script(played: Played) -> None:
        played.app.animation_level = "full"
        await played.type("Memphis")
        assert not played.app.animator._animations
        played.app.theme, played.app.animation_level = "aiquiz-dark", "none"
        await played.press("question_mark")
        assert isinstance(played.app.screen, Help)
        assert not played.app.animator._animations
        await played.press("escape", "escape")

    play(home, script, settings=Settings(theme="ansi"))
