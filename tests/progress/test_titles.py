"""What decks are called, as far as a database knows."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from aiquiz.progress.schema import MIGRATIONS, migrate
from aiquiz.progress.titles import titles_in
from aiquiz.say.backups import called


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        migrate(made, MIGRATIONS)
        yield made


def see(database: sqlite3.Connection, deck: str, title: str, mtime_ns: int = 0) -> None:
    database.execute(
        """
        INSERT INTO seen_deck(
            path, size, mtime_ns, digest, deck, language, title, id_derived, opened, problems
        ) VALUES(?, 0, ?, '', ?, 'en', CAST(? AS TEXT), 0, 0, 0)
        """,
        (f"{deck}{mtime_ns}".encode(), mtime_ns, deck, title),
    )


def test_a_deck_is_called_what_its_latest_file_says(database: sqlite3.Connection) -> None:
    see(database, "one", "New", 2)
    see(database, "one", "Old", 1)
    assert titles_in(database) == {("one", "en"): "New"}


def test_a_title_of_several_decks_names_none(database: sqlite3.Connection) -> None:
    for deck in ("one", "two"):
        see(database, deck, "Same")
    see(database, "three", "Other")
    assert titles_in(database) == {("three", "en"): "Other"}
    assert titles_in(database, "main", "temp") == {("three", "en"): "Other"}


def test_titles_that_can_not_be_read_keep_nothing_from_being_done(
    database: sqlite3.Connection,
) -> None:
    see(database, "one", "Title")
    database.execute("UPDATE seen_deck SET title = CAST(x'ff' AS TEXT)")
    assert titles_in(database) == {}


def test_without_a_title_that_shows_the_name_stands() -> None:
    assert called(("one", "en"), "One\nmore") == "One more"
    assert called(("one", "en"), "\x1b\n") == called(("one", "en"), "") == "one.en"
