"""Searching among the decks at home."""

from collections.abc import Collection, Iterable, Mapping

from aiquiz.desk import Desk
from aiquiz.desk.overview import DeckRow
from aiquiz.text import fold


class DeckSearch:
    """What is searched in, by the path of each deck: its title, id, language and tags."""

    def __init__(self, rows: Iterable[DeckRow]) -> None:
        """Tags come later, see `know`."""
        self._texts = {
            row.path: fold(f"{row.title} {row.name} {row.language}".replace("\n", " "))
            for row in rows
        }

    def know(self, tags: Mapping[str, Collection[str]]) -> None:
        """Search in the `tags` of the decks, by their paths, too."""
        for path, of_deck in tags.items():
            if path in self._texts and of_deck:
                self._texts[path] += " " + fold(" ".join(of_deck))

    def found(self, query: str) -> frozenset[str] | None:
        """Give the paths of the decks in which every word of `query` is; None for no word."""
        words = fold(query).split()
        if not words:
            return None
        return frozenset(
            path for path, text in self._texts.items() if all(word in text for word in words)
        )


def tags_by_path(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Give the tags of every deck that can be studied, by its path."""
    return {str(entry.path): tuple(entry.tagged) for entry in desk.library.studied}
