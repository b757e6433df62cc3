"""kill -9 of the plain mode while a script or a person answers, at any moment."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.learner import Answer, Homes, Learner, outcome, right, wrong
from tests.faults.outcome import Outcome
from tests.faults.plain_seat import PlainSeat

AT_ONCE = 2
SOON = 0.03
"""Seconds after a line within which the kill falls."""


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Kill the program `tries` times."""
    worked = [
        Homes(folder, f"plain{place}-", random.Random(seed * AT_ONCE + place))
        for place in range(AT_ONCE)
    ]
    shares = [(tries + place) // AT_ONCE for place in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as beside:
        list(beside.map(_kill_often, worked, shares))
    learners = [learner for homes in worked for learner in homes.learners]
    return outcome(
        "kill -9 of `aiquiz study --plain`, at answers and undo",
        tries,
        learners,
        "nothing: --go-on goes on where it was left",
    )


def _kill_often(homes: Homes, tries: int) -> None:
    for number in range(tries):
        learner = homes.next()
        # Of a few tries one at least has something to lose.
        _kill(learner, homes.chosen, least=1 if number else 2)
        learner.look("killed")


def _kill(learner: Learner, chosen: random.Random, least: int) -> None:
    """Let `learner` answer a few cards, `least` at least, and kill the program at the last."""
    last = chosen.randrange(least, 4)
    before = learner.safe
    with PlainSeat(learner, chosen) as seat:
        for turn in range(1, last + 1):
            assert seat.asked()
            assert not learner.is_done(seat.number), (seat.number, learner.safe)
            if turn == last:
                # It falls before the line is read, while it is worked on, or after the verdict.
                threading.Timer(chosen.uniform(0, SOON), seat.process.kill).start()
            now = learner.safe
            _act(seat, before)
            before = now


def _act(seat: PlainSeat, before: list[Answer]) -> None:
    """Answer, or go back to what stood `before`."""
    learner, chosen = seat.learner, seat.chosen
    if len(before) < len(learner.safe) and chosen.random() < 0.3:
        learner.begin(before)
        seat.say("/undo")
        seat.see("Undone")
    else:
        seat.give((right if chosen.random() < 0.6 else wrong)(seat.number))
