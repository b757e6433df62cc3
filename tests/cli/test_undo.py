"""`aiquiz undo` and `aiquiz redo`."""

import json
import os
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aiquiz.cli import cli
from aiquiz.cli.start import start
from aiquiz.desk import Desk, StudyWish
from aiquiz.scheduling.review import CardKey, Mark
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from tests.cli.test_histories import RIVERS
from tests.desk.sat import answer

Sit = Callable[[], Desk]


@pytest.fixture
def sit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Sits down at a desk with one deck, of which nothing was studied."""
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    found.own_decks.mkdir(parents=True)
    (found.own_decks / "rivers.yaml").write_text(RIVERS, encoding="utf-8")
    # In the past: what the command does is done now, which comes after it.
    time = [datetime(2025, 11, 22, 12, tzinfo=UTC)]

    def clock() -> datetime:
        time[0] += timedelta(minutes=1)
        return time[0]

    return lambda: Desk(found, Settings(), "en", clock=clock, random_bytes=os.urandom)


@pytest.fixture
def studied(sit: Sit) -> Sit:
    """Both cards were answered, the second one wrong."""
    with closing(sit()) as desk:
        desk.open()
        answer(desk, desk.session(StudyWish(decks=("rivers",))), "Tiber", "Po")
    return sit


def run(*arguments: str) -> Result:
    start.cache_clear()
    return CliRunner().invoke(cli, list(arguments))


def listed(*arguments: str) -> list[dict[str, Any]]:
    found = json.loads(run("undo", "--list", "--json", *arguments).stdout)
    assert found["version"] == 1
    rows: list[dict[str, Any]] = found["done"]
    return rows


def verdicts(sit: Sit) -> list[str]:
    with closing(sit()) as desk:
        return [logged.review.verdict for logged in desk.open_store().reviews()]


def test_what_was_done_last_is_taken_back_and_then_what_was_before(studied: Sit) -> None:
    assert run("undo").stdout == ("Taken back: Wrong, Again, “Which river flows through Bonn?”\n")
    assert verdicts(studied) == ["correct"]
    assert "Rome, Italy?" in run("undo").stdout
    assert verdicts(studied) == []
    done = run("undo")
    assert (done.exit_code, done.stderr) == (1, "aiquiz: There is nothing to take back.\n")


def test_what_was_taken_back_last_comes_again_first(studied: Sit) -> None:
    run("undo")
    run("undo")
    assert "Brought again: Correct, Good, “Which river flows through Rome" in run("redo").stdout
    assert "Bonn" in run("redo").stdout
    assert verdicts(studied) == ["correct", "wrong"]
    done = run("redo")
    assert done.exit_code == 1
    assert done.stderr == (
        "aiquiz: Nothing was taken back since; aiquiz undo --list names what was before.\n"
    )


def test_what_was_done_is_listed_with_card_time_and_session(studied: Sit) -> None:
    [newest, oldest] = listed()
    with closing(studied()) as desk:
        moment = desk.open_store().reviews()[-1].review.moment
    at = datetime.fromtimestamp(moment.at_ms / 1000, UTC)
    assert newest | {"name": ""} == {
        "name": "",
        "kind": "review",
        "at": at.isoformat(timespec="milliseconds"),
        "day": "2025-11-22",
        "deck": "rivers.en",
        "card": "bonn",
        "question": "Which river flows through Bonn?",
        "cards": 1,
        "verdict": "wrong",
        "rating": 1,
        "session": "study",
        "stands": True,
    }
    assert (oldest["verdict"], oldest["rating"]) == ("correct", 3)
    [line, _] = run("undo", "--list").stdout.splitlines()
    assert line == (
        f"{newest['name']}  22 Nov {at:%H:%M}  Wrong, Again,"
        " “Which river flows through Bonn?” (in a study session)"
    )


def test_any_of_it_is_taken_back_and_brought_again_by_its_name(studied: Sit) -> None:
    oldest = listed()[1]["name"]
    assert "Rome" in run("undo", oldest).stdout
    assert verdicts(studied) == ["wrong"]
    assert [row["stands"] for row in listed()] == [True, False]
    assert "taken back" in run("undo", "--list").stdout
    assert run("undo", oldest).stdout.startswith("Taken back before: Correct, Good")
    taken = json.loads(run("redo", oldest, "--json").stdout)
    assert [row["name"] for row in taken["brought_again"]] == [oldest]
    assert verdicts(studied) == ["correct", "wrong"]
    assert run("redo", oldest).stdout.startswith("It counts: Correct, Good")


def test_a_name_that_means_nothing_changes_nothing(studied: Sit) -> None:
    name = listed()[0]["name"]
    for command in ("undo", "redo"):
        done = run(command, name, "nothing-9\x1b[31m")
        assert done.exit_code == 2
        assert "\x1b" not in done.stderr
        assert "Nothing that was done is called nothing-9" in done.stderr
        assert "undo --list tells the last names" in done.stderr
    assert verdicts(studied) == ["correct", "wrong"]


def test_what_was_done_to_many_cards_is_taken_back_as_one(sit: Sit) -> None:
    with closing(sit()) as desk:
        now = desk.now()
        cards = [CardKey("rivers", "en", name) for name in ("one", "two")]
        desk.open_store().append_all([Mark(card, "suspend", now) for card in cards])
    assert run("undo").stdout == "Taken back: suspended: 2 cards\n"
    with closing(sit()) as desk:
        assert desk.open_store().marks(desk.now().day).suspended == frozenset()


def test_with_nothing_done_the_list_is_empty(sit: Sit) -> None:
    assert listed() == []
    assert run("undo", "--list").stdout == "Nothing was done yet.\n"
    assert run("redo").exit_code == 1


def test_only_so_many_are_listed(studied: Sit) -> None:
    assert len(listed("--limit", "1")) == 1


def test_the_plain_mode_says_that_a_card_became_a_leech(studied: Sit, tmp_path: Path) -> None:
    file = folders({"AIQUIZ_HOME": str(tmp_path)}).settings_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[study]\nleech_threshold = 1\n", encoding="utf-8")
    start.cache_clear()
    told = CliRunner().invoke(cli, ["study", "--plain", "rivers"], input="Po\nPo\n")
    words = "A leech, forgotten 1 time: /edit rewords it, /suspend suspends it.\n"
    # The other card was wrong before, too: its memory holds no lapse but the one of now.
    assert told.stdout.count(words) == 2
