"""Databases as each version of the schema left them, with rows in them.

They lie in the folder `versions`, one a version. `python -m tests.progress.versions` makes that
of the present version, once and before the next one is begun: those that are there stay.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from aiquiz.progress import entering, log
from aiquiz.progress.event import Event
from aiquiz.progress.numbers import stream_number
from aiquiz.progress.schema import MIGRATIONS, VERSION, migrate
from aiquiz.scheduling.review import (
    ELSEWHERE,
    CardKey,
    Entry,
    Mark,
    Override,
    Rating,
    Ref,
    Rerating,
    Reset,
    Undo,
)
from tests.progress.test_store import OTHER, at, review

FOLDER = Path(__file__).parent / "versions"
STREAM = b"0123456789abcdef"
SECOND = CardKey("deck", "fr", "card")


def path_of(version: int) -> Path:
    """Give the database of `version`."""
    return FOLDER / f"{version}.db"


def entries() -> list[Entry]:
    """Give what the log of each of them holds behind the row of its session, in order."""
    return [
        review(0, typed="Menphis"),
        Override(Ref(STREAM, 2), "correct", Rating.GOOD, 1.0, at(0.01), "Menphis"),
        review(0.02, Rating.AGAIN, OTHER, verdict="wrong"),
        review(3, Rating.HARD, mode="due", typed=None),
        Rerating(Ref(STREAM, 5), Rating.EASY, at(3.01)),
        review(4, card=SECOND, mode="quiz"),
        Mark(OTHER, "suspend", at(4)),
        review(5, Rating.GOOD, SECOND, mode=ELSEWHERE, recall=None, stability=None),
        Undo(Ref(STREAM, 9), at(6)),
        Reset(OTHER, at(7)),
    ]


def make(path: Path, version: int) -> None:
    """Make the database of `version` at `path`, as a program of that version would have."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 1024")
        migrate(database, MIGRATIONS[:version])
        database.execute("BEGIN IMMEDIATE")
        stream = stream_number(database, STREAM, at(0).at_ms, version=f"0.{version}")
        begun = Event(Ref(STREAM, 1), "session", at(0), mode="study", detail='{"decks": []}')
        entering.write_row(database, stream, begun)
        for seq, entry in enumerate(entries(), 2):
            entering.write(database, stream, Ref(STREAM, seq), 1, entry)
        _see_a_deck(database)
        database.execute("COMMIT")


def _see_a_deck(database: sqlite3.Connection) -> None:
    database.execute(
        """
        INSERT INTO seen_deck(path, size, mtime_ns, digest, deck, language, title, id_derived,
            opened, problems)
        VALUES (CAST('/decks/deck.yaml' AS BLOB), 1, 2, 'd', 'deck', 'en', 'A deck', 0, 0, 0)
        """
    )
    database.execute(
        """
        INSERT INTO seen_card(path, position, key, derived, kind, own, question, present)
        VALUES (CAST('/decks/deck.yaml' AS BLOB), 0, 'card', 0, 'text', 'o', 'q', 1)
        """
    )


class Content(NamedTuple):
    """All that the log holds, and the version it is of."""

    version: int
    rows: tuple[tuple[Event, int, str | None], ...]


def content(path: Path) -> Content:
    """Give what the database at `path` holds; raises sqlite3.Error where it is not sound."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        [[state]] = database.execute("PRAGMA integrity_check")
        assert state == "ok", state
        [[version]] = database.execute("PRAGMA user_version")
        rows = sorted(log.all_rows(database), key=lambda row: row.event.ref)
        assert all(row.sound for row in rows)
        return Content(version, tuple(rows))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for number in range(1, VERSION + 1):
        if not path_of(number).exists():
            make(path_of(number), number)
