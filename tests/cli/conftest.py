"""What the tests of the plain mode start from."""

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from tests.cli.terminal import FailingDesk

DECK = """\
title: Cities
id: cities
language: en
cards:
  - {question: Which city?, answer: Memphis, explanation: It has a river.}
  - {question: Which other?, answer: Austin}
"""


@pytest.fixture
def handlers() -> Iterator[None]:
    names = [name for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM") if hasattr(signal, name)]
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}
    yield
    signal.set_wakeup_fd(-1)
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


def noon() -> datetime:
    """Give the time that it always is here."""
    return datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> FailingDesk:
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    found.own_decks.mkdir(parents=True)
    (found.own_decks / "cities.yaml").write_text(DECK, encoding="utf-8")
    return FailingDesk(
        found,
        Settings(),
        "en",
        clock=noon,
        random_bytes=os.urandom,
    )
