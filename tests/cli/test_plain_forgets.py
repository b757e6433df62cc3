"""What was typed longer ago than the settings keep it is forgotten at the start of a session."""

import sys
from contextlib import closing
from dataclasses import replace
from io import StringIO

import pytest

from aiquiz.cli.plain import study_plainly
from aiquiz.desk import StudyWish
from aiquiz.desk.forgetting import Outcome
from aiquiz.progress.copies import Left
from aiquiz.scheduling.days import day_of
from aiquiz.scheduling.review import CardKey
from tests.cli.conftest import noon
from tests.cli.terminal import FailingDesk
from tests.progress.test_forgetting import backup_of, files_with, marker, texts
from tests.progress.test_store import at, review

CARD = CardKey("cities", "en", "gone")

pytestmark = pytest.mark.usefixtures("handlers")


@pytest.fixture
def filled(desk: FailingDesk) -> FailingDesk:
    """An answer of long ago and one of today, and a backup of both."""
    today = day_of(noon().date()) - at(0).day
    with closing(desk), desk.open_store() as store:
        for days in (0, today):
            store.append(review(days, card=CARD, typed=marker(days)))
        backup_of(store)
    return desk


def study(desk: FailingDesk, days: int, monkeypatch: pytest.MonkeyPatch) -> int:
    desk.settings = replace(desk.settings, forget_typed_after_days=days)
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    return study_plainly(desk, StudyWish(("cities",), seed=1))


def test_old_texts_go_from_progress_and_its_backups(
    filled: FailingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert study(filled, 30, monkeypatch) == 0
    home = filled.folders.data.parent
    assert files_with(home, marker(0)) == []
    assert len(texts(filled.folders.database)) == 1


def test_with_the_default_they_stay(filled: FailingDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert study(filled, 0, monkeypatch) == 0
    assert len(texts(filled.folders.database)) == 2


def test_it_is_done_once_a_day(filled: FailingDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    study(filled, 30, monkeypatch)
    with closing(filled), filled.open_store() as store:
        store.append(review(1, card=CARD, typed=marker(1)))
    study(filled, 30, monkeypatch)
    assert marker(1) in texts(filled.folders.database)


def test_a_file_in_which_it_can_not_be_done_is_named(
    filled: FailingDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [backup] = filled.folders.backups.iterdir()
    backup.write_bytes(backup.read_bytes()[:9000])
    assert study(filled, 30, monkeypatch) == 0
    assert f"aiquiz: {backup} is damaged and was left as it is" in capsys.readouterr().err


def test_a_log_of_errors_in_which_it_can_not_be_done_is_named(
    filled: FailingDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = filled.folders.log
    monkeypatch.setattr("aiquiz.desk.forgetting.empty_log", lambda *_: "no-access")
    assert study(filled, 30, monkeypatch) == 0
    assert f"aiquiz: {log} could not be changed" in capsys.readouterr().err


def test_a_backup_in_use_is_emptied_at_the_next_start(
    filled: FailingDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [backup] = filled.folders.backups.iterdir()
    busy = (Left(backup, "busy"),)
    with monkeypatch.context() as held:
        held.setattr("aiquiz.desk.forgetting_old.in_copies", lambda *_: Outcome((), busy))
        study(filled, 30, monkeypatch)
    assert str(backup) not in capsys.readouterr().err
    assert marker(0) in texts(backup)
    study(filled, 30, monkeypatch)
    assert marker(0) not in texts(backup)
