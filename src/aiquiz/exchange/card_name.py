"""What cards are called in tables that several decks share: `id.language:card`.

It is what the command line calls a card. Neither an id nor a language holds a colon, so that
whatever is a card's own id comes back as it was.
"""

import re

from aiquiz.scheduling.review import CardKey
from aiquiz.text import one_line

MOST_LETTERS = 200

_DECK = r"([A-Za-z0-9][A-Za-z0-9._-]{0,63})"
_LANGUAGE = r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)"
_CARD_NAME = re.compile(rf"{_DECK}\.{_LANGUAGE}:(.+)")
_DECK_NAME = re.compile(rf"{_DECK}\.{_LANGUAGE}")
_DECK_ID = re.compile(_DECK)


def card_name(key: CardKey) -> str:
    """Give the name of card `key`."""
    return f"{key.deck}.{key.language}:{key.card}"


def named_card(name: str) -> CardKey | None:
    """Give the card that `name` names in full, None where it is an id alone."""
    match = _CARD_NAME.fullmatch(name)
    return CardKey(*match.groups()) if match else None


def named_deck(name: str, language: str) -> tuple[str, str] | None:
    """Give the deck (id, language) that `name` can name, in `language` where it says none."""
    match = _DECK_NAME.fullmatch(name)
    if match:
        return match[1], match[2]
    return (name, language) if _DECK_ID.fullmatch(name) else None


def clean_id(told: str) -> str:
    """Give `told` as an id of a card can be, "" where it can't."""
    cleaned = one_line(told)
    return cleaned if len(cleaned) <= MOST_LETTERS else ""
