"""Locks that do nothing are noticed before anything is written."""

import errno
import os
import struct
import sys
from pathlib import Path

import pytest

from aiquiz.progress import locks
from aiquiz.progress.locks import do_locks_work
from aiquiz.progress.trouble import StoreError
from tests.progress.test_store import open_at, review

fcntl = pytest.importorskip("fcntl")
pytestmark = pytest.mark.skipif(
    not hasattr(fcntl, "F_OFD_SETLK"), reason="this system can't lock an open file"
)


def lie(*_anything: object) -> bytes:
    return b""


def fail(number: int) -> object:
    def refuse(*_anything: object) -> bytes:
        raise OSError(number, os.strerror(number))

    return refuse


def test_locks_that_work_leave_nothing_behind(tmp_path: Path) -> None:
    assert do_locks_work(tmp_path / "progress.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("platform", "fields", "kind"), [("linux", "=hh", 0), ("darwin", "=qqihh", 3)]
)
def test_the_kind_of_lock_stands_where_the_system_looks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, fields: str, kind: int
) -> None:
    asked: list[bytes] = []

    def note(_handle: int, _how: int, whole: bytes) -> bytes:
        asked.append(whole)
        return whole

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(fcntl, "fcntl", note)
    do_locks_work(tmp_path / "progress.db")
    assert len(asked) == 2
    for whole in asked:
        told = list(struct.unpack(fields, whole[: struct.calcsize(fields)]))
        assert told.pop(kind) == fcntl.F_WRLCK
        assert not any(told)
        assert not any(whole[struct.calcsize(fields) :])
        assert len(whole) >= (32 if platform == "linux" else 24)


def test_locks_that_are_granted_twice_do_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "fcntl", lie)
    assert not do_locks_work(tmp_path / "progress.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "works"),
    [
        (errno.ENOLCK, False),
        (errno.EOPNOTSUPP, False),
        (errno.ENOSYS, False),
        (errno.EINVAL, True),
        (errno.EACCES, True),
    ],
)
def test_what_the_system_says_of_locks_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, works: bool
) -> None:
    monkeypatch.setattr(fcntl, "fcntl", fail(number))
    assert do_locks_work(tmp_path / "progress.db") is works


def test_where_nothing_can_be_asked_locks_are_taken_for_granted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "fcntl", lie)
    assert do_locks_work(tmp_path / "no-such-folder" / "progress.db")
    (tmp_path / f".progress.db-locks-{os.getpid()}").touch()
    assert do_locks_work(tmp_path / "progress.db")
    monkeypatch.delattr(fcntl, "F_OFD_SETLK")
    assert do_locks_work(tmp_path / "other.db")


def test_without_the_module_of_unix_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fcntl", None)
    assert locks.do_locks_work(tmp_path / "progress.db")


def test_nothing_is_opened_where_locks_do_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0))
    before = store.path.read_bytes()
    monkeypatch.setattr(fcntl, "fcntl", lie)
    with pytest.raises(StoreError) as refused:
        open_at(tmp_path)
    assert refused.value.code == "no-locks"
    assert store.path.read_bytes() == before
    with pytest.raises(StoreError):
        open_at(tmp_path / "new")
    assert not (tmp_path / "new" / "data" / "progress.db").exists()
