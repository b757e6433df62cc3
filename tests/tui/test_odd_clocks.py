"""A clock that was set back, forward or stands still, on every screen."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest

from aiquiz.scheduling.review import Rating
from aiquiz.study import Phase
from tests.tui.played import Clock, Played, play

YEAR = timedelta(days=365)
NEW_YEAR = datetime(2026, 1, 1, 12, tzinfo=UTC)
EAST, WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))

AGES = {
    "1969": datetime(1969, 12, 31, 23, 50, tzinfo=UTC),
    "the first day": datetime(1, 1, 1, 0, 1, tzinfo=UTC),
    "2038": datetime(2038, 1, 19, 3, 14, tzinfo=UTC),
    "the last day": datetime(9999, 12, 31, 12, tzinfo=UTC),
    "far east": datetime(2026, 11, 22, 3, 59, tzinfo=EAST),
    "far west": datetime(2026, 11, 22, 3, 59, tzinfo=WEST),
}


def at(when: datetime, step_ms: int = 1000) -> Clock:
    clock = Clock(step_ms)
    clock.now = when
    return clock


def ticks() -> Callable[[], int]:
    """Give a clock that goes on by a second at each look, whatever another one tells."""
    gone = count(1000, 1000)
    return lambda: next(gone)


async def visit(played: Played) -> None:
    """Open every screen from home, and come back."""
    for keys in (
        *(("s",), ("t",), ("2",), ("t",), ("3",), ("4",), ("enter",), ("escape",), ("5",)),
        *(("escape",), ("b",), ("enter",), ("c",), ("t",), ("escape",), ("escape",)),
        *(("escape",), ("U",), ("escape",), ("o",), ("escape",), ("z",), ("escape",)),
        *(("G",), ("x",), ("right",), ("enter",), ("escape",), ("t",), ("escape",)),
        *(("n",), ("escape",), ("g", "t"), ("escape",)),
    ):
        await played.press(*keys)
        assert played.screen().strip(), keys


@pytest.mark.long
@pytest.mark.parametrize("age", AGES.values(), ids=AGES)
def test_every_screen_opens_in_any_age(home: Path, age: datetime) -> None:
    async def script(played: Played) -> None:
        await played.type("Memphis")
        assert played.phase() is Phase.ANSWERED
        await played.press("enter", "b", "enter", "f", "enter")
        await played.press("escape", "escape")
        await visit(played)

    play(home, script, clock=at(age), ticks=ticks())


@pytest.mark.long
@pytest.mark.parametrize("other", [-YEAR, 10 * YEAR])
def test_every_screen_opens_after_the_clock_was_set(home: Path, other: timedelta) -> None:
    clock = at(NEW_YEAR)

    async def script(played: Played) -> None:
        await played.type("Memphis")
        clock.now += other
        await played.press("enter", "b", "enter")
        await played.press("escape", "escape")
        await visit(played)

    play(home, script, clock=clock, ticks=ticks())


@pytest.mark.parametrize("back", [YEAR, timedelta(seconds=1)], ids=["set back", "standing still"])
def test_keys_count_whatever_the_clock_tells(home: Path, back: timedelta) -> None:
    clock = at(NEW_YEAR)

    async def script(played: Played) -> None:
        await played.type("Austin")
        clock.now -= back
        clock.step_ms = 0
        await played.press("2")
        assert played.log[-1][2] == Rating.HARD
        clock.now -= back
        await played.press("i")
        assert played.log[-1][1] == "correct"
        clock.now -= back
        await played.press("enter")
        assert played.text("#question") == "Which month?"

    play(home, script, clock=clock, ticks=ticks())


def test_an_exam_whose_day_has_come_while_it_was_looked_at_is_refused(home: Path) -> None:
    clock = at(NEW_YEAR)

    async def script(played: Played) -> None:
        await played.press("G", "x")
        clock.now += 2 * YEAR
        await played.press("enter")
        assert "an exam needs a day ahead" in played.screen()

    play(home, script, None, clock=clock, ticks=ticks())
