"""Every fault that is tried: one line each, and that is all that has to be added for a new one.

The test run tries each in its short form (a second or two), the tests marked `long` a tenth of
the long form, and `tools/faults.py` all of it, for the table in docs/reliability.md.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from tests.faults.outcome import Outcome

Run = Callable[[int, int, Path], Outcome]
"""Tries a fault: how many times, the seed of what is random, and an empty folder to do it in."""


class Fault(NamedTuple):
    """The function `function` of tests/faults/`module`.py, a `Run`, and how often it is tried.

    `alone` is for one that takes both cores or measures time: nothing else runs beside it then.
    """

    module: str
    short: int
    long: int
    function: str = "run"
    alone: bool = False

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        return self.module if self.function == "run" else f"{self.module}.{self.function}"

    @property
    def why_not(self) -> str:
        """Why it can't be tried here, "" where it can: what `why_not()` of its module says."""
        found: Callable[[], str] = getattr(self._module, "why_not", str)
        return found()

    def run(self, tries: int, seed: int, folder: Path) -> Outcome:
        """Try it `tries` times, in `folder`."""
        found: Run = getattr(self._module, self.function)
        return found(tries, seed, folder)

    @property
    def _module(self) -> ModuleType:
        return import_module(f"tests.faults.{self.module}")


FAULTS: tuple[Fault, ...] = (
    Fault("killed_writer", 2, 500),
    Fault("power_cut", 12, 3000),
    Fault("power_cut", 15, 1500, "creating"),
    Fault("power_cut", 15, 1500, "migrating"),
    Fault("power_cut", 15, 500, "again"),
    Fault("power_cut", 10, 1000, "restoring"),
    Fault("power_cut", 10, 1000, "forgetting"),
    Fault("failing_disk", 12, 5000),
    Fault("failing_disk", 12, 5000, "lasting"),
    Fault("failing_disk", 8, 5000, "full"),
    Fault("failing_disk", 8, 5000, "full_for_long"),
    Fault("failing_disk", 15, 5000, "creating"),
    Fault("failing_disk", 15, 5000, "migrating"),
    Fault("full_disk", 3, 300),
    Fault("size_limit", 2, 100),
    # A deck gives no more than twenty new cards a day.
    Fault("size_limit_studying", 1, 19),
    Fault("size_limit_studying", 2, 60, "plainly"),
    Fault("slow_disk", 4, 10),
    Fault("disk_on_screen", 2, 300, "full"),
    Fault("disk_on_screen", 2, 30, "slow", alone=True),
    Fault("backups", 6, 200, "drill"),
    Fault("backups", 1, 200, "backup_killed"),
    Fault("backups", 1, 200, "restore_killed"),
    Fault("backups", 3, 300, "full"),
    Fault("backups", 1, 30, "beside_a_writer"),
    Fault("moved_file", 8, 500),
    Fault("moved_file", 8, 500, "hurt"),
    Fault("swapped_file", 2, 120),
    Fault("windows", 6, 1000, alone=True),
    Fault("windows", 4, 500, "four", alone=True),
    Fault("killed_migration", 10, 749),
    Fault("newer", 2, 120),
    Fault("read_only", 2, 180),
    Fault("dead_locks", 2, 20),
    Fault("mutated_decks", 20, 10_000),
    Fault("damage", 16, 2400),
    Fault("killed_screens", 3, 500, alone=True),
    Fault("killed_plain", 2, 300, alone=True),
    Fault("signals", 1, 60, alone=True),
    Fault("terminals", 1, 32),
    Fault("surroundings", 1, 60, alone=True),
    Fault("clocks", 1, 28),
    Fault("two_windows", 1, 20, alone=True),
    Fault("two_windows", 1, 30, "four_plain", alone=True),
    Fault("decks_that_change", 2, 56),
    Fault("without_unix", 1, 10),
)


def named(name: str) -> Fault:
    """Give the fault called `name`; raises KeyError."""
    return {fault.name: fault for fault in FAULTS}[name]
