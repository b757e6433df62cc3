"""Whether a database is made of what ours are made of, and of nothing that would run by itself."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import cache

from aiquiz.progress.schema import MIGRATIONS, VERSION

_MADE = re.compile(r"\s*CREATE (TABLE|INDEX|TRIGGER) (\w+)")


def made_otherwise(database: sqlite3.Connection, version: int, name: str = "main") -> set[str]:
    """Give the names of what `database` lacks, has otherwise or has too much for `version`.

    `name` is that of the file among those attached.
    Tables and indexes of somebody's own do no harm; triggers and views would run. Raises
    sqlite3.Error.
    """
    if not 1 <= version <= VERSION:
        return {f"user_version {version}"}
    here, ours = _made_of(database, name), _ours(version)
    lacking = {name for name, made in ours.items() if here.get(name) != made}
    return lacking | _foreign((made[0], name) for name, made in here.items() if name not in ours)


def lacks_any(database: sqlite3.Connection) -> bool:
    """Tell whether `database` of the present version lacks anything by name, or has what runs.

    It takes a tenth of a millisecond. Raises sqlite3.Error.
    """
    rows = database.execute("SELECT type, name FROM sqlite_schema").fetchall()
    here = {(str(kind), str(name)) for kind, name in rows}
    ours = {
        (made[1].lower(), made[2])
        for statements in MIGRATIONS
        for made in filter(None, map(_MADE.match, statements))
    }
    return not ours <= here or bool(_foreign(here - ours))


def _foreign(others: Iterable[tuple[str, str]]) -> set[str]:
    return {name for kind, name in others if kind not in ("table", "index")}


_Made = dict[str, tuple[str, str, str]]


def _made_of(database: sqlite3.Connection, name: str = "main") -> _Made:
    """Give the type, table and statement of all that `database` is made of, by name."""
    query = f"SELECT type, name, tbl_name, sql FROM {name}.sqlite_schema"
    rows = database.execute(query).fetchall()
    # Versions of SQLite part the words of a statement that they changed in their own ways.
    return {
        str(name): (str(kind), str(table), "".join(str(sql or "").split()))
        for kind, name, table, sql in rows
    }


@cache
def _ours(version: int) -> _Made:
    """Give what a database of ours is made of in `version`."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        for statements in MIGRATIONS[:version]:
            for statement in statements:
                database.execute(statement)
        return _made_of(database)
