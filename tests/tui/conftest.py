"""What the tests of the screens start from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from aiquiz.say.language import speak
from tests.every_kind import Only, alone
from tests.tui.attention import attentive
from tests.tui.played import DECK


@pytest.fixture(autouse=True)
def at_rest() -> Iterator[None]:
    with attentive():
        yield


_RULES: dict[tuple[object, ...], list[RuleSet]] = {}
_PARSE = Stylesheet._parse_rules


def _parsed_once(sheet: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
    key = (frozenset(sheet._variables.items()), given, frozenset(named.items()))
    if key not in _RULES:
        _RULES[key] = _PARSE(sheet, *given, **named)
    return _RULES[key]


@pytest.fixture(autouse=True)
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the same styles once: every app reads them anew, a tenth of what these tests take."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parsed_once)


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
