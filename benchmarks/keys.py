"""How long a key press takes until the screen is drawn anew, on a deck of 10,000 cards.

The real program runs on a real pseudo-terminal. Each key is pressed once the screen has come to
rest, and its time runs until the first of what is drawn for it arrives. Beside it, as a yardstick
of the same run, stands a bare Textual app with one input. Prints medians and 95th percentiles in
milliseconds, each the median of five runs. Run it with the Python that aiquiz is installed for:
`.venv/bin/python benchmarks/keys.py`.
"""

import os
import shutil
import statistics
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import sleep

from screen import BARE_APP, BARE_FRAME, running

RUNS = 5
CARDS = 10_000
BOUND_MS = 16

DOWN, UP, ENTER, TAB, BACKSPACE = b"\x1b[B", b"\x1b[A", b"\r", b"\t", b"\x7f"


def deck(folder: Path) -> None:
    """Write a deck of 10,000 cards, and nineteen small ones beside it."""
    folder.mkdir(parents=True)
    cards = "".join(
        f"  - question: Which word has the number {n} in this list?\n    answer: word {n}\n"
        for n in range(CARDS)
    )
    head = "title: Many words\nid: many\nlanguage: en\ncards:\n"
    (folder / "many.yaml").write_text(head + cards, encoding="utf-8")
    for number in range(19):
        small = f"title: Small {number}\nid: small-{number}\nlanguage: en\ncards:\n"
        text = f"{small}  - {{question: Q, answer: A}}\n"
        (folder / f"small-{number}.yaml").write_text(text, encoding="utf-8")


def bare(environment: dict[str, str]) -> list[float]:
    with running([sys.executable, "-c", BARE_APP], environment) as screen:
        screen.wait_for(BARE_FRAME)
        return [screen.press(key) for key in [b"w", BACKSPACE] * 20]


def ours(aiquiz: str, environment: dict[str, str]) -> dict[str, list[float]]:
    """Give the times of each kind of key."""
    found: dict[str, list[float]] = {}
    with running([aiquiz], environment) as screen:
        screen.wait_for(b"Try five")
        found["move at home"] = [screen.press(key) for key in [DOWN] * 15 + [UP] * 15]
    with running([aiquiz, "study", "many", "--new", "20"], environment) as screen:
        screen.wait_for(b"Answer")
        typing, judging, going = [], [], []
        for _ in range(10):
            typing += [screen.press(key) for key in (b"z", b"q", b"x", BACKSPACE)]
            judging.append(screen.press(ENTER))
            assert b"Wrong" in screen.seen
            # Enter is dead for a moment after a verdict.
            sleep(0.3)
            going.append(screen.press(ENTER))
        found |= {"type": typing, "answer": judging, "next card": going}
    return found


def percentile(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def median_of(runs: Sequence[float]) -> float:
    return statistics.median(runs)


def main() -> None:
    home = Path(tempfile.mkdtemp())
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    aiquiz = str(Path(sysconfig.get_path("scripts")) / "aiquiz")
    yardsticks: list[list[float]] = []
    runs: list[dict[str, list[float]]] = []
    try:
        for number in range(RUNS):
            place = home / str(number)
            deck(place / "data" / "decks")
            seen = environment | {"AIQUIZ_HOME": str(place)}
            yardsticks.append(bare(environment))
            runs.append(ours(aiquiz, seen))
    finally:
        shutil.rmtree(home)
    print(f"{'':<28}{'median':>8}{'95 %':>8}   ms, medians of {RUNS} runs")
    show("bare Textual app, type", yardsticks)
    for name in runs[0]:
        show(name, [run[name] for run in runs])
    every = [[time for times in run.values() for time in times] for run in runs]
    show(f"every key (at most {BOUND_MS})", every)


def show(name: str, runs: Sequence[Sequence[float]]) -> None:
    middle = median_of([statistics.median(run) for run in runs])
    slow = median_of([percentile(run) for run in runs])
    print(f"{name:<28}{middle:8.1f}{slow:8.1f}")


if __name__ == "__main__":
    main()
