"""Home, played: the list searched, marked, folded and hidden, and what stands around it."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from aiquiz.desk import StudyWish
from aiquiz.say.language import speak
from aiquiz.settings.file import Settings, read
from aiquiz.tui.deck_rows import DeckRows
from aiquiz.tui.screens.home import Home
from tests.tui.played import DECK, Played, play

RIVERS = DECK.replace("A deck [/foo]", "Rivières [@click=app.quit]").replace("small", "rivers")


@pytest.fixture
def two(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a deck in two languages and another one."""
    decks = home / "data" / "decks"
    (decks / "waters.yaml").write_text(f"{RIVERS}", encoding="utf-8")
    french = DECK.replace("language: en", "language: fr").replace("A deck", "Un paquet")
    (decks / "petit.yaml").write_text(french, encoding="utf-8")
    monkeypatch.setattr("aiquiz.desk.listed.built_in_decks", lambda: home / "none")
    return home


def rows(app: Played) -> list[str]:
    """The list as it is shown, without what stands right of the titles."""
    shown = app.app.screen.query_one(DeckRows)
    lines = app.screen().split("\n")[shown.region.y : shown.region.bottom]
    return [line.split("  ·  ")[0].rstrip() for line in lines if line.strip()]


def type_ahead(app: Played, *keys: str) -> None:
    """Press keys faster than any is dealt with."""
    for key in keys:
        character = {"slash": "/", "space": " "}.get(key, key)
        app.app.post_message(events.Key(key, character))


def test_a_search_narrows_the_list_letter_by_letter_and_runs_no_key(two: Path) -> None:
    async def script(app: Played) -> None:
        type_ahead(app, "slash", "q", "space", "h", "U")
        await app.settle()
        assert isinstance(app.app.screen, Home)
        query = app.app.screen.query_one("#query", Input)
        assert query.value == "q hU"
        assert app.text("#notice") == "No deck matches “q hU”."
        assert app.footer() == ["esc all decks"]
        await app.press("escape")
        assert "/ find" in app.footer() or "b cards" in app.footer()
        await app.press("slash", "escape", "slash")
        assert query.value == ""
        assert app.footer()[-1] == "esc all decks"
        await app.press(*"RIVIER")
        assert rows(app) == ["▌  Rivières [@click=app.quit]         en"]
        await app.press("escape")
        assert rows(app)[-1].startswith("▌  Rivières")
        await app.press("slash", *"paquet", "down", "escape")
        # What is found in another language comes out of the row that it was folded into.
        assert rows(app)[2].startswith("▌    Un paquet")
        await app.press("slash", *"deck", "enter")
        assert app.study.session.question.total == 3

    play(two, script, None)
    assert not read(two / "config" / "config.toml")[0].decks


def test_a_translation_is_unfolded_with_keys_and_clicks_and_folded_again(two: Path) -> None:
    folded = ["   All decks", "▌  A deck [/foo]                      en fr"]

    async def script(app: Played) -> None:
        await app.press("down")
        assert rows(app)[:2] == folded
        assert "→ fr" in app.footer()
        await app.press("right", "down")
        assert rows(app)[2] == "▌    Un paquet [/foo]                 fr"
        assert app.text("#notice").startswith("Your own deck") is False
        await app.press("left")
        assert rows(app)[:2] == folded
        shown = app.app.screen.query_one(DeckRows)
        place = rows(app)[1].index("en fr")
        line = shown.region.y + 2
        assert await app.pilot.click(offset=(place, line))
        await app.settle()
        assert "Un paquet" in rows(app)[2]
        # The first click selects, one on the selected row does what Enter does.
        assert await app.pilot.click(offset=(8, line + 2))
        await app.settle()
        assert rows(app)[2].startswith("▌    Un paquet")
        assert await app.pilot.click(offset=(8, line + 2))
        await app.settle()
        assert app.text("#study-title, .head-left").startswith("Un paquet")

    play(two, script, None)


def test_marked_decks_are_studied_together_and_a_hidden_one_is_not(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("space")
        assert app.text("#notice") == "Decks are marked one by one: select the row of one."
        await app.press("down", "space", "down", "space")
        assert [row[:3] for row in rows(app)] == ["   ", " * ", "▌* "]
        assert app.footer()[:3] == ["enter Study 6", "space mark", "esc no marks"]
        await app.press("escape")
        assert "2 decks" not in app.text("#notice")
        assert app.footer()[0] == "enter Try 3 cards"
        await app.press("h")
        assert app.text("#notice").startswith("Hidden: Rivières [@click=app.quit]. u shows it")
        assert rows(app)[-1].startswith("▌  A deck")
        await app.press("u")
        assert rows(app)[-1].startswith("▌  Rivières")
        await app.press("h", "h")
        assert app.text("#notice").startswith("Hidden, in both languages: A deck")
        await app.press("l", "l")
        assert "H shows them" in app.text("#notice")
        assert "H hidden decks" in app.footer()
        assert not any(hint.startswith("enter") for hint in app.footer())
        await app.press("H", "G")
        assert "hidden" in rows(app)[-1]
        await app.press("h", "H")
        assert [row[:12] for row in rows(app)] == ["   All decks", "▌  Rivières "]

    play(two, script, None)
    decks = read(two / "config" / "config.toml")[0].decks
    assert decks["small"].hidden


async def comes(app: Played, told: str) -> bool:
    """Tell whether `told` is shown in the end: what stands around the list comes after it."""
    for _ in range(50):
        if told in app.screen():
            return True
        await app.settle()
    return False


def test_what_stands_around_the_list_is_there_where_there_is_room(two: Path) -> None:
    async def study(app: Played) -> None:
        for _card in range(3):
            await app.press("ctrl+g", "enter")

    async def script(app: Played) -> None:
        assert await comes(app, "Next 14 days")
        assert "Last" not in app.screen()
        await app.pilot.resize_terminal(40, 12)
        await app.settle()
        await app.settle()
        assert "Next" not in app.screen()
        assert len(rows(app)) == 3
        await app.pilot.resize_terminal(120, 40)
        await app.settle()
        await app.settle()
        for told in ("Next 14 days", "weeks", "Last studied  today", "0% today", "New today"):
            assert await comes(app, told)
        screen = app.screen()
        assert max(map(len, screen.split("\n"))) == 120
        await app.pilot.resize_terminal(80, 24)
        await app.settle()
        await app.settle()
        assert "Next 14 days" in app.screen()
        assert "Last studied" not in app.screen()

    play(two, study, StudyWish(decks=("small",)))
    play(two, script, None)


def test_another_language_holds_though_it_can_not_be_kept(two: Path) -> None:
    file = two / "config" / "config.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("[study\n", encoding="utf-8")

    async def script(app: Played) -> None:
        await app.press("l")
        assert "q quitter" in app.footer()
        assert "config.toml" in app.text("#notice")
        await app.press("l")
        assert "q quit" in app.footer()

    play(two, script, None)
    assert file.read_text(encoding="utf-8") == "[study\n"


def test_u_takes_back_the_card_that_was_added_after_a_deck_was_hidden(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "h")
        assert any("show it again" in hint for hint in app.footer())
        await app.press("G", "n", *"Who", "enter", *"Me", "ctrl+s", "escape")
        assert any("take the card back" in hint for hint in app.footer())
        await app.press("u")
        assert "Who" not in (two / "data" / "decks" / "small.yaml").read_text(encoding="utf-8")

    play(two, script, None)


def test_where_every_deck_is_hidden_home_does_not_say_that_all_is_done(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("G", "h")
        assert "both languages" not in app.text("#notice")
        await app.press("G", "h")
        assert app.text("#notice").startswith("Hidden, in both languages: A deck [/foo]. u shows")
        shown = app.screen()
        assert "All done" not in shown
        assert app.text("#today-words") == "Every deck is hidden\nH lists them"
        assert not app.app.screen.query_one("#figure").has_class("-done")
        assert not app.app.screen.query_one("#welcome").display

    async def studied(app: Played) -> None:
        await app.press("ctrl+g", "enter", "escape")

    play(two, script, None)
    file = two / "config" / "config.toml"
    file.unlink()
    play(two, studied, StudyWish(decks=("small",)))
    play(two, script, None)


def test_a_search_that_finds_nothing_offers_no_way_among_rows(two: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("slash", "q", "q")
        assert app.footer() == ["esc all decks"]
        await app.press("backspace", "backspace")
        assert "↑↓ move" in app.footer()

    play(two, script, None)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_in_twenty_columns_the_pill_and_the_rows_keep_their_numbers(
    two: Path, language: str
) -> None:
    async def left(app: Played) -> None:
        await app.press("ctrl+g", "enter", "escape")

    async def script(app: Played) -> None:
        lines = app.screen().split("\n")
        # The card that was missed comes again.
        assert lines[0].rstrip().endswith(" 3")
        assert lines[0].startswith("▌Go on wi" if language == "en" else "▌Reprendre")
        pill = next(line for line in lines if "ent" in line)
        assert pill.strip() == ("enter 3 left" if language == "en" else "entrée encore 3")

    speak(language)
    settings = Settings(motion=False, language=language)
    play(two, left, StudyWish(decks=("small",)), settings=settings)
    play(two, script, None, settings=settings, size=(20, 5))
