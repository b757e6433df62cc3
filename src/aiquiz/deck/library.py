"""The library: every deck that is found, and which of them a name means."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiquiz.deck.card import Deck
from aiquiz.deck.entry import Entry, Followed
from aiquiz.deck.file import Places, built_in_decks, full_path, listed_files, real_path
from aiquiz.deck.opening import Opener
from aiquiz.deck.seen import Registry

__all__ = ["Entry", "Followed", "Library", "UnknownDeckError", "built_in_decks", "open_library"]


class UnknownDeckError(Exception):
    """No deck, or no single deck, goes by `name`; `candidates` could be meant."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """`candidates` are names as `Entry.name` gives them."""
        super().__init__(name)
        self.name = name
        self.candidates = tuple(candidates)


@dataclass(frozen=True, slots=True)
class Library:
    """The files found, in order, and the questions whose history followed an edit."""

    entries: tuple[Entry, ...]
    followed: tuple[Followed, ...] = ()

    @property
    def decks(self) -> list[Deck]:
        """The decks that can be studied."""
        return [entry.deck for entry in self.entries if entry.deck is not None]

    def find(self, name: str, language: str) -> Entry:
        """Give the deck that `name` means: a path, `id`, `id.language`, or the start of an id.

        An id that exists in several languages means the one in `language`. Raises UnknownDeckError
        where none or more than one could be meant.
        """
        studied = [entry for entry in self.entries if entry.deck is not None]
        real = real_path(full_path(name))
        for entry in self.entries:
            if real_path(entry.path) == real or entry.name == name:
                return entry
        exact = [entry for entry in studied if entry.deck and entry.deck.id == name]
        near = exact or [entry for entry in studied if entry.name.startswith(name)]
        ids = {entry.deck.id for entry in near if entry.deck}
        if len(ids) == 1:
            spoken = [entry for entry in near if entry.deck and entry.deck.language == language]
            if len(near) == 1 or len(spoken) == 1:
                return (spoken or near)[0]
        raise UnknownDeckError(name, [entry.name for entry in near or studied])


def open_library(places: Places, registry: Registry) -> Library:
    """Read every deck of `places`, give each its lasting name, and keep that in `registry`.

    Never raises for what a file holds; raises what `registry` raises.
    """
    opener = Opener(registry.seen())
    opened = [Path(seen.path) for seen in opener.known.values() if seen.opened]
    found = [opener.open(listed) for listed in listed_files(places, opened)]
    registry.remember(opener.changed)
    return Library(tuple(found), tuple(opener.followed))
