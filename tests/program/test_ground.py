"""A terminal that is asked for its ground at the very first start."""

import os
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
if not hasattr(os, "openpty"):
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.program.terminal import Terminal

ANSWER = "\x1b]11;rgb:fbfb/f8f8/f1f1\x1b\\\x1b[?64;1;2c"
ASKED = {"COLORFGBG": "", "COLORTERM": "truecolor"}
PAPER = b"48;2;251;248;241"
INK = b"48;2;18;21;29"


def test_a_light_terminal_gets_a_light_screen_and_keys_typed_ahead_count(tmp_path: Path) -> None:
    asked = Terminal(tmp_path, extra=ASKED)
    while b"\x1b[c" not in asked.raw:
        assert asked.read()
    asked.send("?" + ANSWER)
    asked.wait_for("this page")
    asked.send("\x11")
    assert asked.wait_for_end() == 0
    assert PAPER in asked.raw
    assert INK not in asked.raw

    again = Terminal(tmp_path, extra=ASKED)
    again.wait_for("Try five cards")
    again.send("q")
    assert again.wait_for_end() == 0
    assert PAPER in again.raw
    assert b"\x1b]11" not in again.raw


def test_an_answer_that_comes_late_is_no_key(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, extra=ASKED)
    terminal.wait_for("Try five cards")
    # Taken for keys, the letters of the answer would open other screens.
    terminal.send(ANSWER[:9])
    terminal.send(ANSWER[9:] + "s")
    terminal.wait_for("No answers yet")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert INK in terminal.raw
    assert (tmp_path / "state" / "ground").read_text(encoding="ascii") == "none\n"
