"""`aiquiz study --ahead`."""

import os
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aiquiz.cli import cli
from aiquiz.cli.start import start
from aiquiz.desk import Desk, StudyWish
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from tests.cli.test_histories import RIVERS
from tests.desk.sat import answer


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    found.own_decks.mkdir(parents=True)
    (found.own_decks / "rivers.yaml").write_text(RIVERS, encoding="utf-8")


def study(*options: str, typed: str = "") -> Result:
    start.cache_clear()
    return CliRunner().invoke(cli, ["study", "--plain", "rivers", *options], input=typed)


def test_the_next_cards_are_asked_before_their_day(tmp_path: Path) -> None:
    assert study("--ahead").stdout == (
        "No card waits for a later day, but for those answered today.\n"
    )
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    yesterday = datetime.now().astimezone() - timedelta(days=1)
    desk = Desk(found, Settings(), "en", clock=lambda: yesterday, random_bytes=os.urandom)
    with closing(desk):
        desk.open()
        answer(desk, desk.session(StudyWish(("rivers",))), "Tiber", "Rhine")
    told = study().stdout
    assert "aiquiz study rivers --plain --ahead asks the next cards before their day.\n" in told
    told = study("--ahead", "--limit", "1", typed="Tiber\n").stdout
    assert "Card 1 of 1, ahead of its day." in told
    assert study("--ahead", "--days", "999").stdout.startswith("1 card.\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--ahead", "--cram"), "--ahead counts and --cram does not: say one of them."),
        (("--days", "3"), "--days goes with --ahead."),
    ],
)
def test_options_that_do_not_go_together_are_told(options: tuple[str, ...], said: str) -> None:
    told = CliRunner().invoke(cli, ["study", *options], standalone_mode=False)
    assert str(told.exception) == said


@pytest.mark.parametrize(
    ("only", "told"),
    [
        ("leech", "No card is a leech.\n"),
        ("suspended", "No card is like that now.\n"),
        (
            "flagged",
            "None of these is due now; aiquiz study rivers --plain --cram --only flagged "
            "asks any of them.\n",
        ),
    ],
)
def test_why_there_is_nothing_of_the_kind_asked_for_is_told(only: str, told: str) -> None:
    assert study("--only", only).stdout == told
