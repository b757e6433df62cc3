"""Whether a file of progress holds what it should and nothing else, asked of the real store."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

from aiquiz.progress import memories, missed, sums
from aiquiz.progress.store import Store, open_store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Policy, Terms
from aiquiz.scheduling.review import Ref
from tests.progress.test_store import NOON


def opened(path: Path) -> Store:
    """Open the store at `path` as the program does. Raises StoreError."""
    store = open_store(path, Policy(), now_ms=NOON, random_bytes=os.urandom)
    assert store is not None
    return store


def missing(path: Path, acknowledged: Iterable[Ref]) -> int:
    """Give how many of `acknowledged` the log at `path` no longer holds as they were written."""
    try:
        with opened(path) as store:
            there = {Ref(*row) for row in store.database.execute(PLACES)}
            there -= set(store.check())
    except StoreError:
        there = set()
    return sum(ref not in there for ref in acknowledged)


PLACES = "SELECT s.uid, e.seq FROM event e JOIN stream s ON s.id = e.stream"
"""The place of each row of the log."""


def tables(database: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table, and what the tables are, the same for the same content."""
    found = {"": database.execute("SELECT name, sql FROM sqlite_schema ORDER BY 1").fetchall()}
    for [name] in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        rows = database.execute(f'SELECT * FROM "{name}"').fetchall()
        found[name] = sorted(rows, key=repr)
    return found


def unsound(path: Path) -> str:
    """Give what is wrong with the file at `path`, "" for nothing.

    The whole file is checked by SQLite, each row by its checksum, and what is derived is made
    anew and held against what was there. The file is left as it was but for what opening it mends.
    """
    try:
        with opened(path) as store:
            return _of_the_file(store.database) or _of_the_rows(store) or _of_the_derived(store)
    except StoreError as error:
        return f"it can't be opened: {error.code}"


def _of_the_file(database: sqlite3.Connection) -> str:
    found = [str(row) for [row] in database.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        return f"integrity: {found[0]}"
    dangling = database.execute("PRAGMA foreign_key_check").fetchall()
    return f"keys: {dangling[0]}" if dangling else ""


def _of_the_rows(store: Store) -> str:
    altered = store.check()
    return f"checksum: {altered[0]}" if altered else ""


def _of_the_derived(store: Store) -> str:
    """Tell what does not follow from the log, making it anew in a copy in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        store.database.backup(copy)
        kept = _derived(copy, store.terms)
        memories.rebuild(copy, store.terms)
        sums.forget(copy)
        made = _derived(copy, store.terms)
    differing = [name for name in kept if kept[name] != made[name]]
    return f"derived: {', '.join(differing)}" if differing else ""


def _derived(database: sqlite3.Connection, terms: Terms) -> dict[str, Any]:
    """Give what is derived, after the sums took in what they had not yet."""
    for _share in sums.bring_up_to_date(database, terms, nullcontext):
        pass
    return {
        "memories": memories.load_all(database),
        "held": _held(database),
        "sums": sums.load(database),
        "missed": missed.load(database),
    }


def _held(database: sqlite3.Connection) -> list[tuple[int, ...]]:
    return database.execute("SELECT card, deck, due_day FROM held ORDER BY card").fetchall()
