"""Progress that can only be read: it is read, and nothing is lost."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from aiquiz.desk import Desk
from aiquiz.desk.copies import back_up, every_copy
from aiquiz.progress.doctor import examine
from aiquiz.progress.header import seen_at
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Policy
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from tests.progress import versions
from tests.progress.test_store import NOON, open_at, review

NOBODY = 65_534
pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")


@pytest.fixture
def home() -> Iterator[Path]:
    """Give a folder of somebody to whom modes mean something: to root they do not."""
    folder = Path(tempfile.mkdtemp())
    before = os.geteuid()
    try:
        if before == 0:
            os.chown(folder, NOBODY, -1)
            os.seteuid(NOBODY)
        yield folder
    finally:
        if before == 0:
            os.seteuid(0)
        for path in (folder, *folder.rglob("*")):
            if path.is_dir():
                path.chmod(0o700)
        shutil.rmtree(folder)


def refusal(store: Store, days: float) -> str:
    with pytest.raises(StoreError) as refused:
        store.append(review(days))
    return refused.value.code


def lived(home: Path) -> Path:
    with open_at(home) as store:
        store.append(review(0))
    return store.path


def test_a_file_that_can_only_be_read_is_read_until_writing_is_allowed(home: Path) -> None:
    path = lived(home)
    path.chmod(0o444)
    with open_at(home) as store:
        assert refusal(store, 1) == "read-only"
        assert refusal(store, 1) == "read-only"
        assert len(store.reviews()) == 1
        assert store.edition() == store.edition()
        path.chmod(0o600)
        store.append(review(1))
        assert store.moved() == []
    with open_at(home) as store:
        assert len(store.reviews()) == 2


def test_a_folder_that_can_only_be_read_is_read_until_writing_is_allowed(home: Path) -> None:
    path = lived(home)
    path.with_name("progress.db-journal").unlink(missing_ok=True)
    path.parent.chmod(0o500)
    with open_at(home) as store:
        assert refusal(store, 1) == "read-only"
        assert len(store.reviews()) == 1
        path.parent.chmod(0o700)
        store.append(review(1))
    with open_at(home) as store:
        assert len(store.reviews()) == 2


def test_a_file_made_read_only_while_it_is_open_loses_nothing(home: Path) -> None:
    path = lived(home)
    with open_at(home) as store:
        store.append(review(1))
        path.chmod(0o444)
        # The journal that SQLite makes for this one can itself only be read afterwards.
        store.append(review(2))
        assert refusal(store, 3) == "read-only"
        path.chmod(0o600)
        store.append(review(3))
        assert store.moved() == []
        path.chmod(0o444)
        store.append(review(4))
    path.chmod(0o600)
    with open_at(home) as store:
        store.append(review(5))
        assert len(store.reviews()) == 6


def test_a_folder_that_can_no_longer_be_entered_keeps_the_answer_waiting(home: Path) -> None:
    path = lived(home)
    with open_at(home) as store:
        path.parent.chmod(0o000)
        assert refusal(store, 1) == "no-access"
        path.parent.chmod(0o700)
        store.append(review(1))
        assert store.moved() == []
    with open_at(home) as store:
        assert len(store.reviews()) == 2


def test_a_swapped_file_that_can_only_be_read_does_not_keep_this_one_from_being_read(
    home: Path,
) -> None:
    path = lived(home)
    copy = home / "copy.db"
    shutil.copyfile(path, copy)
    with open_at(home) as store:
        store.append(review(1))
        copy.chmod(0o400)
        copy.replace(path)
        assert len(store.reviews()) == 2
        assert refusal(store, 2) == "read-only"
        path.chmod(0o600)
        store.append(review(2))
        assert [moved.code for moved in store.moved()] == ["taken-up"]
    with open_at(home) as store:
        assert len(store.reviews()) == 3


def test_an_older_version_that_can_only_be_read_stays_as_it_is(home: Path) -> None:
    path = home / "data" / "progress.db"
    path.parent.mkdir()
    shutil.copyfile(versions.path_of(1), path)
    path.chmod(0o400)
    for _start in range(2):
        with pytest.raises(StoreError) as refused:
            open_at(home)
        assert refused.value.code == "read-only"
    assert versions.content(path) == versions.content(versions.path_of(1))
    assert not (path.parent / "backups").exists()


def test_where_nothing_can_be_made_that_is_told(home: Path) -> None:
    home.chmod(0o500)
    with pytest.raises(StoreError) as refused:
        open_at(home)
    assert refused.value.code == "no-access"


@pytest.mark.parametrize("name", ["data", ""])
def test_a_folder_that_nobody_is_let_into_is_named_by_whatever_looks(home: Path, name: str) -> None:
    path, shut = lived(home), home / name
    desk = Desk(
        folders({"AIQUIZ_HOME": str(home)}),
        Settings(),
        "en",
        clock=lambda: datetime.now(UTC),
        random_bytes=os.urandom,
    )
    shut.chmod(0o000)
    try:
        assert seen_at(path) == "no-access"
        for look in (
            partial(open_at, home),
            partial(examine, path, path.parent / "backups", Policy(), NOON),
            partial(back_up, desk),
            partial(every_copy, desk),
        ):
            with pytest.raises(StoreError) as refused:
                look()
            assert (refused.value.code, refused.value.facts["path"]) == ("no-access", str(shut))
    finally:
        shut.chmod(0o700)


def test_the_doctor_tells_what_can_only_be_read(home: Path) -> None:
    path = lived(home)
    path.chmod(0o400)
    found = examine(path, path.parent / "backups", Policy(), NOON)
    assert found.problems == [("read-only", {"path": str(path)})]
    assert found.answers == 1


def test_the_doctor_tells_where_nothing_can_be_begun(home: Path) -> None:
    home.chmod(0o500)
    path = home / "data" / "progress.db"
    found = examine(path, path.parent / "backups", Policy(), NOON)
    assert found.findings == [("read-only", {"path": str(home)})]
