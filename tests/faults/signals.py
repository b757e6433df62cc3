"""Every signal that can reach the program while somebody studies on its screens."""

import random
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.faults.learner import Learner, outcome
from tests.faults.outcome import Outcome
from tests.faults.seat import Seat
from tests.program.terminal import Terminal

AT_ONCE = 2


class Case(NamedTuple):
    """What happens to the program, and the exit status it then ends with; None if it goes on."""

    name: str
    happens: Callable[[Terminal], int | None]
    status: int | None


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Send so many signals, each in turn, at a moment that is chosen at random."""
    learners = [Learner(folder / str(number)) for number in range(tries)]
    chosen = [random.Random(seed * 1000 + number) for number in range(tries)]
    cases = [CASES[number % len(CASES)] for number in range(tries)]
    with ThreadPoolExecutor(AT_ONCE) as beside:
        list(beside.map(_try, cases, learners, chosen))
    return outcome(
        "every signal on the study screen, and a terminal that goes away",
        tries,
        learners,
        "the terminal as it was before, exit status 128 + its number; what only stops, resizes or"
        " warns is survived",
    )


def _try(case: Case, learner: Learner, chosen: random.Random) -> None:
    seat = Seat(learner, chosen)
    seat.answer()
    moment = chosen.choice(list(MOMENTS))
    MOMENTS[moment](seat)
    terminal = seat.terminal
    status = case.happens(terminal)
    if case.status is None:
        status = _quit(seat)
    wanted = case.status or 0
    seat.look_at_last_frame()
    what = f"{case.name} {moment}"
    learner.look(what)
    seen = [
        f"status {status}, not {wanted}" * (status != wanted),
        "a traceback" * (b"Traceback" in terminal.raw),
        f"left on: {terminal.left_on}" * (not terminal.child.closed or bool(terminal.left_on)),
        "modes not restored" * (case.name != CLOSED and not terminal.restored),
    ]
    if case.name == CLOSED:
        seen = seen[:2]
    learner.find_fault(what, "; ".join(filter(None, seen)))


def _quit(seat: Seat) -> int:
    """See that the program still does its work, and leave it."""
    terminal = seat.terminal
    terminal.screen.reset()
    terminal.resize(100, 30)
    terminal.resize(80, 24)
    # The help may still be open over the question.
    terminal.wait_for("comes after", "Close")
    terminal.send("\x11")
    return terminal.wait_for_end()


def _asked(seat: Seat) -> None:
    seat.go_on()


def _typing(seat: Seat) -> None:
    seat.go_on()
    seat.terminal.send("4")


def _at_enter(seat: Seat) -> None:
    seat.go_on()
    seat.type_answer()
    seat.wait()


def _judged(_seat: Seat) -> None:
    pass


def _in_help(seat: Seat) -> None:
    seat.press("\x1bOP", 0.3)
    seat.terminal.wait_for("Close")


MOMENTS: dict[str, Callable[[Seat], None]] = {
    "at a question": _asked,
    "while typing": _typing,
    "right after Enter": _at_enter,
    "at a verdict": _judged,
    "in the help": _in_help,
}


def _ending(number: int) -> Callable[[Terminal], int | None]:
    def happens(terminal: Terminal) -> int | None:
        terminal.signal(number)
        return terminal.wait_for_end()

    return happens


def _survived(*numbers: int) -> Callable[[Terminal], int | None]:
    def happens(terminal: Terminal) -> None:
        for number in numbers:
            terminal.signal(number)
            terminal.read(0.01)
        terminal.rest(0.1)

    return happens


CLOSED = "the window is closed"

CASES = (
    Case("SIGQUIT", _ending(signal.SIGQUIT), 131),
    Case(
        "what is survived",
        _survived(
            *([signal.SIGWINCH] * 40),
            *(signal.SIGTSTP, signal.SIGCONT, signal.SIGSTOP, signal.SIGCONT),
            *(signal.SIGPIPE, signal.SIGXFSZ, signal.SIGCHLD, signal.SIGURG),
        ),
        None,
    ),
    Case("SIGUSR1", _ending(signal.SIGUSR1), 138),
    Case("SIGTERM", _ending(signal.SIGTERM), 143),
    Case("SIGHUP", _ending(signal.SIGHUP), 129),
    Case("SIGINT", _ending(signal.SIGINT), 130),
    Case(CLOSED, lambda terminal: terminal.close_window(), 129),
    Case("SIGUSR2", _ending(signal.SIGUSR2), 140),
    Case("SIGALRM", _ending(signal.SIGALRM), 142),
    Case("SIGXCPU", _ending(signal.SIGXCPU), 152),
    Case("SIGVTALRM", _ending(signal.SIGVTALRM), 154),
    Case("SIGPROF", _ending(signal.SIGPROF), 155),
)
"""The signals that somebody or something may send, the rarely tried ones first."""
