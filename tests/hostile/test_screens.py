"""A hostile home on every screen: every text is shown as it is, and none of them does anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.content import Content
from textual.widgets import Static

from aiquiz.desk import StudyWish
from aiquiz.grading.guard import LONGEST
from aiquiz.tui.app import Aiquiz
from aiquiz.tui.widgets.text_input import MOST_PASTED, TextInput
from tests.hostile.home import KINDS, put_home
from tests.hostile.payloads import HOSTILE, KEPT, RAW, RAW_TEXT, UNSEEN, hostile_in
from tests.tui.conftest import english, parsed_once
from tests.tui.played import Clock, Played, play

__all__ = ["english", "parsed_once"]

ALL = StudyWish(decks=("hostile.en",), kind="cram", limit=KINDS, seed=1)
SCREENS = {
    *("Home", "ShapeSession", "SettingsScreen", "DeckSettingsScreen", "WhatWasDone", "StartDeck"),
    *("ExamScreen", "AddCard", "Problems", "Browse", "CardLifeScreen", "ScoresScreen"),
    *("SessionAnswers", "Help", "Palette"),
}
GIVEN = f"x {HOSTILE} {RAW_TEXT}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    put_home(tmp_path, Clock().now)
    return tmp_path


@pytest.fixture
def first_line_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the last look at each line away: what goes around the cleaning then reaches it."""
    monkeypatch.setattr(Aiquiz, "get_line_filters", App.get_line_filters)


def wrong(played: Played) -> Iterator[str]:
    """Give what of the screen a terminal or a click would act on."""
    for strip in played.app.screen._compositor.render_strips():
        for text, style, control in strip:
            if found := hostile_in(text):
                yield f"{found} in {text!r}"
            if control or (style is not None and style.link):
                yield f"{text!r} is a sequence or a link"
            if style is not None and "app.quit" in repr(style.meta):
                yield f"{text!r} quits when it is clicked"


async def look(played: Played, *keys: str) -> str:
    """Press `keys` one by one and hold that nothing hostile is drawn after any; give the screen."""
    for key in keys:
        await played.press(key)
        name = type(played.app.screen).__name__
        assert list(wrong(played)) == [], f"{key} led to {name}:\n{played.screen()}"
    return played.screen()


async def paste(played: Played, text: str) -> None:
    """Type `text` at once, as a terminal sends what is pasted."""
    from textual.events import Paste

    played.app.post_message(Paste(text))
    await played.settle()
    assert list(wrong(played)) == []


def test_a_hostile_deck_is_studied_and_told_of_and_does_nothing(
    home: Path, first_line_alone: None
) -> None:
    async def script(played: Played) -> None:
        kinds = set()
        for _card in range(KINDS):
            kinds.add(type(played.study.session.card).__name__)
            await look(played, "tab")
            await paste(played, GIVEN)
            await look(played, "enter", "x", "x", "f1", "escape")
            await look(played, *["enter"] * 8)
            if not hasattr(played.app.screen, "session"):
                break
        assert "@click=app.quit" in played.screen()

    play(home, script, ALL)


def test_every_screen_of_a_hostile_home_shows_texts_alone(
    home: Path, first_line_alone: None
) -> None:
    async def script(played: Played) -> None:
        seen: set[str] = set()

        async def see(*keys: str) -> None:
            for key in keys:
                await look(played, key)
                seen.add(type(played.app.screen).__name__)

        async def home_again() -> None:
            while len(played.app.screen_stack) > 1:
                await see("escape")

        await see("slash", "h", "escape", "question_mark", "escape", "ctrl+p", "escape")
        for keys in (("o", "down"), ("t", "down", "right"), ("U", "down"), ("n", "down")):
            await see("g", *keys)
            await home_again()
        await see("g", "down", "down", "down")
        for deck in ("o", "x question_mark escape", "t down right", "n"):
            await see(*deck.split())
            await home_again()
        for _row in ("Bytes", "T", "raw", "wrong"):
            await see("down", "p", "down")
            await home_again()
        await see("g", "b", "slash", "h", "enter", "down", "enter", "enter", "c", "t")
        await home_again()
        await see("s")
        for page in "12345":
            await see(page, "t", "down", "t")
        await see("4", "enter", "down", "down", "escape", "5", "enter", "escape")
        for size in ((40, 12), (160, 50)):
            await played.pilot.resize_terminal(*size)
            await played.settle()
            await see("1", "3", "4")
        await home_again()
        await see("down")
        assert seen >= SCREENS

    play(home, script, None)


def test_a_megabyte_that_is_pasted_is_judged_and_nothing_waits_for_it(
    home: Path, first_line_alone: None
) -> None:
    async def script(played: Played) -> None:
        for text in ("9" * 2**20, "ab " * 2**18, GIVEN * 2000):
            await paste(played, text)
            assert len(played.app.screen.query_one(TextInput).value) <= MOST_PASTED
            await look(played, "z", "enter")
            await look(played, *["enter"] * 6)
        typed = [given or "" for given, _verdict, _rating in played.log]
        assert 1000 < max(map(len, typed)) <= LONGEST

    play(home, script, ALL)


def test_a_text_that_was_never_cleaned_ends_before_the_terminal(tmp_path: Path) -> None:
    async def script(played: Played) -> None:
        raw = f"<{GIVEN}{''.join(KEPT.values())}>".replace("\n", "")
        linked = Content.assemble("a ", ("link", "link 'https://example.org'"), " b")
        words = Content(raw, strip_control_codes=False)
        await played.app.screen.mount(Static(words), Static(linked))
        await played.settle()
        assert list(wrong(played)) == []
        for kept in KEPT.values():
            assert kept in played.screen()

    play(tmp_path, script, None)


@pytest.mark.parametrize("payload", [*RAW.values(), *UNSEEN.values()])
def test_what_the_screens_are_searched_for_is_found(payload: str) -> None:
    assert hostile_in(f"a{payload}b") != []


@pytest.mark.parametrize("kept", KEPT.values())
def test_scripts_and_emoji_are_not_taken_for_it(kept: str) -> None:
    assert hostile_in(f"a {kept} b") == []
