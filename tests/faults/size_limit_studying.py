"""A limit to the size of files, reached while someone studies with the whole program."""

import random
import re
import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tests.faults.outcome import Outcome
from tests.faults.size_limit import NO_LIMIT, limit
from tests.faults.size_limit import why_not as why_no_limit
from tests.faults.soundness import opened, unsound

if TYPE_CHECKING:
    from tests.program.terminal import Terminal

NOT_SAVED = "Not on disk yet"

PATIENCE = 20.0
"""Seconds to wait for the next card."""


def why_not() -> str:
    """Tell why it can't be tried here, "" where it can."""
    return why_no_limit() or ("" if find_spec("pexpect") else "there is no pexpect")


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Reach the limit `tries` times on the screens: the answer waits, and is saved later."""
    from tests.program.terminal import Terminal

    choose, wrong, safe = random.Random(seed), list[str](), list[str]()
    terminal = Terminal(folder, "study", _deck(folder, tries + 1))
    safe.append(_answer(terminal, but="", sees="Correct"))
    path, pid = folder / "data" / "progress.db", terminal.child.pid
    assert pid is not None
    for number in range(tries):
        terminal.press_when_awake("\r", f"{number + 2} / {tries + 1}")
        # The journal of an answer is longer.
        limit(pid, choose.randrange(20_000))
        waiting = _answer(terminal, but=safe[-1], sees=NOT_SAVED)
        wrong += [] if _typed(path) == safe else ["something was written"]
        limit(pid, NO_LIMIT)
        terminal.press_when_awake("r", "Next")
        terminal.wait_until_gone(NOT_SAVED)
        safe.append(waiting)
    terminal.kill()
    there = _typed(path)
    wrong += [] if there == safe else ["the log tells something else"]
    wrong += [why for why in [unsound(path)] if why]
    lost = sum(typed not in there for typed in safe)
    return Outcome(
        *("a limit to the size of files, on the screens", tries, len(safe), lost, len(wrong)),
        f"“{NOT_SAVED}”, with the answer; saved once the limit is raised",
    )


def plainly(tries: int, seed: int, folder: Path) -> Outcome:
    """Study `tries` times line by line from a pipe, each time under a limit of its own."""
    choose, wrong, lost = random.Random(seed), 0, 0
    deck, path = _deck(folder, 200), folder / "data" / "progress.db"
    acknowledged = _studied_plainly(folder, deck, NO_LIMIT).stdout.count("Wrong:")
    before = len(_typed(path))
    for _try in range(tries):
        size = path.stat().st_size + choose.randrange(-10_000, 60_000)
        result = _studied_plainly(folder, deck, size)
        # Every answer is told once it is on the disk. All are wrong here.
        told, there = result.stdout.count("Wrong:"), len(_typed(path)) - before
        acknowledged, before = acknowledged + told, before + there
        lost += max(0, told - there)
        wrong += there != told or "Traceback" in result.stderr
        wrong += (result.returncode == 0) != (not result.stderr)
    wrong += bool(unsound(path))
    return Outcome(
        *("a limit to the size of files, line by line", tries, acknowledged, lost, wrong),
        "“Not on disk yet. The disk that holds …”, and exit status 1",
    )


def _studied_plainly(home: Path, deck: str, most: int) -> "subprocess.CompletedProcess[str]":
    from tests.program.terminal import environment

    return subprocess.run(
        [sys.executable, "-m", "aiquiz", "study", "--plain", "--limit", "8", deck],
        input=f"{'never ' * 500}\n" * 40,
        env=environment(home),
        preexec_fn=partial(limit, 0, most),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def _deck(home: Path, cards: int) -> str:
    """Write a deck of so many cards that ask for the number after one; give its path."""
    path = home / "counting.yaml"
    lines = "".join(
        f"  - {{question: Which number comes after {n}?, answer: '{n + 1}'}}\n"
        for n in range(100, 100 + cards)
    )
    path.write_text(f"title: Counting\nid: counting\nlanguage: en\ncards:\n{lines}", "utf-8")
    return str(path)


def _answer(terminal: "Terminal", but: str, sees: str) -> str:
    """Answer the card asked, another than that answered by `but`, and wait for what is seen."""
    found, deadline = None, monotonic() + PATIENCE
    while found is None or str(int(found[1]) + 1) == but:
        assert terminal.read(), terminal.text
        assert monotonic() < deadline, terminal.text
        found = re.search(r"comes after (\d+)\?", terminal.text)
    typed = str(int(found[1]) + 1)
    terminal.enter(typed)
    terminal.wait_for(sees)
    return typed


def _typed(path: Path) -> list[str]:
    with opened(path) as store:
        return [one.review.typed or "" for one in store.reviews()]
