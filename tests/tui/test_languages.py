"""A language that was added by its catalogue alone is spoken on every screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aiquiz import languages
from aiquiz.deck import keys
from aiquiz.desk import listed
from aiquiz.say.language import speak, speaking
from aiquiz.tui.screens.summary import Summary
from tests.say.pseudo import CODE, lay_out, left_in_latin, said
from tests.tui.played import Played, play

DECK = """
title: "123"
id: d1
language: en
tags: ["77"]
cards:
  - {id: c1, question: "1 + 1?", answer: "2", hints: ["0", "00"], reject: [{"8": "88"}]}
  - {id: c2, question: "2 + 2?", choices: ["3", "4"], answer: "4", explanation: "2 · 2"}
"""

KNOWN = {
    *("aiquiz", "en", "in", "English"),  # a language is called by its own name
    *("is", "due", "deck", "tag", "new"),  # the words of a search
    *("warning", "sensible-editor"),
    *keys.DECK_KEYS,
    *keys.CARD_KEYS,
}


@pytest.fixture
def added(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(languages, "FOLDER", str(lay_out(tmp_path / "locale")))
    # Decks are in their own languages: this one is in none.
    monkeypatch.setattr(listed, "built_in_decks", lambda: tmp_path / "nowhere")
    (home / "data" / "decks" / "small.yaml").write_text(DECK, encoding="utf-8")
    yield home
    speak("en")


def test_no_screen_shows_a_text_that_bypasses_the_catalogue(added: Path) -> None:
    async def script(app: Played) -> None:
        async def look(*pressed: str) -> None:
            for key in pressed:
                await app.press(key)
                left = left_in_latin(app.screen(), *KNOWN)
                assert not left, f"after {key}:\n{app.screen()}"

        # From English the key goes to the next language there is.
        await app.press("l")
        assert speaking() == CODE
        assert said("in Other") not in app.screen()
        await look("question_mark", "escape", "G", "o", "escape", "t", "escape", "x", "escape")
        await look(
            "p", "escape", "n", "escape", "b", "enter", "escape", "slash", "escape", "escape"
        )
        await look("enter", "tab", "8", "enter", "x", "question_mark", "escape", "enter", "a")
        await look("enter", "2", "enter", "enter")
        assert isinstance(app.app.screen, Summary)
        await look("a", "escape", "escape", "s", "2", "3", "4", "5", "escape", "U")

    play(added, script, None, size=(120, 40))
