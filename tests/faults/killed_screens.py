"""kill -9 of the whole program while somebody studies on its screens, at any moment."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from aiquiz.scheduling.review import Rating
from tests.faults.learner import Homes, outcome
from tests.faults.outcome import Outcome
from tests.faults.seat import Seat
from tests.program.walk import ENTER, ENTER_WAKES

AT_ONCE = 2
"""How many programs run side by side: most of their time is spent waiting."""


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Kill the program `tries` times."""
    shares = [(tries + place) // AT_ONCE for place in range(AT_ONCE)]
    worked = [
        Homes(folder, f"learner{place}-", random.Random(seed * AT_ONCE + place))
        for place in range(AT_ONCE)
    ]
    with ThreadPoolExecutor(AT_ONCE) as beside:
        list(beside.map(_kill_often, worked, shares))
    learners = [learner for homes in worked for learner in homes.learners]
    read = sum(learner.verdicts for learner in learners)
    anew = sum(learner.asked_anew for learner in learners)
    return outcome(
        "kill -9 on the study screen: typing, at Enter, at the verdict, on the way on, at undo,"
        " override and rating",
        tries,
        learners,
        f"home offers to go on where it was left; of {read} verdicts on the screen at the kill"
        f" {anew} were not on disk yet, and their cards are asked anew",
    )


def _kill_often(homes: Homes, tries: int) -> None:
    names = list(MOMENTS)
    for number in range(tries):
        # Each moment is met, also where there are few tries.
        name = names[number] if number < len(names) else homes.chosen.choice(names)
        learner = homes.next()
        seat = Seat(learner, homes.chosen, wary=True)
        try:
            # Of a few tries one at least has something to lose.
            for _ in range(homes.chosen.randrange(2) or number == 0):
                seat.answer()
                seat.go_on()
            MOMENTS[name](seat)
        finally:
            seat.terminal.kill()
        seat.look_at_last_frame()
        learner.look(f"killed {name}")


def _typing(seat: Seat) -> None:
    seat.terminal.send(str(seat.number + 1)[:1])
    seat.wait()


def _at_enter(seat: Seat) -> None:
    seat.type_answer()
    seat.wait()


def _at_verdict(seat: Seat) -> None:
    seat.answer()


def _on_the_way(seat: Seat) -> None:
    seat.answer()
    seat.press(ENTER, ENTER_WAKES)
    seat.wait()


def _at_undo(seat: Seat) -> None:
    seat.answer()
    seat.change("u", seat.learner.now[:-1], "Answer")
    seat.wait()


def _at_override(seat: Seat) -> None:
    given = seat.answer()
    if given.verdict == "correct":
        now, sign = given._replace(verdict="wrong", rating=Rating.AGAIN), "Counted as wrong"
    else:
        now, sign = given._replace(verdict="correct", rating=Rating.GOOD), "Counted as correct"
    seat.change("i", [*seat.learner.now[:-1], now], sign)
    seat.wait()


def _at_rating(seat: Seat) -> None:
    given = seat.answer()
    now = given._replace(rating=Rating.HARD)
    seat.change("2", [*seat.learner.now[:-1], now], "[2 ")
    seat.wait()


MOMENTS: dict[str, Callable[[Seat], None]] = {
    "while typing": _typing,
    "right after Enter": _at_enter,
    "at the verdict": _at_verdict,
    "on the way to the next card": _on_the_way,
    "at undo": _at_undo,
    "at an override": _at_override,
    "at a rating": _at_rating,
}
"""When the kill falls."""
