"""Reviews of another program, as entries of the log."""

from collections.abc import Collection, Iterable

from aiquiz.deck.file import is_path
from aiquiz.deck.identity import slug
from aiquiz.desk.agenda import there
from aiquiz.desk.desk import Desk
from aiquiz.exchange.card_name import named_card, named_deck
from aiquiz.exchange.review_table import ReviewRow
from aiquiz.scheduling.review import ELSEWHERE, CardKey, Rating, Review


class DeckNameError(Exception):
    """A deck that cards can't be put under.

    `code` is "name" for what is no id of a deck, or "several" where the cards name several decks
    themselves.
    """

    def __init__(self, code: str) -> None:
        """`code` tells why."""
        super().__init__(code)
        self.code = code


def reviews_of(
    rows: Iterable[ReviewRow], deck: tuple[str, str] | None, otherwise: tuple[str, str]
) -> list[Review]:
    """Give `rows` as reviews of cards under `deck` (id, language).

    Without one a card that is named in full is what it says, any other is one of `otherwise`.
    Raises DeckNameError.
    """
    known = list(rows)
    named = {row.card: named_card(row.card) for row in known}
    decks = {key[:2] for key in named.values() if key is not None}
    if deck is not None and len(decks) > 1:
        raise DeckNameError("several")
    keys = {card: _key(card, key, deck, otherwise) for card, key in named.items()}
    return [_review(row, keys[row.card]) for row in known]


def _key(
    card: str,
    named: CardKey | None,
    deck: tuple[str, str] | None,
    otherwise: tuple[str, str],
) -> CardKey:
    if named is None:
        return CardKey(*(deck or otherwise), card)
    return named if deck is None else CardKey(*deck, named.card)


def _review(row: ReviewRow, key: CardKey) -> Review:
    passed = row.rating is not Rating.AGAIN
    return Review(
        card=key,
        moment=row.moment,
        verdict="correct" if passed else "wrong",
        reason="",
        rating=row.rating,
        credit=1.0 if passed else 0.0,
        hints=0,
        tries=0,
        took_ms=row.took_ms or 0,
        mode=ELSEWHERE,
        recall=None,
        stability=None,
    )


def deck_meant(desk: Desk, name: str) -> tuple[str, str]:
    """Give the deck (id, language) that `name` means: a listed one, or one that may come yet.

    A prefix is not enough: cards would end in a deck that was not meant. Raises DeckNameError,
    UnknownDeckError for a path that is no deck.
    """
    if is_path(name):
        found = desk.find(name)
        return found.id, found.language
    named = _known(desk, name) or named_deck(name, desk.language)
    if named is None:
        raise DeckNameError("name")
    return named


def deck_of_file(desk: Desk, stem: str) -> tuple[str, str]:
    """Give the deck (id, language) for cards of a file called `stem` that name none."""
    name = slug(stem)
    return _known(desk, name) or (name, desk.language)


def _known(desk: Desk, name: str) -> tuple[str, str] | None:
    """Give the deck called `name`, with its language or without; None where none was ever known.

    Listed ones come first, then those of the log: what was taken in once under a name is found
    again under it, whatever language the program speaks by then.
    """
    listed = [(entry.id, entry.language) for entry in desk.library.studied]
    studied = sorted({key[:2] for key in desk.store.memories()})
    for decks in (listed, studied):
        fitting = [deck for deck in decks if name in (deck[0], ".".join(deck))]
        if fitting:
            return min(fitting, key=lambda deck: deck[1] != desk.language)
    return None


def without_deck(desk: Desk, cards: Collection[CardKey]) -> frozenset[CardKey]:
    """Give those of `cards` that no listed deck holds."""
    return frozenset(cards) - there(cards, desk.library.studied)
