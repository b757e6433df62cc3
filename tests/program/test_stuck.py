"""Every way out while the disk does not take what is being written."""

import os
import signal
from pathlib import Path
from time import monotonic

import pytest

pytest.importorskip("pexpect")
if not hasattr(os, "openpty"):
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.program.terminal import Terminal, school
from tests.program.test_whole import typed_reviews

STUCK = """
import sys, time
import aiquiz.desk as d
write = d.Desk.write
def slowly(self, entry):
    time.sleep({seconds})
    return write(self, entry)
d.Desk.write = slowly
sys.argv = ["aiquiz", "study", {path!r}]
from aiquiz.cli import main
main()
"""

WAYS = {
    "quit": ("\x11\x11", None, 2),
    "left": ("\x1b\x1b\x11", None, 2),
    "interrupted": ("\x03", None, 130),
    "ended twice": ("", [signal.SIGTERM, signal.SIGTERM], 143),
    "hung up": ("", [signal.SIGHUP], 129),
}


@pytest.mark.long
def test_a_disk_that_is_stuck_keeps_nobody(tmp_path: Path) -> None:
    running = {}
    for way in WAYS:
        home = tmp_path / way.replace(" ", "-")
        home.mkdir()
        code = STUCK.format(seconds=60, path=school(home))
        running[way] = Terminal(home, program=("-c", code))
    for terminal in running.values():
        terminal.wait_for("Which city")
        terminal.enter("Memphis")
    for terminal in running.values():
        terminal.wait_for("Correct")
    began = monotonic()
    for way, (keys, numbers, _status) in WAYS.items():
        terminal = running[way]
        terminal.send(keys)
        for number in numbers or ():
            terminal.signal(number)
    for way, (_keys, _numbers, status) in WAYS.items():
        terminal = running[way]
        assert terminal.wait_for_end() == status, way
        assert terminal.restored, (way, terminal.left_on)
        assert b"Traceback" not in terminal.raw, way
        if status in (2, 130):
            assert b"may not be saved" in terminal.raw, way
    assert monotonic() - began < 6


CRASH = """
from aiquiz.tui.app import Aiquiz
def crash(self):
    raise RuntimeError("puce")
Aiquiz.action_interrupt = crash
"""


@pytest.mark.long
@pytest.mark.parametrize("log_is_stuck", [False, True])
def test_a_crash_over_a_disk_that_is_stuck_is_told_and_ends(
    tmp_path: Path, *, log_is_stuck: bool
) -> None:
    code = CRASH + STUCK.format(seconds=60, path=school(tmp_path))
    if log_is_stuck:
        code = (
            "import aiquiz.cli.failure as f, time\nf._write = lambda text: time.sleep(60)\n" + code
        )
    terminal = Terminal(tmp_path, program=("-c", code))
    terminal.wait_for("Which city")
    terminal.enter("Memphis")
    terminal.wait_for("Correct")
    began = monotonic()
    terminal.send("\x03")
    assert terminal.wait_for_end() == 70
    assert monotonic() - began < 8
    assert terminal.restored, terminal.left_on
    assert b"may not be saved" in terminal.raw
    assert b"An internal error" in terminal.raw
    assert b"Traceback" not in terminal.raw
    assert (b"could not be logged" in terminal.raw) == log_is_stuck
    if not log_is_stuck:
        logged = next((tmp_path / "state").glob("*log*")).read_text(encoding="utf-8")
        assert "RuntimeError: puce" in logged


@pytest.mark.long
def test_a_slow_disk_gets_what_was_being_written(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, program=("-c", STUCK.format(seconds=1, path=school(tmp_path))))
    terminal.wait_for("Which city")
    terminal.enter("Memphis")
    terminal.wait_for("Correct")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert terminal.restored
    assert b"saved" not in terminal.raw
    assert typed_reviews(tmp_path) == [("Memphis", "correct")]
