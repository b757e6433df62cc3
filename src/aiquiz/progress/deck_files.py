"""What deck files looked like at the last look: rows, and the shapes that may be kept as such.

This room knows nothing of decks: `Deck` and `Card` are shapes that the deck room's own types fit.
"""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from aiquiz.progress.held import hold


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
    inode: int
    digest: str
    id: str
    language: str
    title: str
    id_derived: bool
    opened: bool
    problems: int
    held: int
    tags: str
    reader: str


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
    """Whatever has the fields of `SeenDeck`, and the cards of the file."""

    @property
    def path(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...
    @property
    def inode(self) -> int: ...
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
    def held(self) -> int: ...
    @property
    def tags(self) -> str: ...
    @property
    def reader(self) -> str: ...
    @property
    def cards(self) -> Sequence[CardShape]: ...


_DECK_COLUMNS = (
    "path, size, mtime_ns, inode, digest, deck, language, title, id_derived, opened, problems, "
    "held, tags, reader"
)
_CARD_COLUMNS = "path, position, key, derived, kind, own, question, present"


def load(database: sqlite3.Connection) -> list[SeenDeck]:
    """Give every deck file that is remembered, by path."""
    rows = database.execute(f"SELECT {_DECK_COLUMNS} FROM seen_deck ORDER BY path")
    return [
        SeenDeck(
            path=os.fsdecode(path),
            size=size,
            mtime_ns=mtime_ns,
            inode=inode,
            digest=digest,
            id=deck,
            language=language,
            title=title,
            id_derived=bool(id_derived),
            opened=bool(opened),
            problems=problems,
            held=held,
            tags=tags,
            reader=reader,
        )
        for (path, size, mtime_ns, inode, digest, deck, language, title, *rest) in rows
        for id_derived, opened, problems, held, tags, reader in [rest]
    ]


def load_cards(database: sqlite3.Connection, path: bytes) -> list[SeenCard]:
    """Give the cards that are remembered of the deck file at `path`, in their order."""
    rows = database.execute(
        """
        SELECT key, derived, kind, own, question, present FROM seen_card
        WHERE path = ? ORDER BY position
        """,
        (path,),
    )
    return [
        SeenCard(key, bool(derived), kind, own, question, bool(present))
        for key, derived, kind, own, question, present in rows
    ]


def keep(database: sqlite3.Connection, decks: Iterable[DeckShape]) -> None:
    """Write `decks` in place of what was kept for their paths."""
    marks = ", ".join("?" * len(SeenDeck._fields))
    for deck in decks:
        path = os.fsencode(deck.path)
        named = {(deck.id, deck.language), *_deck_at(database, path)}
        _drop(database, path)
        row = (
            *(path, deck.size, deck.mtime_ns, deck.inode, deck.digest, deck.id, deck.language),
            *(deck.title, int(deck.id_derived), int(deck.opened), deck.problems),
            *(deck.held, deck.tags, deck.reader),
        )
        database.execute(f"INSERT INTO seen_deck({_DECK_COLUMNS}) VALUES ({marks})", row)
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
        for name in named:
            hold(database, name)


def _deck_at(database: sqlite3.Connection, path: bytes) -> list[tuple[str, str]]:
    """Give the deck (id, language) that was seen at `path`, none where none was."""
    query = "SELECT deck, language FROM seen_deck WHERE path = ?"
    return [(deck, language) for deck, language in database.execute(query, (path,))]


def close(database: sqlite3.Connection, path: bytes) -> bool:
    """Take note that the file at `path` is no longer open; give whether it was."""
    query = "UPDATE seen_deck SET opened = 0 WHERE path = ? AND opened = 1"
    return database.execute(query, (path,)).rowcount > 0


def _drop(database: sqlite3.Connection, path: bytes) -> None:
    database.execute("DELETE FROM seen_card WHERE path = ?", (path,))
    database.execute("DELETE FROM seen_deck WHERE path = ?", (path,))
