"""Shaping a session, quizzes, cards put away, what was left open, and what comes after."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from textual.app import App

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.wish import Kind
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Entry, Rating, Ref
from aiquiz.settings.file import Settings
from aiquiz.study import Phase
from aiquiz.tui.screens.answers import Answers
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.shape import ShapeSession
from aiquiz.tui.screens.summary import Summary
from aiquiz.tui.widgets.rows import Rows
from aiquiz.tui.widgets.trail import Trail
from tests.tui.played import SMALL, Clock, Played, play

QUIZ = StudyWish(decks=("small",), kind="quiz", limit=10, seed=3)
TYPED = """\
title: Cities
id: small
language: en
tags: [towns]
cards:
  - {id: one, question: Which city?, answer: Memphis, tags: [america], explanation: A river.}
  - {id: two, question: Which other?, answer: Austin}
"""


@pytest.fixture
def two(home: Path) -> Path:
    """A home whose own deck has two typed cards."""
    path = home / "data" / "decks" / "small.yaml"
    path.write_text(TYPED, encoding="utf-8")
    return home


def marks(app: Played) -> dict[str, set[str]]:
    desk = app.app.desk
    other = Desk(desk.folders, desk.settings, "en", clock=Clock(), random_bytes=bytes)
    found = other.open_store().marks(desk.now().day)
    other.close()
    named = found._asdict().items()
    return {name: {key.card for key in cards} for name, cards in named if cards}


async def to_deck(app: Played) -> None:
    """Select the row of the own deck at home."""
    await app.press("G")


def test_a_quiz_is_shaped_at_home_played_and_scored(two: Path) -> None:
    async def script(app: Played) -> None:
        await to_deck(app)
        await app.press("z")
        assert isinstance(app.app.screen, ShapeSession)
        assert app.footer()[0] == "enter Quiz 2"
        await app.press(*["down"] * 5, "right")
        assert "Nothing is judged before the last card" in app.screen()
        await app.press("enter")
        for _ in range(2):
            assert app.text("#heading") == "quiz"
            await app.type("Memphis")
        assert isinstance(app.app.screen, Summary)
        assert "Quiz done" in app.screen()
        assert "right out of 2" in app.screen()
        assert "score 50%" in app.screen()
        assert "your best" not in app.screen()
        await app.press("enter", "z", "enter")
        await app.type("Memphis" if app.study.session.question.card.id == "one" else "Austin")
        await app.press("enter")
        await app.type("Memphis" if app.study.session.question.card.id == "one" else "Austin")
        await app.press("enter")
        assert "score 100%, your best on this deck so far" in app.screen()

    play(two, script, None)


def test_nothing_is_given_away_before_the_end(two: Path) -> None:
    wish = StudyWish(decks=("small",), kind="quiz", at_end=True, seed=3)

    async def script(app: Played) -> None:
        await app.type("nonsense")
        assert app.phase() is Phase.ASKING
        assert "×" not in app.screen()
        assert app.app.screen.query_one(Trail).sealed
        await app.press("backspace", "backspace")
        assert app.text("#progress") == "1 / 2"

    play(two, script, wish)


def test_a_quiz_shows_no_ratings_and_takes_none(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("nonsense")
        assert app.verdict().startswith("× Wrong")
        assert "back in" not in app.screen()
        await app.press("4")
        await app.press("enter")
        assert app.phase() is Phase.ASKING
        assert [rating for *_, rating in app.log] == [Rating.AGAIN]

    play(two, script, QUIZ)


def test_every_answer_can_be_looked_at_and_overruled_at_the_end(two: Path) -> None:
    wish = StudyWish(decks=("small",), kind="quiz", at_end=True, seed=3)

    async def script(app: Played) -> None:
        await app.type("nonsense")
        await app.press("ctrl+g")
        await app.press("a")
        assert isinstance(app.app.screen, Answers)
        assert "nonsense" in app.screen()
        assert app.footer()[1] == "i I was right"
        await app.press("i")
        assert "Correct  on your word" in app.screen()
        await app.press("down")
        assert not any(hint.startswith("i ") for hint in app.footer())
        await app.press("i", "enter")
        assert "score 50%" in app.screen()
        assert "drill this one" in " ".join(app.footer())

    play(two, script, wish)


def test_the_missed_are_drilled_from_the_summary_and_no_date_moves(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("nonsense")
        await app.press("enter")
        await app.type("Austin")
        await app.press("enter")
        await app.type("Memphis")
        await app.press("enter")
        assert "What comes next" in app.screen()
        assert "Tomorrow   1 card" in app.screen()
        await app.press("d")
        assert (app.text("#heading"), app.text("#progress")) == ("drill", "1 / 1")
        await app.type("Memphis")
        await app.press("enter")
        assert "Drill done" in app.screen()
        assert not any(hint.startswith("d ") for hint in app.footer())

    play(two, script)


@pytest.mark.parametrize(
    ("key", "name", "said"),
    [
        ("b", "buried", "Buried: not asked again today."),
        ("s", "suspended", "Suspended: not asked any more."),
        ("f", "flagged", "Flagged."),
    ],
)
def test_a_key_marks_the_answered_card_and_takes_it_off_again(
    two: Path, key: str, name: str, said: str
) -> None:
    async def script(app: Played) -> None:
        await app.type("nonsense")
        await app.press(key)
        assert said in app.screen()
        assert marks(app) == {name: {"one"}}
        await app.press(key)
        assert said not in app.screen()
        await app.press(key, "enter")
        # What is put away does not come back in the session either.
        await app.type("Austin")
        await app.press("enter")
        assert isinstance(app.app.screen, Summary) == (name != "flagged")

    play(two, script)


def test_a_card_that_was_put_away_is_not_told_to_come_back_in_this_session(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("nonsense")
        assert "[1 Again this session]" in app.text("#ratings")
        await app.press("b")
        assert "[1 Again 1 d]" in app.text("#ratings")
        assert "this session" not in app.text("#ratings")
        await app.press("s")
        assert app.text("#ratings") == "rated  [1 Again]   2 Hard   3 Good   4 Easy"
        # Of two reasons one is left.
        await app.press("b")
        assert app.text("#ratings").startswith("rated ")
        await app.press("s")
        assert "[1 Again this session]" in app.text("#ratings")

    play(two, script)


def test_a_card_put_away_twice_does_not_come_back_when_one_is_taken_off(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("nonsense")
        await app.press("s", "b", "b", "enter")
        await app.type("Austin")
        await app.press("enter")
        assert isinstance(app.app.screen, Summary)

    play(two, script)


def test_a_session_that_was_left_is_the_first_thing_offered(two: Path) -> None:
    async def leave(app: Played) -> None:
        await app.type("Memphis")
        await app.press("escape")
        assert "Stopped at 1 of 2, all saved." in app.screen()

    async def again(app: Played) -> None:
        assert isinstance(app.app.screen, Home)
        assert app.footer()[0] == "enter Go on with 1"
        await app.press("enter")
        assert app.text("#progress") == "2 / 2"
        await app.type("nonsense")
        await app.press("enter")
        assert "right out of 2" in app.screen()
        await app.press("enter")
        assert not app.footer()[0].startswith("enter Go on")

    play(two, leave, QUIZ)
    play(two, again, None)


def test_with_nothing_due_home_says_when_and_offers_the_rest(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("nonsense")
        await app.press("s", "enter", "enter")
        await to_deck(app)
        assert app.footer()[0] == "enter 1 new card"
        await app.press("g")
        assert "All done for today" in app.screen()
        assert "o, then “Only”, shows it." in app.screen()
        await app.press("enter")
        assert isinstance(app.app.screen, type(app.study))

    few = Settings(motion=False, new_per_day=1)
    play(two, script, StudyWish(decks=("small",), limit=1), settings=few)


def test_the_session_is_shaped_with_keys_and_with_the_mouse(two: Path) -> None:
    async def script(app: Played) -> None:
        await to_deck(app)
        await app.press("o")
        shape = app.app.screen
        assert isinstance(shape, ShapeSession)
        assert app.text("#count") == "2 cards"
        await app.pilot.click("#shape", offset=(24, 1))
        await app.settle()
        assert shape.shape.limit == 5
        lines = [line.name for line in shape._lines]
        await app.press(*["down"] * (lines.index("america") - 1), "space")
        assert app.text("#count") == "1 card"
        await app.press("escape")
        assert isinstance(app.app.screen, Home)
        await app.press("o", *["down"] * lines.index("small.en"), "space")
        assert "Mark at least one deck." in app.screen()
        await app.press("enter")
        assert isinstance(app.app.screen, ShapeSession)

    play(two, script, None)


Edit = Callable[[list[str]], bool]


@pytest.mark.parametrize(
    ("written", "said", "right"),
    [("Lima", "Read again: the card is", True), ("[", "Read again; line 7", False)],
)
def test_e_opens_the_deck_at_the_card_and_reads_it_again(
    two: Path, monkeypatch: pytest.MonkeyPatch, written: str, said: str, right: bool
) -> None:
    path = two / "data" / "decks" / "small.yaml"

    def edit(command: list[str]) -> bool:
        assert command == ["vi", "+6", str(path)]
        path.write_text(TYPED.replace("Austin", written), encoding="utf-8")
        return True

    class Suspended:
        def __enter__(self) -> None: ...
        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setenv("VISUAL", "vi")
    monkeypatch.setattr("aiquiz.tui.editing.run_editor", edit)
    monkeypatch.setattr(App, "suspend", lambda _app: Suspended())

    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press("e")
        assert said in app.screen()
        await app.press("enter")
        await app.type("Lima" if right else "Austin")
        assert app.verdict().startswith("✓ Correct")

    play(two, script, SMALL)


def test_an_editor_that_can_not_be_opened_is_told(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    refused = "“vi” did not start: set EDITOR to an editor."

    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press("e")
        assert refused in app.screen()
        await app.press("enter")
        await app.type("Austin")
        await app.press("enter", "a")
        assert refused not in app.screen()
        await app.press("e")
        assert refused in app.screen()

    play(two, script, SMALL)


def test_a_deck_that_vanished_meanwhile_is_told_and_home_stays(two: Path) -> None:
    async def script(app: Played) -> None:
        await to_deck(app)
        (two / "data" / "decks" / "small.yaml").unlink()
        await app.app._thread.run(lambda desk: desk.read_decks())
        await app.press("enter")
        assert isinstance(app.app.screen, Home)
        assert "This deck is away, or holds no card that can be studied." in app.screen()

    play(two, script, None)


def test_where_nothing_is_to_be_asked_home_says_so(two: Path) -> None:
    async def script(app: Played) -> None:
        assert isinstance(app.app.screen, Home)
        assert "Nothing to study now." in app.screen()

    play(two, script, StudyWish(decks=("small",), only="flagged"))


def test_a_letter_or_enter_that_is_held_answers_one_card_only(home: Path) -> None:
    cards = "".join(
        f"  - {{question: Is it so {n}?, choices: [Yes, No, Perhaps], answer: Yes}}\n"
        for n in range(4)
    )
    path = home / "data" / "decks" / "small.yaml"
    head = "title: T\nid: small\nlanguage: en\ncards:\n"
    path.write_text(head + cards, encoding="utf-8")
    wish = StudyWish(decks=("small",), kind="quiz", at_end=True)
    # It is looked at a few times a key, so these are keys that repeat.
    clock = Clock(step_ms=20)

    async def script(app: Played) -> None:
        await app.press(*"aaaaa")
        assert app.text("#progress") == "2 / 4"
        clock.now += timedelta(seconds=2)
        await app.press(*["enter"] * 5)
        assert app.text("#progress") == "3 / 4"

    play(home, script, wish, clock=clock)


def test_an_answer_typed_in_one_go_is_taken_however_fast(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.pilot.press(*"Memphis", "enter")
        await app.settle()
        clock.now += timedelta(seconds=1)
        await app.press("enter")
        await app.type("Austin")
        assert app.verdict().startswith("✓ Correct")

    clock = Clock(step_ms=1)
    play(two, script, clock=clock)


def test_an_override_at_the_end_is_written_once_however_often_i_is_pressed(two: Path) -> None:
    wish = StudyWish(decks=("small",), kind="quiz", at_end=True, seed=3)
    written: list[object] = []

    async def script(app: Played) -> None:
        await app.type("nonsense")
        await app.press("ctrl+g", "a")
        write = app.app.desk.write
        gate = Event()

        def slowly(entry: Entry) -> tuple[Ref, Memory | None]:
            gate.wait(10)
            written.append(entry)
            return write(entry)

        app.app.desk.write = slowly  # type: ignore[method-assign]
        await app.pilot.press("i", "i", "i", "escape")
        gate.set()
        await app.settle()
        assert len(written) == 1
        assert isinstance(app.app.screen, Summary)
        assert "score 50%" in app.screen()

    play(two, script, wish)


@pytest.mark.parametrize("closing", ["escape", "question_mark"])
def test_after_help_on_a_verdict_its_keys_work_as_before(two: Path, closing: str) -> None:
    async def script(app: Played) -> None:
        await app.type("nonsense")
        await app.press("question_mark", closing, "f")
        assert marks(app) == {"flagged": {"one"}}
        await app.press("enter")
        assert app.phase() is Phase.ASKING
        await app.type("Austin")
        assert app.verdict().startswith("✓ Correct")

    play(two, script)


def test_what_was_missed_and_put_away_is_not_offered_as_a_drill(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("nonsense")
        await app.press("s", "enter")
        await app.type("nonsense")
        await app.press("b", "enter")
        assert "To look at again" in app.screen()
        assert "2 missed cards are put away and not drilled." in app.screen()
        assert not any(hint.startswith("d ") for hint in app.footer())
        await app.press("enter")
        await to_deck(app)
        assert not any(hint.startswith(("d ", "z ", "enter")) for hint in app.footer())
        await app.press("g")
        assert "1 card is suspended; o, then “Only”, shows it." in app.screen()
        assert "1 card is put off until tomorrow." in app.screen()

    play(two, script)


def test_what_was_put_away_before_a_session_was_left_is_not_drilled(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("nonsense")
        await app.press("s", "escape", "enter")
        await app.type("nonsense")
        await app.press("enter")
        await app.type("Austin")
        await app.press("enter")
        assert "d drill this one" in app.footer()
        assert "1 missed card is put away and not drilled." in app.screen()
        await app.press("enter", "g")
        assert "d 1 missed" in app.footer()

    play(two, script)


def test_a_session_that_waits_for_missed_cards_alone_says_how_many(two: Path) -> None:
    async def script(app: Played) -> None:
        for _card in range(2):
            await app.type("nonsense")
            await app.press("enter")
        await app.press("escape")
        assert "Stopped at 2 of 2, all saved. 2 cards come once more." in app.screen()
        [line] = [line for line in app.screen().split("\n") if "Go on with the session" in line]
        assert line.endswith("2 cards left   ")
        assert "%" not in line

    play(two, script)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (
            "study",
            "After a hint it is Hard at best: the card comes back sooner.",
            "Hard at best now; hint 2 costs no more.",
        ),
        ("quiz", "With a hint it counts half.", "It counts half now; hint 2 costs no more."),
        ("cram", "", "Hint 1 of"),
    ],
)
def test_what_a_hint_costs_is_that_of_the_session(
    two: Path, kind: Kind, before: str, after: str
) -> None:
    async def script(app: Played) -> None:
        assert app.text("#below") == before
        await app.press("tab")
        assert after in app.text("#below")

    play(two, script, StudyWish(decks=("small",), kind=kind, limit=1))


def test_what_a_session_is_shaped_of_tells_how_much_of_it_is_below(home: Path) -> None:
    tags = ", ".join(f"tag {n}" for n in range(30))
    path = home / "data" / "decks" / "small.yaml"
    path.write_text(path.read_text().replace("language: en", f"language: en\ntags: [{tags}]"))

    async def script(app: Played) -> None:
        await app.press("o")
        assert isinstance(app.app.screen, ShapeSession)
        rows = app.app.screen.query_one(Rows)
        assert f" ↓{rows.option_count - rows.size.height}" in app.screen()
        assert "← → change" in app.footer()
        await app.press("end")
        assert "↓" not in app.screen()
        assert "space mark" in app.footer()
        assert "No tag is marked" in app.text("#meaning")

    play(home, script, None)


def test_easy_for_what_was_picked_says_why_not(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("ctrl+g", "enter")
        await app.press("ctrl+g", "4")
        assert "What was picked is Good at best." in app.screen()

    play(home, script)


def test_a_disk_that_can_not_be_read_before_a_card_ends_the_session_at_home(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_store: Store, card: CardKey) -> None:
        raise StoreError("busy", path="progress.db")

    async def script(app: Played) -> None:
        await app.type("Memphis")
        monkeypatch.setattr(Store, "memory", fails)
        await app.press("enter")
        assert isinstance(app.app.screen, Home)
        assert "Stopped at 1 of 2, all saved." in app.screen()

    play(two, script)


def test_the_selection_at_home_stays_with_its_deck(two: Path) -> None:
    async def script(app: Played) -> None:
        await to_deck(app)
        before = app.app.screen
        assert isinstance(before, Home)
        row = before._row()
        (two / "data" / "decks" / "a.yaml").write_text(
            TYPED.replace("small", "first").replace("Cities", "Another"), encoding="utf-8"
        )
        await before.desk.run(lambda desk: desk.read_decks())
        await before.decks_changed()
        await app.settle()
        after = before._row()
        assert row is not None
        assert after is not None
        assert (after.path, after.title) == (row.path, "Cities")
        assert before._rows is not None
        assert after is before._rows.overview.rows[-1]

    play(two, script, None)


# Limits


def behind(home: Path, **limits: int) -> tuple[Clock, Settings]:
    """Have both cards answered, and both due under `limits`."""
    clock = Clock()

    async def answered(app: Played) -> None:
        await app.type("Memphis")
        await app.press("enter")
        await app.type("Austin")

    play(home, answered, StudyWish(decks=("small",)), clock=clock)
    clock.now += timedelta(days=60)
    return clock, Settings(motion=False, **limits)  # type: ignore[arg-type]  # each is a number


def test_home_tells_a_backlog_and_m_asks_more_today(two: Path) -> None:
    clock, settings = behind(two, reviews_per_day=1)

    async def script(app: Played) -> None:
        assert "1 to review · 0 new" in app.screen()
        told = app.text("#notice")
        assert "2 waiting. 1 a day catches up in 2 days." in told
        assert "New cards pause while more is due than a day asks." in told
        await to_deck(app)
        assert "2 waiting, 1 of them for today." in app.text("#notice")
        assert app.footer()[0] == "enter Study 1"
        await app.press("m")
        assert app.study.session.question.total == 2
        await app.press("escape")
        assert app.footer()[0] == "enter Study 2"
        assert app.text("#notice") == ""

    play(two, script, None, clock=clock, settings=settings)


def test_where_the_limit_is_reached_enter_offers_what_waits(two: Path) -> None:
    clock, settings = behind(two, reviews_per_day=0)

    async def script(app: Played) -> None:
        await to_deck(app)
        assert app.footer()[0] == "enter 2 more reviews"
        await app.press("enter")
        assert app.study.session.question.total == 2

    play(two, script, None, clock=clock, settings=settings)


def test_home_says_that_nothing_is_lost_where_the_clock_was_set_back(two: Path) -> None:
    clock, settings = behind(two)
    clock.now -= timedelta(days=300)

    async def script(app: Played) -> None:
        told = "The clock was set back: 2 cards were answered on a day to come. Nothing is lost."
        assert told in app.text("#notice")

    play(two, script, None, clock=clock, settings=settings)
