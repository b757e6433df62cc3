"""The derived table of memories: what folding the log gives for each card.

It can be thrown away and made anew at any time. A mark beside it tells the terms it was made
under; where they changed, it is brought up to date when the database is opened.
"""

import sqlite3
from collections.abc import Iterable

from aiquiz.progress.effective import Effective, remembered
from aiquiz.progress.log import all_rows, rows_of
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import CardKey, Rating

_FOLD_VERSION = 3
"""Raised when the way memories are folded changes, so that tables made before are made anew."""

_COLUMNS = "stability, difficulty, last_day, due_day, reviews, lapses"


def fold(reviews: Iterable[Effective], key: CardKey, policy: Policy) -> Memory | None:
    """Give the memory of card `key` after `reviews`, in their order; None after none."""
    # FSRS costs 30 ms to import, which commands that only read should not pay.
    from aiquiz.scheduling.fsrs6 import after

    memory: Memory | None = None
    for review in reviews:
        memory = after(memory, Rating(review.rating), review.event.moment.day, policy, key)
    return memory


def load(database: sqlite3.Connection, card: int) -> tuple[Memory, int] | None:
    """Give the memory of the card numbered `card`, and the time of its newest review (UTC ms)."""
    row = database.execute(
        f"SELECT {_COLUMNS}, last_ms FROM memory WHERE card = ?", (card,)
    ).fetchone()
    return None if row is None else (Memory(*row[:-1]), row[-1])


def load_all(database: sqlite3.Connection) -> dict[CardKey, Memory]:
    """Give the memory of every studied card."""
    rows = database.execute(
        f"""
        SELECT d.deck, d.language, c.key, {_COLUMNS}
        FROM memory m JOIN card c ON c.id = m.card JOIN deck d ON d.id = c.deck
        """
    )
    return {CardKey(*row[:3]): Memory(*row[3:]) for row in rows}


def keep(database: sqlite3.Connection, card: int, memory: Memory, last_ms: int) -> None:
    """Write the memory of the card numbered `card`, whose newest review was at `last_ms`."""
    database.execute(
        f"INSERT OR REPLACE INTO memory(card, {_COLUMNS}, last_ms) VALUES (?,?,?,?,?,?,?,?)",
        (
            *(card, memory.stability, memory.difficulty, memory.last_day, memory.due_day),
            *(memory.reviews, memory.lapses, last_ms),
        ),
    )


def replay(database: sqlite3.Connection, card: int, key: CardKey, policy: Policy) -> Memory | None:
    """Fold the card numbered `card` anew from its rows, write and give its memory."""
    reviews = remembered(row.event for row in rows_of(database, card))
    return _write(database, card, key, reviews, policy)


def _write(
    database: sqlite3.Connection, card: int, key: CardKey, reviews: list[Effective], policy: Policy
) -> Memory | None:
    memory = fold(reviews, key, policy)
    if memory is None:
        database.execute("DELETE FROM memory WHERE card = ?", (card,))
        return None
    keep(database, card, memory, reviews[-1].event.moment.at_ms)
    return memory


def rebuild(database: sqlite3.Connection, policy: Policy) -> None:
    """Make the whole table anew from the log."""
    reviews: dict[CardKey, list[Effective]] = {}
    for review in remembered(row.event for row in all_rows(database)):
        assert review.event.card is not None
        reviews.setdefault(review.event.card, []).append(review)
    database.execute("DELETE FROM memory")
    numbers = database.execute(
        "SELECT d.deck, d.language, c.key, c.id FROM card c JOIN deck d ON d.id = c.deck"
    )
    for *key, number in numbers.fetchall():
        card = CardKey(*key)
        _write(database, number, card, reviews.get(card, []), policy)
    _mark(database, policy)


def is_current(database: sqlite3.Connection, policy: Policy) -> bool:
    """Tell whether the table was made under `policy`."""
    marked = database.execute("SELECT value FROM derived WHERE name = 'memory'").fetchone()
    return marked is not None and marked[0] == _terms(policy)


def _mark(database: sqlite3.Connection, policy: Policy) -> None:
    database.execute(
        "INSERT OR REPLACE INTO derived(name, value) VALUES ('memory', ?)", (_terms(policy),)
    )


def _terms(policy: Policy) -> str:
    return f"{_FOLD_VERSION} {policy.retention!r} {policy.maximum_interval} {policy.parameters!r}"
