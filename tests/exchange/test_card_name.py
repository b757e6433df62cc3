"""What cards are called where several decks share a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.exchange.card_name import card_name, clean_id, named_card, named_deck
from aiquiz.scheduling.review import CardKey

IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", fullmatch=True)
LANGUAGES = st.from_regex(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", fullmatch=True)


@given(IDS, LANGUAGES, st.text(min_size=1, max_size=60).map(clean_id).filter(bool))
def test_a_name_comes_back_as_the_card_whatever_its_id_holds(
    deck: str, language: str, card: str
) -> None:
    key = CardKey(deck, language, card)
    assert named_card(card_name(key)) == key


@pytest.mark.parametrize("name", ["17", "a:b", "deck:card", "deck.en", "deck.EN:card", "d e.en:c"])
def test_an_id_alone_names_no_deck(name: str) -> None:
    assert named_card(name) is None


@pytest.mark.parametrize(
    ("name", "deck"),
    [
        ("cities", ("cities", "fr")),
        ("cities.en", ("cities", "en")),
        ("a.b.en", ("a.b", "en")),
        ("pt.pt-BR", ("pt", "pt-BR")),
        ("", None),
        ("two words", None),
        ("a/b", None),
        ("x" * 65, None),
    ],
)
def test_a_deck_goes_by_its_id_with_or_without_its_language(
    name: str, deck: tuple[str, str] | None
) -> None:
    assert named_deck(name, "fr") == deck
