"""What is said of a failure over a disk that does not answer, and that the program ends."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import NoReturn

import pytest

from aiquiz import tui
from aiquiz.cli import failure
from aiquiz.cli.start import start
from aiquiz.cli.study import open_app
from aiquiz.say.language import speak
from aiquiz.settings.folders import NoFolderError
from aiquiz.tui import app as app_module
from aiquiz.tui.stuck import StuckError


class EndedError(Exception):
    """Stands for the end of the process."""


@pytest.fixture
def stuck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StuckError]:
    """Give what the screens raise here: they end over a disk that does not answer."""
    error = StuckError(1, lost=True)

    def run(*_arguments: object, **_facts: object) -> NoReturn:
        raise error

    def end(status: int) -> NoReturn:
        raise EndedError(status)

    speak("en")
    start.cache_clear()
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    monkeypatch.setattr("aiquiz.cli.study.has_terminal", lambda: True)
    monkeypatch.setattr(tui, "run", run)
    monkeypatch.setattr(os, "_exit", end)
    yield error
    start.cache_clear()


def test_a_failure_is_logged_and_the_program_ended_by_force(
    stuck: StuckError, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stuck.failure = ValueError("puce")
    with pytest.raises(EndedError, match="70"):
        open_app(None)
    said = capsys.readouterr().err
    assert "may not be saved" in said
    assert "An internal error; " in said
    log = next((tmp_path / "state").glob("*log*"))
    assert "ValueError: puce" in log.read_text(encoding="utf-8")


def test_a_log_on_the_same_disk_keeps_nobody_either(
    stuck: StuckError, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stuck.failure = ValueError("puce")
    over = Event()
    monkeypatch.setattr(failure, "_write", lambda _text: over.wait())
    monkeypatch.setattr(failure, "_LOG_SECONDS", 0.01)
    with pytest.raises(EndedError, match="70"):
        open_app(None)
    assert "An internal error, which could not be logged." in capsys.readouterr().err
    over.set()


def test_a_failure_that_has_words_of_its_own_is_said_in_them(
    stuck: StuckError, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stuck.failure = NoFolderError()
    with pytest.raises(EndedError, match="2"):
        open_app(None)
    assert "No home folder is known" in capsys.readouterr().err
    assert not list(tmp_path.glob("state/*log*"))


def test_without_a_failure_only_the_disk_is_told(
    stuck: StuckError, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(EndedError, match="1"):
        open_app(None)
    assert "internal" not in capsys.readouterr().err


@pytest.mark.parametrize("closed", [True, False])
def test_the_screens_tell_a_failure_and_that_the_disk_is_stuck(
    monkeypatch: pytest.MonkeyPatch, *, closed: bool
) -> None:
    failed = ValueError("puce")

    class App:
        failure, return_code, is_writing = failed, 1, False

        def __init__(self, *_arguments: object) -> None:
            pass

        def run(self) -> None:
            pass

        def close_desk(self) -> bool:
            return closed

    monkeypatch.setattr(app_module, "Aiquiz", App)
    with pytest.raises((ValueError, StuckError)) as raised:
        app_module.run(None)  # type: ignore[arg-type]
    assert (raised.value is failed) == closed
    assert getattr(raised.value, "failure", failed) is failed
