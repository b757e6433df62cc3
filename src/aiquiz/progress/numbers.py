"""The numbers that one database gives to what has a name everywhere: streams, decks and cards."""

import sqlite3
from collections.abc import Collection

from aiquiz import __version__
from aiquiz.scheduling.review import CardKey


def stream_number(
    database: sqlite3.Connection, uid: bytes, started_ms: int, version: str = __version__
) -> int:
    """Give the number of the stream `uid` of a run started at `started_ms` (UTC); it is made.

    `version` is that of the program that ran.
    """
    database.execute(
        "INSERT OR IGNORE INTO stream(uid, version, started_ms) VALUES (?, ?, ?)",
        (uid, version, started_ms),
    )
    return _number(database, "SELECT id FROM stream WHERE uid = ?", uid)


def card_number(database: sqlite3.Connection, card: CardKey) -> int:
    """Give the number of `card`, which is made where the log never named it."""
    database.execute("INSERT OR IGNORE INTO deck(deck, language) VALUES (?, ?)", card[:2])
    deck = _number(database, "SELECT id FROM deck WHERE deck = ? AND language = ?", *card[:2])
    database.execute("INSERT OR IGNORE INTO card(deck, key) VALUES (?, ?)", (deck, card.card))
    return _number(database, "SELECT id FROM card WHERE deck = ? AND key = ?", deck, card.card)


def known_number(database: sqlite3.Connection, card: CardKey) -> int | None:
    """Give the number of `card`, None where the log never named it."""
    found = database.execute(
        """
        SELECT c.id FROM card c JOIN deck d ON d.id = c.deck
        WHERE d.deck = ? AND d.language = ? AND c.key = ?
        """,
        card,
    ).fetchone()
    return found[0] if found else None


def cards_of(database: sqlite3.Connection, decks: Collection[tuple[str, str]] | None) -> list[int]:
    """Give the numbers of all cards of `decks` (id, language) in order, None for every deck."""
    rows = database.execute(
        "SELECT d.deck, d.language, c.id FROM card c JOIN deck d ON d.id = c.deck ORDER BY c.id"
    )
    return [number for *deck, number in rows if decks is None or tuple(deck) in decks]


def _number(database: sqlite3.Connection, query: str, *values: object) -> int:
    [number] = database.execute(query, values).fetchone()
    assert isinstance(number, int)
    return number
