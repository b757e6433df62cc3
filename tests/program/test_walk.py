"""Through every screen in a real terminal: at every size, without colour, without signs."""

import os
import re
import signal
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
if not hasattr(os, "openpty"):
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.program.terminal import Terminal
from tests.program.walk import BEGIN, CARDS, HOME, NORMAL, SCORES, STUDY, WALK, put_home, walk

COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9\d|10\d)[;m]")

SIZES = [(20, 5), (40, 12), NORMAL, (200, 60)]


def ended_well(terminal: Terminal, status: int) -> None:
    assert terminal.wait_for_end() == status
    assert b"Traceback" not in terminal.raw
    assert terminal.left_on == []
    assert terminal.restored


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_screen_opens_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    put_home(tmp_path)
    terminal = Terminal(tmp_path, *BEGIN)
    walk(terminal, WALK, size)
    terminal.send("\x11")
    ended_well(terminal, 0)


@pytest.mark.long
@pytest.mark.parametrize("size", [(40, 12), NORMAL], ids=str)
def test_without_colour_there_is_none_on_any_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    put_home(tmp_path)
    terminal = Terminal(tmp_path, *BEGIN, extra={"NO_COLOR": "1"})
    walk(terminal, WALK, size)
    terminal.send("\x11")
    ended_well(terminal, 0)
    assert not COLOUR.search(terminal.raw)


@pytest.mark.long
@pytest.mark.parametrize("size", [(40, 12), NORMAL], ids=str)
def test_in_the_c_locale_nothing_is_written_that_it_can_not_show(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    put_home(tmp_path)
    terminal = Terminal(tmp_path, *BEGIN, extra=C_LOCALE)
    walk(terminal, WALK, size)
    terminal.send("\x11")
    ended_well(terminal, 0)
    assert terminal.raw.isascii()


C_LOCALE = {"LANG": "", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
