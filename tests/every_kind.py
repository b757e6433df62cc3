"""A deck that holds every kind of card, and answers to each: right, partly right and wrong."""

from collections.abc import Callable
from pathlib import Path

from aiquiz.deck.card import PARTED, Card, Deck
from aiquiz.deck.reader import read
from aiquiz.desk import StudyWish

Only = Callable[..., Path]
"""What gives a home with a deck of just the cards named."""

WISH = StudyWish(decks=("every-kind",), seed=1)
"""A session over the deck, in the same order each time."""

PATH = Path(__file__).with_name("every_kind.yaml")


def deck() -> Deck:
    """Give the deck, which has no problem."""
    found = read(PATH.read_bytes())
    assert found.problems == ()
    assert found.deck is not None
    return found.deck


def card(name: str) -> Card:
    """Give the card with that id."""
    return next(card for card in deck().cards if card.id == name)


def parts(*given: str) -> str:
    """Give what is given in several parts."""
    return PARTED.join(given)


def alone(*names: str) -> str:
    """Give the text of a deck that holds just the cards with those ids."""
    head, _, body = PATH.read_text(encoding="utf-8").partition("cards:\n")
    cards = [f"  - id: {rest}" for rest in body.split("  - id: ")[1:]]
    kept = [text for text in cards if text.split("\n", 1)[0].removeprefix("  - id: ") in names]
    assert len(kept) == len(names)
    return f"{head}cards:\n{''.join(kept)}"
