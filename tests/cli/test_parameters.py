"""`aiquiz parameters`: numbers of one's own are looked at before they hold."""

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
from aiquiz.desk import Desk
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS
from aiquiz.scheduling.review import CardKey, Entry, Rating, Review
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from tests.cli.test_histories import RIVERS

Sit = Callable[[], Desk]
# The stability of a card that was Good at first is a fifth of what the defaults say.
SHORT = (*DEFAULT_PARAMETERS[:2], 0.46, *DEFAULT_PARAMETERS[3:])
CARDS = 30


@pytest.fixture
def sit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Sits down at a desk with a deck of 30 cards, of which each was Good, and then forgotten."""
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    found.own_decks.mkdir(parents=True)
    cards = "".join(f"  - {{id: c{n}, question: Number {n}?, answer: a}}\n" for n in range(CARDS))
    head = RIVERS.partition("cards:")[0]
    (found.own_decks / "rivers.yaml").write_text(f"{head}cards:\n{cards}", encoding="utf-8")
    noon = datetime.now(UTC)

    def sit_down() -> Desk:
        return Desk(found, Settings(), "en", clock=lambda: noon, random_bytes=os.urandom)

    with closing(sit_down()) as desk:
        store, entries = desk.open_store(), list[Entry]()
        for number in range(CARDS):
            for days, rating in ((60 - number, Rating.GOOD), (55 - number, Rating.AGAIN)):
                now = desk.now()._replace(at_ms=desk.now().at_ms - days * 86_400_000)
                entries.append(answer(number, rating, now))
        store.append_all(entries)
    return sit_down


def answer(number: int, rating: Rating, moment: Any) -> Review:
    return Review(
        *(CardKey("rivers", "en", f"c{number}"), moment, "correct", "exact", rating, 1.0),
        *(0, 1, 900, "due", None, None),
    )


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "fit.txt"
    path.write_text(f"Parameters: {json.dumps(SHORT)}\n", encoding="utf-8")
    return str(path)


def run(*arguments: str, typed: str = "") -> Result:
    start.cache_clear()
    return CliRunner().invoke(cli, ["parameters", *arguments], input=typed)


def holding(sit: Sit) -> tuple[float, ...]:
    with closing(sit()) as desk:
        desk.open_store()
        return desk.terms.of("").parameters


def test_the_defaults_hold_at_first(sit: Sit) -> None:
    told = run()
    assert told.stdout == (
        "The default parameters of FSRS-6 hold.\n" + ", ".join(map(repr, DEFAULT_PARAMETERS)) + "\n"
    )
    facts = json.loads(run("--json").stdout)
    assert facts == {
        "version": 1,
        "own": False,
        "since": None,
        "parameters": list(DEFAULT_PARAMETERS),
    }


def test_what_they_would_change_is_shown_and_nothing_is_changed(sit: Sit, file: str) -> None:
    told = run(file).stdout
    first_held = (datetime.now().astimezone() - timedelta(days=31)).date()
    assert told.startswith("Held against 6 of 30 reviews on a later day, since ")
    assert f"{first_held.day} " in told.partition(":")[0]
    assert "These foretold better than the defaults: log-loss -" in told
    assert "It tells something only if they were fitted without the reviews since" in told
    assert "A fit from under 1,000 reviews is often worse than the defaults: there are 30." in told
    assert "Nothing is changed: with --apply they hold." in told
    assert holding(sit) == DEFAULT_PARAMETERS


def test_they_are_applied_and_taken_back(sit: Sit, file: str) -> None:
    with closing(sit()) as desk:
        before = desk.open_store().memories()
    assert "They hold now. aiquiz parameters --undo takes them back." in run(file, "--apply").stdout
    assert holding(sit) == SHORT
    assert run().stdout.startswith("Your own parameters hold since ")
    with closing(sit()) as desk:
        assert desk.open_store().memories() != before
        assert len(desk.store.reviews()) == 2 * CARDS
    assert run("--undo").stdout.startswith("The default parameters of FSRS-6 hold.\n")
    assert holding(sit) == DEFAULT_PARAMETERS
    with closing(sit()) as desk:
        assert desk.open_store().memories() == before
    told = run("--undo")
    assert (told.exit_code, told.stderr) == (
        1,
        "aiquiz: The defaults hold: there is nothing to take back.\n",
    )


def test_they_are_taken_back_and_brought_again_as_everything_that_was_done(
    sit: Sit, file: str
) -> None:
    run(file, "--apply")
    start.cache_clear()
    runner = CliRunner()
    assert runner.invoke(cli, ["undo"]).stdout == "Taken back: parameters of your own\n"
    assert holding(sit) == DEFAULT_PARAMETERS
    assert runner.invoke(cli, ["redo"]).stdout == "Brought again: parameters of your own\n"
    assert holding(sit) == SHORT


def test_numbers_come_from_stdin_too_and_as_json_all_of_it_is_told(sit: Sit) -> None:
    run("-", "--apply", typed=" ".join(map(str, SHORT)))
    facts = json.loads(run("-", "--json", typed=json.dumps(SHORT)).stdout)
    assert facts["version"] == 1
    assert (facts["reviews"], facts["enough"], facts["applied"]) == (30, False, False)
    assert [one["name"] for one in facts["sets"]] == ["default", "now", "given"]
    default, now, given = facts["sets"]
    assert now | {"name": ""} == given | {"name": ""}
    assert given["log_loss"] < default["log_loss"]
    assert (given["held_against"], given["remembered"]) == (6, 0.0)
    assert facts["difference"]["high"] < 0


def test_the_defaults_are_named_as_such(sit: Sit, tmp_path: Path) -> None:
    file = tmp_path / "same.txt"
    file.write_text(", ".join(map(repr, DEFAULT_PARAMETERS)), encoding="utf-8")
    assert run(str(file)).stdout.startswith("These are the defaults.\n")


def test_the_day_from_which_reviews_are_held_against_them_is_chosen(sit: Sit, file: str) -> None:
    assert "Held against 30 of 30" in run(file, "--since", "2020-01-01").stdout
    told = run(file, "--since", "2999-01-01").stdout
    assert told.startswith(
        "There is no review to hold them against: it takes cards that were answered on a later "
    )
    assert json.loads(run(file, "--since", "2999-01-01", "--json").stdout)["difference"] is None
    wrong = run(file, "--since", "soon")
    assert wrong.exit_code != 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1 2 3", "There are 21 parameters in FSRS-6, 3 were given."),
        (" ".join(["1"] * 19), "19 numbers: these are for FSRS-5, FSRS-6 has 21."),
        ("x\x1b[31m", "Number 1 is “x[31m”, which is none."),
        (
            " ".join(map(str, (*SHORT[:20], 0.05))),
            "Number 21 is 0.05: it goes from 0.1 to 0.8.",
        ),
        ("1 " * 20_000, "This is far more than 21 numbers."),
    ],
)
def test_what_will_not_do_is_told_and_nothing_is_changed(sit: Sit, typed: str, said: str) -> None:
    told = run("-", "--apply", typed=typed)
    assert (told.exit_code, told.stderr) == (1, f"aiquiz: {said}\n")
    assert holding(sit) == DEFAULT_PARAMETERS


def test_a_file_that_is_away_is_told(sit: Sit, tmp_path: Path) -> None:
    told = run(str(tmp_path / "away.txt"))
    assert told.exit_code == 2
    assert "can’t be read" in told.stderr


@pytest.mark.parametrize(
    "arguments", [("--undo", "--apply"), ("--undo", "-"), ("--apply",), ("--since", "2026-01-01")]
)
def test_options_that_do_not_go_together_are_told(sit: Sit, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_without_any_review_they_can_be_applied_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path / "new"))
    monkeypatch.setenv("LANGUAGE", "en")
    told = run(file, "--apply")
    assert told.exit_code == 0
    assert "They hold now." in told.stdout
