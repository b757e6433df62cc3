"""Files and folders that can only be read, or not even that, before a session or in the middle."""

import random
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.faults import rights
from tests.faults.learner import Homes, Learner, logged, outcome, right, wrong
from tests.faults.outcome import Outcome
from tests.faults.plain_seat import PlainSeat
from tests.program.terminal import environment

why_not = rights.why_not

MOST = 3
"""How many answers are given: of a file that is open, SQLite may still write one."""

WORDS = ("can only be read", "can’t be opened")


class Case(NamedTuple):
    """What of the progress gets which mode, and whether in the middle of a session.

    It `refuses` answers then, or SQLite can still write them: to a file that is open whatever its
    mode, and in a folder that can only be read once a journal is there.
    """

    folder: bool
    mode: int
    within: bool
    refuses: bool = True
    journal: bool = True

    @property
    def name(self) -> str:
        """What it is, in words."""
        what = "folder" if self.folder else "file"
        return f"{what} {self.mode:o}, {'within' if self.within else 'before'} a session"


CASES = (
    Case(folder=False, mode=0o400, within=False),
    Case(folder=False, mode=0o400, within=True),
    Case(folder=True, mode=0o500, within=False, journal=False),
    Case(folder=True, mode=0o500, within=True, refuses=False),
    Case(folder=True, mode=0o000, within=False),
    Case(folder=True, mode=0o000, within=True),
    Case(folder=False, mode=0o000, within=False),
    Case(folder=False, mode=0o000, within=True, refuses=False),
    Case(folder=True, mode=0o500, within=False, refuses=False),
)


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Take rights away so often, each in its turn, study on, give them back and study on."""
    homes = Homes(folder, "rights", random.Random(seed))
    for number in range(tries):
        _try(homes.next(), homes.chosen, CASES[number % len(CASES)])
    return outcome(
        "a file or folder that can only be read, or not even that, before or within a session",
        tries,
        homes.learners,
        "before the first question that progress can only be read; “What was done last is not"
        " saved. … can only be read: allow writing to it and try again.”, and exit status 2;"
        " saved once it is allowed",
    )


def _try(learner: Learner, chosen: random.Random, case: Case) -> None:
    _study(learner, chosen)
    learner.look(f"{case.name}, before")
    target = learner.database.parent if case.folder else learner.database
    before, known = learner.database.read_bytes(), learner.acknowledged
    mode = target.stat().st_mode
    if not case.journal:
        learner.database.with_name("progress.db-journal").unlink(missing_ok=True)
    try:
        learner.find_fault(case.name, _study_without(learner, chosen, case, target))
        learner.find_fault(case.name, _looked_at(learner))
    finally:
        target.chmod(mode)
    if logged(learner.database) == learner.safe:
        # Nobody may find afterwards what was told not to be saved.
        learner.doubtful = []
    elif learner.doubtful:
        learner.find_fault(case.name, "what was not acknowledged was written")
    if learner.acknowledged == known and learner.database.read_bytes() != before:
        learner.find_fault(case.name, "a file that can only be read was written")
    learner.look(case.name)
    _study(learner, chosen)
    learner.look(f"{case.name}, given back")


def _study(learner: Learner, chosen: random.Random) -> None:
    """Give an answer where all is allowed."""
    known = learner.acknowledged
    with PlainSeat(learner, chosen, rights.obey) as seat:
        if seat.asked():
            seat.give((right if chosen.random() < 0.3 else wrong)(seat.number))
    if learner.acknowledged == known:
        learner.find_fault("all is allowed", f"no answer was taken: {seat.heard}")


def _study_without(learner: Learner, chosen: random.Random, case: Case, target: Path) -> str:
    """Answer until an answer is refused; give what was wrong with that, "" for nothing."""
    if not case.within:
        target.chmod(case.mode)
    with PlainSeat(learner, chosen, rights.obey) as seat:
        for number in range(MOST):
            if not seat.asked():
                break
            if case.within and number == 0:
                target.chmod(case.mode)
            known = learner.acknowledged
            seat.give(wrong(seat.number))
            if learner.acknowledged == known:
                break
    told = any(words in seat.heard for words in WORDS)
    if "Traceback" in seat.heard or not (told == (seat.status != 0) == case.refuses):
        return f"status {seat.status}: {seat.heard}"
    return ""


def _looked_at(learner: Learner) -> str:
    """Have what is due looked at; give what was wrong with that."""
    result = subprocess.run(
        [sys.executable, "-m", "aiquiz", "due"],
        env=environment(learner.home),
        preexec_fn=rights.obey,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    told = result.stderr.count("\n") == 1 and any(words in result.stderr for words in WORDS)
    fine = result.returncode == 0 or (result.returncode == 2 and told)
    return "" if fine else f"due: status {result.returncode}: {result.stderr}"
