"""A deck that is saved while the app is open, and what is wrong with it."""

from pathlib import Path

import pytest
from textual.app import App

from aiquiz.study import Phase
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.problems import Problems
from tests.tui.played import Played, play

DECK = """\
title: Cities
id: small
language: en
cards:
  - {id: one, question: Which city?, answer: Memphis, explanation: A river.}
  - {id: two, question: "Which [/other]?", choices: [Austin, Lima], answer: Lima, explanation: E}
"""


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "data" / "decks" / "small.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


async def save(app: Played, path: Path, text: str) -> None:
    """Save a deck, and let the app look as it does by itself every so often."""
    path.write_text(text, encoding="utf-8")
    await app.app._tell_changes()
    await app.settle()


def test_home_shows_what_was_saved_and_a_new_deck(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        assert isinstance(app.app.screen, Home)
        await save(app, path, DECK.replace("Cities", "Towns"))
        assert "Towns" in app.screen()
        await save(app, path.with_name("other.yaml"), DECK.replace("small", "other"))
        assert "Cities" in app.screen()
        path.unlink()
        await save(app, path.with_name("other.yaml"), DECK.replace("small", "third"))
        assert "Towns" not in app.screen()

    play(home, script, None)


def test_a_session_goes_on_with_what_was_saved(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.pilot.press(*"Aus")
        await save(app, path, DECK.replace("Which city?", "Which town?").replace("Memphis", "Bonn"))
        assert app.text("#question") == "Which town?"
        assert "This card was just saved anew." in app.screen()
        await app.press("ctrl+u")
        await app.type("Bonn")
        assert app.verdict().startswith("✓ Correct")
        await save(app, path, "title: [")
        assert app.phase() is Phase.ANSWERED
        await app.press("enter")
        await save(app, path, DECK.replace("Austin, Lima", "Quito, Lima"))
        assert "Quito" in app.screen()

    play(home, script)


def test_a_verdict_shows_the_text_that_was_saved_since(
    home: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Suspended:
        def __enter__(self) -> None: ...
        def __exit__(self, *_: object) -> None: ...

    def edit(_command: list[str]) -> bool:
        path.write_text(DECK.replace("A river", "A wide river"), encoding="utf-8")
        return True

    monkeypatch.setenv("VISUAL", "vi")
    monkeypatch.setattr("aiquiz.tui.editing.run_editor", edit)
    monkeypatch.setattr(App, "suspend", lambda _app: Suspended())

    async def script(app: Played) -> None:
        await app.type("Nashville")
        assert "A river." in app.screen()
        await app.press("e")
        assert "A wide river." in app.screen()
        assert app.verdict().startswith("× Wrong")
        await save(app, path, DECK.replace("A river", "A long one").replace("Which city", "Where"))
        assert "A long one." in app.screen()
        assert app.text("#question") == "Where?"
        assert "Nashville" in app.screen()

    play(home, script)


def test_the_gaps_of_a_judged_cloze_keep_what_was_typed_when_it_is_saved_anew(
    home: Path, path: Path
) -> None:
    cloze = DECK.partition("cards:")[0] + "cards:\n  - {id: c, cloze: 'It has {{two}} arms.'}\n"
    path.write_text(cloze, encoding="utf-8")

    async def script(app: Played) -> None:
        await app.type("nine")
        await save(app, path, cloze.replace("It has", "It had"))
        assert "It had nine arms." in app.screen()

    play(home, script)


def test_problems_are_shown_where_they_are_and_go_when_they_are_mended(
    home: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[list[str]] = []

    class Suspended:
        def __enter__(self) -> None: ...
        def __exit__(self, *_: object) -> None: ...

    def edit(command: list[str]) -> bool:
        opened.append(command)
        return True

    monkeypatch.setenv("VISUAL", "vi")
    monkeypatch.setattr("aiquiz.tui.editing.run_editor", edit)
    monkeypatch.setattr(App, "suspend", lambda _app: Suspended())
    path.write_text(DECK.replace("answer: Lima", "anwser: '[/x]'"), encoding="utf-8")

    async def script(app: Played) -> None:
        await app.press("G")
        assert "p problems" in app.footer()
        await app.press("p")
        assert isinstance(app.app.screen, Problems)
        assert "1 of 2 cards can be studied" in app.screen()
        assert "unknown key “anwser”: did you mean “answer”?" in app.screen()
        await app.press("j")
        assert "6    - {id: two" in app.screen()
        assert "▔" in app.screen()
        assert app.footer()[0] == "enter Open at line 6"
        await app.press("enter")
        assert opened == [["vi", "+6", str(path)]]
        await save(app, path, DECK)
        assert "0 problems   2 of 2 cards can be studied" in app.screen()
        await app.press("escape")
        assert isinstance(app.app.screen, Home)

    play(home, script, None)


def test_e_at_home_opens_the_selected_deck(
    home: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vi")

    async def script(app: Played) -> None:
        await app.press("G", "e")
        assert "“vi” did not start" in app.screen()
        await app.press("g", "down", "e")
        assert "This deck comes with aiquiz" in app.screen()

    play(home, script, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "The file of Cities is away: its cards are asked as they were."),
        ("title: [", "Line 2 of Cities can’t be read: its cards are asked as they were."),
        (DECK.replace("id: small", "id: other"), "The file of small holds another deck:"),
    ],
)
def test_a_session_tells_that_its_deck_is_gone_and_goes_on(
    home: Path, path: Path, text: str | None, told: str
) -> None:
    async def script(app: Played) -> None:
        if text is None:
            path.unlink()
            await app.app._tell_changes()
            await app.settle()
        else:
            await save(app, path, text)
        assert told in " ".join(app.screen().split())
        await app.type("Memphis")
        assert app.verdict().startswith("✓ Correct")
        await app.press("enter")
        assert "Which [/other]?" in app.screen()

    play(home, script)
