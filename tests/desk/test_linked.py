"""The progress is a link: everything is done to the file that it leads to, and the link stays."""

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from aiquiz.desk import doctor
from aiquiz.progress import backups, copies, restoring
from aiquiz.progress.forgetting import Wanted
from aiquiz.progress.store import Store, open_store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Policy
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import Folders, folders
from tests.progress import damaging
from tests.progress.test_forgetting import files_with
from tests.progress.test_store import NOON, at, open_at, review

SECRET = "zqsecretqz"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links need a right there")


@pytest.fixture
def link(tmp_path: Path) -> Path:
    """Give the link to progress with an answer, which lies in another folder by another name."""
    with open_at(tmp_path / "other") as store:
        store.append(review(0, typed=SECRET))
    link = tmp_path / "home" / "data" / "progress.db"
    link.parent.mkdir(parents=True)
    (tmp_path / "disk").mkdir()
    shutil.move(store.path, tmp_path / "disk" / "mine.db")
    shutil.rmtree(tmp_path / "other")
    link.symlink_to(tmp_path / "disk" / "mine.db")
    return link


def found(link: Path) -> Folders:
    return folders({"AIQUIZ_HOME": str(link.parents[1])})


def opened(link: Path) -> Store:
    store = open_store(found(link).database, Policy(), now_ms=NOON, random_bytes=os.urandom)
    assert store is not None
    return store


def answers(link: Path) -> int:
    """Give how many answers there are; only the link lies in the folder of the data."""
    assert link.is_symlink()
    assert list(link.parent.iterdir()) == [link]
    with opened(link) as store:
        return len(store.reviews())


def test_it_is_opened_and_written_back_where_the_link_leads(link: Path) -> None:
    with opened(link) as store:
        store.append(review(1))
        store.path.unlink()
        store.append(review(2))
        assert [moved.code for moved in store.moved()] == ["written-back"]
    assert answers(link) == 3


def test_a_link_to_a_file_that_is_not_there_yet_is_begun_where_it_leads(link: Path) -> None:
    found(link).database.unlink()
    assert answers(link) == 0


def test_a_disk_that_is_away_is_told_and_nothing_is_begun(link: Path) -> None:
    disk = found(link).database.parent
    disk.rename(disk.with_name("away"))
    with pytest.raises(StoreError) as refused:
        opened(link)
    assert refused.value.code == "gone"
    assert not disk.exists()
    disk.with_name("away").rename(disk)
    assert answers(link) == 1


def test_a_copy_is_restored_in_place_of_the_file(link: Path) -> None:
    there = found(link)
    with opened(link) as store:
        copy = backups.make(store.database, there.backups, at(1).at_ms, "manual")
        store.append(review(1))
    assert copy.path.parent == there.database.parent / "backups"
    restoring.restore(there.database, copy.path, there.backups, at(2).at_ms)
    assert answers(link) == 1
    there.database.write_bytes(b"noise" * 1000)
    restored = restoring.restore(there.database, copy.path, there.backups, at(3).at_ms)
    assert restored.moved is not None
    assert restored.moved.parent == there.database.parent
    assert answers(link) == 1


def test_the_file_is_repaired(link: Path) -> None:
    there = found(link)
    damaging.header_garbage(there.database, Random(1))
    examined = doctor.examine(there, Settings(), [], at(1).at_ms)
    mended = doctor.repair_found(there, Settings(), examined, at(1).at_ms)
    assert mended is not None
    assert mended.aside is not None
    assert mended.aside.parent == there.database.parent
    assert answers(link) == 1


def test_what_was_typed_is_forgotten_in_the_file_and_its_copies(link: Path, tmp_path: Path) -> None:
    there = found(link)
    with opened(link) as store:
        backups.make(store.database, there.backups, at(1).at_ms, "manual")
        store.forget_typed(Wanted())
    assert copies.write_anew(there.database) is None
    [copy] = copies.copies(there.database)
    assert copies.forget(copy, Wanted()) is None
    assert files_with(tmp_path, SECRET) == []
    assert answers(link) == 1
