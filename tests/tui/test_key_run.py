"""Keys that were typed on with an answer are no commands; keys pressed after a pause are."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from pathlib import Path

import pytest
from textual import events

from aiquiz.desk import StudyWish
from aiquiz.scheduling.review import Rating
from aiquiz.study import Phase
from aiquiz.tui.key_run import KeyRun
from tests.tui.played import SMALL, Clock, Played, play

FAST, SLOW, PAUSE = 80, 300, 2000

CHOICES = """\
title: Choices
id: small
language: en
cards:
"""
CHOICES += "".join(
    f"  - {{question: Which {n}?, choices: [An apple, A banana, A cherry], answer: A banana}}\n"
    for n in range(4)
)


@pytest.fixture
def choices(home: Path) -> Path:
    (home / "data" / "decks" / "small.yaml").write_text(CHOICES, encoding="utf-8")
    return home


class Hand:
    """Presses keys, each so many milliseconds after the one before."""

    def __init__(self, app: Played, clock: Clock) -> None:
        self.app = app
        self.clock = clock

    async def press(self, gap_ms: int, *keys: str) -> None:
        for key in keys:
            self.clock.now += timedelta(milliseconds=gap_ms)
            await self.app.press(key)


def play_timed(
    home: Path,
    script: Callable[[Played, Hand], Coroutine[None, None, None]],
    wish: StudyWish = SMALL,
) -> None:
    """Play `script` with a hand, and a clock that goes on with its keys alone."""
    clock = Clock(step_ms=0)

    async def timed(app: Played) -> None:
        await script(app, Hand(app, clock))

    play(home, timed, wish, clock=clock)


def test_a_letter_counts_after_a_pause_and_a_figure_after_a_shorter_one() -> None:
    run = KeyRun()
    assert run.takes(0, letter=True)
    run.answered(10_000)
    assert not run.takes(10_200, letter=False)
    assert run.takes(10_460, letter=False)
    run.answered(20_000)
    assert not run.takes(20_500, letter=True)
    assert not run.takes(21_000, letter=True)
    assert run.takes(21_700, letter=True)
    # A figure or Enter may follow a command at once, another letter may not.
    assert run.takes(21_701, letter=False)
    assert not run.takes(21_800, letter=True)


def test_several_picks_may_follow_each_other_at_once_but_not_what_was_typed_before() -> None:
    run = KeyRun()
    run.typed(0)
    assert not run.picks(100)
    assert run.picks(400)
    assert run.picks(401)


def test_what_follows_enter_at_once_is_typed_for_what_it_opens() -> None:
    run = KeyRun()
    run.answered(10_000)
    assert not run.enters(10_100)
    assert run.enters(10_400)
    assert run.picks(10_401)


@pytest.mark.parametrize("gap_ms", [FAST, SLOW])
def test_the_rest_of_a_word_whose_first_letter_picked_is_no_command(
    choices: Path, gap_ms: int
) -> None:
    async def script(app: Played, hand: Hand) -> None:
        await hand.press(PAUSE, "b")
        await hand.press(gap_ms, *"usiebrfx")
        assert len(app.log) == 1
        assert app.phase() is Phase.ANSWERED
        assert app.study.session.marks == frozenset()
        assert app.study.session.answered is not None
        assert app.study.session.answered.overruled is None
        await hand.press(PAUSE, "s")
        assert app.study.session.marks == {"suspend"}

    play_timed(choices, script)


def test_figures_and_enter_typed_on_neither_rate_nor_go_on(choices: Path) -> None:
    async def script(app: Played, hand: Hand) -> None:
        await hand.press(PAUSE, "b")
        before = app.log
        await hand.press(FAST, *"123213", "enter")
        assert app.log == before
        assert app.phase() is Phase.ANSWERED

    play_timed(choices, script)


def test_keys_that_are_pressed_quickly_but_on_purpose_count(choices: Path) -> None:
    async def script(app: Played, hand: Hand) -> None:
        await hand.press(PAUSE, "b")
        await hand.press(SLOW, "2")
        assert app.log[0][2] is Rating.HARD
        await hand.press(20, "enter")
        assert app.text("#progress") == "2 / 4"

    play_timed(choices, script)


def test_a_word_typed_where_options_are_picked_picks_none_by_its_inner_letters(
    choices: Path,
) -> None:
    async def script(app: Played, hand: Hand) -> None:
        await hand.press(PAUSE, "p")
        await hand.press(FAST, *"lums ate ", "enter")
        assert app.phase() is Phase.ASKING
        assert app.log == []
        assert "t types" in app.text("#below")
        await hand.press(PAUSE, "b")
        assert len(app.log) == 1

    play_timed(choices, script)


def test_a_word_typed_into_a_quiz_answers_one_card_only(choices: Path) -> None:
    wish = StudyWish(decks=("small",), kind="quiz", at_end=True)

    async def script(app: Played, hand: Hand) -> None:
        await hand.press(PAUSE, "b")
        await hand.press(SLOW, *"anana")
        assert app.text("#progress") == "2 / 4"
        await hand.press(PAUSE, "c")
        assert app.text("#progress") == "3 / 4"

    play_timed(choices, script, wish)


def test_what_was_typed_before_the_verdict_was_drawn_is_no_command(choices: Path) -> None:
    async def script(app: Played, hand: Hand) -> None:
        await hand.press(PAUSE, "b")
        hand.clock.now += timedelta(milliseconds=PAUSE)
        waited = events.Key("s", "s")
        waited.time -= (PAUSE - FAST) / 1000
        app.study.post_message(waited)
        await app.settle()
        assert app.study.session.marks == frozenset()

    play_timed(choices, script)


def test_surplus_keys_after_a_typed_answer_do_not_suspend_its_card(home: Path) -> None:
    async def script(app: Played, hand: Hand) -> None:
        await hand.press(PAUSE, *"xyz", "enter")
        await hand.press(FAST, *"suf")
        assert app.phase() is Phase.ANSWERED
        assert app.study.session.marks == frozenset()
        assert "press it again" in app.text("#below")

    play_timed(home, script)


def test_an_enter_that_is_held_answers_no_further_card(home: Path) -> None:
    async def script(app: Played, hand: Hand) -> None:
        await hand.press(PAUSE, *"xyz", "enter")
        # It begins to repeat after half a second, then it repeats 25 times in one.
        await hand.press(500, "enter")
        await hand.press(40, *["enter"] * 8)
        assert app.text("#progress") == "2 / 3"
        assert app.phase() is Phase.ASKING
        assert len(app.log) == 1

    play_timed(home, script)


def test_a_second_enter_goes_on_at_once(home: Path) -> None:
    async def script(app: Played, hand: Hand) -> None:
        await hand.press(PAUSE, *"xyz", "enter")
        await hand.press(400, "enter")
        assert app.text("#progress") == "2 / 3"

    play_timed(home, script)
