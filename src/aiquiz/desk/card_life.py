"""The life of a card, joined from the log, its deck and the learner's terms."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from aiquiz.deck.library import UnknownDeckError
from aiquiz.desk.browse.cards import renewed
from aiquiz.desk.browse.row import CardRow, Standing, Today, lost_row
from aiquiz.desk.desk import Desk
from aiquiz.desk.wish import StudyWish
from aiquiz.progress.reviews import CardHistory
from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.review import CardKey
from aiquiz.scores.life import Life, Lived, life


class CardLife(NamedTuple):
    """A card as it stands today, and all that became of it."""

    row: CardRow
    life: Life


def card_life(desk: Desk, key: CardKey) -> CardLife:
    """Give the life of card `key`, also where no deck holds it any more. Raises StoreError."""
    [row] = renewed(desk, [_row(desk, key)])
    return CardLife(row, life_of(desk, key))


def life_of(desk: Desk, key: CardKey) -> Life:
    """Give all that became of card `key` up to today. Raises StoreError."""
    history = desk.store.history(key)
    return life(lived(history), key, desk.terms.of(key.deck), desk.now().day)


def lived(history: CardHistory) -> Iterator[Lived]:
    """Give the reviews and resets of `history`, in the order in which memory takes them."""
    for number in range(len(history.resets) + 1):
        if number:
            yield history.resets[number - 1]
        for logged, behind in zip(history.reviews, history.behind, strict=True):
            if behind == number:
                yield logged.review


def _row(desk: Desk, key: CardKey) -> CardRow:
    """Give the card as its deck has it, or what is known of it; how it stands is not told yet."""
    entries = desk.library.named({key[:2]})
    for deck in (entry.deck for entry in entries):
        for card in deck.cards if deck is not None else ():
            if deck is not None and card.id == key.card:
                return CardRow(key, card, deck, deck.title, card.question, Standing())
    nothing = Today(desk.now().day, desk.terms, {}, Marks())
    there = {key[:2]} if entries else set()
    return lost_row(key, nothing, there, desk.store)


def wish_for(row: CardRow, today: int) -> StudyWish | None:
    """Give the session that studies the card of `row` alone on study day `today`.

    It moves memory where it can: before its day too, but not where the card is suspended. None for
    one that can't be asked: no deck holds it, or it was put off until tomorrow.
    """
    if row.gone or row.standing.buried:
        return None
    wish = StudyWish(decks=(row.deck_name,), cards=(row.key,))
    if row.standing.suspended:
        return replace(wish, kind="cram", only="suspended")
    if row.standing.memory is None or row.standing.is_due(today):
        return wish
    return replace(wish, kind="ahead")


def is_asked(desk: Desk, wish: StudyWish) -> bool:
    """Tell whether a session over `wish` has a card to ask today. Raises StoreError."""
    try:
        return desk.count(wish) > 0
    except UnknownDeckError:
        return False
