"""Graders that are ready for the decks of a session."""

from collections.abc import Mapping, Sequence

from aiquiz.deck.card import Deck
from aiquiz.deck.entry import Entry
from aiquiz.grading import Grader, load_words, prepare
from aiquiz.scheduling.review import CardKey


def graders(
    entries: Sequence[Entry], accepted: Mapping[CardKey, Sequence[str]]
) -> dict[tuple[str, str], Grader]:
    """Give a grader for the deck of each of `entries`, by its id and language.

    `accepted` are the forms that the learner had accepted, by card.
    """
    decks = [entry.deck for entry in entries if entry.deck is not None]
    load_words({deck.language for deck in decks})
    found = {(deck.id, deck.language): prepare(deck, _forms_of(deck, accepted)) for deck in decks}
    for grader in found.values():
        grader.get_ready()
    return found


def _forms_of(deck: Deck, accepted: Mapping[CardKey, Sequence[str]]) -> list[tuple[str, str]]:
    """Give the forms that the learner had accepted for cards of `deck`, each with the card's id."""
    return [
        (card.id, form)
        for card in deck.cards
        for form in accepted.get(CardKey(deck.id, deck.language, card.id), ())
    ]
