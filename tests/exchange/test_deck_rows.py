"""A deck as a table and back: nothing of a card is lost or changed on the way."""

from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from aiquiz.deck.card import Card, Deck, Place, TextCard
from aiquiz.deck.file import built_in_decks
from aiquiz.deck.reader import read
from aiquiz.exchange.deck_rows import deck_text, rows_of
from aiquiz.exchange.table import COLUMNS
from aiquiz.text import clean
from aiquiz.text.yaml_text import yaml_list, yaml_text

DECKS = [*sorted(built_in_decks().glob("*.yaml")), Path(__file__).parent.parent / "every_kind.yaml"]


def deck_in(text: str) -> Deck:
    reading = read(text.encode())
    assert [p.code for p in reading.problems if p.severity == "error"] == []
    assert reading.deck is not None
    return reading.deck


def told(deck: Deck) -> list[Card]:
    return [msgspec.structs.replace(card, place=Place(1, 1)) for card in deck.cards]


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.name)
def test_every_shipped_deck_comes_back_as_it_was(path: Path) -> None:
    deck = deck_in(path.read_text(encoding="utf-8"))
    rows = rows_of(deck)
    assert {key for row in rows for key in row} <= set(COLUMNS)
    again = deck_in(deck_text({"title": deck.title, "language": deck.language}, rows))
    assert told(again) == told(deck)


TEXTS = st.text(max_size=40).map(lambda text: clean(text).strip()).filter(bool)


@given(TEXTS)
@example("a\ufffe")
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    for line in (f"k: {yaml_text(text)}\n", f"k: {yaml_list([text])}\n"):
        [value] = [value if line[3] != "[" else value[0] for value in _plain(line).values()]
        assert value == text


def _plain(line: str) -> dict[str, str]:
    found = yaml.load(line, Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


@given(TEXTS, TEXTS, TEXTS)
def test_a_card_of_any_texts_comes_back(question: str, answer: str, explanation: str) -> None:
    facts = (question, answer, explanation)
    if any("{{" in fact or " | " in fact for fact in facts):
        return
    card = TextCard(
        id="a", question=question, place=Place(1, 1), answer=answer, explanation=explanation
    )
    rows = rows_of(Deck(title="T", cards=(card,)))
    again = read(deck_text({"title": "T", "language": "en"}, rows).encode()).deck
    assert again is not None
    assert [(c.question, c.explanation) for c in again.cards] == [(question, explanation)]
