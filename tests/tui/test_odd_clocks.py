"""A clock that was set back, forward or stands still, on every screen."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("age", AGES.values(), ids=AGES)
def test_every_screen_opens_in_any_age(home: Path, age: datetime) -> None:
    async def script(played: Played) -> None:
        await played.type("Memphis")
        assert played.phase() is Phase.ANSWERED
        await played.press("enter", "b", "enter", "f", "enter")
        await played.press("escape", "escape")
        await visit(played)

    play(home, script, clock=at(age))


@pytest.mark.parametrize("other", [-YEAR, 10 * YEAR])
def test_every_screen_opens_after_the_clock_was_set(home: Path, other: timedelta) -> None:
    clock = at(NEW_YEAR)

    async def script(played: Played) -> None:
        await played.type("Memphis")
        clock.now += other
        await played.press("enter", "b", "enter")
        await played.press("escape", "escape")
        await visit(played)

    play(home, script, clock=clock)


def test_keys_count_though_the_clock_was_set_back_at_a_verdict(home: Path) -> None:
    clock = at(NEW_YEAR)

    async def script(played: Played) -> None:
        await played.type("Austin")
        clock.now -= YEAR
        await played.press("2")
        assert played.log[-1][2] == 2
        clock.now -= YEAR
        await played.press("i")
        assert played.log[-1][1] == "correct"
        clock.now -= YEAR
        await played.press("enter")
        assert played.text("#question") == "Which month?"

    play(home, script, clock=clock)
