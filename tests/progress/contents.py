"""All that a file of progress holds."""

import sqlite3
from contextlib import closing
from pathlib import Path


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of all tables at `path` by table, but what was noted in a copy."""
    with closing(sqlite3.connect(path)) as database:
        names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        found = {
            name: sorted(database.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for [name] in names
        }
    found["derived"] = [row for row in found["derived"] if row[0] != "backup"]
    return found
