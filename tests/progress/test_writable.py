"""Whether progress can be written, as far as its file tells, and where its disk begins."""

import os
from pathlib import Path

import pytest

from aiquiz.progress.mount import mount_of
from aiquiz.progress.writable import why_only_read


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """What can't be written to, though whoever runs the tests may write anywhere."""
    found = set[Path]()

    def access(path: Path, how: int, **_facts: bool) -> bool:
        return path not in found if how == os.W_OK else path.exists()

    monkeypatch.setattr(os, "access", access)
    return found


def test_a_file_or_a_folder_that_can_only_be_read_is_named(
    tmp_path: Path, closed: set[Path]
) -> None:
    path = tmp_path / "progress.db"
    assert why_only_read(path) is None
    path.write_bytes(b"")
    assert why_only_read(path) is None
    for place in (path, tmp_path):
        closed.clear()
        closed.add(place)
        found = why_only_read(path)
        assert found is not None
        assert (found.code, found.facts) == ("read-only", {"path": str(place)})


def test_where_the_journal_is_there_already_the_folder_need_not_be_written(
    tmp_path: Path, closed: set[Path]
) -> None:
    path = tmp_path / "progress.db"
    path.write_bytes(b"")
    path.with_name("progress.db-journal").write_bytes(b"")
    closed.add(tmp_path)
    assert why_only_read(path) is None


def test_a_disk_begins_where_it_is_mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    (home / "you").mkdir(parents=True)
    monkeypatch.setattr(Path, "is_mount", lambda path: path in (home, Path(tmp_path.anchor)))
    assert mount_of(str(home / "you" / "away" / "progress.db")) == str(home)
    assert mount_of(str(tmp_path / "progress.db")) == tmp_path.anchor
