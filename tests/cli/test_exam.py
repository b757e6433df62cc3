import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aiquiz.cli.exam import command
from aiquiz.desk import Desk
from aiquiz.say.language import speak
from aiquiz.settings.file import read
from aiquiz.settings.folders import folders
from tests.cli.conftest import DECK

Run = Callable[..., Result]


@pytest.fixture(params=["en"])
def exam(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Run]:
    """Runs `aiquiz exam cities` at noon on 22 November 2026."""
    speak(request.param)
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    found.own_decks.mkdir(parents=True)
    (found.own_decks / "cities.yaml").write_text(DECK, encoding="utf-8")

    def sit_down() -> Desk:
        return Desk(
            found,
            read(found.settings_file)[0],
            request.param,
            clock=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC),
            random_bytes=bytes,
        )

    def run(*arguments: str, columns: int = 80) -> Result:
        monkeypatch.setenv("COLUMNS", str(columns))
        return CliRunner().invoke(command, ["cities", *arguments])

    monkeypatch.setattr("aiquiz.cli.exam.desk", sit_down)
    yield run
    speak("en")


def test_without_an_exam_it_says_how_to_set_one(exam: Run) -> None:
    found = exam()
    assert found.exit_code == 0
    assert found.stdout == "No exam is set: aiquiz exam cities.en --on YYYY-MM-DD sets one.\n"
    assert json.loads(exam("--json").stdout) == {"version": 1, "exam": None}


def test_an_exam_is_set_and_its_plan_printed(exam: Run) -> None:
    shown = exam("--on", "2026-12-18", "--minutes", "10").stdout
    assert "26 days to 18 December" in shown
    assert "2 cards · 10 minutes a day · at most 50 cards" in shown
    assert "2 new cards left, the last by 23 November" in shown
    assert "that day, with this plan" in shown
    assert "most on one day: 2" in shown
    assert "To study today: 1. aiquiz study cities.en asks them." in shown
    assert exam().stdout == shown


@pytest.mark.parametrize("columns", [24, 40, 60, 80, 200])
def test_no_drawn_line_is_wider_than_the_terminal(exam: Run, columns: int) -> None:
    lines = exam("--on", "2027-10-18", columns=columns).stdout.splitlines()
    drawn = [line for line in lines if set(line) & set("━─▁▂▃▄▅▆▇█│")]
    assert drawn
    assert all(len(line) < columns for line in drawn)


def test_json_tells_the_whole_plan(exam: Run) -> None:
    exam("--on", "2026-11-25")
    found = json.loads(exam("--json").stdout)
    assert found["version"] == 1
    told = found["exam"]
    assert (told["deck"], told["on"], told["days"]) == ("cities.en", "2026-11-25", 3)
    assert [day["date"] for day in told["plan"]] == ["2026-11-22", "2026-11-23", "2026-11-24"]
    assert told["score"]["today"] == 0
    assert 0 < told["score"]["with_plan"] <= 2


def test_an_exam_is_taken_off(exam: Run) -> None:
    assert exam("--off").stdout == "None was set.\n"
    exam("--on", "2026-12-18")
    assert exam("--off").stdout == "No exam any more; study goes on as without it.\n"
    assert "No exam is set" in exam().stdout


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-11-21", "21 November 2026 has passed: an exam needs a day ahead."),
        ("2026-11-22", "22 November 2026 is today: an exam can be planned from tomorrow on."),
        ("2030-01-01", "1 January 2030 is more than two years ahead: set the exam when it is"),
        ("soon", "“soon” is no day: write it as 2026-12-18."),
        ("2026-02-30", "“2026-02-30” is no day"),
    ],
)
def test_a_day_that_will_not_do_gets_one_sentence(exam: Run, on: str, said: str) -> None:
    found = exam("--on", on)
    assert found.exit_code == 2
    assert said in found.stderr
    assert "No exam is set" in exam().stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--off", "--on", "2026-12-18"], "--off goes with neither --on nor --minutes."),
        (["--minutes", "30"], "No exam is set: aiquiz exam cities.en --on"),
        (["--on", "2026-12-18", "--minutes", "2000"], "A day has 1,440 minutes"),
        (["--on", "2026-12-18", "--minutes", "0"], "0"),
    ],
)
def test_what_can_not_be_meant_is_a_usage_error(exam: Run, arguments: list[str], said: str) -> None:
    found = exam(*arguments)
    assert found.exit_code == 2
    assert said in found.stderr


def test_an_exam_that_is_over_is_told_as_that(exam: Run, tmp_path: Path) -> None:
    settings = folders({"AIQUIZ_HOME": str(tmp_path)}).settings_file
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[deck."cities"]\nexam = 2026-11-01\n', encoding="utf-8")
    found = exam()
    assert found.exit_code == 1
    assert "The exam of 1 November 2026 is over; study goes on as without it." in found.stderr


@pytest.mark.parametrize("exam", ["fr"], indirect=True)
def test_it_speaks_french_too(exam: Run) -> None:
    shown = exam("--on", "2026-12-18").stdout
    assert "26 jours d’ici le 18 décembre" in shown
    assert "Score prévu" in shown
