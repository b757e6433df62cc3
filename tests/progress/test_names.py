"""Whatever progress makes beside itself has a name of the table."""

import os
from pathlib import Path

import pytest

from aiquiz.progress import names, standing
from aiquiz.progress.backups import half, make
from tests.progress.test_store import NOON, open_at, review


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_at(tmp_path) as store:
        store.append(review(0))
    return tmp_path / "data" / "progress.db"


def test_every_name_is_in_the_table(path: Path) -> None:
    named = [
        names.damaged_name(path, NOON),
        names.journal_of(names.damaged_name(path, NOON)),
        names.repaired(path),
        names.half_repaired(path),
        names.journal_of(names.half_repaired(path)),
    ]
    for one in named:
        one.touch()
    assert set(names.made_beside(path)) == set(named)


def test_what_a_restore_and_a_copy_make_is_in_the_table(path: Path, tmp_path: Path) -> None:
    backups = path.parent / names.BACKUPS
    with open_at(tmp_path) as store:
        copy = make(store.database, backups, NOON, "manual").path
    with half(path.parent, NOON, "restoring") as restoring, half(backups, NOON, "auto") as begun:
        assert set(names.made_beside(path)) == {copy, restoring, begun}
        assert all(map(names.is_half, (restoring, begun)))


def test_what_puts_back_a_file_is_in_the_table(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[Path]()
    monkeypatch.setattr(standing, "_put", lambda *_two: seen.extend(names.made_beside(path)))
    with open_at(tmp_path) as store:
        standing.write_back(store.database, path)
    [made] = seen
    assert names.maker_of(made) == os.getpid()
    assert names.made_beside(path) == []


def test_behind_a_link_the_names_are_those_of_the_file(path: Path, tmp_path: Path) -> None:
    mine = path.rename(tmp_path / "mine.sqlite")
    made = [
        tmp_path / "mine.sqlite.damaged-20240101T000000Z",
        names.half_repaired(mine),
        tmp_path / f".mine.sqlite-{os.getpid()}-0123abcd.tmp",
        tmp_path / "progress-20240101T000000Z-restoring.db.tmp",
        tmp_path / names.BACKUPS / "progress-20240101T000000Z.db",
    ]
    (tmp_path / names.BACKUPS).mkdir()
    for one in made:
        one.touch()
    assert set(names.made_beside(mine)) == set(made)
    assert [names.maker_of(one) for one in made] == [None, os.getpid(), os.getpid(), None, None]
    assert names.is_of_damage(made[0])


def test_what_is_not_ours_is_not_in_the_table(path: Path) -> None:
    for name in ("progress.db-journal", "progress.dbx.damaged-1", "notes.txt", "last.tmp"):
        path.with_name(name).touch()
    path.with_name("progress.db.damaged-link").symlink_to(path)
    assert names.made_beside(path) == []


def test_links_that_are_called_as_what_is_made_are_told_apart(path: Path) -> None:
    link = path.with_name("progress.db.damaged-link")
    link.symlink_to(path.with_name("away"))
    path.with_name("notes.txt").symlink_to(path)
    assert names.links_beside(path) == [link]
    assert names.folders_beside(path) == [path.parent, path.parent / names.BACKUPS]
