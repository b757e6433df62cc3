"""An app that is played with keys and with the mouse."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from aiquiz.desk import Desk, StudyWish
from aiquiz.scheduling.review import Rating
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from aiquiz.study import Phase
from aiquiz.tui.app import Aiquiz
from aiquiz.tui.screens.study import Study
from aiquiz.tui.widgets.footer import Footer
from tests.tui.attention import attentive

DECK = """\
title: A deck [/foo]
id: small
language: en
cards:
  - question: "Which city? [@click=app.quit]x[/]"
    answer: Memphis
    hints: [A light one, A heavy one]
    explanation: "Because [/bar]."
    reject: [{Austin: Cars are built there.}]
  - question: Which month?
    choices: [May, June, July]
    answer: June
  - question: It rained.
    kind: truth
    answer: false
"""


class Clock:
    """A clock that goes on by `step_ms` at each look."""

    def __init__(self, step_ms: int = 1000) -> None:
        self.now = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
        self.step_ms = step_ms

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=self.step_ms)
        return self.now


def desk_of(home: Path, settings: Settings | None = None) -> Desk:
    """Give a desk over `home` beside the app's, not open yet."""
    found = folders({"AIQUIZ_HOME": str(home)})
    return Desk(found, settings or Settings(), "en", clock=Clock(), random_bytes=os.urandom)


class Played:
    """An app that is being played."""

    def __init__(self, app: Aiquiz, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self._at_work = 0
        thread = app._thread
        thread.run = self._counted(thread.run)  # type: ignore[method-assign]
        thread.keep = self._counted(thread.keep)  # type: ignore[method-assign]

    def _counted(self, does: Callable[..., Coroutine[Any, Any, Any]]) -> Any:
        """Do what is asked of the desk, and know meanwhile that something is."""

        async def counted(work: Callable[[Desk], Any]) -> Any:
            self._at_work += 1
            try:
                return await does(work)
            finally:
                self._at_work -= 1

        return counted

    async def settle(self) -> None:
        """Wait until nothing is being read or written and all is drawn."""
        quiet, end = 0, monotonic() + 30
        while monotonic() < end:
            # Another app may be played beside this one, and would be taken for it.
            with self.app._context():
                await self.pilot.pause()
            passing = {
                *("open", "check", "save", "edit", "count", "history", "search"),
                *("page", "read", "draw", "forget"),
            }
            busy = any(not w.is_finished for w in self.app.workers if w.group in passing)
            # Textual waits a moment before it lays a screen out. The size that a screen tells is
            # the window's at once, its outer size is the one it was laid out for.
            resizing = self.app._size not in (None, self.app.screen.outer_size)
            if busy or resizing or self._at_work:
                quiet = 0
                # Another thread does it, or it waits for a time.
                await asyncio.sleep(0.001)
            elif quiet == 2:
                return
            else:
                quiet += 1
        raise AssertionError("the app never came to rest")

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for what another thread brings about: that `holds` does."""
        end = monotonic() + 30
        while not holds():
            assert monotonic() < end, self.screen()
            await asyncio.sleep(0.001)
            with self.app._context():
                await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        await self.pilot.press(*text)
        await self.press("enter")

    @property
    def study(self) -> Study:
        assert isinstance(self.app.screen, Study)
        return self.app.screen

    def phase(self) -> Phase:
        return self.study.session.phase

    def text(self, selector: str) -> str:
        return str(self.app.screen.query_one(selector, Static).content)

    def footer(self) -> list[str]:
        return [hint.text.strip() for hint in self.app.screen.query_one(Footer).hints]

    def verdict(self) -> str:
        return self.text("#band .band-head")

    def screen(self) -> str:
        """All that can be read on the screen now."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    @property
    def log(self) -> list[tuple[str | None, str, Rating]]:
        other = desk_of(self.app.desk.folders.data.parent, self.app.desk.settings)
        reviews = [logged.review for logged in other.open_store().reviews()]
        other.close()
        return [(review.typed, review.verdict, review.rating) for review in reviews]


@asynccontextmanager
async def playing(
    home: Path,
    wish: StudyWish | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
    clock: Clock | None = None,
    ticks: Callable[[], int] | None = None,
) -> AsyncIterator[Played]:
    chosen = settings or Settings(motion=False)
    found, time = folders({"AIQUIZ_HOME": str(home)}), clock or Clock()
    language = chosen.language or "en"
    desk = Desk(found, chosen, language, clock=time, random_bytes=os.urandom, ticks=ticks)
    app = Aiquiz(desk, wish, "✓")
    try:
        with attentive():
            async with app.run_test(size=size) as pilot:
                played = Played(app, pilot)
                await played.settle()
                yield played
    finally:
        app.close_desk()
    if app.failure:
        raise app.failure


Play = Callable[[Played], Coroutine[None, None, None]]
SMALL = StudyWish(decks=("small",))


def play(home: Path, script: Play, wish: StudyWish | None = SMALL, **facts: object) -> None:
    async def run() -> None:
        async with playing(home, wish, **facts) as played:  # type: ignore[arg-type]
            await script(played)

    asyncio.run(run())
