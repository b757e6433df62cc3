"""What `aiquiz decks` tells of histories, and how a card is parted from one."""

import json
import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aiquiz.cli import cli
from aiquiz.cli.start import start
from aiquiz.desk import Desk, StudyWish
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from tests.desk.sat import answer

RIVERS = """\
title: Rivers
id: rivers
language: en
cards:
  - {question: "Which river flows through Rome, Italy?", answer: Tiber}
  - {id: bonn, question: Which river flows through Bonn?, answer: Rhine}
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a deck of which both cards were studied."""
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    found.own_decks.mkdir(parents=True)
    path = found.own_decks / "rivers.yaml"
    path.write_text(RIVERS, encoding="utf-8")
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    desk = Desk(found, Settings(), "en", clock=lambda: noon, random_bytes=os.urandom)
    with closing(desk):
        desk.open()
        answer(desk, desk.session(StudyWish(decks=("rivers",))), "Tiber", "Rhine")
    return path


def run(*arguments: str) -> Result:
    start.cache_clear()
    return CliRunner().invoke(cli, list(arguments))


def listed(what: str) -> list[dict[str, object]]:
    found = json.loads(run("decks", f"--{what}", "--json").stdout)
    assert found["version"] == 1
    rows = found[what]
    assert isinstance(rows, list)
    return rows


def test_an_edited_card_is_told_listed_and_parted(path: Path) -> None:
    assert run("decks", "--followed").stdout == "No edited card keeps a history.\n"
    path.write_text(RIVERS.replace("flows", "runs", 1), encoding="utf-8")
    told = run("decks").stderr
    [edit] = listed("followed")
    name = f"{edit['deck']}:{edit['card']}"
    assert f"aiquiz decks --unfollow {name} lets it start anew." in told
    before, now = "Which river flows through Rome, Italy?", "Which river runs through Rome, Italy?"
    assert (edit["title"], edit["before"], edit["now"]) == ("Rivers", before, now)
    assert run("decks", "--followed").stdout == (
        f"{name}: “{now}” keeps the history of “{before}”\n"
    )
    assert run("decks", "--orphans").stdout == "Every history has its card.\n"
    parted = run("decks", "--unfollow", name)
    assert (parted.exit_code, parted.stdout) == (
        0,
        f"“{now}” starts anew; the history waits for “{before}”.\n",
    )
    assert listed("followed") == []
    assert run("decks", "--orphans").stdout == (
        f"{name}: “{before}” is gone: 1 answer, the last on 22 November 2026\n"
    )
    [orphan] = listed("orphans")
    assert orphan == {
        "deck": "rivers.en",
        "card": edit["card"],
        "title": "Rivers",
        "question": before,
        "answers": 1,
        "last_answered": "2026-11-22",
    }


@pytest.mark.parametrize(
    "name", ["rivers.en:bonn", "rivers:no", "rivers", "no:bonn", ":", "a\x1b:b"]
)
def test_what_was_not_edited_can_t_be_parted(path: Path, name: str) -> None:
    found = run("decks", "--unfollow", name)
    assert found.exit_code != 0
    assert "\x1b" not in found.stderr
    assert len(listed("orphans")) == 0


def test_a_deck_whose_file_is_gone_leaves_histories(path: Path) -> None:
    run("decks")
    path.unlink()
    questions = {orphan["question"] for orphan in listed("orphans")}
    assert questions == {
        "Which river flows through Rome, Italy?",
        "Which river flows through Bonn?",
    }
