"""One call to the disk fails, or every one from there on: the store says so and loses nothing.

The same days of a learner are lived again and again, each time with the next call failing. Where
the store reports trouble, the step is done again, as the program does, once the disk works.
"""

from pathlib import Path

from tests.faults.failing_life import Life, Way
from tests.faults.images import NAME
from tests.faults.outcome import Outcome
from tests.faults.power_cut import of_the_first_version
from tests.faults.soundness import opened
from tests.faults.vfs import why_not
from tests.progress.test_store import review

__all__ = ["creating", "full", "full_for_long", "lasting", "migrating", "run", "why_not"]

ERRORS = {
    "open": 14,  # SQLITE_CANTOPEN
    "read": 10 | 1 << 8,  # SQLITE_IOERR_READ, and so on
    "write": 10 | 3 << 8,
    "sync": 10 | 4 << 8,
    "truncate": 10 | 6 << 8,
    "size": 10 | 7 << 8,
    "delete": 10 | 10 << 8,
    "access": 10 | 13 << 8,
    "lock": 10 | 15 << 8,
}
NO_ROOM = {"write": 13}  # SQLITE_FULL

IO = frozenset({"io", "no-access"})
FULL = frozenset({"full"})


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Let one call fail, each in its turn."""
    return _days(folder, seed).tried(Way(ERRORS, False, IO), tries, "one call to the disk fails")


def lasting(tries: int, seed: int, folder: Path) -> Outcome:
    """Let every call fail from one on, until the store has said so."""
    way = Way(ERRORS, True, IO)
    return _days(folder, seed).tried(way, tries, "the disk fails, and works again")


def full(tries: int, seed: int, folder: Path) -> Outcome:
    """Let one write find no room, each in its turn."""
    way = Way(NO_ROOM, False, FULL)
    return _days(folder, seed).tried(way, tries, "one write finds no room on the disk")


def full_for_long(tries: int, seed: int, folder: Path) -> Outcome:
    """Let every write find no room from one on, until the store has said so."""
    way = Way(NO_ROOM, True, FULL)
    return _days(folder, seed).tried(way, tries, "the disk is full, and has room again")


def creating(tries: int, seed: int, folder: Path) -> Outcome:
    """Let calls fail from one on while the file is made."""
    life = Life({}, (), 2, seed, folder)
    return life.tried(Way(ERRORS, True, IO), tries, "the disk fails at the very first start")


def migrating(tries: int, seed: int, folder: Path) -> Outcome:
    """Let calls fail from one on while an old file is brought up to date."""
    written = of_the_first_version(folder / NAME)
    life = Life({NAME: (folder / NAME).read_bytes()}, written, 2, seed, folder)
    told = "the disk fails while an old file is brought up to date"
    # A copy is kept first, and none counts that can't be read again.
    return life.tried(Way(ERRORS, True, IO | {"unsound"}), tries, told)


def _days(folder: Path, seed: int) -> Life:
    with opened(folder / NAME) as store:
        written = [store.append(review(-9))[0]]
    return Life({NAME: (folder / NAME).read_bytes()}, written, 18, seed, folder)
