"""A clock that is set back or forward, stands still or tells another age, and time zones."""

import json
import random
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tests.faults.learner import Learner, outcome
from tests.faults.outcome import Outcome
from tests.faults.seat import Seat
from tests.faults.soundness import opened
from tests.faults.unix_only import START

SET = """
import json, time
from datetime import UTC, datetime, timedelta
from aiquiz.cli import start
begun = {}
def now():
    with open(PATH, encoding="utf-8") as file:
        told = json.load(file)
    since = begun.setdefault(json.dumps(told), time.monotonic())
    gone = 0 if told["stands"] else time.monotonic() - since
    when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=told["at"] + gone)
    return when if told["utc"] else when.astimezone()
start.now = now
"""
"""Has the program ask the clock in the file PATH, which can be set while it runs."""


class Clock(NamedTuple):
    """What a clock tells: seconds since 1970 UTC, and whether it `stands` there.

    In `utc` it knows no other zone: far off, none is known.
    """

    at: float
    stands: bool = False
    utc: bool = False


class Case(NamedTuple):
    """What the clock tells first, then once a card was asked, judged, and in the next run.

    `zones` are those of both runs.
    """

    name: str
    clocks: tuple[Clock, Clock, Clock, Clock]
    zones: tuple[str, str] = ("UTC", "UTC")

    @property
    def is_far(self) -> bool:
        """Whether it tells another age: what is answered then may come before what was."""
        told = [clock.at for clock in self.clocks]
        return max(told) - min(told) > DAY


DAY = 86_400


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Study under so many clocks, each in turn."""
    chosen = random.Random(seed)
    learners = [Learner(folder / str(number)) for number in range(tries)]
    for number, learner in enumerate(learners):
        _study(CASES[number % len(CASES)], learner, chosen)
    return outcome(
        "clocks set back a year, forward ten years, standing still, of 1969, 2038 and 9999; DST;"
        " time zones",
        tries,
        learners,
        "no negative interval, answers of a run in their order, every screen",
    )


def _study(case: Case, learner: Learner, chosen: random.Random) -> None:
    """Answer under the clocks of `case`, leave, and come back under the last of them."""
    path = learner.home / "clock.json"
    program = ("-c", f"PATH = {str(path)!r}\n{SET}{START}")
    *here, later = case.clocks
    is_in_order = not case.is_far
    for zone, (first, asked, judged) in zip(case.zones, (here, [later] * 3), strict=True):
        _set(path, first)
        seat = Seat(learner, chosen, program, {"TZ": zone}, anew=True)
        _set(path, asked)
        seat.answer()
        _set(path, judged)
        seat.go_on()
        seat.answer()
        seat.change("u", learner.now[:-1], "Answer")
        seat.see()
        seat.terminal.send("\x1b")
        seat.terminal.wait_for("q quit")
        seat.terminal.send("q")
        status = seat.terminal.wait_for_end()
        learner.look(case.name, in_order=is_in_order)
        # Two runs are in the order of their times, whatever their clocks told.
        is_in_order = False
        learner.find_fault(case.name, f"status {status}" * bool(status))
        learner.find_fault(case.name, "a traceback" * (b"Traceback" in seat.terminal.raw))
    learner.find_fault(case.name, _disordered(learner))


def _set(path: Path, clock: Clock) -> None:
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(clock._asdict()), encoding="utf-8")
    beside.replace(path)


def _disordered(learner: Learner) -> str:
    """Give what is wrong with times in the log, "" for nothing."""
    with opened(learner.database) as store:
        negative = store.database.execute("SELECT count(*) FROM event WHERE took_ms < 0").fetchone()
        backward = [
            memory for memory in store.memories().values() if memory.due_day <= memory.last_day
        ]
    return "a negative interval" * bool(negative[0] or backward)


def _at(when: str) -> float:
    begin = datetime(1970, 1, 1, tzinfo=UTC)
    return (datetime.fromisoformat(when).replace(tzinfo=UTC) - begin).total_seconds()


def _clocks(*at: float) -> tuple[Clock, Clock, Clock, Clock]:
    """Give clocks that tell these, the last of them on and on."""
    told = [*map(Clock, at), *[Clock(at[-1])] * 3]
    return told[0], told[1], told[2], told[3]


def _one(clock: Clock) -> tuple[Clock, Clock, Clock, Clock]:
    return clock, clock, clock, clock


NOW = _at("2026-11-27T12:00")
YEAR = 365 * DAY
PARIS = ("Europe/Paris", "Europe/Paris")

CASES = (
    Case("set back a year at a verdict", _clocks(NOW, NOW, NOW - YEAR, NOW)),
    Case("standing still", _one(Clock(NOW, stands=True))),
    Case("set back a year at a question", _clocks(NOW, NOW - YEAR)),
    Case("set forward ten years at a question", _clocks(NOW, NOW + 10 * YEAR, NOW, NOW)),
    Case("set forward ten years at a verdict", _clocks(NOW, NOW, NOW + 10 * YEAR, NOW)),
    Case("set back by minutes", _clocks(NOW, NOW - 90, NOW - 180, NOW - 240)),
    Case("before 1970", _one(Clock(_at("1969-12-31T23:59"), utc=True))),
    Case("the first year", _one(Clock(_at("0001-01-01T00:01"), utc=True))),
    Case("2038", _one(Clock(2.0**31 - 2))),
    Case("the last day of all", _one(Clock(_at("9999-12-31T12:00"), utc=True))),
    Case(
        "summer time ends",
        _clocks(*map(_at, ("2026-10-25T00:59:59", "2026-10-25T01:00:01", "2026-10-25T03:00"))),
        PARIS,
    ),
    Case(
        "summer time begins",
        _clocks(*map(_at, ("2026-03-29T00:59:59", "2026-03-29T01:00:01", "2026-03-29T03:00"))),
        PARIS,
    ),
    Case("around the world", _clocks(NOW), ("Pacific/Kiritimati", "Pacific/Pago_Pago")),
    Case("between two days", _clocks(_at("2026-11-27T03:59:59"))),
)
"""The clocks, the most telling first."""
