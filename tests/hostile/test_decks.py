"""Decks made by hand to do harm: each is told of with its place, and does none."""

from pathlib import Path

import pytest

from aiquiz.deck.problem import CODES
from aiquiz.deck.reader import read
from tests.hostile.conftest import Run
from tests.hostile.decks import DECKS, Case
from tests.hostile.payloads import hostile_in


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_enough_and_each_has_a_name() -> None:
    assert len({case.name for case in DECKS}) == len(DECKS) >= 20


@pytest.mark.parametrize("case", DECKS, ids=lambda case: case.name)
def test_a_hostile_deck_is_told_of_with_its_place_and_left_alone(
    case: Case, home: Path, run: Run
) -> None:
    path = home / "deck.yaml"
    path.write_bytes(case.data())
    before = path.read_bytes()
    found = run("check", "deck.yaml")
    lines = found.out.splitlines()
    errors = [line for line in lines if ": error: " in line]
    places = [
        f"{code}:{line.split(':')[1]}" for line in errors for code in [line.rsplit("[", 1)[1][:-1]]
    ]
    some = case.told[-1:] == ("…",)
    wanted = list(case.told[:-1] if some else case.told)
    assert (places[: len(wanted)] if some else places) == wanted
    assert all(place.partition(":")[0] in CODES for place in places)
    assert found.status == int(bool(errors))
    assert found.err == ""
    assert [line for line in lines if hostile_in(line)] == []
    reading = read(before)
    assert (len(reading.deck.cards) if reading.deck else None) == case.cards
    fixed = run("check", "--fix", "deck.yaml")
    assert fixed.err == ""
    assert path.read_bytes() == before
    assert sorted(home.iterdir()) == [path]
