"""The keys of the study screen as its footer and its help tell them."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from aiquiz.say.language import speak
from aiquiz.settings.file import Settings
from aiquiz.study import Phase
from aiquiz.tui import study_keys
from aiquiz.tui.commands import answers, browse, home, new_card, problems, shape, summary
from aiquiz.tui.keys import Command, key_name
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.text_input import TextInput
from tests.every_kind import WISH, Only
from tests.sampled import sampled
from tests.tui.played import SMALL, Played, play

LANGUAGES = ("en", "fr")


def last_rows(app: Played, count: int = 3) -> str:
    return "\n".join(app.screen().splitlines()[-count:])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["choice", "multiple"])
def test_to_type_a_choice_is_told_on_a_screen_of_80_columns(
    only: Only, name: str, language: str
) -> None:
    async def script(app: Played) -> None:
        row = last_rows(app, 1)
        assert " t " in row
        assert "ctrl+g" in row

    speak(language)
    play(only(name), script, WISH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_to_accept_a_close_answer_is_told_on_a_screen_of_80_columns(
    home: Path, language: str
) -> None:
    async def script(app: Played) -> None:
        await app.type("150")
        row = last_rows(app, 1)
        assert "ctrl+o accept it" in row or "ctrl+o l’accepter" in row
        assert "tab" in row
        assert "ctrl+g" in row

    (home / "data" / "decks" / "small.yaml").write_text(
        "title: T\nid: small\nlanguage: en\ncards:\n"
        "  - {question: How much power?, answer: 150 MW, hints: [One, Two]}\n",
        encoding="utf-8",
    )
    speak(language)
    play(home, script)


def test_help_opens_while_an_answer_is_typed_and_closes_with_the_same_key(home: Path) -> None:
    async def script(app: Played) -> None:
        assert "F1 help" in app.footer()
        await app.pilot.press("M")
        await app.press("f1")
        assert isinstance(app.app.screen, Help)
        await app.press("f1")
        assert app.phase() is Phase.ASKING
        assert app.study.query_one("#typed", TextInput).value == "M"
        await app.press("?")
        assert app.study.query_one("#typed", TextInput).value == "M?"

    play(home, script, SMALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_that_move_things_are_told_on_a_narrow_screen_too(
    only: Only, language: str
) -> None:
    async def script(app: Played) -> None:
        space = key_name("space")
        shown = last_rows(app)
        for key in (f" {space} ", "↑↓", "ctrl+g", key_name("escape")):
            assert key in shown
        await app.press("space")
        assert (f"{space} put" if language == "en" else f"{space} poser") in last_rows(app)

    speak(language)
    play(only("order"), script, WISH, size=(40, 12))


TOLD = {
    "home": home.COMMANDS,
    "summary": summary.COMMANDS,
    "answers": answers.COMMANDS,
    "browse": browse.COMMANDS,
    "problems": problems.COMMANDS,
    "shape": shape.COMMANDS,
    "add": new_card.COMMANDS,
}


def key(command: Command) -> str:
    return command.shown or key_name(command.keys)


def twice(told: Sequence[Command]) -> list[str]:
    """Give the keys and the words that stand more than once."""
    texts = [text for command in told if command.group for text in (key(command), command.help)]
    return [text for text, count in Counter(texts).items() if count > 1]


@pytest.mark.parametrize("name", TOLD)
def test_no_key_and_no_words_stand_twice_in_a_help(name: str) -> None:
    assert twice(TOLD[name]) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sampled(["text", "cloze", "choice", "order"], ("choice", "order")))
def test_the_help_of_each_state_tells_its_keys_once_and_fits_the_screen(
    only: Only, name: str, language: str
) -> None:
    async def script(app: Played) -> None:
        told = study_keys.told(app.study.session)
        assert twice(told) == []
        assert any(command.id == "study.hint" for command in told)
        assert any(command.id == "study.take" for command in told) == (name == "order")
        assert any(command.id == "study.type" for command in told) == (name == "choice")
        await app.press("f1")
        assert app.app.screen.query_one("#help").max_scroll_y == 0
        await app.press("f1", "ctrl+g")
        told = study_keys.told(app.study.session)
        assert twice(told) == []
        assert [command.help for command in told if key(command) == "r"] == [
            "a slip: type it again"
        ]
        await app.press("f1")
        assert app.app.screen.query_one("#help").max_scroll_y == 0

    speak(language)
    play(only(name), script, WISH)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_the_ratings_stay_in_sight_however_much_there_is_to_read(
    home: Path, size: tuple[int, int], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(app: Played) -> None:
        await app.type("no")
        await app.press("e")
        assert "EDITOR" in app.screen()
        rows = [row for row in app.screen().splitlines() if "[1 " in row]
        assert len(rows) == 1
        assert " 4 " in rows[0]
        await app.press("s")
        assert any("[1" in row and " 4" in row for row in app.screen().splitlines())

    text = "One two three four five six seven. " * 18
    (home / "data" / "decks" / "small.yaml").write_text(
        "title: T\nid: small\nlanguage: en\ncards:\n"
        f"  - {{question: Which?, answer: Memphis, explanation: {text}}}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    speak(language)
    play(home, script, SMALL, size=size)


@pytest.mark.parametrize(
    ("language", "chosen", "then"),
    [
        ("en", "[1 Again soon]", "[2 Hard 1 d]"),
        ("fr", "[1 À revoir]", "[2 Difficile 1\N{NO-BREAK SPACE}j]"),
    ],
)
def test_on_a_narrow_screen_the_chosen_rating_keeps_its_name(
    home: Path, language: str, chosen: str, then: str
) -> None:
    async def script(app: Played) -> None:
        await app.type("no")
        assert chosen in app.text("#ratings")
        assert chosen in app.screen()
        await app.press("2")
        assert then in app.text("#ratings")
        assert then in app.screen()

    speak(language)
    play(home, script, SMALL, size=(40, 12), settings=Settings(motion=False, language=language))
