"""How long a key press takes on every screen, with twenty decks and a learner of a year.

The real program is led through its screens on a pseudo-terminal, as tests/program/walk.py tells
the way. Each key that leads on, and each that moves within a screen, is pressed once the screen
has come to rest; its time runs until the first of what is drawn for it arrives. Beside it, as a
yardstick of the same run, stands a bare Textual app with one input. Keys that stay on a screen
are told apart from those that open one: the first of each kind also imports what it needs. Prints
medians over five runs, in milliseconds: `.venv/bin/python benchmarks/screens.py`.
"""

import os
import shutil
import statistics
import sys
import sysconfig
import tempfile
from collections import defaultdict
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import perf_counter, sleep

from keys import BOUND_MS, bare, percentile
from screen import running

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.program.walk import BEGIN, LETTER_WAKES, WALK, put_home

from aiquiz.settings.folders import folders

RUNS = 5
DECKS = 20
TIMES = 3
"""How often the moves of a screen are pressed."""


def put_learner(home: Path) -> None:
    """Put a learner of a year into `home`, with twenty decks."""
    put_home(home, days=365)
    own = folders({"AIQUIZ_HOME": str(home)}).own_decks
    for number in range(DECKS - len(list(own.iterdir()))):
        cards = "".join(f"  - {{question: Q{n}?, answer: A{n}}}\n" for n in range(20))
        head = f"title: Deck {number}\nid: deck-{number}\nlanguage: en\ncards:\n"
        (own / f"a-{number}.yaml").write_text(head + cards, encoding="utf-8")


def one_run(command: list[str], environment: dict[str, str]) -> tuple[dict[str, list[float]], ...]:
    """Give the times of the moves on each screen, and of the keys that lead there.

    A move that draws nothing, as there is nothing to move, is left out.
    """
    moves: dict[str, list[float]] = defaultdict(list)
    opening: dict[str, list[float]] = defaultdict(list)
    with running(command, environment) as screen:
        for stop in WALK:
            sleep(stop.after)
            for key in keys_of(stop.keys):
                # Of several keys the last one leads on. Where they lead is here already at times.
                with suppress(TimeoutError):
                    opening[stop.name] = [screen.press(key, 0.5)]
            # What is read in the background comes later; what stood there before is not drawn anew.
            until = perf_counter() + 1
            while stop.sign.encode() not in screen.seen and perf_counter() < until:
                screen.rest()
            screen.rest()
            if stop.moves and stop.name.startswith("study"):
                sleep(LETTER_WAKES)
            for key in stop.moves * TIMES:
                with suppress(TimeoutError):
                    moves[stop.name].append(screen.press(key.encode(), 0.5))
    return moves, opening


def keys_of(keys: str) -> list[bytes]:
    """Part what is sent together into keys; one that begins with escape stands alone."""
    if not keys:
        return []
    return [keys.encode()] if keys.startswith("\x1b") else [key.encode() for key in keys]


def show(runs: list[dict[str, list[float]]], bound: float) -> None:
    for name in [name for name in runs[0] if all(run.get(name) for run in runs)]:
        times = [run[name] for run in runs]
        middle = statistics.median(statistics.median(run) for run in times)
        slow = statistics.median(max(run) for run in times)
        print(f"{name:<28}{middle:8.1f}{slow:8.1f}{'   over' if slow > bound else ''}")


def main() -> None:
    home = Path(tempfile.mkdtemp())
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    command = [str(Path(sysconfig.get_path("scripts")) / "aiquiz"), *BEGIN]
    yardsticks: list[list[float]] = []
    moves, opening = [], []
    try:
        put_learner(home / "learner")
        for number in range(RUNS):
            place = home / str(number)
            shutil.copytree(home / "learner", place)
            yardsticks.append(bare(environment))
            moved, opened = one_run(command, environment | {"AIQUIZ_HOME": str(place)})
            moves.append(moved)
            opening.append(opened)
    finally:
        shutil.rmtree(home)
    middle = statistics.median(map(statistics.median, yardsticks))
    yard = statistics.median(map(percentile, yardsticks))
    print(f"{datetime.now():%H:%M}, medians of {RUNS} runs, ms{'':<6}median    most")
    print(f"{'bare Textual app (95 %)':<28}{middle:8.1f}{yard:8.1f}\n\nmoving within a screen")
    show(moves, BOUND_MS)
    every = [percentile([t for times in run.values() for t in times]) for run in moves]
    print(f"{f'every key, 95 % (at most {BOUND_MS})':<36}{statistics.median(every):8.1f}")
    print("\nleading to a screen, with what that imports")
    show(opening, 100)


if __name__ == "__main__":
    main()
