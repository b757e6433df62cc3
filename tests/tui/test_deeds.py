"""What was done, on the screen: taken back and brought again."""

from datetime import date
from pathlib import Path

from rich.cells import cell_len

from aiquiz.progress.allowance import Allowance
from aiquiz.say.deeds import when
from aiquiz.say.language import speak
from aiquiz.scheduling.limits import Tally
from aiquiz.scheduling.review import CardKey, Mark, Rating
from aiquiz.tui.screens import deeds
from aiquiz.tui.screens.deeds import WhatWasDone
from aiquiz.tui.screens.home import Home
from aiquiz.tui.widgets.lines import Lines
from tests.tui.played import Played, desk_of, play


async def study(played: Played) -> None:
    """Answer the first card right and the second one wrong, and go home."""
    await played.type("Memphis")
    await played.press("enter", "b", "escape")
    assert isinstance(played.app.screen, Home)


def test_an_answer_is_taken_back_from_home_and_brought_again(home: Path) -> None:
    async def script(played: Played) -> None:
        await study(played)
        assert len(played.log) == 2
        await played.press("u")
        assert isinstance(played.app.screen, WhatWasDone)
        assert "Which month?" in played.screen()
        assert "in a study session" in played.text("#deed")
        assert played.footer()[0] == "enter Take back"
        await played.press("enter")
        assert [verdict for _typed, verdict, _rating in played.log] == ["correct"]
        assert played.text("#said") == "Taken back: Wrong, Again"
        assert "taken back" in played.screen()
        assert played.footer()[0] == "enter Bring again"
        await played.press("u")
        assert [rating for *_, rating in played.log] == [Rating.GOOD, Rating.AGAIN]
        assert played.text("#said") == "Brought again: Wrong, Again"

    play(home, script)


def test_an_older_answer_is_taken_back_after_a_restart_and_home_counts_anew(home: Path) -> None:
    async def after(played: Played) -> None:
        assert "18 new" in played.text("#today-words")
        await played.press("U", "j", "enter")
        assert "Which city? [@click=app.quit]x[/]" in played.text("#deed")
        assert played.text("#said") == "Taken back: Correct, Good"
        await played.press("escape")
        assert isinstance(played.app.screen, Home)
        assert "19 new" in played.text("#today-words")
        assert [verdict for _typed, verdict, _rating in played.log] == ["wrong"]

    play(home, study)
    play(home, after, None)


def test_what_was_done_to_many_cards_is_one_row(home: Path) -> None:
    desk = desk_of(home)
    cards = [CardKey("small", "en", name) for name in ("one", "two")]
    now = desk.now()
    desk.open_store().append_all([Mark(card, "suspend", now) for card in cards])
    desk.close()

    async def script(played: Played) -> None:
        await played.press("U")
        assert "suspended: 2 cards" in played.screen()
        await played.press("enter")
        assert played.text("#said") == "Taken back: suspended: 2 cards"

    play(home, script, None)


def test_with_nothing_done_yet_the_list_says_so(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("U")
        assert played.text("#said").startswith("Nothing was done yet")
        await played.press("enter", "u")
        assert played.log == []

    play(home, script, None)


def test_in_little_room_the_time_and_what_was_done_stay(home: Path) -> None:
    async def script(played: Played) -> None:
        await study(played)
        await played.press("U", "enter")
        assert "taken back: Wrong, Again" in played.screen()
        assert played.app.screen.query_one(Lines).selected == 0

    play(home, script, size=(40, 12))


def test_in_little_room_the_card_stands_behind_what_was_done_to_it(home: Path) -> None:
    async def script(played: Played) -> None:
        await study(played)
        await played.press("U")
        assert "Correct, Good  Which city?" in played.screen()
        assert "Wrong, Again  Which month?" in played.screen()

    play(home, script, size=(40, 12))


def test_what_was_done_to_no_single_card_has_the_whole_row(home: Path) -> None:
    desk = desk_of(home)
    desk.open_store().allow(Allowance(Tally(new=5), desk.now(), "small"))
    desk.close()

    async def script(played: Played) -> None:
        await played.press("U")
        assert "5 more cards allowed that day" in played.screen()
        await played.press("enter")
        row = next(row for row in played.screen().splitlines() if "more cards allowed" in row)
        assert "5 more cards allowed that day" in row
        assert row.rstrip().endswith("taken back")

    play(home, script, None)


def test_the_longest_time_of_both_languages_has_room_before_what_was_done() -> None:
    for language in ("en", "fr"):
        speak(language)
        longest = max(
            cell_len(when(date(2026, month, 28), 23 * 60 + 59, today=False))
            for month in range(1, 13)
        )
        assert longest < deeds._TIME
