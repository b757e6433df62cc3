"""What the learner's progress says of deck files: forms accepted, and cards that were lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aiquiz.deck.entry import Entry
from aiquiz.deck.file import Listed, full_path
from aiquiz.deck.opening import Opener
from aiquiz.deck.problem import Problem
from aiquiz.desk.accepted import Accepted, accepted
from aiquiz.desk.inspection import lost_cards
from aiquiz.desk.terms import terms_of
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import Folders

if TYPE_CHECKING:
    from aiquiz.deck.seen import SeenDeck
    from aiquiz.progress.store import Store


@dataclass(frozen=True, slots=True)
class Kept:
    """Forms that the learner had accepted, and the cards lost from each file as it was named."""

    accepted: tuple[Accepted, ...]
    lost: tuple[tuple[Path, tuple[Problem, ...]], ...]


def kept_of(paths: Sequence[Path], folders: Folders, settings: Settings) -> Kept:
    """Give what is kept of the deck files at `paths`.

    A deck is known by the id that it gives itself, or as the one last seen at its path. Where
    there is no progress yet none is made, and where it can't be read there is nothing to tell.
    """
    from aiquiz.progress.store import open_store

    terms = terms_of(settings)
    try:
        store = open_store(folders.database, terms, now_ms=0, random_bytes=bytes, create=False)
        if store is None:
            return Kept((), ())
        with store:
            forms, memories = store.accepted_forms(), store.memories()
            if not forms and not memories:
                return Kept((), ())
            # One opener a file: of two files that are the same deck, both are told.
            registry = _Registry(store)
            entries = [
                Opener(registry).read(Listed(full_path(path), False, False)) for path in paths
            ]
    except StoreError:
        return Kept((), ())
    named = list(zip(paths, entries, strict=True))
    return Kept(
        tuple(told for path, entry in named for told in _under(path, accepted([entry], forms))),
        tuple((path, _lost(entry, memories)) for path, entry in named),
    )


class _Registry:
    """The store as a registry that many openers ask, and none writes to."""

    def __init__(self, store: "Store") -> None:
        self._seen = store.seen()
        self.seen_cards = store.seen_cards

    def seen(self) -> "Sequence[SeenDeck]":
        return self._seen

    def remember(self, decks: Sequence[object]) -> None:
        """Keep nothing: to check a deck is not to list it."""


def _under(path: Path, found: Sequence[Accepted]) -> list[Accepted]:
    return [Accepted(path, told.line, told.card, told.question, told.forms) for told in found]


def _lost(entry: Entry, memories: Mapping[CardKey, Memory]) -> tuple[Problem, ...]:
    return tuple(lost_cards(entry.deck, memories, entry.written)) if entry.deck else ()
