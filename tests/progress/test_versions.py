"""Databases of every version there was: brought up to date as a whole, and never half."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest

from aiquiz.progress import backups, database, schema
from aiquiz.progress.schema import MIGRATIONS, VERSION
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import Rating
from tests.progress import versions
from tests.progress.test_store import CARD, OTHER, open_at, review

OLDER = range(1, VERSION)
ROOT = Path(__file__).parents[2]


def placed(home: Path, version: int) -> Path:
    """Put the database of `version` where a window looks for it."""
    path = home / "data" / "progress.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(versions.path_of(version), path)
    return path


def test_there_is_a_database_of_every_version() -> None:
    """Where this fails a migration was added: `python -m tests.progress.versions` makes it."""
    assert [versions.path_of(version).exists() for version in range(1, VERSION + 1)] == [
        True
    ] * VERSION


def test_what_a_migration_did_once_it_does_for_ever() -> None:
    """Somebody has a database that was made so. A change of the tables is a new migration."""
    sums = [crc32("\0".join(statements).encode()) for statements in MIGRATIONS]
    assert sums == SUMS


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_database_of_every_version_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = placed(tmp_path, version)
    before = versions.content(path)
    assert before.version == version
    with open_at(tmp_path) as store:
        assert store.check() == []
        kept = store.memories()
        store.rebuild()
        assert store.memories() == kept
        assert [(one.review.card, one.review.rating) for one in store.reviews()] == [
            (CARD, Rating.GOOD),
            (OTHER, Rating.AGAIN),
            (CARD, Rating.EASY),
            (versions.SECOND, Rating.GOOD),
        ]
        assert store.accepted_forms() == {CARD: ("Menphis",)}
        assert store.marks(20_010).suspended == {OTHER}
        assert list(kept) == [CARD]
        assert [seen.title for seen in store.seen()] == ["A deck"]
        assert store.due_counts(30_000, ())[("deck", "en")].due == 1
        assert list(store.count())
        store.append(review(8))
    assert set(versions.content(path).rows) > set(before.rows)


@pytest.mark.parametrize("version", OLDER)
def test_a_copy_is_kept_before_it_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = placed(tmp_path, version)
    before = versions.content(path)
    with open_at(tmp_path):
        pass
    with open_at(tmp_path):
        pass
    [copy] = backups.listed(path.parent / "backups")
    assert (copy.why, copy.checked, copy.answers) == ("before-upgrade", True, 5)
    assert versions.content(copy.path) == before


def test_of_what_holds_nothing_no_copy_is_kept(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        pass
    path = store.path
    path.unlink()
    with sqlite3.connect(path) as old:
        schema.migrate(old, MIGRATIONS[:1])
    old.close()
    with open_at(tmp_path):
        pass
    assert not (path.parent / "backups").exists()


def test_where_no_copy_can_be_kept_it_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> None:
        raise StoreError("full", path="backups")

    path = placed(tmp_path, 1)
    before = path.read_bytes()
    monkeypatch.setattr(backups, "make", full)
    with pytest.raises(StoreError) as refused:
        open_at(tmp_path)
    assert refused.value.code == "full"
    assert path.read_bytes() == before


MIGRATING = """
import sys
from pathlib import Path
from aiquiz.progress import schema
from tests.progress.test_store import open_at

real = schema.migrate

class Slow:
    # A database that stops amid the migration until somebody says to go on.
    def __init__(self, database):
        self.database, self.told = database, False

    def execute(self, statement):
        if statement.startswith("PRAGMA application_id =") and not self.told:
            self.told = True
            print("amid", flush=True)
            sys.stdin.readline()
        return self.database.execute(statement)

    @property
    def in_transaction(self):
        return self.database.in_transaction

import aiquiz.progress.database as module
module.migrate = lambda database, migrations: real(Slow(database), migrations)
with open_at(Path(sys.argv[1])) as store:
    print(len(store.reviews()), flush=True)
"""


@pytest.fixture
def migrating(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    placed(tmp_path, 1)
    process = subprocess.Popen(
        [sys.executable, "-c", MIGRATING, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "amid\n"
    yield process
    process.kill()
    process.communicate()


def test_a_window_opened_while_another_one_migrates_waits_for_it(
    tmp_path: Path, migrating: "subprocess.Popen[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_SECONDS", 0.02)
    with pytest.raises(StoreError) as refused:
        open_at(tmp_path)
    assert refused.value.code == "busy"
    out, _err = migrating.communicate("go on\n")
    assert out == "4\n"
    with open_at(tmp_path) as store:
        assert len(store.reviews()) == 4
    assert len(backups.listed(store.path.parent / "backups")) == 1


def test_a_kill_amid_a_migration_leaves_the_old_version(
    tmp_path: Path, migrating: "subprocess.Popen[str]"
) -> None:
    migrating.kill()
    migrating.wait()
    path = tmp_path / "data" / "progress.db"
    assert versions.content(path) == versions.content(versions.path_of(1))
    with open_at(tmp_path) as store:
        assert len(store.reviews()) == 4


SUMS = [
    2831684760,
    1099146462,
    2732324645,
    3423914802,
    2188866291,
    3364438666,
    586622127,
    1843335442,
]
