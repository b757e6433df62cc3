"""Two windows on one progress: each sees what was done in the other before its next question."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.copies import back_up, copies, restore
from aiquiz.scheduling.review import CardKey, Mark
from aiquiz.study import Phase
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.study import Study
from tests.tui.played import Played, desk_of, play

DECK = """\
title: Cities
id: small
language: en
cards:
  - {id: one, question: City one?, answer: Memphis}
  - {id: two, question: City two?, answer: Austin}
  - {id: three, question: City three?, answer: Lima}
"""


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "data" / "decks" / "small.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


class Other:
    """Another window, closed after each thing that is done in it."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def _open(self) -> Desk:
        desk = desk_of(self._home)
        desk.open()
        return desk

    def answer(self, given: dict[str, str]) -> None:
        """Answer cards that are still asked, by their ids."""
        desk = self._open()
        session = desk.session(StudyWish(decks=("small",)))
        while session.phase is Phase.CHECKING:
            session.checked(desk.store.memory(session.wanted), desk.now())
            card = session.question.key.card
            if card not in given:
                assert session.later()
                continue
            session.answer(given.pop(card), desk.now())
            while session.entry is not None:
                session.saved(*desk.write(session.entry))
            session.go_on()
            if not given:
                session.leave()
        desk.close()

    def mark(self, card: str, what: str) -> None:
        desk = self._open()
        desk.write(Mark(CardKey("small", "en", card), what, desk.now()))
        desk.close()


ANSWERS = {"one": "Memphis", "two": "Austin", "three": "Lima"}


async def answer_one(app: Played) -> str:
    """Answer the card in hand; give its id."""
    card = app.study.session.question.key.card
    await app.type(ANSWERS[card])
    return card


def others(app: Played) -> list[str]:
    """Give the ids of the cards that come after the one in hand."""
    return [key.card for key in app.study.session.to_come]


def test_a_card_answered_in_another_window_is_not_asked(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await answer_one(app)
        first, second = others(app)
        Other(home).answer({first: ANSWERS[first]})
        await app.press("enter")
        assert app.study.session.question.key.card == second
        assert "2 / 2" in app.screen()
        assert "1 card was answered in another window." in app.screen()
        assert len(app.log) == 2

    play(home, script)


def test_a_card_that_is_answered_in_both_windows_is_told_in_hand_and_before_the_next(
    home: Path, path: Path
) -> None:
    async def script(app: Played) -> None:
        await app.app._tell_changes()
        card = app.study.session.question.key.card
        await app.press(*ANSWERS[card][:3])
        Other(home).answer({card: ANSWERS[card]})
        await app.app._tell_changes()
        await app.settle()
        assert app.study.session.question.key.card == card
        told = "This card was answered in another window: both answers will count."
        assert told in app.screen()
        await app.type(ANSWERS[card][3:])
        assert app.log[-1][:2] == (ANSWERS[card], "correct")
        await app.press("enter")
        assert app.study.session.question.key.card != card
        assert "1 card was answered in another window." in app.screen()
        await answer_one(app)
        await app.press("enter")
        assert "another window" not in app.screen()

    play(home, script)


def test_a_question_says_nothing_where_another_window_did_something_else(
    home: Path, path: Path
) -> None:
    async def script(app: Played) -> None:
        await app.app._tell_changes()
        last = others(app)[-1]
        Other(home).mark(last, "flag")
        await app.app._tell_changes()
        await app.settle()
        assert "another window" not in app.screen()

    play(home, script)


def test_a_card_suspended_in_another_window_is_not_asked(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await answer_one(app)
        first, second = others(app)
        Other(home).mark(first, "suspend")
        await app.press("enter")
        assert app.study.session.question.key.card == second
        assert "1 card was suspended in another window." in app.screen()

    play(home, script)


def test_where_nothing_is_left_home_says_why(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await answer_one(app)
        Other(home).mark(others(app)[0], "bury")
        Other(home).mark(others(app)[1], "bury")
        await app.press("enter")
        assert not isinstance(app.app.screen, Study)
        await app.press("escape")
        assert isinstance(app.app.screen, Home)
        await app.app._tell_changes()
        await app.settle()
        assert "2 cards were put off until tomorrow in another window." in app.screen()

    play(home, script)


def test_home_shows_what_was_answered_in_another_window(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.app._tell_changes()
        await app.settle()
        before = app.screen()
        Other(home).answer(dict(ANSWERS))
        await app.app._tell_changes()
        await app.settle()
        assert app.screen() != before
        assert "Cities" in app.screen()

    play(home, script, None)


def test_progress_that_was_deleted_is_written_back_and_that_is_told(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await answer_one(app)
        await app.press("enter")
        database = app.app.desk.folders.database
        database.unlink()
        await answer_one(app)
        assert app.phase() is Phase.ANSWERED
        await app.app._tell_changes()
        await app.settle()
        assert "was gone: your progress was written there again." in " ".join(app.screen().split())
        assert len(app.log) == 2
        await app.press("enter")
        await app.app._tell_changes()
        await app.settle()
        assert "written there again" not in app.screen()

    play(home, script)


def test_an_older_copy_in_the_place_of_progress_gets_what_it_lacks(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await answer_one(app)
        database = app.app.desk.folders.database
        copy = home / "copy.db"
        shutil.copyfile(database, copy)
        await app.press("enter")
        await answer_one(app)
        os.replace(copy, database)  # noqa: PTH105 - as a program does that synchronizes folders
        await app.press("enter")
        assert len(app.log) == 2
        assert app.phase() is Phase.ASKING
        await app.app._tell_changes()
        await app.settle()
        assert "what it lacked was added to it." in " ".join(app.screen().split())

    play(home, script)


def test_a_restore_in_the_middle_of_a_session_is_told_and_the_session_goes_on(
    home: Path, path: Path
) -> None:
    async def script(app: Played) -> None:
        await app.app._tell_changes()
        in_other_window(home, back_up)
        Other(home).answer({others(app)[0]: ANSWERS[others(app)[0]]})
        await app.app._tell_changes()
        await app.settle()
        assert "replaced" not in app.screen()
        in_other_window(home, lambda desk: restore(desk, copies(desk)[0].path))
        await app.app._tell_changes()
        await app.settle()
        assert "Your progress was replaced by a copy: all goes by that from now on." in app.screen()
        assert app.log == []
        for number in range(3):
            await answer_one(app)
            await app.press("enter")
            assert len(app.log) == number + 1
            await app.app._tell_changes()
            await app.settle()
            assert "replaced" not in app.screen()

    play(home, script)


def in_other_window(home: Path, do: Callable[[Desk], object]) -> None:
    desk = desk_of(home)
    desk.open()
    do(desk)
    desk.close()


def test_an_answer_waits_while_progress_is_damaged_and_is_saved_once_it_is_not(
    home: Path, path: Path
) -> None:
    async def script(app: Played) -> None:
        await answer_one(app)
        database = app.app.desk.folders.database
        sound = database.read_bytes()
        await app.press("enter")
        database.write_bytes(sound[: len(sound) // 2])
        await answer_one(app)
        assert app.phase() is Phase.SAVING
        assert "damaged" in app.screen()
        database.write_bytes(sound)
        app.study.action_retry()
        await app.settle()
        assert app.phase() is Phase.ANSWERED
        assert len(app.log) == 2

    play(home, script)
