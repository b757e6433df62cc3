"""The derived table of memories: what folding the log gives for each card.

It can be thrown away and made anew at any time. Marks beside it tell the terms it was made
under, in general and for decks that have their own; where they changed, it is brought up to date
when the database is opened.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from aiquiz.progress.answers import all_answers, answers_of
from aiquiz.scheduling.memory import Memory, Policies, Policy, Terms
from aiquiz.scheduling.review import CardKey

_FOLD_VERSION = 3
"""Raised when the way memories are folded changes, so that tables made before are made anew."""

_COLUMNS = "stability, difficulty, last_day, due_day, reviews, lapses"


def fold(answers: Iterable[tuple[int, int]], key: CardKey, policy: Policy) -> Memory | None:
    """Give the memory of card `key` after `answers`, ratings with study days; None after none."""
    # FSRS costs 30 ms to import, which commands that only read should not pay.
    from aiquiz.scheduling.fsrs6 import replayed

    return replayed(answers, policy, key)


def load(database: sqlite3.Connection, card: int) -> tuple[Memory, int] | None:
    """Give the memory of the card numbered `card`, and the time of its newest review (UTC ms)."""
    row = database.execute(
        f"SELECT {_COLUMNS}, last_ms FROM memory WHERE card = ?", (card,)
    ).fetchone()
    return None if row is None else (Memory(*row[:-1]), row[-1])


def load_all(database: sqlite3.Connection, lapses: int = 0) -> dict[CardKey, Memory]:
    """Give the memory of every studied card that was forgotten so often or more."""
    rows = database.execute(
        f"""
        SELECT d.deck, d.language, c.key, {_COLUMNS}
        FROM memory m JOIN card c ON c.id = m.card JOIN deck d ON d.id = c.deck
        WHERE m.lapses >= ?
        """,
        (lapses,),
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


def replay(database: sqlite3.Connection, card: int, key: CardKey, terms: Terms) -> Memory | None:
    """Fold the card numbered `card` anew from its rows, write and give its memory."""
    answers = answers_of(database, card)
    memory = None if answers is None else fold(answers.given, key, terms.of(key.deck))
    if answers is None or memory is None:
        database.execute("DELETE FROM memory WHERE card = ?", (card,))
        return None
    keep(database, card, memory, answers.last_ms)
    return memory


def rebuild(database: sqlite3.Connection, terms: Terms) -> None:
    """Make the whole table anew from the log."""
    database.execute("DELETE FROM memory")
    names = dict(_cards(database))
    for answers in list(all_answers(database)):
        key = names[answers.card]
        memory = fold(answers.given, key, terms.of(key.deck))
        assert memory is not None
        keep(database, answers.card, memory, answers.last_ms)
    _mark(database, terms)


def has_parameters(database: sqlite3.Connection, parameters: tuple[float, ...]) -> bool:
    """Tell whether the table was made by `parameters`, as far as decks have none of their own."""
    query = "SELECT value FROM derived WHERE name = ?"
    found = database.execute(query, (_MARK,)).fetchone()
    return found is not None and _weights(found[0]) == repr(parameters)


def is_current(database: sqlite3.Connection, terms: Terms) -> bool:
    """Tell whether the table was made under `terms`."""
    return _marked(database) == _marks(terms)


def bring_up_to_date(database: sqlite3.Connection, terms: Terms) -> None:
    """Make anew what `terms` change, which is no more than what they change of decks.

    Other weights fold a deck's cards anew. Another retention or longest interval leaves memory
    as it is: the due days alone follow from it.
    """
    before, now = _marked(database), _marks(terms)
    if _fold_version(before) != str(_FOLD_VERSION):
        rebuild(database, terms)
        return
    for [deck] in database.execute("SELECT DISTINCT deck FROM deck").fetchall():
        old, new = _mark_of(deck, before), _mark_of(deck, now)
        if _weights(old) != _weights(new):
            for number, card in _cards(database, deck):
                replay(database, number, card, terms)
        elif old != new:
            _due_anew(database, deck, terms.of(deck))
    _mark(database, terms)


def _cards(database: sqlite3.Connection, deck: str | None = None) -> list[tuple[int, CardKey]]:
    """Give the number and the name of every card, or of those of `deck`."""
    rows = database.execute(
        """
        SELECT c.id, d.deck, d.language, c.key FROM card c JOIN deck d ON d.id = c.deck
        WHERE ?1 IS NULL OR d.deck = ?1
        """,
        (deck,),
    )
    return [(number, CardKey(*key)) for number, *key in rows]


def _due_anew(database: sqlite3.Connection, deck: str, policy: Policy) -> None:
    """Set the due days of the cards of `deck` as `policy` wants them."""
    # FSRS is not imported for it: this runs whenever a program with other terms opens the file.
    from aiquiz.scheduling.fsrs6 import due_day

    rows = database.execute(
        """
        SELECT m.card, m.stability, m.last_day, m.reviews, d.deck, d.language, c.key
        FROM memory m JOIN card c ON c.id = m.card JOIN deck d ON d.id = c.deck
        WHERE d.deck = ?
        """,
        (deck,),
    ).fetchall()
    database.executemany(
        "UPDATE memory SET due_day = ? WHERE card = ?",
        [
            (due_day(stability, last_day, reviews, CardKey(*key), policy), card)
            for card, stability, last_day, reviews, *key in rows
        ],
    )


_MARK = "memory"


def _marked(database: sqlite3.Connection) -> dict[str, str]:
    """Give the terms that the table was made under, by name; see `_marks`."""
    rows = database.execute(
        "SELECT name, value FROM derived WHERE name = ?1 OR substr(name, 1, ?2) = ?1 || ' '",
        (_MARK, len(_MARK) + 1),
    )
    return dict(rows.fetchall())


def _marks(terms: Terms) -> dict[str, str]:
    """Give `terms` as they are marked: the general ones, and those of each deck with others."""
    terms = terms if isinstance(terms, Policies) else Policies(terms, {})
    general = _text(terms.general)
    found = {f"{_MARK} {deck}": _text(policy) for deck, policy in terms.decks.items()}
    return {_MARK: general} | {name: text for name, text in found.items() if text != general}


def _mark(database: sqlite3.Connection, terms: Terms) -> None:
    for name in _marked(database):
        database.execute("DELETE FROM derived WHERE name = ?", (name,))
    database.executemany(
        "INSERT INTO derived(name, value) VALUES (?, ?)", list(_marks(terms).items())
    )


def _mark_of(deck: str, marks: Mapping[str, str]) -> str:
    return marks.get(f"{_MARK} {deck}", marks[_MARK])


def _text(policy: Policy) -> str:
    return f"{_FOLD_VERSION} {policy.retention!r} {policy.maximum_interval} {policy.parameters!r}"


def _fold_version(marks: Mapping[str, str]) -> str:
    return marks.get(_MARK, "").partition(" ")[0]


def _weights(mark: str) -> str:
    # Somebody may have written there what is no mark.
    return mark.split(" ", 3)[-1]
