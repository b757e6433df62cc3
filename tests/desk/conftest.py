"""What the tests of the desk start from."""

import itertools
from pathlib import Path

import pytest

from aiquiz.desk import Desk
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from tests.desk.sat import BROKEN, CAPITALES, CAPITALS, Clock, Sit


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sit(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Sits down at a desk whose only decks are those of this module."""
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    found.own_decks.mkdir(parents=True)
    for name, text in (("capitals", CAPITALS), ("capitales", CAPITALES), ("broken", BROKEN)):
        (found.own_decks / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("aiquiz.desk.listed.built_in_decks", lambda: tmp_path / "none")
    streams = itertools.count(1)

    def sit_down(language: str = "en", **changed: int) -> Desk:
        return Desk(
            found,
            Settings(**changed),  # type: ignore[arg-type]  # each is checked by its test
            language,
            clock=clock,
            random_bytes=lambda size: next(streams).to_bytes(size, "big"),
        )

    return sit_down
