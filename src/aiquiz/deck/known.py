"""What is known of deck files while they are opened: what was seen before, and since."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from aiquiz.deck.seen import Registry, SeenCard, SeenDeck, Sighting


class Known:
    """The last look at each path, found by path, name and content.

    With a thousand decks that are new at once, to go through all for each would be slow.
    """

    def __init__(self, registry: Registry) -> None:
        """`registry` knows of earlier looks."""
        self._registry = registry
        self._decks: dict[str, SeenDeck] = {}
        self._since: dict[str, Sighting] = {}
        self._by_name: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._by_digest: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.ids: set[str] = set()
        """The ids that are taken, or were before this look."""
        for seen in registry.seen():
            self._note(seen)

    @property
    def opened(self) -> list[Path]:
        """The files that are listed because they were once opened by their paths."""
        return [Path(seen.path) for seen in self._decks.values() if seen.opened]

    def at(self, path: Path) -> SeenDeck | None:
        """Give the last look at `path`."""
        return self._decks.get(str(path))

    def named(self, deck: str, language: str) -> list[SeenDeck]:
        """Give the files that last held the deck of this id and language."""
        found = [self._decks[path] for path in self._by_name.get((deck, language), ())]
        return [seen for seen in found if (seen.id, seen.language) == (deck, language)]

    def with_digest(self, digest: str) -> list[SeenDeck]:
        """Give the files that last held just this content."""
        found = [self._decks[path] for path in self._by_digest.get(digest, ())]
        return [seen for seen in found if seen.digest == digest]

    def cards(self, seen: SeenDeck) -> Sequence[SeenCard]:
        """Give the cards of the file `seen`. Raises what the registry raises."""
        since = self._since.get(seen.path)
        return self._registry.seen_cards(seen.path) if since is None else since.cards

    def add(self, sighting: Sighting) -> None:
        """Take a new look for the last one at its path."""
        self._since[sighting.path] = sighting
        self._note(sighting)

    def _note(self, seen: SeenDeck) -> None:
        self._decks[seen.path] = seen
        self._by_name[seen.id, seen.language][seen.path] = None
        self._by_digest[seen.digest][seen.path] = None
        self.ids.add(seen.id)
