"""A glance at the library: which cards there are, without reading files that have not changed."""

from dataclasses import dataclass
from pathlib import Path

from aiquiz.deck.file import Places, deck_files
from aiquiz.deck.seen import SeenDeck


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A deck as its last reading left it, with the keys of the cards it holds now."""

    path: Path
    id: str
    language: str
    title: str
    cards: tuple[str, ...]


def glance(places: Places, seen: list[SeenDeck]) -> list[Glimpse] | None:
    """Give the decks of `places` from what was `seen` of them.

    None where any file is new, changed or away since: then the library has to be opened.
    """
    known = {deck.path: deck for deck in seen}
    paths = [path for folder in places.all_folders for path in deck_files(folder)]
    paths += [Path(deck.path) for deck in seen if deck.opened]
    glimpses: dict[str, Glimpse] = {}
    for path in paths:
        full = str(path.absolute())
        deck = known.get(full)
        if deck is None or not _unchanged(deck):
            return None
        cards = tuple(card.key for card in deck.cards if card.present)
        glimpses.setdefault(full, Glimpse(path, deck.id, deck.language, deck.title, cards))
    return list(glimpses.values())


def _unchanged(deck: SeenDeck) -> bool:
    try:
        facts = Path(deck.path).stat()
    except OSError:
        return False
    return facts.st_size == deck.size and facts.st_mtime_ns == deck.mtime_ns
