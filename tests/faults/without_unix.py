"""The program where the parts of Python are missing that exist on Unix alone."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.faults.learner import DECK, Learner, outcome, right
from tests.faults.outcome import Outcome
from tests.faults.seat import Seat
from tests.faults.unix_only import FROM_AIQUIZ, FROM_ALL, START
from tests.program.terminal import environment


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Start, study and save without them so many times, in each way in turn."""
    chosen = random.Random(seed)
    learners = [Learner(folder / str(number)) for number in range(tries)]
    for number, learner in enumerate(learners):
        WAYS[number % len(WAYS)](learner, chosen)
    return outcome(
        "without `fcntl`, `termios`, `pwd`, `SIGHUP`, `os.fork` and the rest that only Unix has",
        tries,
        learners,
        "what is shown elsewhere: commands, plain mode and screens start, study and save",
    )


def _on_the_screens(learner: Learner, chosen: random.Random) -> None:
    seat = Seat(learner, chosen, program=("-c", FROM_AIQUIZ + START))
    seat.answer()
    seat.go_on()
    seat.answer()
    seat.change("u", learner.now[:-1], "Answer")
    seat.see()
    seat.terminal.send("\x11")
    status = seat.terminal.wait_for_end()
    learner.look("on the screens")
    learner.find_fault("on the screens", f"status {status}" * bool(status))
    learner.find_fault("on the screens", "a traceback" * (b"Traceback" in seat.terminal.raw))


def _line_by_line(learner: Learner, _chosen: random.Random) -> None:
    given = right(30)
    learner.begin([given])
    run = _ran(learner, "study", "--plain", DECK, "--limit", "1", stdin=f"{given.typed}\n")
    if "All saved." in run.stdout:
        learner.acknowledge()
    learner.look("plain")
    learner.find_fault("plain", run.stderr + run.stdout * (not learner.acknowledged))
    for arguments, told in COMMANDS.items():
        run = _ran(learner, *arguments)
        said = f"{arguments}: {run.returncode} {run.stdout} {run.stderr}"
        learner.find_fault("command", said * (run.returncode != 0 or told not in run.stdout))


COMMANDS = {("scores",): "1", ("decks", "--json"): "{"}
"""Commands, each with what it is to tell."""


def _ran(learner: Learner, *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", FROM_ALL + START, *arguments],
        env=environment(learner.home),
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


WAYS: tuple[Callable[[Learner, random.Random], None], ...] = (_on_the_screens, _line_by_line)
