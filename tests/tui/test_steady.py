"""What moves: nothing slides, and a window that is dragged does not outrun the screen."""

import asyncio
from pathlib import Path

from textual.events import Resize
from textual.geometry import Size

from aiquiz.settings.file import Settings
from tests.tui.played import Played, play


def test_help_moves_at_once(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("question_mark")
        page = app.app.screen.query_one("#help")
        page.focus()
        await app.press("down")
        assert page.scroll_y == 1
        assert not app.app.animator.is_being_animated(page, "scroll_y")

    play(home, script, None, settings=Settings(motion=True))


def test_sizes_that_cross_do_not_bring_each_other_up_for_ever(home: Path) -> None:
    async def script(app: Played) -> None:
        screen, laid_out = app.app.screen, []

        def between(_screen: object = None) -> None:
            # Sizes that follow on each other are taken for one; something else parts these.
            laid_out.append(screen.size)
            screen.call_later(lambda: None)

        screen.screen_layout_refresh_signal.subscribe(screen, between, immediate=True)
        for size in (Size(40, 12), Size(80, 24)):
            screen.post_message(Resize(size, size))
            screen.call_later(lambda: None)
        for _ in range(500):
            await asyncio.sleep(0)
        assert len(laid_out) < 5
        assert screen.size == Size(80, 24)

    play(home, script, None)
