"""A hostile home in a real pseudo-terminal: what is written there is looked at byte by byte."""

import os
from datetime import datetime
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
if not hasattr(os, "openpty"):
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.hostile.home import put_home
from tests.hostile.payloads import HOSTILE, MARKUP, RAW_TEXT, acts_in
from tests.program.terminal import Terminal

ROUND = (
    "o",
    "\x1b",
    "t",
    "\x1b",
    "p",
    "\x1b",
    "U",
    "\x1b",
    "n",
    "\x1b",
    "\x10",
    "\x1b",
    "?",
    "\x1b",
)
"""Keys that lead from home to other screens and back."""


def test_home_and_a_card_of_a_hostile_home_write_no_byte_of_it(tmp_path: Path) -> None:
    put_home(tmp_path, datetime.now().astimezone())
    terminal = Terminal(tmp_path, "study", "hostile", "--cram", "--limit", "1", "--seed", "1")
    terminal.wait_for("1 / 1")
    terminal.send(f"\x1b[200~{HOSTILE}{RAW_TEXT.replace(chr(27), '')}\x1b[201~")
    terminal.rest(0.1)
    terminal.send("\x07")
    terminal.wait_for("Wrong")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert acts_in(terminal.raw.decode("utf-8", "replace")) == []
    assert terminal.restored


@pytest.mark.long
def test_no_screen_of_a_hostile_home_writes_a_byte_of_it(tmp_path: Path) -> None:
    put_home(tmp_path, datetime.now().astimezone())
    terminal = Terminal(tmp_path)
    terminal.wait_for("cards today")
    for _row in range(8):
        for key in ROUND:
            terminal.send(key)
            terminal.rest(0.15)
        terminal.send("\x1b[B")
        terminal.rest(0.15)
    for key in ("g", "b", "\r", "c", "t", "\x1b", "\x1b", "\x1b", *"s12345", "4", "\r", "\x1b"):
        terminal.send(key)
        terminal.rest(0.3)
    assert MARKUP["action"][:9] in terminal.raw.decode("utf-8", "replace")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert acts_in(terminal.raw.decode("utf-8", "replace")) == []


@pytest.mark.parametrize(
    "written", ["\x1b]52;c;x\x07", "\x1b]8;;x\x07", "\u202e", "\x9b2J", "\x0e"]
)
def test_what_is_looked_for_in_the_bytes_is_found(written: str) -> None:
    assert acts_in(f"\x1b[1mtext{written}")
