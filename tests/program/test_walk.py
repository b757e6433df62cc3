"""Through every screen in a real terminal: at every size, without colour, without signs, and out.

Several runs of the program go side by side, as most of the time is spent waiting for them.
"""

import os
import random
import re
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
if not hasattr(os, "openpty"):
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.program.terminal import Terminal
from tests.program.test_whole import typed_reviews
from tests.program.walk import (
    BEGIN,
    DOWN,
    ESCAPE,
    NORMAL,
    TOUR,
    UP,
    WALK,
    Walker,
    put_home,
    walk,
)

COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9\d|10\d)(?:;\d+)*m")

TINY, SMALL, LARGE = (20, 5), (40, 12), (200, 60)

PLAIN = {"LANG": "", "LC_ALL": "C"}
"""The C locale, as somebody sets it."""

FULL_NAME = {**PLAIN, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
"""The same where Python does not take it for another one."""


def begun(home: Path, *arguments: str, extra: dict[str, str] | None = None) -> Terminal:
    put_home(home)
    return Terminal(home, *arguments, extra=extra)


def ended_well(terminal: Terminal, status: int = 0) -> None:
    assert terminal.wait_for_end() == status, terminal.raw[-2000:].decode(errors="replace")
    assert b"Traceback" not in terminal.raw
    assert terminal.left_on == []
    assert terminal.restored


def test_a_tour_without_colour_while_the_window_is_being_dragged(tmp_path: Path) -> None:
    terminal = begun(tmp_path, extra={"NO_COLOR": "1"})
    terminal.wait_for("cards today")
    walk([Walker(terminal, (SMALL, NORMAL, TINY))], TOUR)
    drag(terminal, 25)
    terminal.send("q")
    ended_well(terminal)
    assert not COLOUR.search(terminal.raw)


def drag(terminal: Terminal, steps: int) -> None:
    """Give the window one size after the other while keys are pressed, and the first at last."""
    drawn = random.Random(5)
    for _ in range(steps):
        terminal.resize(drawn.randint(1, 220), drawn.randint(1, 70))
        terminal.send(drawn.choice([DOWN, UP, "?", "j", ESCAPE, "k"]))
        terminal.read(0.002)
    terminal.resize(*NORMAL)
    # One more than what may still be open.
    terminal.rest(0.2)
    terminal.send(ESCAPE)
    terminal.rest(0.2)
    terminal.wait_for("q quit")


@pytest.mark.long
def test_every_screen_opens_at_every_size_without_colour_and_without_signs(tmp_path: Path) -> None:
    # Between them the last two open each screen at both of their sizes.
    ways: dict[str, tuple[Sequence[tuple[int, int]], dict[str, str]]] = {
        "tiny": ((TINY,), FULL_NAME),
        "large": ((LARGE,), {}),
        "no-color": ((SMALL, NORMAL), {"NO_COLOR": "1"}),
        "plain": ((NORMAL, SMALL), PLAIN),
    }
    walkers = {
        name: Walker(begun(tmp_path / name, *BEGIN, extra=extra), sizes)
        for name, (sizes, extra) in ways.items()
    }
    walk(list(walkers.values()), WALK)
    for name, (terminal, _sizes) in walkers.items():
        drag(terminal, 40)
        terminal.send("q")
        ended_well(terminal)
        assert name != "no-color" or not COLOUR.search(terminal.raw)
        assert name not in ("plain", "tiny") or terminal.raw.isascii()
        assert ("Tirana", "correct") in typed_reviews(tmp_path / name)


KILLED = {
    "home": ("", "q quit"),
    "home-help": ("?", "Close"),
    "shape": ("o", "Shape a session"),
    "browse": ("b", "recall"),
    "scores": ("s", "Overview"),
    "exam": ("Gx", "days to"),
    "settings": ("Gt", "Longest interval"),
    "add-card": ("Gn", "Also right"),
    "done": ("U", "What was done"),
    "problems": ("gp", "anwser"),
}
"""The keys that lead to each screen from home, and what is read there."""

SIGNALS = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}


@pytest.mark.long
def test_it_can_be_ended_on_any_screen(tmp_path: Path) -> None:
    running = {name: begun(tmp_path / name) for name in KILLED}
    for name, (keys, sign) in KILLED.items():
        running[name].wait_for("cards today")
        running[name].send(keys)
        running[name].wait_for(sign)
    for place, terminal in enumerate(running.values()):
        number = list(SIGNALS)[place % 3]
        terminal.signal(number)
        ended_well(terminal, SIGNALS[number])


@pytest.mark.long
def test_it_can_be_ended_while_it_starts(tmp_path: Path) -> None:
    """Whatever the moment: before Python has come that far, the system ends it by itself."""
    terminals = [begun(tmp_path / str(n)) for n in range(12)]
    for place, terminal in enumerate(terminals):
        terminal.rest(0.0)
        while len(terminal.raw) < (0, 1, 40, 120, 400, 1200)[place % 6]:
            assert terminal.read(0.01)
        number = list(SIGNALS)[place % 2]
        terminal.signal(number)
        assert terminal.wait_for_end() in (SIGNALS[number], -number)
        assert b"Traceback" not in terminal.raw
        assert terminal.restored, terminal.left_on
