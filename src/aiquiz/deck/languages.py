"""Which language of a deck is asked, where it exists in several."""

from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar


class InLanguage(Protocol):
    """Whatever has the id and the language of a deck."""

    @property
    def id(self) -> str:
        """The id, which translations share."""
        ...

    @property
    def language(self) -> str:
        """The language, as two letters."""
        ...


Found = TypeVar("Found", bound=InLanguage)


def in_one_language(
    decks: Sequence[Found], language: str, started: Collection[tuple[str, ...]]
) -> list[Found]:
    """Give `decks` with each that exists in several languages in one of them.

    That is the one in `language`, or else the first; those in `started` stay in any case, for
    what was begun in another language goes on.
    """
    preferred: dict[str, str] = {}
    for deck in decks:
        if deck.language == language or deck.id not in preferred:
            preferred[deck.id] = deck.language
    return [
        deck
        for deck in decks
        if deck.language == preferred[deck.id] or (deck.id, deck.language) in started
    ]
