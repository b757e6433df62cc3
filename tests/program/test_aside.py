"""Stopped and brought back, as a job of a shell and by signals."""

import os
import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
if not hasattr(os, "openpty"):
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.program.terminal import Terminal, school
from tests.program.test_whole import typed_reviews


def test_a_shell_stops_it_and_brings_it_back_as_it_was(tmp_path: Path) -> None:
    path = school(tmp_path)
    terminal = Terminal(
        tmp_path,
        *("--norc", "--noprofile", "--noediting", "-i"),
        shell="/bin/bash",
        extra={"PS1": "prompt> "},
    )
    terminal.wait_for("prompt>")
    # Started by another program, as it often is: that one has to be stopped too.
    terminal.enter(f"sh -c '{sys.executable} -m aiquiz study {path}; true'")
    terminal.wait_for("Which city")
    terminal.send("Memph\x1a")
    terminal.wait_for("Stopped")
    assert terminal.left_on == []
    terminal.enter("stty -a")
    terminal.wait_for(" echo ")
    assert " icanon" in terminal.text
    # The screen here knows no other one to go back to.
    terminal.screen.reset()
    terminal.enter("fg")
    terminal.wait_for("Which city")
    terminal.wait_for("Memph")
    terminal.enter("is")
    terminal.wait_for("Correct")
    # Help is over the screen, and a stop works there too.
    terminal.press_when_awake("\x1bOP", "Close")
    terminal.send("\x1a")
    terminal.wait_for("Stopped")
    # The screen here knows no other one to go back to.
    terminal.screen.reset()
    terminal.enter("fg")
    terminal.wait_for("Close")
    terminal.send("\x11")
    terminal.wait_for("prompt>")
    assert terminal.left_on == []
    terminal.enter("exit")
    terminal.wait_for_end()
    assert b"Traceback" not in terminal.raw
    assert typed_reviews(tmp_path) == [("Memphis", "correct")]


@pytest.mark.long
def test_stops_that_it_did_not_make_are_survived(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "study", school(tmp_path))
    terminal.wait_for("Which city")
    # Nobody could bring it back here: it goes on at once.
    terminal.signal(signal.SIGTSTP)
    terminal.signal(signal.SIGCONT)
    terminal.signal(signal.SIGSTOP)
    terminal.signal(signal.SIGCONT)
    terminal.rest(0.3)
    terminal.screen.reset()
    terminal.signal(signal.SIGCONT)
    terminal.wait_for("Which city")
    terminal.enter("Memphis")
    terminal.wait_for("Correct")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.raw
    assert terminal.restored
    assert typed_reviews(tmp_path) == [("Memphis", "correct")]
