"""The scores on the screen."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from aiquiz.desk import Desk
from aiquiz.desk import scores as told
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Rating, Review
from aiquiz.scores.scope import Scope
from aiquiz.settings.file import Settings
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.scores import ScoresScreen
from aiquiz.tui.screens.study import Study
from tests.sampled import sampled
from tests.tui.played import Clock, Played, desk_of, play

DAY_MS = 86_400_000
CITY = CardKey("small", "en", "which-city-click-app-quit-x")
OTHER = CardKey("gone", "en", "card")


def answers(home: Path, reviews: Sequence[Review]) -> None:
    desk = desk_of(home)
    desk.open_store().append_all(reviews)
    desk.close()


def answer(days_ago: int, card: CardKey = CITY, **facts: Any) -> Review:
    now = Clock()()
    at = Moment(int(now.timestamp() * 1000) - days_ago * DAY_MS)
    review = Review(
        card, at, "correct", "exact", Rating.GOOD, 1.0, 0, 1, 4_000, "due", 0.9, 12.0, "Memphis"
    )
    return review._replace(**facts)


def wrong(days_ago: int, card: CardKey = CITY) -> Review:
    return answer(days_ago, card, verdict="wrong", reason="other", rating=Rating.AGAIN, credit=0.0)


@pytest.fixture
def studied(home: Path) -> Path:
    """Answers of nearly a year: a try that was recalled, and three days in a row up to today."""
    early = [answer(300, mode="new", recall=None, stability=None), answer(200), wrong(40)]
    answers(home, [*early, answer(2), answer(1), answer(0), answer(60, OTHER)])
    return home


def test_home_opens_the_scores_and_they_lead_back(studied: Path) -> None:
    async def script(played: Played) -> None:
        assert "s scores" in played.footer()
        await played.press("s")
        assert isinstance(played.app.screen, ScoresScreen)
        shown = played.screen()
        assert "80%" in shown  # of the five tries four were recalled
        assert "days in a row" in shown
        assert "best 3" in shown
        assert "of 170" in shown  # what all decks ask: each in one language
        assert "all decks · 1 year" in shown
        await played.press("escape")
        assert isinstance(played.app.screen, Home)

    play(studied, script, None)


def test_the_pages_are_opened_by_number_by_arrow_and_by_mouse(studied: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("s", "2")
        assert "Retention, by deck" in played.screen()
        await played.press("right")
        assert "Hours of the day" in played.screen()
        await played.press("left", "left")
        assert "Predicted against real" in played.screen()
        assert played.footer()[0] == "enter Next page"
        await played.press("enter")
        assert "Retention, by deck" in played.screen()
        await played.press("left")
        await played.pilot.click("#scores-tabs", offset=(12, 0))
        await played.settle()
        assert "Retention, by deck" in played.screen()

    play(studied, script, None)


def test_another_range_and_another_deck_count_other_answers(studied: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("s", "t")
        assert "7" in _figure(played)
        await played.press("r", "r")
        assert "all decks · 1 month" in played.screen()
        assert "3" in _figure(played)
        await played.press("r", "r", "d")
        assert "A deck [/foo] · 1 year" in played.screen()
        assert "6" in _figure(played)
        await played.press("d")
        assert "gone · 1 year" in played.screen()
        assert "1" in _figure(played)
        await played.press("D", "D")
        assert "all decks · 1 year" in played.screen()

    play(studied, script, None)


def _figure(played: Played) -> str:
    """What the line of the five figures says of answers."""
    lines = played.screen().splitlines()
    place = next(at for at, line in enumerate(lines) if "retention" in line)
    start = lines[place].index("answer")
    return lines[place - 1][start : start + 10]


def test_every_picture_has_its_numbers_as_a_table(studied: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("s", "t")
        assert "t as pictures" in played.footer()
        for heading in (
            "Answers of the last year, by week",
            "Retention, by month",
            "Predicted against real",
        ):
            assert heading in played.screen()
        await played.press("2")
        assert "Retention, by deck" in played.screen()
        await played.press("3")
        assert "10:00" in played.screen()
        await played.press("t")
        assert "t as a table" in played.footer()

    play(studied, script, None, size=(80, 120))


def test_before_the_first_answer_a_sentence_says_what_comes(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("s")
        assert "No answers yet. Five make the first picture." in played.screen()

    play(home, script, None)


def test_days_without_an_answer_say_how_to_look_at_more(home: Path) -> None:
    answers(home, [answer(100)])

    async def script(played: Played) -> None:
        await played.press("s", "r", "r")
        assert "No answers in these days. r asks for more of them." in played.screen()

    play(home, script, None)


def test_in_the_colours_of_the_terminal_signs_tell_the_days_apart(studied: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("s")
        shown = played.screen()
        assert "█" in shown
        assert "■" not in shown

    play(studied, script, None, settings=Settings(motion=False, theme="ansi"))


@pytest.mark.parametrize(
    "size", sampled([(20, 5), (40, 12), (120, 40), (200, 60)], [(20, 5), (120, 40)])
)
def test_the_pages_are_drawn_at_every_size(studied: Path, size: tuple[int, int]) -> None:
    async def script(played: Played) -> None:
        await played.press("s")
        for page in "123":
            await played.press(page)
            assert all(len(line) <= size[0] for line in played.screen().splitlines())
        await played.press("1")
        assert "80%" in played.screen()

    play(studied, script, None, size=size)


def test_what_does_not_fit_is_scrolled_to(studied: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("s")
        assert "Predicted against real" not in played.screen()
        await played.press(*["j"] * 30)
        assert "Next 5 weeks" in played.screen()

    play(studied, script, None, size=(40, 12))


def test_a_store_that_cannot_be_read_is_told_in_a_sentence(
    studied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise StoreError("io", path="/progress.db")

    async def script(played: Played) -> None:
        monkeypatch.setattr("aiquiz.tui.scores.reader.scores", fails)
        await played.press("s")
        assert "/progress.db" in played.screen()
        await played.press("escape")

    play(studied, script, None)


def test_the_calendar_is_there_first_and_keys_work_while_the_rest_is_read(
    studied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk's thread waits inside the reading until a key has opened another page."""
    go_on, real = Event(), told.scores

    def slow(desk: Desk, scope: Scope) -> told.Scores:
        assert go_on.wait(20)
        return real(desk, scope)

    async def script(played: Played) -> None:
        monkeypatch.setattr("aiquiz.tui.scores.reader.scores", slow)
        await played.pilot.press("s")
        await until(played, "■")
        assert "Reading …" in played.screen()
        assert "Mo " in played.screen()
        await played.pilot.press("2")
        await until(played, "Reading …", "■")
        go_on.set()
        await played.settle()
        assert "Retention, by deck" in played.screen()

    play(studied, script, None)


def test_what_is_studied_from_the_scores_leads_back_to_where_one_was(studied: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("enter", "ctrl+g", "escape")
        await played.press("s", "4", "r", "r", "m")
        assert isinstance(played.app.screen, Study)
        await played.press("escape")
        assert isinstance(played.app.screen, ScoresScreen)
        assert "1 month" in played.screen()
        assert played.app.screen.place.page == 3
        await played.press("escape")
        assert isinstance(played.app.screen, Home)

    play(studied, script, None)


def test_opened_again_the_scores_show_what_was_looked_at(studied: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("s", "2", "r", "d", "escape", "s")
        assert "A deck [/foo] · all days" in played.screen()
        assert "Retention, by deck" in played.screen()

    play(studied, script, None)


def test_the_footer_says_that_more_is_below_until_the_end_is_seen(studied: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("s", "t")
        assert "↓ more" in played.footer()
        await played.press("G")
        assert "↓ more" not in played.footer()
        await played.press("g")
        assert "↓ more" in played.footer()

    play(studied, script, None)


def test_before_the_first_review_pictures_say_what_they_wait_for(home: Path) -> None:
    answers(home, [answer(0, mode="new", recall=None, stability=None)])

    async def script(played: Played) -> None:
        await played.press("s")
        assert played.screen().count("Comes with the first reviews.") == 2
        await played.press("2")
        assert played.screen().count("Comes with the first reviews.") >= 3
        assert "young  mature" not in played.screen()

    play(home, script, None)


async def until(played: Played, shown: str, gone: str = "\0") -> None:
    """Wait until the screen shows something, and something else no more."""
    await played.until(lambda: shown in played.screen() and gone not in played.screen())


def test_help_names_the_keys_of_the_scores(studied: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("s", "question_mark")
        shown = played.screen()
        assert "open a page" in shown
        assert "numbers, or pictures" in shown
        await played.press("escape")
        assert isinstance(played.app.screen, ScoresScreen)

    play(studied, script, None)


def test_opened_again_the_scores_know_what_was_answered_meanwhile(studied: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("s", "escape", "enter")
        assert isinstance(played.app.screen, Study)
        await played.press("escape")
        before = len(played.log)
        await played.press("s", "t")
        assert str(before) in _figure(played)

    play(studied, script, None)


def test_where_nothing_can_be_written_the_figures_of_the_last_count_are_told(
    studied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Store) -> Iterator[float]:
        raise StoreError("full", path="/progress.db")
        yield 0.0

    async def script(played: Played) -> None:
        await played.press("s", "escape")
        monkeypatch.setattr("aiquiz.progress.store.Store.count", full)
        await played.press("s")
        shown = " ".join(played.screen().split())
        assert "What was answered since the last look is not counted." in shown
        assert "80%" in shown

    play(studied, script, None)


def test_where_nothing_was_ever_counted_only_the_trouble_is_told(
    studied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Store) -> Iterator[float]:
        raise StoreError("full", path="/progress.db")
        yield 0.0

    async def script(played: Played) -> None:
        await played.press("s")
        assert "No answers" not in played.screen()
        assert "full" in played.screen()

    monkeypatch.setattr("aiquiz.progress.store.Store.count", full)
    play(studied, script, None)
