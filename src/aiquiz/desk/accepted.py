"""The answers that the learner had accepted, told where the author of a deck can take them in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aiquiz.deck.card import Card, Deck, TextCard
from aiquiz.deck.entry import Entry
from aiquiz.deck.file import Listed, full_path
from aiquiz.deck.opening import Opener
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import Folders

Forms = Mapping[CardKey, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A card of a deck file, and the forms that are accepted for it beside the author's."""

    path: Path
    line: int
    card: str
    question: str
    forms: tuple[str, ...]


def accepted(entries: Iterable[Entry], forms: Forms) -> list[Accepted]:
    """Give the cards of `entries` for which there are `forms` that the author has not taken in."""
    return [
        Accepted(entry.path, card.place.line, card.id, card.question, left)
        for entry in entries
        if entry.deck is not None
        for card in entry.deck.cards
        if (left := _left(card, entry.deck, forms))
    ]


def _left(card: Card, deck: Deck, forms: Forms) -> tuple[str, ...]:
    written = _written(card)
    own = forms.get(CardKey(deck.id, deck.language, card.id), ())
    return tuple(form for form in own if form not in written)


def _written(card: Card) -> tuple[str, ...]:
    return (card.answer, *card.accept) if isinstance(card, TextCard) else ()


def accepted_in(paths: Sequence[Path], folders: Folders, settings: Settings) -> list[Accepted]:
    """Give what is accepted for the cards of the deck files at `paths`.

    A deck is known by the id that it gives itself, or as the one last seen at its path. Where
    there is no progress yet none is made, and where it can't be read there is nothing to tell.
    """
    from aiquiz.progress.store import open_store

    policy = Policy(settings.retention, settings.maximum_interval)
    try:
        store = open_store(folders.database, policy, now_ms=0, random_bytes=bytes, create=False)
        if store is None:
            return []
        with store:
            forms, seen = store.accepted_forms(), store.seen()
    except StoreError:
        return []
    if not forms:
        return []
    # One opener a file: of two files that are the same deck, both are told.
    return [
        Accepted(path, told.line, told.card, told.question, told.forms)
        for path in paths
        for told in accepted([Opener(seen).open(Listed(full_path(path), False, False))], forms)
    ]
