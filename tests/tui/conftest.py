"""What the tests of the screens start from."""

from pathlib import Path

import pytest
from textual import _wait

from aiquiz.say.language import speak
from tests.every_kind import Only, alone
from tests.tui.played import DECK


@pytest.fixture(autouse=True)
def attentive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look whether the app is at rest every other millisecond, where Textual does every twentieth.

    A pilot looks twice a key, which is most of what these tests would take.
    """
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.002)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.0004)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLORFGBG", raising=False)
    speak("en")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    decks = tmp_path / "data" / "decks"
    decks.mkdir(parents=True)
    (decks / "small.yaml").write_text(DECK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def only(tmp_path: Path) -> Only:
    """Give a home with a deck of just the cards named."""

    def home(*names: str) -> Path:
        folder = tmp_path / "data" / "decks"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "every.yaml").write_text(alone(*names), encoding="utf-8")
        return tmp_path

    return home
