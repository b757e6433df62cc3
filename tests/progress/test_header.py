"""How the header of progress is read."""

import os
from pathlib import Path

import pytest

from aiquiz.progress.database import connect
from aiquiz.progress.header import seen_at

# What Windows calls it, which this system may not have.
BINARY = 0x8000


def test_the_header_is_read_as_bytes_and_not_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "progress.db"
    connect(path).close()
    given: list[int] = []
    real = os.open

    def note(path: Path, flags: int) -> int:
        given.append(flags)
        return real(path, flags & ~BINARY if os.name == "posix" else flags)

    monkeypatch.setattr(os, "O_BINARY", BINARY, raising=False)
    monkeypatch.setattr(os, "open", note)
    assert seen_at(path) == ""
    [flags] = given
    assert flags & BINARY
    for name in ("O_CLOEXEC", "O_NONBLOCK"):
        assert not hasattr(os, name) or flags & getattr(os, name)


def test_a_header_with_the_sign_for_the_end_of_a_text_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    connect(path).close()
    content = bytearray(path.read_bytes())
    # The count of changes: after so many, its last byte is what ends a text on Windows.
    content[24:28] = (0x1A).to_bytes(4, "big")
    content[92:96] = (0x1A).to_bytes(4, "big")
    path.write_bytes(content)
    assert seen_at(path) == ""
