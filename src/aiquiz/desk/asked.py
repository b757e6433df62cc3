"""Which decks a session over all of them asks."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from aiquiz.deck.languages import InLanguage, in_one_language
from aiquiz.settings.file import Settings

Found = TypeVar("Found", bound=InLanguage)


def hidden_decks(settings: Settings) -> frozenset[str]:
    """Give the ids of the decks that the learner has hidden."""
    return frozenset(deck for deck, own in settings.decks.items() if own.hidden)


def unhidden(decks: Sequence[Found], settings: Settings) -> list[Found]:
    """Give those of `decks` that are not hidden."""
    hidden = hidden_decks(settings)
    return [deck for deck in decks if deck.id not in hidden]


def asked_of_all(
    decks: Sequence[Found], settings: Settings, language: str, started: Collection[tuple[str, ...]]
) -> list[Found]:
    """Give those of `decks` that are asked where none is named.

    The hidden ones are not; the others are asked in `language`, and in every one that was
    `started` (see `aiquiz.deck.languages`).
    """
    return in_one_language(unhidden(decks, settings), language, started)
