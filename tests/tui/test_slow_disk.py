"""A disk that takes its time: the screen goes on, and keys that were meant for the verdict hold."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from aiquiz.scheduling.review import Rating
from aiquiz.study import Phase
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.study import Study
from aiquiz.tui.to_disk import RETRY_SECONDS, SLOW_SECONDS, STUCK_SECONDS
from tests.tui.failing import Disk, Timers, disk_of_answers
from tests.tui.played import Clock, Played, play

UNTIL_STUCK = STUCK_SECONDS - SLOW_SECONDS

CLOSE = """\
title: A deck
id: small
language: en
cards:
  - {question: How much power?, answer: 150 MW}
  - {question: Which city?, answer: Memphis}
"""


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return disk_of_answers(monkeypatch)


@pytest.fixture(autouse=True)
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    return Timers(monkeypatch, SLOW_SECONDS, UNTIL_STUCK, RETRY_SECONDS)


@asynccontextmanager
async def writing(app: Played, disk: Disk, text: str = "Memphis") -> AsyncIterator[None]:
    """Answer with `text`; the disk takes it once what happens inside is done."""
    disk.free.clear()
    try:
        await press(app, *text, "enter")
        yield
    finally:
        disk.free.set()
        await app.settle()


async def press(app: Played, *keys: str) -> None:
    """Press `keys` without waiting for the disk."""
    for key in keys:
        await app.pilot.press(key)
        await app.pilot.pause()


async def stick(app: Played, timers: Timers) -> None:
    """Let so much time pass that the disk is said not to answer."""
    timers.go_off(SLOW_SECONDS)
    timers.go_off(UNTIL_STUCK)
    await app.pilot.pause()


def test_a_fast_disk_is_not_told_of(home: Path, timers: Timers) -> None:
    async def script(app: Played) -> None:
        await app.type("Memphis")
        assert timers.seconds() == [], "nothing is left that could flicker"
        assert app.text("#progress") == "1 / 3"

    play(home, script)


def test_that_it_takes_longer_than_a_moment_is_said_and_the_verdict_stands_at_once(
    home: Path, disk: Disk, timers: Timers
) -> None:
    async def script(app: Played) -> None:
        async with writing(app, disk):
            assert app.verdict() == "✓ Correct"
            assert app.text("#progress") == "1 / 3"
            timers.go_off(SLOW_SECONDS)
            await app.pilot.pause()
            assert app.text("#progress") == "saving…   1 / 3"
            await press(app, "question_mark")
            assert "this page" in app.screen(), "it goes on drawing and taking keys"
            await press(app, "escape", "x")
            assert app.study._explains
            await press(app, "escape")
        assert app.text("#progress") == "1 / 3"
        assert app.phase() is Phase.ANSWERED

    play(home, script)


def test_enter_goes_on_once_the_answer_is_on_disk_and_not_before(home: Path, disk: Disk) -> None:
    async def script(app: Played) -> None:
        async with writing(app, disk):
            await press(app, "enter", "enter")
            assert app.text("#progress") == "1 / 3"
            assert app.verdict() == "✓ Correct"
        assert app.phase() is Phase.ASKING
        assert app.text("#progress") == "2 / 3", "one card on, however often it was pressed"
        assert len(app.log) == 1

    play(home, script)


def test_an_enter_that_is_held_skips_no_verdict(home: Path, disk: Disk) -> None:
    clock = Clock()

    async def script(app: Played) -> None:
        async with writing(app, disk):
            clock.step_ms = 10
            await press(app, *["enter"] * 8)
        assert app.phase() is Phase.ANSWERED

    play(home, script, clock=clock)


def test_a_rating_and_a_mark_hold_in_their_order_and_then_one_goes_on(
    home: Path, disk: Disk
) -> None:
    async def script(app: Played) -> None:
        async with writing(app, disk):
            await press(app, "2", "f", "enter")
        assert app.text("#progress") == "2 / 3"
        assert app.log == [("Memphis", "correct", Rating.HARD)]
        assert disk.tries == 3

    play(home, script)


@pytest.mark.parametrize(("key", "log"), [("u", []), ("r", []), ("i", ["wrong"])])
def test_undo_retype_and_override_hold(home: Path, disk: Disk, key: str, log: list[str]) -> None:
    async def script(app: Played) -> None:
        async with writing(app, disk):
            await press(app, key)
        assert [verdict for _typed, verdict, _rating in app.log] == log
        assert app.phase() is (Phase.ANSWERED if log else Phase.ASKING)

    play(home, script)


def test_what_is_typed_ahead_of_a_card_that_never_showed_is_no_answer_to_it(
    home: Path, disk: Disk
) -> None:
    async def script(app: Played) -> None:
        async with writing(app, disk):
            await press(app, "enter", *"word", "enter")
        assert app.phase() is Phase.ASKING
        assert app.text("#progress") == "2 / 3"
        assert len(app.log) == 1

    play(home, script)


def test_a_second_try_counts_though_the_first_is_not_on_disk(home: Path, disk: Disk) -> None:
    (home / "data" / "decks" / "small.yaml").write_text(CLOSE, encoding="utf-8")

    async def script(app: Played) -> None:
        async with writing(app, disk, "150"):
            await press(app, *" MW", "enter")
            assert app.phase() is Phase.SAVING
        assert app.phase() is Phase.ANSWERED
        assert app.log == [("150 MW", "correct", Rating.HARD)]

    play(home, script)


@pytest.mark.parametrize("key", ["ctrl+g", "ctrl+o"])
def test_a_second_try_may_be_given_up_or_accepted_meanwhile(
    home: Path, disk: Disk, key: str
) -> None:
    (home / "data" / "decks" / "small.yaml").write_text(CLOSE, encoding="utf-8")

    async def script(app: Played) -> None:
        async with writing(app, disk, "150"):
            await press(app, key)
        assert app.phase() is Phase.ANSWERED
        assert len(app.log) == 1

    play(home, script)


def test_what_was_meant_for_later_is_dropped_where_it_fails(
    home: Path, disk: Disk, timers: Timers
) -> None:
    async def script(app: Played) -> None:
        async with writing(app, disk):
            await press(app, "enter")
            disk.code = "full"
        disk.code = ""
        await app.press("r")
        assert app.phase() is Phase.ANSWERED
        assert app.text("#progress") == "1 / 3"

    play(home, script)


def test_leaving_waits_for_the_disk_and_says_so(home: Path, disk: Disk, timers: Timers) -> None:
    async def script(app: Played) -> None:
        async with writing(app, disk):
            await press(app, "escape")
            assert app.text("#progress") == "leaving once it is saved…   1 / 3"
            assert isinstance(app.app.screen, Study)
        assert isinstance(app.app.screen, Home)
        assert len(app.log) == 1

    play(home, script)


def test_a_disk_that_does_not_answer_keeps_nobody_and_loses_nothing_by_itself(
    home: Path, disk: Disk, timers: Timers
) -> None:
    async def script(app: Played) -> None:
        async with writing(app, disk):
            await stick(app, timers)
            head = app.text("#trouble .band-head")
            assert head.startswith("! Not on disk yet  the disk does not answer")
            assert app.footer() == [
                "esc leave",
                "c copy the answer",
                "enter next, once it is on disk",
            ]
            await press(app, "escape")
            assert "esc once more leaves" in app.text("#trouble .band-body")
            await press(app, "escape")
            assert not isinstance(app.app.screen, Study)
        assert isinstance(app.app.screen, Home)
        assert len(app.log) == 1, "the disk took it in the end"

    play(home, script)


def test_where_the_disk_answers_after_all_one_goes_on(
    home: Path, disk: Disk, timers: Timers
) -> None:
    async def script(app: Played) -> None:
        async with writing(app, disk):
            await stick(app, timers)
        assert not app.app.screen.query_one("#trouble").display
        assert app.footer()[0] == "enter Next"

    play(home, script)


def test_what_fails_after_one_has_left_is_told_at_the_end(
    home: Path, disk: Disk, timers: Timers
) -> None:
    async def script(app: Played) -> None:
        async with writing(app, disk):
            await stick(app, timers)
            await press(app, "escape", "escape")
            disk.code = "io"
        assert app.app.lost is not None
        assert app.app.lost.code == "io"

    play(home, script)


def test_a_try_that_takes_long_is_told_in_the_banner(
    home: Path, disk: Disk, timers: Timers
) -> None:
    disk.code = "busy"

    async def script(app: Played) -> None:
        await app.type("Memphis")
        disk.free.clear()
        await press(app, "r")
        timers.go_off(SLOW_SECONDS)
        await app.pilot.pause()
        assert "The next card waits for it. Trying again now." in app.text("#trouble .band-body")
        disk.free.set()
        await app.settle()
        assert "Trying again every 5 seconds." in app.text("#trouble .band-body")

    play(home, script)
