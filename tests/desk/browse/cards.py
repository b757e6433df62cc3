"""Cards as rows, for the tests of their list."""

from typing import Any

from aiquiz.deck.card import Card, Deck, Place, TextCard
from aiquiz.desk.browse.listing import CardList
from aiquiz.desk.browse.row import CardRow, Standing
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey

TODAY = 20_000


def text_card(id_: str, question: str = "", answer: str = "answer", **facts: Any) -> TextCard:
    return TextCard(
        id=id_, question=question or f"Question {id_}?", answer=answer, place=Place(1, 1), **facts
    )


def memory(stability: float = 5, due: int = 0, lapses: int = 0) -> Memory:
    """A memory that comes back `due` days from today."""
    return Memory(stability, 5, TODAY - 3, TODAY + due, 4, lapses)


def row(
    card: Card | str, standing: Standing | None = None, deck: Deck | None = None, gone: str = ""
) -> CardRow:
    card = text_card(card, card) if isinstance(card, str) else card
    deck = deck or Deck(title="A deck", id="deck", tags=())
    key = CardKey(deck.id, deck.language, card.id)
    held = None if gone else card
    return CardRow(
        key,
        held,
        None if gone else deck,
        deck.title,
        card.question,
        standing or Standing(),
        gone,  # type: ignore[arg-type]  # one of three, as each test writes
    )


def listed(*rows: CardRow) -> CardList:
    """A list of `rows` that is ready."""
    cards = CardList(rows, TODAY)
    for _step in cards.get_ready():
        pass
    return cards


def found(cards: CardList, typed: str) -> list[str]:
    """The ids of the cards found by what is `typed`, in their order."""
    cards.search(typed)
    return ids(cards)


def ids(cards: CardList) -> list[str]:
    return [cards.rows[number].key.card for number in cards.found]
