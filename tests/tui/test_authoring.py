"""Cards and decks of one's own, written from home."""

from pathlib import Path

import pytest
from textual import events
from textual.app import App

from aiquiz.deck.reader import read
from aiquiz.say.language import speak
from aiquiz.tui.screens.add_card import AddCard
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.problems import Problems
from aiquiz.tui.screens.start_deck import StartDeck
from aiquiz.tui.widgets.form import Form
from tests.tui.played import DECK, Played, play


@pytest.fixture
def path(home: Path) -> Path:
    return home / "data" / "decks" / "small.yaml"


def questions(path: Path) -> list[str]:
    deck = read(path.read_bytes()).deck
    assert deck is not None
    return [card.question for card in deck.cards]


def cards(app: Played) -> int:
    """How many cards the selected row at home has."""
    home = app.app.screen
    assert isinstance(home, Home)
    row = home._row()
    assert row is not None
    return row.cards


def footer(app: Played, key: str) -> str:
    return next((text for text in app.footer() if text.startswith(f"{key} ")), "")


async def write(app: Played, *lines: str) -> None:
    """Type into one line after the other, with Enter between them."""
    for number, text in enumerate(lines):
        if number:
            await app.press("enter")
        await app.pilot.press(*("space" if sign == " " else sign for sign in text))
    await app.settle()


def test_a_card_is_typed_added_and_counted_at_home(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("G")
        assert footer(app, "n") == "n new card"
        await app.press("n")
        assert isinstance(app.app.screen, AddCard)
        assert "other kinds of card, e at home opens the file." in app.screen()
        await write(app, "Which river", "Nile", "the Nile | Nil", "Long", "In Africa")
        assert app.footer()[0] == "enter Add the card"
        await app.press("enter")
        assert "Added; ctrl+z takes it back." in app.screen()
        assert "1 card added" in app.screen()
        assert path.read_text(encoding="utf-8") == DECK + (
            "  - question: Which river\n    answer: Nile\n    accept: [the Nile, Nil]\n"
            "    hint: Long\n    explanation: In Africa\n"
        )
        assert app.app.screen.query_one(Form).open == 0
        await write(app, "Which sea", "Baltic")
        await app.press("ctrl+s", "escape")
        assert isinstance(app.app.screen, Home)
        assert "2 cards added; u takes the last back." in app.screen()
        assert cards(app) == 5
        await app.press("u")
        assert questions(path)[-1] == "Which river"
        assert "Taken back: “Which sea”." in app.screen()
        await app.press("u")
        assert path.read_text(encoding="utf-8") == DECK
        assert not footer(app, "u")

    play(home, script, None)


def test_what_is_taken_back_in_the_form_can_be_mended(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "n")
        await write(app, "A", "b", "c")
        await app.press("ctrl+s", "ctrl+z")
        assert path.read_text(encoding="utf-8") == DECK
        assert app.app.screen.query_one(Form).values == ("A", "b", "c", "", "")

    play(home, script, None)


def test_leaving_asks_nothing_and_what_was_typed_is_still_there(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "n")
        await write(app, "Half", "done")
        await app.press("escape")
        assert isinstance(app.app.screen, Home)
        assert "Not added: what you typed is still there with n." in app.screen()
        await app.press("n")
        assert app.app.screen.query_one(Form).values == ("Half", "done", "", "", "")
        await app.press("ctrl+u", "down", "ctrl+u", "escape", "n")
        assert not any(app.app.screen.query_one(Form).values)
        assert path.read_text(encoding="utf-8") == DECK

    play(home, script, None)


def test_arrows_and_tab_move_and_an_unfinished_card_is_not_added(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "n")
        form = app.app.screen.query_one(Form)
        places = []
        for key in ("tab", "down", "shift+tab", "up", "up", "up"):
            await app.press(key)
            places.append(form.open)
        assert places == [1, 2, 1, 0, 4, 3]
        assert footer(app, "ctrl+s") == "ctrl+s add: question and answer first"
        await app.press("ctrl+s")
        assert "A card needs a question." in app.screen()
        assert form.open == 0
        await write(app, "Q")
        await app.press("ctrl+s")
        assert "A card needs an answer." in app.screen()
        assert form.open == 1
        await app.press("ctrl+z")
        assert path.read_text(encoding="utf-8") == DECK

    play(home, script, None)


def test_what_check_finds_is_a_warning_and_a_deck_that_breaks_is_said(
    home: Path, path: Path
) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "n")
        await write(app, "Is Memphis big[/x]", "Memphis")
        await app.press("ctrl+s")
        assert "▲ the question holds the answer “Memphis”" in app.screen()
        path.write_text("title: [", encoding="utf-8")
        await write(app, "Q", "A")
        await app.press("ctrl+s")
        assert "Nothing was written: mend line 2 first" in app.screen()
        assert path.read_text(encoding="utf-8") == "title: ["
        assert app.app.screen.query_one(Form).values[:2] == ("Q", "A")
        await app.press("ctrl+z")
        assert "The deck was saved since" in app.screen()

    play(home, script, None)


def test_a_deck_that_is_broken_is_mended_before_a_card_is_typed(home: Path, path: Path) -> None:
    path.write_text("title: [", encoding="utf-8")

    async def script(app: Played) -> None:
        await app.press("G", "n")
        assert isinstance(app.app.screen, Home)
        told = " ".join(app.screen().split())
        assert "No card can be added: line 2, this can’t be read as YAML" in told
        assert "p shows it, e opens the file." in told
        assert footer(app, "n") == "n new card: the file can’t be read"

    play(home, script, None)


def test_a_deck_that_takes_no_card_is_grey_and_says_why(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("g", "down")
        assert footer(app, "n") in ("", "n new card: not into a built-in deck")
        await app.press("n")
        assert isinstance(app.app.screen, Home)
        assert "This deck comes with aiquiz" in app.screen()
        path.chmod(0o444)
        await app.press("l", "l", "G", "n")
        assert isinstance(app.app.screen, Home)
        assert "read-only" in app.screen()

    play(home, script, None, size=(120, 30))
    speak("en")


def test_without_an_own_deck_one_is_made_first(home: Path, path: Path) -> None:
    path.unlink()
    made = path.with_name("C-basics.yaml")

    async def script(app: Played) -> None:
        assert "Your own deck: a text file. n starts one with an example." in app.screen()
        assert footer(app, "n") == "n new deck"
        await app.press("n")
        assert isinstance(app.app.screen, StartDeck)
        await app.press("enter")
        assert "A deck needs a name." in app.screen()
        await write(app, "C++/basics")
        await app.press("enter")
        assert isinstance(app.app.screen, AddCard)
        await write(app, "Q", "A")
        await app.press("ctrl+s", "escape")
        assert "C++/basics" in app.screen()
        assert cards(app) == 6
        [file] = path.parent.glob("*.yaml")
        assert questions(file)[-1] == "Q"
        deck = read(file.read_bytes()).deck
        assert deck is not None
        assert deck.title == "C++/basics"
        await app.press("g", "n", "escape")
        assert isinstance(app.app.screen, Home)
        await app.press("n")
        await write(app, "C++/basics")
        await app.press("enter")
        assert "There is already a file" in app.screen()

    play(home, script, None)
    assert not made.exists()


def test_what_is_typed_right_after_enter_goes_into_the_next_line(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "n")
        for key in ("Q", "enter", "A", "enter", "B"):
            app.app.post_message(events.Key(key, key if len(key) == 1 else "\r"))
        await app.settle()
        assert app.app.screen.query_one(Form).values == ("Q", "A", "B", "", "")

    play(home, script, None)


def test_the_lines_have_names_in_french(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("l", "G", "n")
        names = [line.split()[0] for line in app.screen().split("\n")[2:11:2] if line.strip()]
        assert names == ["▌", "Réponse", "Juste", "Indice", "Explication"]

    play(home, script, None)
    speak("en")


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (120, 40)])
def test_the_form_fits_screens_of_any_size(home: Path, path: Path, size: tuple[int, int]) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "n")
        await write(app, "Q", "A", "", "")
        assert "esc leave" in app.screen()
        await app.press("down")
        assert app.app.screen.query_one(Form).at_last
        await app.press("enter")
        assert questions(path)[-1] == "Q"

    play(home, script, None, size=size)


RIVERS = """\
title: Rivers
id: small
language: en
cards:
  - {question: "Which [river] flows through Rome, Italy?", answer: Tiber, explanation: E}
  - {id: bonn, question: Which river flows through Bonn?, answer: Rhine, explanation: E}
"""


async def study_and_edit(app: Played, path: Path, text: str) -> None:
    """Study both rivers, and save `text` in their place."""
    for river in ("Tiber", "Rhine"):
        await app.type(river)
        await app.press("enter")
    await app.press("enter")
    assert isinstance(app.app.screen, Home)
    path.write_text(text, encoding="utf-8")
    await app.app._tell_changes()
    await app.settle()


def test_a_history_that_followed_is_told_and_parted_at_home(home: Path, path: Path) -> None:
    path.write_text(RIVERS, encoding="utf-8")

    async def script(app: Played) -> None:
        await study_and_edit(app, path, RIVERS.replace("flows", "runs", 1))
        await app.press("g")
        assert "keeps its history. u lets it start anew." in " ".join(app.screen().split())
        await app.press("u")
        assert "starts anew; the history waits for" in " ".join(app.screen().split())
        assert not footer(app, "u")
        await app.press("G")
        assert app.app.screen._row().fresh == 1  # type: ignore[attr-defined]

    play(home, script)


def test_a_history_without_its_card_is_told_once_and_p_shows_it(home: Path, path: Path) -> None:
    path.write_text(RIVERS, encoding="utf-8")
    edited = RIVERS.replace("Which [river] flows through Rome, Italy?", "Where is the Pope?")

    async def script(app: Played) -> None:
        await study_and_edit(app, path, edited)
        await app.press("g")
        assert "▲ Rivers: 1 history is without its card now. p tells more." in app.screen()
        assert footer(app, "p") == "p problems"
        await app.press("p")
        assert isinstance(app.app.screen, Problems)
        assert "“Which [river] flows through Rome, Italy?” is gone: 1 answer" in app.screen()

    async def later(app: Played) -> None:
        assert "history" not in app.screen()

    play(home, script, size=(100, 24))
    play(home, later, None)


def test_a_session_tells_what_became_of_histories_as_home_does(home: Path, path: Path) -> None:
    path.write_text(RIVERS, encoding="utf-8")

    async def script(app: Played) -> None:
        await app.type("Tiber")
        path.write_text(RIVERS.replace("flows", "runs", 1), encoding="utf-8")
        await app.app._tell_changes()
        await app.settle()
        told = " ".join(app.screen().split())
        assert "Italy?” was edited and keeps its history." in told
        await app.press("enter")
        path.write_text(
            RIVERS.split("  - {question", maxsplit=1)[0] + "  - {id: bonn, question: "
            "Which river flows through Bonn?, answer: Rhine}\n",
            encoding="utf-8",
        )
        await app.app._tell_changes()
        await app.settle()
        assert "Rivers: 1 history is without its card now." in app.screen()

    play(home, script, size=(100, 24))


def test_what_the_editor_did_to_a_history_is_told_where_the_card_is(
    home: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(RIVERS, encoding="utf-8")

    class Suspended:
        def __enter__(self) -> None: ...
        def __exit__(self, *_: object) -> None: ...

    def edit(command: list[str]) -> bool:
        path.write_text(RIVERS.replace("flows", "runs", 1), encoding="utf-8")
        return True

    monkeypatch.setenv("VISUAL", "vi")
    monkeypatch.setattr("aiquiz.tui.editing.run_editor", edit)
    monkeypatch.setattr(App, "suspend", lambda _app: Suspended())

    async def script(app: Played) -> None:
        await app.type("Tiber")
        await app.press("e")
        assert "runs through Rome, Italy?” was edited and keeps its history." in app.text("#below")

    play(home, script, size=(100, 24))


def test_an_addition_can_be_taken_back_until_something_else_is_done(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "n")
        await write(app, "A", "b")
        await app.press("ctrl+s", "escape")
        assert footer(app, "u") == "u take the card back"
        await app.press("g", "enter", "escape")
        assert isinstance(app.app.screen, Home)
        assert not footer(app, "u")
        await app.press("u")
        assert questions(path)[-1] == "A"

    play(home, script, None)


def test_what_was_added_and_what_was_not_are_both_told(home: Path, path: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "n")
        await write(app, "A", "b")
        await app.press("ctrl+s")
        await write(app, "C")
        await app.press("escape")
        assert "1 card added; u takes it back." in app.screen()
        assert "Not added: what you typed is still there with n." in app.screen()

    play(home, script, None)


def test_histories_are_among_the_problems_and_parted_there(home: Path, path: Path) -> None:
    path.write_text(RIVERS, encoding="utf-8")
    edited = RIVERS.replace("flows", "runs", 1).replace("id: bonn", "id: other")

    async def script(app: Played) -> None:
        await study_and_edit(app, path, edited)
        await app.press("G", "p")
        assert isinstance(app.app.screen, Problems)
        assert "0 problems   2 of 2 cards can be studied" in app.screen()
        assert "· gone     “Which river flows through Bonn?” is gone: 1 answer, the" in app.screen()
        assert "· edited   “Which [river] runs through Rome, Italy?” keeps" in app.screen()
        assert app.footer()[0] == "esc Back"
        assert "esc back" not in app.footer()
        await app.press("u", "j")
        assert app.footer()[:2] == ["enter Open at the card", "u let it start anew"]
        await app.press("u")
        assert "edited" not in app.screen()
        assert "“Which [river] flows through Rome, Italy?” is gone: 1 answer" in app.screen()
        await app.press("enter")
        assert isinstance(app.app.screen, Home)

    play(home, script, size=(100, 24))


def test_what_is_typed_in_one_go_with_the_key_that_adds_is_in_the_card(
    home: Path, path: Path
) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "n")
        for key in ("Q", "tab", *"An answer", "ctrl+s"):
            character = key if len(key) == 1 else None
            app.app.post_message(events.Key("space" if key == " " else key, character))
        await app.settle()
        assert "1 card added" in app.screen()
        assert "answer: An answer" in path.read_text(encoding="utf-8")

    play(home, script, None)
