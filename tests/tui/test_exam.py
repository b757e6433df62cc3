"""The screen of an exam: set, seen, studied for, tried out and taken off."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import speak
from aiquiz.settings.file import read
from aiquiz.settings.folders import folders
from aiquiz.tui.exam_chart import day_columns, day_names, score_rows
from aiquiz.tui.screens.exam import ExamScreen
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.study import Study
from aiquiz.tui.screens.summary import Summary
from tests.sampled import sampled
from tests.tui.played import Played, play

DECK = "title: Capitals [/x]\nid: small\nlanguage: en\ncards:\n" + "".join(
    f"  - {{id: c{number}, question: Which one is {number}?, answer: answer {number}}}\n"
    for number in range(12)
)


@pytest.fixture
def twelve(home: Path) -> Path:
    path = home / "data" / "decks" / "small.yaml"
    path.write_text(DECK, encoding="utf-8")
    return home


def stored(home: Path) -> date | None:
    return read(folders({"AIQUIZ_HOME": str(home)}).settings_file)[0].of("small").exam


async def opened(app: Played) -> ExamScreen:
    """Open the exam of the own deck, which is the last row at home."""
    await app.press("G", "x")
    assert isinstance(app.app.screen, ExamScreen)
    return app.app.screen


def test_an_exam_is_set_from_home_and_its_plan_shown(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        assert "days to 20 December" in app.screen()
        assert app.footer()[:4] == ["enter Set the exam", "← → day", "↑↓ week", "+ - min"]
        await app.press("left", "left", "+")
        assert "days to 18 December" in app.screen()
        assert "12 cards · 25 minutes a day" in app.screen()
        assert stored(twelve) is None
        await app.press("enter")
        assert stored(twelve) == date(2026, 12, 18)
        assert app.footer()[0] == "enter Study 1"
        assert "12 new cards left, the last by" in app.screen()
        assert "that day, with this plan" in app.screen()
        assert "last day: most useful cards first" in app.screen()

    play(twelve, script, None)


def test_a_day_that_could_not_be_kept_stays_and_is_set_once_that_can_be_done(
    twelve: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("left")
        with monkeypatch.context() as patched:

            def full(*_given: object) -> None:
                raise StoreError("full", path="/config.toml")

            patched.setattr("aiquiz.tui.screens.exam.set_exam", full)
            await app.press("enter")
            assert "The disk is full" in " ".join(app.screen().split())
            assert stored(twelve) is None
            assert "days to 19 December" in app.screen()
        await app.press("enter")
        assert stored(twelve) == date(2026, 12, 19)
        assert "The disk is full" not in " ".join(app.screen().split())

    play(twelve, script, None)


def test_with_all_decks_selected_it_says_that_an_exam_is_on_one(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("x")
        assert isinstance(app.app.screen, Home)
        assert "An exam is on one deck: select its row first." in app.screen()

    play(twelve, script, None)


def test_enter_studies_for_the_exam(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("enter", "enter")
        assert isinstance(app.app.screen, Study)
        assert app.app.screen.session.kind == "study"

    play(twelve, script, None)


def test_what_an_exam_settles_is_told_where_more_is_asked_for(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("enter", "escape", "m")
        assert isinstance(app.app.screen, Home)
        assert "The exam says how much is asked here a day" in app.screen()
        await app.press("a")
        assert "No card waits for a later day here" in app.screen()

    play(twelve, script, None)


def test_home_says_that_an_exam_lies_ahead_and_counts_its_cards(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("enter", "escape")
        assert "Capitals [/x]  exam in 28 days" in app.screen()
        assert "Exam in 28 days, on 20 December: x shows the plan." in app.screen()
        assert app.footer()[0] == "enter Try one card"
        await app.press("x", "d", *["down"] * 4, "enter")
        assert app.footer()[0] == "enter Study 12"
        await app.press("escape")
        assert "exam tomorrow" in app.screen()
        assert app.footer()[0] == "enter Try five cards"

    play(twelve, script, None)


def test_the_mock_exam_is_a_quiz_over_all_of_the_deck_with_its_answers_at_the_end(
    twelve: Path,
) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("m")
        session = app.study.session
        assert session.kind == "quiz"
        assert len(session.trail) == 12
        await app.type("nonsense")
        assert "×" not in app.screen()

    play(twelve, script, None)


def test_a_mock_exam_is_called_that_wherever_it_is_told(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("m")
        assert "mock exam" in app.text("#heading")
        await app.type("nonsense")
        await app.press("escape")
        assert "Go on with the mock exam" in app.screen()
        await app.press("U")
        assert "in a mock exam" in app.text("#deed")
        await app.press("escape", "enter")
        for _ in range(11):
            await app.type("nonsense")
        assert isinstance(app.app.screen, Summary)
        assert "Mock exam done" in app.screen()

    play(twelve, script, None)


def test_another_day_is_chosen_and_left_again_with_escape(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("enter", "d", "up")
        assert "days to 27 December" in app.screen()
        await app.press("escape")
        assert "days to 20 December" in app.screen()
        assert stored(twelve) == date(2026, 12, 20)
        await app.press("escape")
        assert isinstance(app.app.screen, Home)

    play(twelve, script, None)


def test_an_exam_is_taken_off_and_enter_sets_it_again(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("enter", "x")
        assert stored(twelve) is None
        assert "No exam any more; enter sets it again." in app.screen()
        await app.press("enter")
        assert stored(twelve) == date(2026, 12, 20)
        assert "No exam any more" not in app.screen()

    play(twelve, script, None)


def test_no_day_before_tomorrow_and_none_too_far_off_can_be_chosen(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press(*["down"] * 6)
        assert "day to 23 November" in app.screen()
        screen = app.app.screen
        assert isinstance(screen, ExamScreen)
        screen.action_move(5_000)
        await app.settle()
        assert screen._draft is not None
        assert screen._draft.on == date(2026, 11, 22) + timedelta(730)

    play(twelve, script, None)


def test_an_exam_that_is_over_is_told_and_another_one_offered(twelve: Path) -> None:
    over = '[deck."small"]\nexam = 2026-11-01\n'
    path = folders({"AIQUIZ_HOME": str(twelve)}).settings_file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(over, encoding="utf-8")

    async def script(app: Played) -> None:
        await opened(app)
        assert "The exam of 1 November 2026 is over" in app.screen()
        assert "days to 20 December" in app.screen()

    play(twelve, script, None, settings=read(path)[0])


@pytest.mark.parametrize(
    "size", sampled([(20, 5), (40, 12), (60, 16), (80, 24), (120, 40)], [(20, 5), (80, 24)])
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_screen_fits_every_size(twelve: Path, size: tuple[int, int], language: str) -> None:
    async def script(app: Played) -> None:
        speak(language)
        await app.press("G")
        app.app.screen.action_exam()  # type: ignore[attr-defined]
        await app.settle()
        await app.press("enter")
        shown = app.screen()
        scores = {"en": "that day, with", "fr": "ce jour-là, avec"}[language]
        assert scores in shown or size == (20, 5)
        assert "%" in shown
        speak("en")

    play(twelve, script, None, size=size)


def test_in_french_the_mock_exam_stays_in_sight(twelve: Path) -> None:
    async def script(app: Played) -> None:
        speak("fr")
        await opened(app)
        await app.press("enter")
        assert "m examen blanc  " in app.screen()
        [scores] = [row for row in app.screen().splitlines() if "Score prévu" in row]
        assert scores.rstrip().endswith("examen blanc\xa0: 2 min")
        speak("en")

    play(twelve, script, None)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_and_the_way_out_stay_in_sight_before_and_after_the_exam_is_set(
    twelve: Path, size: tuple[int, int], language: str
) -> None:
    keys = {
        "en": ("esc back", "← → day", "d change"),
        "fr": ("échap retour", "← → jour", "d date"),
    }

    async def script(app: Played) -> None:
        speak(language)
        await app.press("G")
        app.app.screen.action_exam()  # type: ignore[attr-defined]
        await app.settle()
        leave, move, change = keys[language]
        shown = app.screen()
        assert "?" in shown
        assert leave in shown
        assert move in shown
        await app.press("enter")
        shown = app.screen()
        assert "?" in shown
        assert leave in shown
        assert change in shown
        speak("en")

    play(twelve, script, None, size=size)


def test_in_the_smallest_window_keys_leave_room_for_the_day_that_is_chosen(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        assert "today" in app.screen()
        assert "enter Set it" in app.screen()
        assert "esc back" in app.screen()
        await app.press("enter")
        assert "today" in app.screen()

    play(twelve, script, None, size=(20, 5))


def test_in_french_the_keys_that_choose_a_day_stand_in_one_row(twelve: Path) -> None:
    async def script(app: Played) -> None:
        speak("fr")
        await opened(app)
        [row] = [row for row in app.screen().splitlines() if "← → jour" in row]
        assert row.strip().startswith("entrée Fixer")
        assert "? aide  échap retour" in row
        speak("en")

    play(twelve, script, None)


def test_in_french_the_keys_of_an_exam_that_is_set_all_stand_in_sight(twelve: Path) -> None:
    async def script(app: Played) -> None:
        speak("fr")
        await opened(app)
        await app.press("enter")
        [row] = [row for row in app.screen().splitlines() if "entrée" in row]
        assert "m examen blanc  d date  x ôter" in row
        assert row.rstrip().endswith("? aide  échap retour")
        speak("en")

    play(twelve, script, None)


def test_in_french_with_little_room_help_keeps_its_word_beside_the_other_keys(twelve: Path) -> None:
    async def script(app: Played) -> None:
        speak("fr")
        await opened(app)
        await app.press("enter")
        first, second = app.screen().splitlines()[-2:]
        assert first.rstrip().endswith("échap retour")
        assert second.strip() == "m examen blanc  d date  x ôter  ? aide"
        speak("en")

    play(twelve, script, None, size=(40, 12))


def test_in_little_room_the_scores_have_their_heading_and_each_key_its_place(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("enter")
        shown = app.screen()
        assert "Predicted score" in shown
        assert "that day, with plan" in shown
        assert "m mock exam  d change  x end" in shown

    play(twelve, script, None, size=(40, 12))


def test_where_there_is_room_the_pill_says_what_is_studied_for(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("enter")
        assert app.footer()[0] == "enter Study 1 for the exam"

    play(twelve, script, None, size=(120, 40))


def test_the_help_tells_the_keys_that_hold_now(twelve: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("question_mark")
        assert "set the exam" in app.screen()
        assert "a week later" in app.screen()
        assert "study for the exam" not in app.screen()
        assert "take the exam off" not in app.screen()
        await app.press("escape", "enter", "question_mark")
        assert "study for the exam" in app.screen()
        assert "take the exam off" in app.screen()
        assert "a week later" not in app.screen()

    play(twelve, script, None)


def test_without_colours_the_days_and_the_scores_are_told_by_signs(
    twelve: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(app: Played) -> None:
        await opened(app)
        await app.press("enter")
        assert "━" in app.screen()
        assert "┃ 20 Dec" in app.screen()

    play(twelve, script, None)


# The pictures


def test_the_bars_of_the_scores_are_as_long_as_what_is_right() -> None:
    rows = score_rows((0, 24, 48), 48, 80).plain.splitlines()
    full = [row.count("━") for row in rows]
    assert full[0] == 0
    assert full[1] == round(full[2] / 2)
    assert [row.split()[-1] for row in rows] == ["0/48", "24/48", "48/48"]
    assert {len(row) for row in rows} == {80}


def test_where_there_is_no_room_for_bars_the_figures_stay() -> None:
    rows = score_rows((0, 24, 48), 48, 38).plain.splitlines()
    assert [row.split()[-2:] for row in rows] == [
        ["0%", "0/48"], ["50%", "24/48"], ["100%", "48/48"]
    ]  # fmt: skip
    assert all(len(row) <= 38 for row in rows)


def test_a_day_is_a_column_as_high_as_it_has_cards() -> None:
    columns = day_columns((4, 0, 8), 1, "18 Dec", 40, 2).plain.splitlines()
    assert columns[0] == " " * 8 + "████"
    assert columns[1] == "████" + " " * 4 + "████ ┃ 18 Dec"


def test_many_days_share_columns_and_the_fullest_of_them_shows() -> None:
    per_day = [1] * 99 + [9]
    [line] = day_columns(per_day, 1, "18 Dec", 40, 1).plain.splitlines()
    assert len(line) <= 40
    assert line.split(" ┃")[0][-1] == "█"
    assert len(day_names(100, 1, "18 Dec", 40).plain) <= 40


def test_where_the_days_have_little_room_their_first_one_has_a_short_name() -> None:
    speak("fr")
    flag = "21 déc."
    assert day_names(28, 2, flag, 72).plain.startswith("aujourd’hui")
    brief = day_names(26, 2, flag, 72).plain
    assert brief.startswith("auj. ")
    assert brief.endswith("2 derniers jours\xa0: le plus utile d’abord")
    assert "auj" not in day_names(5, 2, flag, 72).plain
    speak("en")


def test_a_day_off_all_along_is_drawn_as_nothing() -> None:
    assert day_columns((0, 0), 1, "18 Dec", 40, 1).plain == " " * 8 + " ┃ 18 Dec"
