"""Texts that no single key writes, typed into the whole program as a terminal sends them."""

from pathlib import Path

import pytest

from tests.program.terminal import Terminal
from tests.program.test_whole import typed_reviews
from tests.sampled import sampled

DECK = """\
title: Words
id: words
language: en
cards:
  - {{question: "Which word?", answer: "{answer}"}}
"""

WORDS = {
    "dead key": "forêt",
    "two code points": "fore\u0302t",
    "input method": "日本語",
    "syllables": "한국어",
    "right to left": "ירושלים",
    "joined across": "می\u200cخواهم",
    "stacked marks": "ที่รัก",
    "astral": "𝒳 🦊",
    "family": "👩\u200d👩\u200d👧",
}


_EVERY_RUN = [WORDS[name] for name in ("joined across", "family")]


@pytest.mark.parametrize("word", sampled(WORDS.values(), _EVERY_RUN), ids=WORDS)
def test_a_composed_text_is_entered_whole(tmp_path: Path, word: str) -> None:
    decks = tmp_path / "data" / "decks"
    decks.mkdir(parents=True)
    (decks / "words.yaml").write_text(DECK.format(answer=word), encoding="utf-8")
    terminal = Terminal(tmp_path, "study", "words")
    terminal.wait_for("Which word?")
    terminal.wait_for("Answer")
    terminal.enter(word)
    terminal.wait_for("Correct")
    terminal.press_when_awake("\r", "right out of")
    terminal.kill()
    assert typed_reviews(tmp_path) == [(word, "correct")]
