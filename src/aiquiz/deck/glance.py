"""A glance at the library: which decks there are, without reading files that have not changed."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from aiquiz.deck.file import Places, is_away, listed_files, stamp
from aiquiz.deck.seen import SeenDeck, is_as_seen


class Glimpse(NamedTuple):
    """A deck as its last reading left it, and how many cards it holds."""

    path: Path
    id: str
    language: str
    title: str
    held: int


def glance(places: Places, seen: Sequence[SeenDeck]) -> list[Glimpse] | None:
    """Give the decks of `places` from what was `seen` of them.

    None where any file is new or changed since: then the library has to be opened.
    """
    known = {deck.path: deck for deck in seen}
    opened = [Path(deck.path) for deck in seen if deck.opened]
    glimpses: dict[tuple[str, str], Glimpse] = {}
    for listed in listed_files(places, opened):
        deck, now = known.get(str(listed.path)), stamp(listed.path)
        if listed.opened and deck is not None and now is None and is_away(listed.path):
            continue
        if deck is None or not is_as_seen(deck, now):
            return None
        glimpse = Glimpse(listed.path, deck.id, deck.language, deck.title, deck.held)
        # Of two files that say they are the same deck, the library knows the first alone.
        glimpses.setdefault((deck.id, deck.language), glimpse)
    return list(glimpses.values())
