"""How long a key press takes until the screen is drawn anew while the disk takes two seconds.

The real program runs on a real pseudo-terminal. Whatever it writes, the commit sleeps for two
seconds in the thread that owns the connection, as a disk would that is slow to sync; the yardstick
of the same run is the same program over a disk that does not. Keys are pressed while an answer is
being typed, as it is handed in, and while it is being written: it is told how it was graded, and
the keys are shown. Prints medians and 95th percentiles in milliseconds of all runs, and how many
times the yardstick they are. Run it with the Python that aiquiz is installed for:
`.venv/bin/python benchmarks/slow_disk.py`.
"""

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import sleep

from screen import running

RUNS = 3
CARDS = 8
SECONDS = 2
BOUND = 1.5

PROGRAM = """
import sqlite3, sys, time
seconds = float(sys.argv.pop(1))
class Disk(sqlite3.Connection):
    writes = False
    def execute(self, statement, *given):
        self.writes = self.writes or statement == "BEGIN IMMEDIATE"
        if statement == "COMMIT" and self.writes:
            time.sleep(seconds)
        if statement in ("COMMIT", "ROLLBACK"):
            self.writes = False
        return super().execute(statement, *given)
connect = sqlite3.connect
sqlite3.connect = lambda *given, **facts: connect(*given, **facts, factory=Disk)
from aiquiz.__main__ import main
main()
"""
"""The program over a disk that takes so many seconds a commit; reading costs none."""

ENTER, ESCAPE = b"\r", b"\x1b"


def deck(folder: Path) -> None:
    """Write a deck with a card for each answer."""
    folder.mkdir(parents=True)
    cards = "".join(
        f"  - question: Which word has the number {n} in this list?\n    answer: word {n}\n"
        for n in range(CARDS)
    )
    head = "title: Some words\nid: words\nlanguage: en\ncards:\n"
    (folder / "words.yaml").write_text(head + cards, encoding="utf-8")


def played(environment: dict[str, str], seconds: float) -> dict[str, list[float]]:
    """Give the times of each kind of key over a disk that takes `seconds` a commit."""
    found: dict[str, list[float]] = {}
    command = [sys.executable, "-c", PROGRAM, str(seconds), "study", "words", "--new", str(CARDS)]
    with running(command, environment) as screen:
        screen.wait_for(b"Answer")
        for number in range(CARDS):
            for key in (b"z", b"q", b"x"):
                found.setdefault("type", []).append(screen.press(key))
            found.setdefault("answer", []).append(screen.press(ENTER))
            assert b"Wrong" in screen.seen
            # A letter is dead for a moment after a verdict; the disk is still at it afterwards.
            sleep(0.6)
            for key in (b"x", b"x", b"?"):
                screen.rest()
                found.setdefault("while it is written", []).append(screen.press(key))
                sleep(0.25)
            sleep(seconds)
            screen.rest()
            # What closes the help is no measure: a terminal is waited for after an escape.
            screen.press(ESCAPE)
            if number < CARDS - 1:
                sleep(0.25)
                screen.rest()
                found.setdefault("next card", []).append(screen.press(ENTER))
                assert b"Which word" in screen.seen
    return found


def percentile(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def show(name: str, fast: Sequence[float], slow: Sequence[float]) -> None:
    figures = [
        measure(times) for measure in (statistics.median, percentile) for times in (fast, slow)
    ]
    print(f"{name:<28}" + "".join(f"{figure:9.1f}" for figure in figures), end="")
    print(f"{percentile(slow) / percentile(fast):9.2f}")


def main() -> None:
    home = Path(tempfile.mkdtemp())
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    runs: dict[float, dict[str, list[float]]] = {0: {}, SECONDS: {}}
    try:
        for number in range(RUNS):
            for seconds, times in runs.items():
                place = home / f"{number}-{seconds}"
                deck(place / "data" / "decks")
                for name, taken in played(
                    environment | {"AIQUIZ_HOME": str(place)}, seconds
                ).items():
                    times.setdefault(name, []).extend(taken)
    finally:
        shutil.rmtree(home)
    fast, slow = runs.values()
    print(f"{'':<28}{'median':>18}{'95 %':>18}{'times':>9}")
    print(f"{'ms':<28}{'fast':>9}{'2 s':>9}{'fast':>9}{'2 s':>9}")
    for name in fast:
        show(name, fast[name], slow[name])
    every = [[time for taken in times.values() for time in taken] for times in (fast, slow)]
    show(f"every key (at most {BOUND})", *every)


if __name__ == "__main__":
    main()
