"""How many cards of each deck are due, counted without looking at each.

The table `held` has the studied cards that deck files hold, with their due days. It is derived:
triggers let it follow the memories, and `hold` follows the files.
"""

import os
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from aiquiz.progress.schema import HOLDS, TURNED
from aiquiz.scheduling.memory import KNOWN_DAYS
from aiquiz.scheduling.review import CardKey


class Count(NamedTuple):
    """Of the cards that the files of a deck hold: those studied, and those of them due.

    `due` leaves out what is put away; `new_away` are cards put away that were never studied.
    """

    studied: int = 0
    due: int = 0
    new_away: int = 0


def hold(database: sqlite3.Connection, deck: tuple[str, str]) -> None:
    """Take down anew which studied cards of `deck` (id, language) its files hold."""
    query = "SELECT id FROM deck WHERE deck = ? AND language = ?"
    number = database.execute(query, deck).fetchone()
    if number is None:
        return
    database.execute("DELETE FROM held WHERE deck = ?", number)
    database.execute(
        f"""
        INSERT INTO held(card, deck, due_day)
        SELECT c.id, c.deck, m.due_day
        FROM deck d JOIN card c ON c.deck = d.id JOIN memory m ON m.card = c.id
        WHERE d.id = ? AND {HOLDS}
        """,
        number,
    )


def counts(
    database: sqlite3.Connection, day: int, away: Iterable[CardKey]
) -> dict[tuple[str, str], Count]:
    """Give by deck (id, language) what is due on study day `day`, but for the cards `away`.

    A deck of which nothing was studied or put away is not among them.
    """
    rows = database.execute(
        """
        SELECT d.deck, d.language,
            (SELECT count(*) FROM held h WHERE h.deck = d.id AND h.due_day <= ?1),
            (SELECT count(*) FROM held h WHERE h.deck = d.id AND h.due_day > ?1)
        FROM deck d
        """,
        (day,),
    )
    found = {(deck, language): Count(due + later, due) for deck, language, due, later in rows}
    for card in away:
        before = found.get(card[:2], Count())
        found[card[:2]] = _without(database, before, card, day)
    return {deck: count for deck, count in found.items() if count != Count()}


def _without(database: sqlite3.Connection, count: Count, card: CardKey, day: int) -> Count:
    """Give `count` without `card`, which is of that deck and put away."""
    row = database.execute(
        f"""
        SELECT h.due_day, {HOLDS}
        FROM deck d JOIN card c ON c.deck = d.id LEFT JOIN held h ON h.card = c.id
        WHERE d.deck = ? AND d.language = ? AND c.key = ?
        """,
        card,
    ).fetchone()
    due_day, is_held = row or (None, False)
    if due_day is None:
        return count._replace(new_away=count.new_away + bool(is_held))
    return count._replace(due=count.due - (due_day <= day))


def coming(
    database: sqlite3.Connection, away: Iterable[CardKey]
) -> dict[tuple[str, str], dict[int, int]]:
    """Give by deck (id, language) how many cards but those in `away` come back on each day."""
    rows = database.execute(
        """
        SELECT d.deck, d.language, h.due_day, count(*)
        FROM deck d JOIN held h ON h.deck = d.id GROUP BY d.id, h.due_day
        """
    )
    found: dict[tuple[str, str], dict[int, int]] = {}
    for deck, language, day, cards in rows:
        found.setdefault((deck, language), {})[day] = cards
    for card in away:
        due = database.execute(_DUE_DAY, card).fetchone()
        if due is not None:
            found[card[:2]][due[0]] -= 1
    return found


_DUE_DAY = """
    SELECT h.due_day
    FROM deck d JOIN card c ON c.deck = d.id JOIN held h ON h.card = c.id
    WHERE d.deck = ? AND d.language = ? AND c.key = ?
"""


def known(database: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """Give by deck (id, language) how many of its cards are known."""
    rows = database.execute(
        """
        SELECT d.deck, d.language, count(*)
        FROM deck d JOIN held h ON h.deck = d.id JOIN memory m ON m.card = h.card
        WHERE m.stability >= ? GROUP BY d.id
        """,
        (KNOWN_DAYS,),
    )
    return {(deck, language): cards for deck, language, cards in rows}


def started(database: sqlite3.Connection) -> set[tuple[str, str]]:
    """Give the decks (id, language) of which any card was studied, held by a file or not."""
    rows = database.execute(
        """
        SELECT d.deck, d.language FROM deck d WHERE EXISTS(
            SELECT 1 FROM card c JOIN memory m ON m.card = c.id WHERE c.deck = d.id
        )
        """
    )
    return {(deck, language) for deck, language in rows}


def asked_both_ways(database: sqlite3.Connection) -> set[str]:
    """Give the paths of the files seen that hold a card which is asked the other way round."""
    # Left to itself SQLite walks through all cards of a file instead.
    rows = database.execute(
        f"""
        SELECT d.path FROM seen_deck d WHERE EXISTS(
            SELECT 1 FROM seen_card s INDEXED BY seen_card_turned
            WHERE s.path = d.path AND s.present = 1 AND {TURNED}
        )
        """
    )
    return {os.fsdecode(path) for [path] in rows}
