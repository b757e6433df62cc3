"""After a close answer one more try; after a verdict the learner's last word, and why it fell."""

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Input

from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import Attempt, Entry, Override, Rating
from aiquiz.study import Phase
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.summary import Summary
from aiquiz.tui.widgets.footer import Footer
from tests.tui.played import SMALL, Clock, Played, play, playing

DECK = """\
title: Power
id: small
language: en
cards:
  - question: "How much power? [/foo]"
    answer: 150 MW
    accept: [0.15 GW]
    hints: [It is made on site.]
    explanation: The grid had none to spare.
    reject: [{150 GW: A country uses that much.}]
  - question: Which month?
    choices: [May, June, July]
    answer: June
"""
LIST = """\
title: Companies
id: small
language: en
cards:
  - {question: Which three?, answer: "Zip2, SpaceX, X.com", explanation: All of them his.}
"""
SECRETS = ("MW", "0.15", "GW", "on site", "grid", "A country", "X.com", "All of")


@pytest.fixture(autouse=True)
def deck(home: Path) -> Path:
    path = home / "data" / "decks" / "small.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


def value(app: Played) -> str:
    return app.app.screen.query_one("#typed", Input).value


async def retyped(app: Played, text: str) -> None:
    await app.press("ctrl+u")
    await app.type(text)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5), (120, 40)])
def test_while_a_try_is_left_nothing_shows_that_helps(home: Path, size: tuple[int, int]) -> None:
    async def script(app: Played) -> None:
        await app.type("150")
        shown = app.screen()
        assert "Close" in shown
        assert not [secret for secret in SECRETS if secret in shown]
        assert value(app) == "150"
        band = app.app.screen.query_one("#tried").region
        typed = app.app.screen.query_one("#typed").region
        footer = app.app.screen.query_one(Footer).region
        assert 0 <= band.y < band.bottom <= typed.y < footer.y
        assert footer.bottom == size[1]

    play(home, script, size=size)


def test_a_close_answer_can_be_mended_and_counts_as_hard(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("150")
        assert app.text("#tried .band-head").startswith("≈ Close  ")
        assert app.text("#tried .band-body") == "One more try. It will count as Hard at best."
        assert app.footer()[:2] == ["enter Try again", "ctrl+g show it"]
        assert app.log == []
        await app.type(" MW")
        assert app.verdict() == "✓ Correct"
        assert app.log == [("150 MW", "correct", Rating.HARD)]
        assert app.app.screen.query_one("#tried").display is False

    play(home, script)


def test_a_double_press_is_no_second_answer_and_the_same_answer_costs_nothing(home: Path) -> None:
    clock = Clock()

    async def run() -> None:
        async with playing(home, SMALL, clock=clock) as app:
            await app.pilot.press(*"150")
            clock.step_ms = 1
            await app.press("enter", "enter", "ctrl+g", "ctrl+o")
            assert app.phase() is Phase.ASKING
            assert app.text("#below") == ""
            clock.step_ms = 1000
            await app.press("enter")
            assert "the same answer as before" in app.text("#below")
            assert app.phase() is Phase.ASKING
            assert app.log == []

    asyncio.run(run())


def test_after_a_close_answer_the_right_one_can_be_asked_for(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("150")
        await app.press("ctrl+g")
        assert app.verdict().startswith("≈ Close  ")
        body = app.text("#band .band-body")
        assert "150 MW" in body
        assert "The grid had none" in body
        assert app.log == [("150", "close", Rating.AGAIN)]

    play(home, script)


def test_a_close_answer_can_be_counted_as_it_is(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("150")
        await app.press("ctrl+o")
        assert app.phase() is Phase.ANSWERED
        assert app.verdict() == "✓ Correct  on your word"
        assert "Counted as correct, and accepted from now on." in app.text("#band .band-body")
        assert app.log == [("150", "correct", Rating.GOOD)]

    play(home, script)


def test_leaving_while_a_try_is_left_answers_nothing(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("150")
        await app.press("escape")
        assert isinstance(app.app.screen, Home)
        assert app.log == []

    play(home, script)


def test_a_hint_can_still_be_taken_and_shows_below_the_input(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("150")
        await app.press("tab")
        assert "It is made on site." in app.text("#below")
        assert value(app) == "150"

    play(home, script)


def test_i_overrules_and_takes_it_back(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("a lot")
        assert app.footer()[1] == "i I was right"
        await app.press("i")
        assert app.verdict() == "✓ Correct  on your word"
        assert "Counted as correct, and accepted from now on.  i takes that back" in app.text(
            "#band .band-body"
        )
        assert app.app.screen.query_one("#band").has_class("-correct")
        assert app.study.session.trail[0] == "correct"
        assert app.log == [("a lot", "correct", Rating.GOOD)]
        await app.press("i")
        assert app.verdict().startswith("× Wrong")
        assert app.log == [("a lot", "wrong", Rating.AGAIN)]
        await app.press("i", "u")
        assert app.log == []
        await app.type("a lot")
        assert app.verdict().startswith("× Wrong")

    play(home, script)


def test_i_on_a_right_answer_says_that_it_was_wrong(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("150 MW")
        await app.press("i")
        assert app.verdict() == "× Wrong  on your word"
        assert "Counted as wrong." in app.text("#band .band-body")
        await app.press("enter")
        await app.press("abc"[app.study.session.question.options.index("June")], "enter")
        assert app.study.session.question.mode == "again"

    play(home, script)


def test_what_was_accepted_is_right_for_good(home: Path) -> None:
    async def first(app: Played) -> None:
        await app.type("a lot")
        await app.press("i", "1", "enter")
        await app.press("abc"[app.study.session.question.options.index("June")], "i", "i", "enter")
        await app.type("a lot")
        assert app.verdict() == "✓ Correct"
        await app.press("enter")
        assert isinstance(app.app.screen, Summary)
        assert "1 on your word" in app.text("#today-words")

    play(home, first)


def test_the_letter_that_picked_an_option_does_not_overrule_it(home: Path, deck: Path) -> None:
    options = ", ".join(f"option {number}" for number in range(10))
    deck.write_text(
        DECK.partition("cards:")[0]
        + f"cards:\n  - {{question: Which?, choices: [{options}], answer: option 7}}\n"
    )
    clock = Clock()

    async def run() -> None:
        async with playing(home, SMALL, clock=clock) as app:
            clock.step_ms = 100
            await app.press("i", "i")
            assert len(app.log) == 1
            assert app.study.session.answered is not None
            assert app.study.session.answered.overruled is None
            clock.step_ms = 1000
            await app.press("i")
            assert app.study.session.answered.overruled is not None

    asyncio.run(run())


def test_r_asks_again_with_what_was_typed(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("15 MW")
        await app.press("r")
        assert app.phase() is Phase.ASKING
        assert value(app) == "15 MW"
        assert app.log == []
        await retyped(app, "150 MW")
        assert app.log == [("150 MW", "correct", Rating.GOOD)]

    play(home, script)


def test_where_nothing_was_typed_the_key_says_so(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("ctrl+g", "i", "r")
        assert "i nothing was typed" in app.footer()
        assert app.log == [(None, "wrong", Rating.AGAIN)]

    play(home, script)


def test_x_tells_each_step_and_what_is_accepted_and_closes_again(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("a lot")
        await app.press("i", "x")
        body = app.text("#band .band-body")
        assert body.startswith("word by word: Wrong, not the answer\n9 other rules did not apply\n")
        assert "accepted  150 MW\naccepted  0.15 GW\nyours     a lot" in body
        assert "The grid" not in body
        await app.press("x")
        assert "The grid" in app.text("#band .band-body")
        await app.press("x", "escape")
        assert "The grid" in app.text("#band .band-body")
        await app.press("x", "i")
        assert "The grid" in app.text("#band .band-body")
        await app.press("x", "enter")
        await app.press("a")
        assert "accepted" not in app.text("#band .band-body")
        await app.press("x")
        assert "What was picked" in app.text("#band .band-body")

    play(home, script)


def test_of_a_list_the_items_show_at_the_end_and_the_better_try_counts(
    home: Path, deck: Path
) -> None:
    deck.write_text(LIST, encoding="utf-8")

    async def script(app: Played) -> None:
        await app.type("Zip2, SpaceX")
        shown = app.screen()
        assert not [secret for secret in SECRETS if secret in shown]
        await retyped(app, "Zip2")
        body = app.text("#band .band-body")
        assert "Your first answer counts: it named more." in body
        assert "✓ Zip2" in body
        assert "· X.com    missing" in body
        assert app.log[0][2] is Rating.HARD

    play(home, script)


@pytest.mark.parametrize("what", [Attempt, Override])
def test_what_can_not_be_saved_is_tried_again(
    home: Path, monkeypatch: pytest.MonkeyPatch, what: type
) -> None:
    full = True
    write = Desk.write

    def failing(self: Desk, entry: Entry) -> object:
        if full and isinstance(entry, what):
            raise StoreError("full", path="/home")
        return write(self, entry)

    monkeypatch.setattr(Desk, "write", failing)

    async def script(app: Played) -> None:
        nonlocal full
        await app.type("150")
        if what is Override:
            await app.press("ctrl+o")
        assert app.phase() is Phase.SAVING
        assert app.footer()[0] == "r Try now"
        assert app.app.screen.query_one("#trouble").has_class("-shown")
        full = False
        await app.press("r")
        assert not app.app.screen.query_one("#trouble").has_class("-shown")
        if what is Attempt:
            assert app.phase() is Phase.ASKING
            assert value(app) == "150"
            await app.type(" MW")
            assert app.log == [("150 MW", "correct", Rating.HARD)]
        else:
            assert app.verdict() == "✓ Correct  on your word"
            assert app.log == [("150", "correct", Rating.GOOD)]

    play(home, script)
