"""A process that has progress open never opens its file by itself: closing it would end locks."""

import builtins
import io
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from aiquiz.progress import backups, copies, soundness
from aiquiz.progress.database import connect
from aiquiz.progress.forgetting import Wanted
from aiquiz.progress.trouble import StoreError
from aiquiz.progress.writable import why_only_read
from tests.progress.test_store import NOON, at, open_at, review

WRITES = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"


def other_process_writes(path: Path) -> bool:
    process = subprocess.run([sys.executable, "-c", WRITES, path], capture_output=True, check=False)
    return process.returncode == 0


def test_a_lock_outlives_another_connection_of_its_process(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(connect(path)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        connect(path).close()
        assert not other_process_writes(path)
        writing.execute("ROLLBACK")
        assert other_process_writes(path)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give the list of all files that are opened from now on, but by SQLite."""
    found: list[Path] = []
    for module, name in ((os, "open"), (io, "open"), (builtins, "open")):
        real = getattr(module, name)

        def note(path: Any, *rest: Any, real: Any = real, **more: Any) -> Any:
            if not isinstance(path, int):
                found.append(Path(os.fsdecode(path)))
            return real(path, *rest, **more)

        monkeypatch.setattr(module, name, note)
    return found


def test_what_is_opened_is_noticed_here(tmp_path: Path, opened: list[Path]) -> None:
    (tmp_path / "one").write_text("one")
    os.close(os.open(tmp_path / "one", os.O_RDONLY))
    with open(tmp_path / "one"):  # noqa: PTH123 - it is what is tried
        pass
    assert opened.count(tmp_path / "one") >= 3


def test_in_a_session_nothing_but_sqlite_opens_the_file(tmp_path: Path, opened: list[Path]) -> None:
    with open_at(tmp_path) as store:
        path = store.path
        opened.clear()
        store.begin("study", [("deck", "en")], at(0))
        store.append(review(0))
        store.append_all([review(1), review(2)])
        list(store.count())
        store.edition()
        assert why_only_read(path) is None
        with backups.source(path) as source:
            backup = backups.make(source, path.parent / "backups", NOON, "manual")
        soundness.look(path, lambda: False)
        store.forget_typed(Wanted())
        copies.write_anew(path)
        arriving = path.with_name("arriving")
        shutil.copyfile(backup.path, arriving)
        arriving.replace(path)
        store.append(review(3))
        path.unlink()
        store.append(review(4))
    assert opened
    assert path not in opened


def test_a_file_is_made_that_its_owner_alone_can_read(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    connect(path).close()
    assert path.stat().st_mode & 0o777 == 0o600 or os.name != "posix"


def test_a_link_to_what_is_away_is_no_reason_to_begin_anew(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    path.symlink_to(tmp_path / "disk" / "mine.db")
    with pytest.raises(StoreError) as refused:
        connect(path)
    assert refused.value.code == "gone"
    assert path.is_symlink()
