"""A glance at the library: which cards there are, without reading files that have not changed."""

from pathlib import Path
from typing import NamedTuple

from aiquiz.deck.file import Places, is_away, listed_files
from aiquiz.deck.seen import SeenDeck


class Glimpse(NamedTuple):
    """A deck as its last reading left it, with the keys of the cards it holds now."""

    path: Path
    id: str
    language: str
    title: str
    cards: tuple[str, ...]


def glance(places: Places, seen: list[SeenDeck]) -> list[Glimpse] | None:
    """Give the decks of `places` from what was `seen` of them.

    None where any file is new or changed since: then the library has to be opened.
    """
    known = {deck.path: deck for deck in seen}
    opened = [Path(deck.path) for deck in seen if deck.opened]
    glimpses: dict[tuple[str, str], Glimpse] = {}
    for listed in listed_files(places, opened):
        deck = known.get(str(listed.path))
        if listed.opened and deck is not None and is_away(listed.path):
            continue
        if deck is None or not _unchanged(deck):
            return None
        cards = tuple(card.key for card in deck.cards if card.present)
        glimpse = Glimpse(listed.path, deck.id, deck.language, deck.title, cards)
        # Of two files that say they are the same deck, the library knows the first alone.
        glimpses.setdefault((deck.id, deck.language), glimpse)
    return list(glimpses.values())


def _unchanged(deck: SeenDeck) -> bool:
    try:
        facts = Path(deck.path).stat()
    except OSError:
        return False
    return facts.st_size == deck.size and facts.st_mtime_ns == deck.mtime_ns
