"""The life of a card, played with keys."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from aiquiz.desk import StudyWish
from aiquiz.desk.browse.cards import every_card
from aiquiz.say.language import speak
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Entry, Rating, Reset, Review
from aiquiz.tui.scores import OpenCard
from aiquiz.tui.screens.browse import Browse
from aiquiz.tui.screens.card_life import CardLifeScreen
from aiquiz.tui.screens.help import Help
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.scores import ScoresScreen
from aiquiz.tui.screens.study import Study
from tests.sampled import sampled
from tests.tui.played import Play, Played, play

DAY_MS = 86_400_000


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every key for one, however fast it comes."""
    monkeypatch.setattr("aiquiz.tui.screens.browse._REST_SECONDS", 0)
    monkeypatch.setattr("aiquiz.tui.screens.browse.WORD_SECONDS", 0)


def life(home: Path, script: Play, **facts: object) -> None:
    play(home, script, None, **facts)


def own(played: Played) -> CardLifeScreen:
    assert isinstance(played.app.screen, CardLifeScreen)
    return played.app.screen


def at(played: Played, ago: int) -> Moment:
    now = played.app.desk.now()
    return now._replace(at_ms=now.at_ms - ago * DAY_MS)


def review(
    played: Played,
    key: CardKey,
    ago: int,
    typed: str = "Memphis",
    rating: Rating = Rating.GOOD,
    mode: str = "due",
) -> Review:
    verdict = "wrong" if rating is Rating.AGAIN else "correct"
    moment = at(played, ago)
    return Review(key, moment, verdict, "", rating, 1.0, 0, 1, 900, mode, None, None, typed)


async def keys(played: Played) -> list[CardKey]:
    rows = await played.app._thread.run(every_card)
    return [row.key for row in rows if row.key.deck == "small"]


async def write(played: Played, *entries: Entry) -> None:
    await played.app._thread.run(lambda desk: desk.store.append_all(entries))


USUAL = ((40, "Memphis", Rating.GOOD), (38, "Austin", Rating.AGAIN), (30, "Memphis", Rating.GOOD))


async def opened(
    played: Played, answers: Sequence[tuple[int, str, Rating]] = USUAL
) -> list[StudyWish | None]:
    """Open the life of the first card, which was answered so; give what will be given back."""
    found = await keys(played)
    await write(played, *(review(played, found[0], *answer) for answer in answers))
    given: list[StudyWish | None] = []
    played.app.push_screen(CardLifeScreen(played.app._thread, found, 0), given.append)
    await played.settle()
    return given


def test_it_shows_the_card_its_curve_and_what_memory_holds(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        shown = played.screen()
        assert "← 1 of 3 →" in shown
        assert "Which city? [@click=app.quit]x[/]" in shown
        assert "Memphis   A deck [/foo] · line 5" in shown
        assert "╌╌ wanted 90%" in shown
        assert "100% " in shown
        assert "today" in shown
        assert "3, 1 missed" in shown
        assert "Memphis ×2, Austin" in shown
        assert "40 days ago" in shown
        assert "of 10" in shown
        assert played.footer()[0] == "enter Study this card"

    life(home, script)


@pytest.mark.parametrize(
    "size", sampled([(80, 24), (40, 12), (120, 40), (20, 5), (200, 60)], [(40, 12), (20, 5)])
)
@pytest.mark.parametrize("key", ["", "t"])
def test_the_pill_and_the_question_stand_in_every_size(
    home: Path, size: tuple[int, int], key: str
) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        if key:
            await played.press(key)
        shown = played.screen()
        assert "Which city?" in shown
        assert "enter Study" in shown
        if size[1] >= 12:
            assert ("recall" in shown) if key else ("100%" in shown and "today" in shown)
        assert all(len(line) == size[0] for line in shown.split("\n"))

    life(home, script, size=size)


def test_t_shows_the_figures_and_the_curve_again(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await played.press("t")
        shown = played.screen()
        assert "rating   recall   stability    interval" in shown
        assert "× Austin" in shown
        assert "wanted 90%" not in shown
        assert "t curve" in played.footer()
        await played.press("j", "j", "k")
        await played.press("t")
        assert "wanted 90%" in played.screen()

    life(home, script)


def test_a_long_table_can_be_moved_through(home: Path) -> None:
    async def script(played: Played) -> None:
        answers = [(ago, f"try {ago}", Rating.GOOD) for ago in range(60, 0, -1)]
        await opened(played, answers)
        await played.press("t")
        assert "try 60 " not in played.screen()
        await played.press("G")
        assert "try 60 " in played.screen()

    life(home, script)


def test_left_and_right_go_through_the_list_it_was_opened_from(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await played.press("right")
        assert "Which month?" in played.screen()
        assert "← 2 of 3 →" in played.screen()
        assert "Never studied: its curve begins with the first answer." in played.screen()
        assert "Reviews" not in played.screen()
        await played.press("right", "right", "right")
        assert "It rained." in played.screen()
        await played.press("left", "left", "left")
        assert "← 1 of 3 →" in played.screen()

    life(home, script)


def test_a_card_asked_in_quizzes_alone_says_so(home: Path) -> None:
    async def script(played: Played) -> None:
        [key, *_others] = await keys(played)
        await write(played, review(played, key, 3, mode="quiz"))
        await opened(played, ())
        assert "Asked in drills and quizzes alone so far" in played.screen()
        assert "0, 1 extra" in played.screen()

    life(home, script)


def test_a_card_that_was_reset_keeps_the_curve_of_before(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await write(played, Reset((await keys(played))[0], at(played, 5)))
        await own(played).decks_changed()
        await played.settle()
        assert "wanted 90%" in played.screen()
        assert "│" in played.screen()
        assert "Stability" not in played.screen()
        await played.press("t")
        assert "new again" in played.screen()

    life(home, script)


@pytest.mark.parametrize(
    ("key", "word", "done"),
    [
        ("f", "flagged", "1 card flagged. u takes it back."),
        ("s", "suspended", "1 card suspended. u takes it back."),
        ("b", "not today", "1 card put off until tomorrow. u takes it back."),
    ],
)
def test_a_key_marks_the_card_and_u_takes_it_back(
    home: Path, key: str, word: str, done: str
) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await played.press(key)
        assert f"· line 5 · {word}" in played.screen()
        assert played.text("#life-note") == done
        await played.press("right", "u")
        assert "← 1 of 3 →" in played.screen()
        assert f"· {word}" not in played.screen()
        assert played.text("#life-note") == "Taken back for 1 card."

    life(home, script)


@pytest.mark.parametrize(("ago", "kind"), [((), "study"), ((40,), "study"), ((40, 38, 1), "ahead")])
def test_enter_gives_back_a_session_of_the_card_alone(
    home: Path, ago: tuple[int, ...], kind: str
) -> None:
    async def script(played: Played) -> None:
        given = await opened(played, [(days, "Memphis", Rating.GOOD) for days in ago])
        await played.press("enter")
        [wish] = given
        assert wish is not None
        assert wish.cards == ((await keys(played))[0],)
        assert wish.kind == kind

    life(home, script)


def test_enter_works_from_the_table_too(home: Path) -> None:
    async def script(played: Played) -> None:
        given = await opened(played)
        await played.press("t", "enter")
        assert given[0] is not None

    life(home, script)


def test_what_the_day_asks_no_more_is_drilled_by_a_second_enter(home: Path) -> None:
    async def script(played: Played) -> None:
        given = await opened(played, [(0, "Memphis", Rating.GOOD)])
        await played.press("enter")
        assert given == []
        assert played.text("#life-note").startswith("The day asks no more of it.")
        assert played.footer()[0] == "enter Drill this card"
        await played.press("enter")
        assert given[0] is not None
        assert given[0].kind == "cram"

    life(home, script)


def test_a_suspended_card_is_drilled_and_one_put_off_is_not_asked(home: Path) -> None:
    async def script(played: Played) -> None:
        given = await opened(played)
        await played.press("b")
        assert not any("this card" in hint for hint in played.footer())
        await played.press("enter")
        assert played.text("#life-note") == "Put off until tomorrow: b takes that back."
        await played.press("b", "s")
        assert played.footer()[0] == "enter Drill this card"
        await played.press("enter")
        assert given[0] is not None
        assert given[0].kind == "cram"

    life(home, script)


def test_a_card_that_no_deck_holds_shows_its_life_and_is_not_asked(home: Path) -> None:
    async def script(played: Played) -> None:
        key = CardKey("elsewhere [x]", "en", "card [@click=app.quit]x[/]")
        await write(played, review(played, key, 9, "typed [/bar]"))
        played.app.push_screen(CardLifeScreen(played.app._thread, [key], 0))
        await played.settle()
        shown = played.screen()
        assert "card [@click=app.quit]x[/]" in shown
        assert "typed [/bar]" in shown
        assert "Its deck is not listed any more. Its history is kept." in shown
        assert "1 of 1" in shown
        assert "←" not in shown
        await played.press("enter", "e")
        assert own(played)

    life(home, script)


def test_a_deck_saved_meanwhile_is_shown_as_it_is_now(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        path = home / "data" / "decks" / "small.yaml"
        text = path.read_text(encoding="utf-8").replace("answer: Memphis", "answer: Memphis TN")
        path.write_text(text, encoding="utf-8")
        await played.app._tell_changes()
        await played.settle()
        assert "Memphis TN" in played.screen()

    life(home, script)


def test_e_opens_the_deck_in_the_editor_and_says_what_came_of_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def edit_at(app: object, entry: object, card: object = "") -> str:
        asked.append(card)
        return ""

    monkeypatch.setattr("aiquiz.tui.editing.edit_at", edit_at)

    async def script(played: Played) -> None:
        await opened(played)
        await played.press("e")
        assert asked == [(await keys(played))[0].card]
        assert played.text("#life-note")

    life(home, script)


def test_the_help_tells_every_key_and_what_the_signs_mean(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await played.press("question_mark")
        assert isinstance(played.app.screen, Help)
        assert "drill or quiz" in played.screen()

    life(home, script)


def test_it_speaks_french(home: Path) -> None:
    async def script(played: Played) -> None:
        speak("fr")
        await opened(played)
        assert "visée 90\u00a0%" in played.screen()
        assert "← 1 sur 3 →" in played.screen()

    life(home, script)


async def listed(played: Played) -> None:
    """Open the list of cards, with only those of the deck of the tests in it."""
    await played.press("b", "slash", *"deck:small", "enter")


def test_the_list_of_cards_opens_it_and_goes_on_with_the_card_looked_at_last(home: Path) -> None:
    async def script(played: Played) -> None:
        await listed(played)
        await played.press("c")
        assert own(played).key == (await keys(played))[0]
        await played.press("right", "f", "escape")
        browse = played.app.screen
        assert isinstance(browse, Browse)
        assert browse.lines.selected == 1
        assert browse._row is not None
        assert browse._row.standing.flagged

    life(home, script)


def test_enter_on_a_card_in_full_opens_its_life_and_back_leads_to_the_card(home: Path) -> None:
    async def script(played: Played) -> None:
        await listed(played)
        await played.press("enter")
        assert played.footer()[0] == "enter Its life as a curve"
        await played.press("enter", "right", "escape")
        browse = played.app.screen
        assert isinstance(browse, Browse)
        assert browse.is_open
        assert "Which month?" in played.text("#whole-card")
        await played.press("escape")
        assert not browse.is_open

    life(home, script)


def test_a_card_is_studied_from_the_list_and_home_is_where_one_is_then(home: Path) -> None:
    async def script(played: Played) -> None:
        await listed(played)
        await played.press("j", "c", "enter")
        assert isinstance(played.app.screen, Study)
        assert played.study.session.wanted == (await keys(played))[1]
        await played.press("escape")
        assert isinstance(played.app.screen, Home)

    life(home, script)


def test_no_card_found_has_no_life(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("b", "slash", *"nowhere", "enter", "c")
        assert isinstance(played.app.screen, Browse)

    life(home, script)


def test_what_is_shown_is_redrawn_to_a_new_size(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await played.pilot.resize_terminal(40, 12)
        await played.settle()
        shown = played.screen().split("\n")
        assert any(line.startswith(" 100% ") for line in shown)
        assert any("▲" in line for line in shown)
        assert all(len(line) == 40 for line in shown)

    life(home, script)


def test_enter_studies_a_card_without_a_line_from_its_table_too(home: Path) -> None:
    async def script(played: Played) -> None:
        given = await opened(played, ())
        await played.press("t", "enter")
        assert given[0] is not None

    life(home, script)


def test_a_card_named_on_a_page_of_the_scores_is_opened_and_studied_from_there(home: Path) -> None:
    async def script(played: Played) -> None:
        [before, key, *_others] = await keys(played)
        await played.press("s")
        scores = played.app.screen
        assert isinstance(scores, ScoresScreen)
        scores.post_message(OpenCard([before, key], 1))
        await played.settle()
        assert own(played).key == key
        await played.press("left")
        assert own(played).key == before
        await played.press("escape")
        assert played.app.screen is scores
        scores.post_message(OpenCard([key], 0))
        await played.settle()
        await played.press("enter")
        assert isinstance(played.app.screen, Study)

    life(home, script)


def test_what_is_found_to_study_once_the_help_is_in_front_leaves_the_help_there(home: Path) -> None:
    async def script(played: Played) -> None:
        given = await opened(played)
        shown = own(played)
        await played.press("question_mark")
        assert shown._shown is not None
        await shown._study(shown._shown)
        await played.settle()
        assert isinstance(played.app.screen, Help)
        assert given == []

    life(home, script)
