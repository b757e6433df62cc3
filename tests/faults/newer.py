"""Progress that a later version has brought up to date, before a command or within a session."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from aiquiz.progress.schema import VERSION
from tests.faults.learner import DECK, Homes, Learner, outcome, right, wrong
from tests.faults.outcome import Outcome
from tests.faults.plain_seat import PlainSeat
from tests.program.terminal import environment

WORDS = "was made by a later version of aiquiz: update aiquiz."

WITHIN = ("within a session",)

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("study", "--plain", DECK),
    WITHIN,
    *(("due",), ("scores",), ("undo",), ("redo",), ("backup",), ("parameters",)),
    *(("doctor",), ("doctor", "--repair"), ("forget", "typed", "--yes"), ("export", "reviews")),
    *(("quiz", "--plain", DECK), ("study", "--plain", "--go-on")),
)
"""What is tried with it, each in its turn."""


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Have so many commands meet a later version, by up to nine versions, and then go back."""
    homes = Homes(folder, "newer", random.Random(seed))
    for number in range(tries):
        _try(homes.next(), homes.chosen, COMMANDS[number % len(COMMANDS)])
    return outcome(
        "progress of a later version, before a command or within a session",
        tries,
        homes.learners,
        f"“progress.db {WORDS}”, and an exit status; the file stays as it is",
    )


def _try(learner: Learner, chosen: random.Random, command: tuple[str, ...]) -> None:
    what = " ".join(command)
    _study(learner, chosen)
    learner.look(f"{what}, before")
    version = VERSION + chosen.randrange(1, 10)
    meets = _within if command is WITHIN else _refused
    learner.find_fault(what, meets(learner, chosen, command, version))
    _bring_back(learner.database)
    # Nobody may find afterwards what was refused.
    learner.doubtful = []
    learner.look(what)
    _study(learner, chosen)
    learner.look(f"{what}, with our version again")


def _study(learner: Learner, chosen: random.Random) -> None:
    """Give an answer with the version that is ours."""
    known = learner.acknowledged
    with PlainSeat(learner, chosen) as seat:
        if seat.asked():
            seat.give((right if chosen.random() < 0.3 else wrong)(seat.number))
    if learner.acknowledged == known:
        learner.find_fault("our version", f"no answer was taken: {seat.heard}")


def _refused(
    learner: Learner, chosen: random.Random, command: tuple[str, ...], version: int
) -> str:
    """Run a command on a later version; give what was wrong, "" for nothing."""
    _bring_up(learner.database, version)
    before = _held(learner.database)
    result = subprocess.run(
        [sys.executable, "-m", "aiquiz", *command],
        env=environment(learner.home),
        input=f"{chosen.randrange(100)}\n" * 4,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    said = result.stdout + result.stderr
    if result.returncode not in (1, 2) or said.count(WORDS) != 1 or "Traceback" in said:
        return f"status {result.returncode}: {said}"
    return "" if _held(learner.database) == before else "the file or its copies were changed"


def _within(
    learner: Learner, chosen: random.Random, _command: tuple[str, ...], version: int
) -> str:
    """Have it come while a session waits for an answer; give what was wrong, "" for nothing."""
    known = learner.acknowledged
    with PlainSeat(learner, chosen) as seat:
        if not seat.asked():
            return f"nothing was asked: {seat.heard}"
        _bring_up(learner.database, version)
        before = learner.database.read_bytes()
        seat.give(wrong(seat.number))
    if learner.acknowledged != known or not seat.status or seat.heard.count(WORDS) != 1:
        return f"status {seat.status}: {seat.heard}"
    return "" if learner.database.read_bytes() == before else "the file was changed"


def _held(database: Path) -> dict[Path, bytes]:
    """Give the file and its copies, by their content."""
    return {path: path.read_bytes() for path in database.parent.rglob("*.db")}


def _bring_up(database: Path, version: int) -> None:
    with closing(sqlite3.connect(database)) as opened:
        opened.executescript(
            f"PRAGMA user_version = {version}; CREATE TABLE of_the_future(it TEXT) STRICT;"
        )


def _bring_back(database: Path) -> None:
    with closing(sqlite3.connect(database)) as opened:
        opened.executescript(f"PRAGMA user_version = {VERSION}; DROP TABLE of_the_future;")
