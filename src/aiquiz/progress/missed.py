"""The derived table of the cards that were not right when they were asked last.

It is kept by whoever keeps the sums by study day, and is as old as they are.
"""

import sqlite3
from collections.abc import Hashable, Iterable, Mapping

from aiquiz.scheduling.review import CardKey


def is_missed(answers: Iterable[tuple[Hashable, str]]) -> bool:
    """Tell whether a card was not right when it was last asked for the first time.

    `answers` are its verdicts in order, each behind the sitting that it was given in; see
    `LoggedReview.sitting`.
    """
    asked = set[Hashable]()
    last = "correct"
    for sitting, verdict in answers:
        if sitting not in asked:
            asked.add(sitting)
            last = verdict
    return last != "correct"


def keep(database: sqlite3.Connection, found: Mapping[int, bool]) -> None:
    """Take down of the cards with these numbers whether they were missed."""
    right = [(card,) for card, missed in found.items() if not missed]
    wrong = [(card,) for card, missed in found.items() if missed]
    database.executemany("DELETE FROM missed WHERE card = ?", right)
    database.executemany("INSERT OR IGNORE INTO missed(card) VALUES (?)", wrong)


def forget(database: sqlite3.Connection) -> None:
    """Forget all of them."""
    database.execute("DELETE FROM missed")


def load(database: sqlite3.Connection) -> frozenset[CardKey]:
    """Give the cards that were missed."""
    rows = database.execute(
        """
        SELECT d.deck, d.language, c.key
        FROM missed m JOIN card c ON c.id = m.card JOIN deck d ON d.id = c.deck
        """
    )
    return frozenset(CardKey(*row) for row in rows)
