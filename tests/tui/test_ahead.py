"""Studying ahead on the screen."""

from datetime import timedelta
from pathlib import Path

from aiquiz.desk import StudyWish
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.shape import ShapeSession
from tests.tui.played import Clock, Play, Played, play
from tests.tui.test_sessions import TYPED


def two(home: Path) -> Path:
    (home / "data" / "decks" / "small.yaml").write_text(TYPED, encoding="utf-8")
    return home


async def learn(played: Played) -> None:
    """Learn both cards."""
    answers = {"Which city?": "Memphis", "Which other?": "Austin"}
    for _card in range(2):
        await played.type(answers[played.study.session.question.card.question])
        await played.press("enter")


def next_day(home: Path, script: Play) -> None:
    """Play `script` at home the day after both cards were learnt, their deck being selected."""
    clock = Clock()

    async def selected(played: Played) -> None:
        await played.press("G")
        await script(played)

    play(two(home), learn, clock=clock)
    clock.now += timedelta(days=1)
    play(home, selected, None, clock=clock, size=(120, 30))


def test_with_nothing_due_home_offers_the_next_cards_before_their_day(home: Path) -> None:
    async def script(played: Played) -> None:
        assert "a study ahead" in played.footer()
        await played.press("a")
        assert played.text("#heading").startswith("ahead of its day")
        question = played.study.session.question.card.question
        await played.type({"Which city?": "Memphis", "Which other?": "Austin"}[question])
        assert "back in" in played.screen()
        assert len(played.log) == 3

    next_day(home, script)


def test_what_is_due_or_new_comes_before_what_is_ahead(home: Path) -> None:
    async def script(played: Played) -> None:
        assert isinstance(played.app.screen, Home)
        await played.press("G")
        assert not [hint for hint in played.footer() if "study ahead" in hint]
        await played.press("a")
        assert isinstance(played.app.screen, Home)

    play(two(home), script, None, size=(120, 30))


def test_a_session_ahead_is_shaped(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("o", "right")
        assert isinstance(played.app.screen, ShapeSession)
        assert "study ahead" in played.screen()
        assert played.text("#meaning") == (
            "Cards before their day, the next ones first; it counts."
        )
        assert played.footer()[0] == "enter Study 2"
        await played.press("down", "down")
        assert played.text("#meaning") == ("Only cards that were studied before are asked ahead.")
        await played.press("enter")
        assert played.text("#heading").startswith("ahead of its day")

    next_day(home, script)


def test_with_nothing_to_study_ahead_the_shape_says_so(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("escape", "G", "o", "right")
        assert played.text("#meaning") == "No card like that waits for a later day."
        assert "enter" not in played.footer()[0]

    play(two(home), script, StudyWish(decks=("small",)))
