"""What is known of one deck at a glance, from the sums and the memories of its cards alone."""

import sqlite3
from typing import NamedTuple

Deck = tuple[str, str]
"""The id of a deck and its language."""


class Tries(NamedTuple):
    """How often memories of a deck were tried, how often they held, and the last day of answers.

    `last_day` is a study day, None where nothing was ever answered.
    """

    tried: int = 0
    held: int = 0
    last_day: int | None = None


class Missed(NamedTuple):
    """A card by its `key`, its question as last seen, and how often it was missed once known."""

    key: str
    question: str
    lapses: int


def tries(database: sqlite3.Connection, deck: Deck) -> Tries:
    """Give how the memories of `deck` held, as they were counted last."""
    row = database.execute(
        """
        SELECT sum(t.tried), sum(t.recalled), max(t.day)
        FROM deck d JOIN sum_hour t ON t.deck = d.id WHERE d.deck = ? AND d.language = ?
        """,
        deck,
    ).fetchone()
    tried, held, last_day = row
    return Tries(tried or 0, held or 0, last_day)


def most_missed(database: sqlite3.Connection, deck: Deck, most: int) -> list[Missed]:
    """Give up to `most` cards that files hold of `deck`, those missed most often first."""
    rows = database.execute(
        """
        SELECT c.key, m.lapses, (
            SELECT s.question FROM seen_card s JOIN seen_deck f ON f.path = s.path
            WHERE s.key = c.key AND s.present = 1 AND f.deck = d.deck AND f.language = d.language
        )
        FROM deck d
        JOIN held h ON h.deck = d.id
        JOIN memory m ON m.card = h.card
        JOIN card c ON c.id = h.card
        WHERE d.deck = ? AND d.language = ? AND m.lapses > 0
        ORDER BY m.lapses DESC, m.difficulty DESC, c.key LIMIT ?
        """,
        (*deck, most),
    )
    return [Missed(key, question or key, lapses) for key, lapses, question in rows]
