"""Folders that nobody can look into, also where the tests are run by one who may look anywhere."""

import os
from pathlib import Path

import pytest


def shut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the names in `folder` not be read, as with mode 000."""
    real = os.listdir

    def listdir(path: Path) -> list[str]:
        if path == folder:
            raise PermissionError(13, "not let in", str(path))
        return real(path)

    monkeypatch.setattr(os, "listdir", listdir)


def lead_away(folder: Path, _patch: pytest.MonkeyPatch | None = None) -> None:
    """Put a link to a disk that is away in the place of `folder`."""
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("away") / folder.name)
