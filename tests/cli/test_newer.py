"""Progress of a later version: each command says so in one sentence, and leaves it as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aiquiz.progress.schema import VERSION
from tests.cli.test_commands import run
from tests.progress import versions


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "progress.db"
    path.parent.mkdir()
    path.write_bytes(versions.path_of(VERSION).read_bytes())
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
        database.execute("CREATE TABLE of_the_future(it TEXT) STRICT")
        database.commit()
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ("due",),
        ("decks",),
        ("scores",),
        ("study", "--plain"),
        ("quiz", "--plain"),
        ("undo",),
        ("redo",),
        ("export", "reviews"),
        ("parameters",),
        ("backup",),
    ],
)
def test_progress_of_a_later_version_is_left_alone(home: Path, command: tuple[str, ...]) -> None:
    path = home / "data" / "progress.db"
    before = path.read_bytes()
    found = run(home, *command, stdin="an answer\n")
    assert found.returncode == 2
    assert found.stdout == ""
    [sentence] = found.stderr.splitlines()
    assert sentence.startswith(f"aiquiz: {path.parent}")
    assert sentence.endswith(" was made by a later version of aiquiz: update aiquiz.")
    assert path.read_bytes() == before
    assert {path.name for path in path.parent.iterdir()} <= {"progress.db", "backups"}
    assert list((home / "data" / "backups").glob("*")) == []
