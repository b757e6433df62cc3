"""The plain mode at a terminal, and every way out of it."""

import os
import signal
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
if not hasattr(os, "openpty"):
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.program.terminal import Terminal, school
from tests.program.test_whole import typed_reviews


@pytest.mark.parametrize(
    ("way", "status"),
    [
        ("\x03", 130),
        pytest.param("\x04", 0, marks=pytest.mark.long),
        pytest.param(signal.SIGTERM, 143, marks=pytest.mark.long),
        (signal.SIGHUP, 129),
        pytest.param("\x1c", 131, marks=pytest.mark.long),
    ],
    ids=["ctrl+c", "ctrl+d", "SIGTERM", "SIGHUP", "ctrl+\\"],
)
def test_a_verdict_that_was_read_is_kept_whichever_way_the_plain_mode_is_left(
    tmp_path: Path, way: str | signal.Signals, status: int
) -> None:
    terminal = Terminal(tmp_path, "study", "--plain", school(tmp_path), extra={"TERM": "dumb"})
    terminal.wait_for("\n>")
    terminal.enter("Memphis")
    terminal.wait_for("1 to 4 changes the rating")
    if isinstance(way, str):
        terminal.send(way)
    else:
        terminal.signal(way)
    assert terminal.wait_for_end() == status
    assert b"Traceback" not in terminal.raw
    assert b"\x1b" not in terminal.raw
    assert typed_reviews(tmp_path) == [("Memphis", "correct")]
