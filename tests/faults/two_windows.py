"""Two windows of the screens on one home, and four plain ones, that answer at the same time."""

import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.learner import Answer, Learner, logged, right
from tests.faults.outcome import Outcome
from tests.faults.plain_seat import PlainSeat
from tests.faults.seat import Seat
from tests.faults.soundness import unsound

TURNS = 5
"""Answers in each try: fewer than the deck has cards."""


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Let two windows answer the same deck so many times: in turn, and at once."""
    chosen = random.Random(seed)
    pairs = [_both(folder / str(number), chosen) for number in range(tries)]
    return _outcome(
        "two windows of the screens that study the same deck at once",
        tries,
        pairs,
        "each asks what the other has not answered before its next question",
    )


def _both(home: Path, chosen: random.Random) -> list[Learner]:
    """Study in two windows; give who sat there."""
    learners = [Learner(home), Learner(home)]
    seats = [Seat(learner, chosen) for learner in learners]
    for _ in range(TURNS):
        at_work = chosen.choice([seats, seats[:1], seats[1:]])
        for seat in at_work:
            seat.type_answer(right(seat.number))
        for seat in at_work:
            seat.see()
        answered = {answer.number for learner in learners for answer in learner.safe}
        if len(answered) > TURNS:
            break
        for seat in at_work:
            seat.go_on()
            seat.learner.find_fault(
                "two windows", f"{seat.number} again" * (seat.number in answered)
            )
    for seat in seats:
        seat.terminal.send("\x11")
        seat.learner.find_fault(
            "two windows", "" if seat.terminal.wait_for_end() == 0 else "status"
        )
    return learners


def four_plain(tries: int, seed: int, folder: Path) -> Outcome:
    """Let four processes of the plain mode answer the same deck at once, so many times."""
    groups = []
    for number in range(tries):
        learners = [Learner(folder / str(number)) for _ in range(4)]
        with ThreadPoolExecutor(4) as beside:
            list(beside.map(_plainly, learners, range(seed, seed + 4)))
        groups.append(learners)
    return _outcome(
        "four processes of the plain mode that study the same deck at once",
        tries,
        groups,
        "each asks what the others have not answered before its next question",
    )


def _plainly(learner: Learner, seed: int) -> None:
    chosen = random.Random(seed)
    with PlainSeat(learner, chosen) as seat:
        while seat.asked():
            seat.give(right(seat.number))
    learner.find_fault("four at once", f"status {seat.status}" * bool(seat.status))


def _outcome(fault: str, tries: int, groups: Sequence[Sequence[Learner]], shown: str) -> Outcome:
    """Hold each log against what all that shared it were told is safe."""
    lost = corrupted = 0
    for learners in groups:
        shown = next((line for learner in learners for line in learner.told), shown)
        told = Counter[Answer](answer for learner in learners for answer in learner.safe)
        there = Counter(logged(learners[0].database))
        lost += (told - there).total()
        corrupted += sum(learner.corrupted for learner in learners)
        corrupted += bool(there - told) or bool(unsound(learners[0].database))
    acknowledged = sum(one.acknowledged for learners in groups for one in learners)
    return Outcome(fault, tries, acknowledged, lost, corrupted, shown)
