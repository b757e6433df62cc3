"""Answers that were not counted yet are taken in while keys go on."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.overview import Overview
from aiquiz.progress import sums
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import CardKey
from aiquiz.tui.counting import count
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.repair import Repair
from aiquiz.tui.screens.summary import Summary
from tests.tui.played import Played, desk_of, play
from tests.tui.test_scores import answer, answers, wrong
from tests.tui.test_sessions import TYPED

CARDS = 12


@pytest.fixture
def backlog(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Answers to some cards that are not counted yet, and that are counted one card at a time."""
    monkeypatch.setattr(sums, "_CARDS", 1)
    answers(home, [answer(1, CardKey("small", "en", f"c{number}")) for number in range(CARDS)])
    return home


def test_what_is_asked_of_the_desk_meanwhile_comes_in_between(backlog: Path) -> None:
    async def script() -> int:
        thread = DeskThread(desk_of(backlog), "✓")
        await thread.run(lambda desk: desk.open_store())
        counting = asyncio.create_task(count(thread))
        between = 0
        while not counting.done():
            await thread.run(lambda desk: desk.store.days())
            between += not counting.done()
        await counting
        days = await thread.run(lambda desk: desk.store.days())
        thread.close()
        assert days
        return between

    assert asyncio.run(script()) >= CARDS // 2


def test_home_shows_what_was_not_counted_yet(backlog: Path) -> None:
    answers(backlog, [wrong(0), answer(0, CardKey("small", "en", "c1"))])

    async def script(played: Played) -> None:
        assert isinstance(played.app.screen, Home)
        rows = played.app.screen._rows
        assert rows is not None
        assert (rows.overview.answered_today, rows.overview.streak) == (2, 2)

    play(backlog, script, None)


@pytest.fixture
def uncounted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many steps of counting were left each time that figures were asked for."""
    found: list[int] = []
    real = Desk.overview

    def overview(desk: Desk, names: Sequence[str] = ()) -> Overview:
        found.append(len(list(desk.store.count())))
        return real(desk, names)

    monkeypatch.setattr(Desk, "overview", overview)
    return found


def test_home_asks_for_figures_once_all_is_counted(backlog: Path, uncounted: list[int]) -> None:
    async def script(played: Played) -> None:
        assert isinstance(played.app.screen, Home)
        assert "Study" in played.screen()

    play(backlog, script, None)
    assert uncounted == [0]


def test_the_summary_asks_for_figures_once_all_is_counted(
    backlog: Path, uncounted: list[int]
) -> None:
    async def script(played: Played) -> None:
        await played.type("Memphis")
        await played.type("Austin")
        assert isinstance(played.app.screen, Summary)
        assert "What comes next" in played.screen()

    path = backlog / "data" / "decks" / "small.yaml"
    path.write_text(TYPED, encoding="utf-8")
    play(backlog, script, StudyWish(decks=("small",), kind="quiz", limit=10, at_end=True))
    assert set(uncounted) == {0}


@pytest.mark.parametrize(("code", "is_told"), [("busy", False), ("full", False), ("damaged", True)])
def test_where_counting_can_not_be_written_home_is_there_all_the_same(
    backlog: Path, monkeypatch: pytest.MonkeyPatch, code: str, is_told: bool
) -> None:
    def refuse(*_facts: object) -> None:
        raise StoreError(code, path="")

    monkeypatch.setattr(sums, "_add", refuse)

    async def script(played: Played) -> None:
        if is_told:
            assert isinstance(played.app.screen, Repair)
            await played.press("escape")
        assert isinstance(played.app.screen, Home)
        assert (played.app.screen._rows is None) == is_told
        assert bool(played.app.screen._trouble) == is_told

    play(backlog, script, None)
