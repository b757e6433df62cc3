"""Every screen in one walk, at sizes from tiny to huge and without a colour."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual.containers import Container

from aiquiz.tui.widgets.footer import Footer, arrange
from tests.tui.played import Played, play

TINY, SMALL, HUGE = (20, 5), (40, 12), (200, 60)
# Colours, but for the terminal's own, and what is never used: dim and blinking.
_COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:2|5|3[0-8]|4[0-8]|9\d|10[0-7])[;m]")
_WAYS_OUT = re.compile(r"\besc\b|\bq quit|enter (?:Home|Back)")


def painted(played: Played) -> Iterator[str]:
    """Give the lines of the screen as they are sent to a terminal that has all colours."""
    for strip in played.app.screen._compositor.render_strips():
        yield "".join(
            style.render(text, color_system=ColorSystem.TRUECOLOR) if style else text
            for text, style, _control in strip
        )


def stands(played: Played, width: int, height: int) -> None:
    """Hold that the pill and the way out are on the screen, and that all is where it belongs."""
    screen, text = played.app.screen, played.screen()
    where = f"{type(screen).__name__} at {width}x{height}:\n{text}"
    footer = screen.query_one(Footer)
    placed = arrange(footer.hints, footer.content_size.width)
    [pill] = [each for each in placed if each.hint.pill]
    assert " ".join(pill.hint.text.split()[:2]) in text, where
    for each in placed:
        assert each.start + each.hint.width <= footer.content_size.width or each.hint.pill, where
    if width >= 40:
        assert _WAYS_OUT.search("\n".join(text.splitlines()[-3:])), where
        assert pill.hint.text.strip() in text, where
    for page in (*screen.query(Container).filter(".page"), footer):
        region = page.region
        assert abs(2 * region.x + region.width - width) <= 1, where
        assert region.bottom <= height, where
    if width == 40:
        assert not [line for line in painted(played) if _COLOUR.search(line)], where


async def look(played: Played, *sizes: tuple[int, int]) -> None:
    """Look at the screen at `sizes`, or at two small ones."""
    for width, height in sizes or (TINY, SMALL):
        await played.pilot.resize_terminal(width, height)
        await played.settle()
        stands(played, width, height)


def test_every_screen_has_its_pill_and_its_way_out_at_every_size_and_no_colour_where_none_is_wanted(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(played: Played) -> None:
        async def see(*keys: str) -> None:
            await played.press(*keys)
            await look(played)

        await look(played, TINY, SMALL, HUGE)
        await see("tab")
        await played.type("Austin")
        await look(played, TINY)
        assert re.search(r"\[1.*\]  ?2  ?3", played.screen())
        await look(played, SMALL)
        await see("x")
        await played.press("x", "question_mark")
        await look(played, TINY, SMALL, HUGE)
        await played.press("escape", "enter", "a", "enter")
        await see("t", "enter")
        await see("a")
        await played.press("escape", "escape")
        await played.press("down")
        for keys in (("o",), ("x",), ("t",), ("p",), ("U",), ("c", "b"), ("n",)):
            await see(*keys)
            await played.press("escape")
        await see("b")
        await see("enter")
        await see("enter")
        await see("t")
        await played.press("escape", "escape", "escape", "s")
        for page in "12345":
            await see(page)
        await see("t")
        await see("4", "enter")
        # The settings say that nothing is to move.
        assert played.app.animation_level == "none"

    play(home, script)
