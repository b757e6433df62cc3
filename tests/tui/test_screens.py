"""The screens, played with keys and with the mouse."""

import asyncio
import gc
import os
import warnings
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import speak
from aiquiz.scheduling.review import Entry, Rating
from aiquiz.settings.file import Settings, read
from aiquiz.settings.folders import folders
from aiquiz.study import Phase
from aiquiz.tui.app import Aiquiz
from aiquiz.tui.screens.help import Help
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.summary import Summary
from aiquiz.tui.widgets.footer import Footer
from tests.tui.played import DECK, SMALL, Clock, Played, play, playing


def test_the_first_run_says_what_this_is_and_enter_starts_five_cards(home: Path) -> None:
    async def script(app: Played) -> None:
        assert isinstance(app.app.screen, Home)
        assert "You type the answers" in app.text("#welcome")
        assert app.footer()[0] == "enter Try five cards"
        await app.press("enter")
        assert app.study.session.question.total == 5

    play(home, script, None)


def test_a_right_a_mistyped_and_a_wrong_answer_are_told_and_kept(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("Memhpis")
        assert app.verdict() == "✓ Correct  two letters swapped"
        await app.press("enter")
        assert app.phase() is Phase.ASKING
        letter = "abc"[app.study.session.question.options.index("June")]
        await app.press(letter)
        assert app.verdict() == "✓ Correct"
        await app.press("enter", "t")
        assert app.verdict() == "× Wrong  another option"
        assert [row[:2] for row in app.log] == [
            ("Memhpis", "correct"),
            ("June", "correct"),
            ("true", "wrong"),
        ]

    play(home, script)


def test_a_near_miss_shows_its_remark_and_the_answer(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("Austin")
        body = app.text("#band .band-body")
        assert "Cars are built there." in body
        assert "Memphis" in body
        assert "Because [/bar]." in body

    play(home, script)


def test_a_deck_s_texts_are_shown_as_they_are_and_do_nothing(home: Path) -> None:
    async def script(app: Played) -> None:
        assert app.text("#question") == "Which city? [@click=app.quit]x[/]"
        assert app.text("#title") == "A deck [/foo]"
        await app.pilot.click("#question", offset=(15, 0))
        await app.settle()
        assert app.phase() is Phase.ASKING
        await app.type("[/baz]")
        assert "[/baz]" in app.text("#band .band-body")

    play(home, script)


def test_a_hint_costs_and_an_empty_answer_does_not(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("enter")
        assert "Type an answer" in app.text("#below")
        await app.press("tab")
        assert "Hint 1 of 4   A light one" in app.text("#below")
        assert "costs no more" in app.text("#below")
        await app.type("Memphis")
        assert app.log == [("Memphis", "correct", Rating.HARD)]

    play(home, script)


def test_no_idea_shows_the_answer(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("ctrl+g")
        assert app.verdict() == "× Wrong  no answer given"
        assert app.log == [(None, "wrong", Rating.AGAIN)]

    play(home, script)


def test_letters_answer_where_text_is_typed_and_act_where_it_is_not(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.pilot.press("u", "1", "question_mark")
        assert app.app.screen.query_one("#typed", Input).value == "u1?"
        await app.press("enter", "4")
        assert app.log == [("u1?", "wrong", Rating.EASY)]
        await app.press("u")
        assert app.phase() is Phase.ASKING
        assert app.log == []

    play(home, script)


@pytest.mark.parametrize("key", ["1", "ampersand"])
def test_figures_rate_on_every_keyboard(home: Path, key: str) -> None:
    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press(key)
        assert app.log == [("Memphis", "correct", Rating.AGAIN)]

    play(home, script)


def test_the_mouse_answers_picks_rates_and_goes_on(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.pilot.press(*"Memphis")
        await app.pilot.click(Footer, offset=(5, 0))
        await app.settle()
        assert app.verdict() == "✓ Correct"
        await app.pilot.click("#ratings", offset=(40, 0))
        await app.settle()
        assert app.log[0][2] is not Rating.GOOD
        await app.pilot.click(Footer, offset=(5, 0))
        await app.settle()
        row = app.study.session.question.options.index("June")
        await app.pilot.click("#options", offset=(10, row))
        await app.settle()
        assert app.verdict() == "✓ Correct"

    play(home, script)


def test_a_whole_session_ends_in_its_summary_and_undo_goes_back_in(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press("enter")
        await app.press("abc"[app.study.session.question.options.index("June")], "enter")
        await app.press("f", "enter")
        assert isinstance(app.app.screen, Summary)
        assert "right out of 3" in app.text("#today-words")
        await app.press("u")
        assert app.study.session.question.card.question == "It rained."
        assert len(app.log) == 2
        await app.press("f", "enter", "enter")
        assert isinstance(app.app.screen, Home)
        assert len(app.log) == 3

    play(home, script)


def test_leaving_says_where_one_stopped(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press("enter", "escape")
        assert isinstance(app.app.screen, Home)
        assert "Stopped at 1 of 3, all saved." in app.text("#notice")

    play(home, script)


def test_leaving_right_after_the_answer_waits_until_it_is_saved(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.pilot.press(*"Memphis", "enter", "escape")
        await app.settle()
        assert app.log == [("Memphis", "correct", Rating.GOOD)]
        assert isinstance(app.app.screen, Home)

    play(home, script)


def test_an_answer_that_can_not_be_saved_stays_and_is_tried_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = True
    write = Desk.write

    def failing(self: Desk, entry: Entry) -> object:
        if full:
            raise StoreError("full", path="/home")
        return write(self, entry)

    monkeypatch.setattr(Desk, "write", failing)

    async def script(app: Played) -> None:
        nonlocal full
        await app.type("Memphis")
        assert app.app.screen.query_one("#trouble").has_class("-shown")
        assert "the disk is full" in app.text("#trouble .band-head")
        assert "next, once it is on disk" in " ".join(app.footer())
        await app.press("enter")
        assert app.phase() is Phase.SAVING
        full = False
        await app.press("r")
        assert app.phase() is Phase.ANSWERED
        assert not app.app.screen.query_one("#trouble").has_class("-shown")
        assert app.log == [("Memphis", "correct", Rating.GOOD)]

    play(home, script)


def test_a_card_that_another_window_answered_is_not_asked(home: Path) -> None:
    async def script(app: Played) -> None:
        async with playing(home, SMALL) as other:
            await other.press("ctrl+g", "enter")
            await other.press("ctrl+g", "enter")
            await app.type("Memphis")
            await app.press("enter")
            assert app.study.session.question.card.question == "It rained."

    play(home, script)


def test_more_options_than_letters_are_all_there(home: Path) -> None:
    options = ", ".join(f"option {number}" for number in range(40))
    card = f"  - question: Which?\n    choices: [{options}]\n    answer: option 7\n"
    path = home / "data" / "decks" / "small.yaml"
    path.write_text(DECK.partition("cards:")[0] + "cards:\n" + card, encoding="utf-8")

    async def script(app: Played) -> None:
        place = app.study.session.question.options.index("option 7")
        await app.press(*["down"] * place, "enter")
        assert app.log == [("option 7", "correct", Rating.GOOD)]

    play(home, script)


def test_what_comes_once_more_is_counted_down(home: Path) -> None:
    async def script(app: Played) -> None:
        session = app.study.session
        while None in session.trail or session.phase is not Phase.ASKING:
            assert app.text("#progress").endswith(" / 3")
            await app.press("enter" if session.phase is Phase.ANSWERED else "ctrl+g")
        left = session.left
        assert app.text("#progress") == f"{left} left"
        await app.type("Memphis")
        await app.press("enter")
        assert app.text("#progress") == f"{left - 1} left"

    play(home, script)


def test_help_names_the_keys_of_the_screen(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press("question_mark")
        assert isinstance(app.app.screen, Help)
        await app.press("escape")
        assert app.phase() is Phase.ANSWERED

    play(home, script)


def test_a_screen_that_grows_while_a_card_is_asked_shows_its_keys_again(home: Path) -> None:
    async def script(app: Played) -> None:
        assert app.footer() == ["enter Answer", "esc"]
        await app.pilot.resize_terminal(80, 24)
        await app.settle()
        assert "esc leave" in app.footer()

    play(home, script, size=(20, 5))


def test_a_help_that_is_longer_than_the_screen_says_so(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("question_mark")
        everywhere = ["ctrl+p all actions", "ctrl+q quit", "ctrl+z step aside"]
        assert app.footer() == ["esc Close", "↓ more", *everywhere]
        await app.pilot.resize_terminal(120, 60)
        await app.settle()
        assert app.footer() == ["esc Close", *everywhere]

    play(home, script, None)


def test_l_changes_the_language_for_good(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("l")
        assert app.footer()[0] == "entrée Essayer cinq cartes"
        assert any("in English" in hint for hint in app.footer())
        settings, _ = read(app.app.desk.folders.settings_file)
        assert settings.language == "fr"

    play(home, script, None)


def test_a_deck_with_problems_is_marked_and_told(home: Path) -> None:
    path = home / "data" / "decks" / "small.yaml"
    reverse = DECK.replace("answer: Memphis", "answer: Memphis\n    reverse: true")
    path.write_text(reverse + "  - question: Q\n    anwser: x\n", encoding="utf-8")

    async def script(app: Played) -> None:
        await app.press("G")
        assert "1 error. 3 cards can be studied; p shows the rest." in app.text("#notice")
        await app.press("p")
        assert (
            "▲ 1 error, 1 warning   3 of 4 cards can be studied; 1 waits for a fix" in app.screen()
        )
        assert app.footer()[0] == "enter Open at line 18", "the error first"
        await app.press("k")
        assert "2 of the 3 cards that can be studied have no explanation" in app.screen()

    play(home, script, None)


def test_an_edited_question_that_keeps_its_history_is_told(home: Path) -> None:
    path = home / "data" / "decks" / "small.yaml"

    async def study(app: Played) -> None:
        for _card in range(3):
            await app.press("ctrl+g", "enter")

    async def script(app: Played) -> None:
        assert "“It rained hard.” was edited and keeps its history." in app.text("#notice")

    play(home, study)
    path.write_text(DECK.replace("It rained.", "It rained hard."), encoding="utf-8")
    play(home, script, None)


def test_an_edited_question_without_a_history_is_not_told(home: Path) -> None:
    path = home / "data" / "decks" / "small.yaml"

    async def look(app: Played) -> None:
        assert isinstance(app.app.screen, Home)

    async def script(app: Played) -> None:
        assert "edited" not in app.screen()

    play(home, look, None)
    path.write_text(DECK.replace("It rained.", "It rained hard."), encoding="utf-8")
    play(home, script, None)


@pytest.mark.parametrize(
    ("hour", "told"),
    [
        (23, "Sunday 22 November"),
        (24, "Sunday 22 November, until 4:00"),
        (27, "Sunday 22 November, until 4:00"),
        (28, "Monday 23 November"),
    ],
)
def test_home_names_the_day_that_is_studied_and_after_midnight_its_end(
    home: Path, hour: int, told: str
) -> None:
    clock = Clock()
    clock.now += timedelta(hours=hour - 10)

    async def script(app: Played) -> None:
        assert app.text("#date") == told

    play(home, script, None, clock=clock)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_home_has_room_for_missed_cards_new_ones_and_the_list_of_all(
    home: Path, language: str
) -> None:
    wanted = {"en": ("d 1 missed", "n new card", "b cards", "q quit")}
    wanted["fr"] = ("d 1 manquée", "n ajouter", "b cartes", "q quitter")

    async def script(app: Played) -> None:
        await app.press("ctrl+g", "escape", *("l" * (language == "fr")), "G")
        last = app.screen().rstrip().split("\n")[-1]
        assert [words for words in wanted[language] if words in last] == list(wanted[language])
        await app.press("d")
        assert app.text("#progress") == "1 / 1"

    play(home, script)
    speak("en")


def test_a_home_left_open_names_the_new_day(home: Path) -> None:
    clock = Clock()

    async def script(app: Played) -> None:
        assert app.text("#date") == "Sunday 22 November"
        clock.now += timedelta(days=1)
        await app.press("b", "escape")
        assert app.text("#date") == "Monday 23 November"

    play(home, script, None, clock=clock)


@pytest.mark.parametrize(
    ("size", "theme"),
    [
        *(((40, 12), "light"), ((2, 2), "dark")),
        pytest.param((120, 40), "ansi", marks=pytest.mark.long),
        pytest.param((20, 5), "dark", marks=pytest.mark.long),
        pytest.param((80, 24), "high-contrast", marks=pytest.mark.long),
        pytest.param((200, 60), "nord", marks=pytest.mark.long),
        pytest.param((80, 24), "no such", marks=pytest.mark.long),
    ],
)
def test_every_screen_draws_at_every_size_and_theme(
    home: Path, size: tuple[int, int], theme: str
) -> None:
    async def script(app: Played) -> None:
        await app.press("enter", "ctrl+g", "question_mark", "escape", "enter")
        await app.pilot.resize_terminal(60, 20)
        await app.press("ctrl+g", "escape")
        assert isinstance(app.app.screen, Home)

    play(home, script, None, size=size, settings=Settings(theme=theme, motion=False))


@pytest.mark.parametrize("size", [(40, 12), (20, 5)])
def test_on_a_small_screen_question_verdict_and_pill_stay(
    home: Path, size: tuple[int, int]
) -> None:
    async def script(app: Played) -> None:
        await app.type("Memphis")
        band = app.app.screen.query_one("#band .band-head").region
        footer = app.app.screen.query_one(Footer).region
        assert 0 <= band.y < footer.y
        assert footer.bottom == size[1]

    play(home, script, size=size)


def test_a_home_left_before_its_first_frame_leaves_no_work_behind(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Home, "call_after_refresh", lambda *_work, **_facts: False)

    async def leave() -> None:
        found = folders({"AIQUIZ_HOME": str(home)})
        desk = Desk(found, Settings(motion=False), "en", clock=Clock(), random_bytes=os.urandom)
        app = Aiquiz(desk, None, "✓")
        async with app.run_test():
            app.exit()
        app.close_desk()

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        asyncio.run(leave())
        gc.collect()
    assert [str(one.message) for one in warned] == []


def test_a_deck_that_comes_with_aiquiz_is_not_offered_to_the_editor(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def own(app: Played) -> None:
        await app.press("ctrl+g")
        assert "e edit" in app.footer()

    async def built_in(app: Played) -> None:
        await app.press("ctrl+g")
        [edit] = [hint for hint in app.app.screen.query_one(Footer).hints if hint.key == "e"]
        assert (edit.off, edit.words) == (True, "edit: not a built-in deck")
        await app.press("e")
        assert app.text("#below").startswith("This deck comes with aiquiz")

    play(home, own)
    monkeypatch.setattr("aiquiz.desk.listed.built_in_decks", lambda: home / "data" / "decks")
    play(home, built_in)
