"""What deck files looked like at the last look: rows, and the shapes that may be kept as such.

This room knows nothing of decks: `Deck` and `Card` are shapes that the deck room's own types fit.
"""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol


class SeenCard(NamedTuple):
    """A card at the last look; `aiquiz.deck.seen` tells what each field means."""

    key: str
    derived: bool
    kind: str
    own: str
    question: str
    present: bool


class SeenDeck(NamedTuple):
    """A deck file at the last look; `aiquiz.deck.seen` tells what each field means."""

    path: str
    size: int
    mtime_ns: int
    digest: str
    id: str
    language: str
    title: str
    id_derived: bool
    opened: bool
    problems: int
    cards: tuple[SeenCard, ...]


class CardShape(Protocol):
    """Whatever has the fields of `SeenCard`."""

    @property
    def key(self) -> str: ...
    @property
    def derived(self) -> bool: ...
    @property
    def kind(self) -> str: ...
    @property
    def own(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def present(self) -> bool: ...


class DeckShape(Protocol):
    """Whatever has the fields of `SeenDeck`."""

    @property
    def path(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...
    @property
    def digest(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def id_derived(self) -> bool: ...
    @property
    def opened(self) -> bool: ...
    @property
    def problems(self) -> int: ...
    @property
    def cards(self) -> Sequence[CardShape]: ...


_DECK_COLUMNS = "path, size, mtime_ns, digest, deck, language, title, id_derived, opened, problems"
_CARD_COLUMNS = "path, position, key, derived, kind, own, question, present"


def load(database: sqlite3.Connection) -> list[SeenDeck]:
    """Give every deck file that is remembered, by path."""
    cards: dict[bytes, list[SeenCard]] = {}
    rows = database.execute(f"SELECT {_CARD_COLUMNS} FROM seen_card ORDER BY path, position")
    for path, _, key, derived, kind, own, question, present in rows:
        card = SeenCard(key, bool(derived), kind, own, question, bool(present))
        cards.setdefault(path, []).append(card)
    decks = database.execute(f"SELECT {_DECK_COLUMNS} FROM seen_deck ORDER BY path")
    return [
        SeenDeck(
            path=os.fsdecode(path),
            size=size,
            mtime_ns=mtime_ns,
            digest=digest,
            id=deck,
            language=language,
            title=title,
            id_derived=bool(id_derived),
            opened=bool(opened),
            problems=problems,
            cards=tuple(cards.get(path, ())),
        )
        for (path, size, mtime_ns, digest, deck, language, title, *marks, problems) in decks
        for id_derived, opened in [marks]
    ]


def keep(database: sqlite3.Connection, decks: Iterable[DeckShape]) -> None:
    """Write `decks` in place of what was kept for their paths."""
    for deck in decks:
        path = os.fsencode(deck.path)
        _drop(database, path)
        row = (
            *(path, deck.size, deck.mtime_ns, deck.digest, deck.id, deck.language, deck.title),
            *(int(deck.id_derived), int(deck.opened), deck.problems),
        )
        database.execute(
            f"INSERT INTO seen_deck({_DECK_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)", row
        )
        database.executemany(
            f"INSERT INTO seen_card({_CARD_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)",
            [
                (
                    *(path, position, card.key, int(card.derived), card.kind, card.own),
                    *(card.question, int(card.present)),
                )
                for position, card in enumerate(deck.cards)
            ],
        )


def close(database: sqlite3.Connection, path: bytes) -> bool:
    """Take note that the file at `path` is no longer open; give whether it was."""
    query = "UPDATE seen_deck SET opened = 0 WHERE path = ? AND opened = 1"
    return database.execute(query, (path,)).rowcount > 0


def _drop(database: sqlite3.Connection, path: bytes) -> None:
    database.execute("DELETE FROM seen_card WHERE path = ?", (path,))
    database.execute("DELETE FROM seen_deck WHERE path = ?", (path,))
