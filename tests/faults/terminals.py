"""Terminals without a size, of one cell or a million, that change all the time or know nothing."""

import random
from pathlib import Path
from typing import NamedTuple

from tests.faults.learner import Learner, outcome
from tests.faults.outcome import Outcome
from tests.faults.seat import Seat
from tests.program.walk import ENTER, ENTER_WAKES, NORMAL

PLAIN = {"LANG": "", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}

MANY_CELLS = 100_000
"""From so many on, a terminal takes seconds to be drawn."""


class Case(NamedTuple):
    """The sizes that a terminal takes one after the other while a card is answered."""

    name: str
    sizes: tuple[tuple[int, int], ...]
    extra: dict[str, str] = {}  # noqa: RUF012 - a named tuple never changes


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Answer a card while the terminal takes so many sizes, each in turn, a few in one session."""
    chosen = random.Random(seed)
    learners: list[Learner] = []
    for number in range(tries):
        case = CASES[number % len(CASES)]
        if not learners or learners[-1].left < 4 or case.extra:
            learners.append(Learner(folder / str(number)))
        seat = Seat(learners[-1], chosen, extra=case.extra)
        _meet(case, seat)
    return outcome(
        "terminals of 1 × 1, 0 × 0 and 1,000 × 1,000, storms of sizes, locales and terms",
        tries,
        learners,
        "what fits; everything once there is room",
    )


def _meet(case: Case, seat: Seat) -> None:
    """Answer a card that nobody can see, make the terminal normal again, and leave."""
    terminal, learner = seat.terminal, seat.learner
    terminal.looks = False
    if max(columns * rows for columns, rows in case.sizes) > MANY_CELLS:
        terminal.patience *= 6
    for columns, rows in case.sizes:
        terminal.child.setwinsize(rows, columns)
        terminal.read(0.003)
    given = seat.type_answer()
    terminal.rest(0.2, since=len(terminal.raw))
    _be_normal(seat)
    seat.see()
    seat.press(ENTER, ENTER_WAKES)
    terminal.rest(0.1, since=len(terminal.raw))
    terminal.send("\x11")
    status = terminal.wait_for_end()
    learner.look(case.name)
    wrong = [
        f"status {status}" * bool(status),
        "a traceback" * (b"Traceback" in terminal.raw),
        f"left on: {terminal.left_on}" * (not terminal.restored),
    ]
    learner.find_fault(f"{case.name}, {given}", "; ".join(filter(None, wrong)))


def _be_normal(seat: Seat) -> None:
    terminal = seat.terminal
    terminal.looks = True
    terminal.screen.reset()
    columns, rows = NORMAL
    terminal.resize(columns + 1, rows)
    terminal.rest(0.05)
    terminal.resize(columns, rows)


def _storm(steps: int) -> tuple[tuple[int, int], ...]:
    drawn = random.Random(steps)
    return tuple((drawn.randint(0, 300), drawn.randint(0, 100)) for _ in range(steps))


CASES = (
    Case("one cell", ((1, 1),)),
    Case("a storm", _storm(40)),
    Case("no size", ((0, 0),)),
    Case("one column", ((1, 300),)),
    Case("one row", ((300, 1),)),
    Case("two rows", ((2, 2),)),
    Case("no columns", ((0, 24),)),
    Case("no rows", ((80, 0),)),
    Case("a long storm", _storm(400)),
    Case("a million cells", ((1000, 1000),)),
    Case("the widest there is", ((65_535, 2),)),
    Case("an unknown terminal", (NORMAL,), {"TERM": "nothing-known"}),
    Case("the C locale", (NORMAL,), PLAIN),
    Case("an unknown locale", (NORMAL,), {"LC_ALL": "xx_YY.nothing"}),
    Case("ASCII alone", (NORMAL,), {"PYTHONIOENCODING": "ascii"}),
    Case("no colour", (NORMAL,), {"NO_COLOR": "1"}),
)
"""What the terminal is like, the most telling first."""
