"""Damage to any part of the file, and then what every start does, the doctor and the repair.

Half of the copies are older than the last answers. Nothing may be lost but what is in no copy and
can't be read, and of that it has to be said that it is, or may be; and nothing may be there that
nobody wrote.
"""

import shutil
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from aiquiz.progress import backups, log
from aiquiz.progress.doctor import examine
from aiquiz.progress.finding import REBUILT, REPAIRED
from aiquiz.progress.repair import derive_anew, mend
from aiquiz.progress.trouble import StoreError
from aiquiz.say.doctor import finding
from aiquiz.say.doctor import told as told_of
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import Ref
from tests.faults.outcome import Outcome
from tests.faults.soundness import opened, unsound
from tests.progress.damaging import DAMAGES, Damage
from tests.progress.studied import NOW, Lived, lived, rows_in

ANSWERS = 60
"""How many answers a copy has; a third as many were given since where it is older."""

SECONDS = 30
"""After what time a try counts as one that hangs."""

NOTHING_LOST = "Nothing is known to be lost."

SHOWN = (
    "the start says so; a screen or `aiquiz doctor` tells what can be kept, and repairs; what is"
    " lost, or may be, is told"
)


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Damage progress `tries` times, each kind in its turn, and repair it."""
    chance = Random(seed)
    older = lived(folder / "older", runs=3, answers=ANSWERS // 3)
    fresh = _copied(older, folder / "fresh")
    lost = corrupted = acknowledged = 0
    for number in range(tries):
        made = (fresh, older)[number % 2]
        home = folder / "tried"
        shutil.copytree(made.home, home)
        there = made._replace(home=home)
        damage = DAMAGES[number // 2 % len(DAMAGES)]
        acknowledged += len(made.rows)
        wrong = _try(there, damage, Random(chance.random()))
        lost += wrong[0]
        corrupted += wrong[1]
        shutil.rmtree(home)
    return Outcome("damage to the file", tries, acknowledged, lost, corrupted, SHOWN)


def _copied(made: Lived, home: Path) -> Lived:
    """Give `made` in `home`, with a copy of all of it."""
    shutil.copytree(made.home, home)
    with opened(home / "data" / "progress.db") as store:
        backups.make(store.database, home / "data" / "backups", NOW, "auto")
    return Lived(home, made.rows, made.rows)


def _try(there: Lived, damage: Damage, chance: Random) -> tuple[int, int]:
    """Damage and repair; give how many rows are lost, and 1 where anything else went wrong."""
    began = time.monotonic()
    damage(there.database, chance)
    readable = _readable(there)
    said = _said(there.database)
    found = examine(there.database, there.backups, Policy(), NOW)
    told = [finding(*one) for one in found.findings]
    if found.codes & REBUILT or "holes-in-copies" in found.codes:
        told += told_of(mend(there.database, there.backups, Policy(), NOW))
    elif found.codes & REPAIRED:
        derive_anew(there.database, Policy())
    rows = rows_in(there.database)
    lost = len((there.in_copy | readable) - rows)
    # What a start tells the doctor has to find too.
    wrong = (
        rows - there.rows
        or ("newer" not in found.codes and unsound(there.database))
        or (said and not told)
        or (there.rows - rows and (not told or NOTHING_LOST in told))
        or time.monotonic() - began > SECONDS
    )
    return lost, int(bool(wrong))


def _readable(there: Lived) -> frozenset[tuple[Ref, int]]:
    """Give the rows that SQLite itself still finds, each asked for by its place."""
    found: set[tuple[Ref, int]] = set()
    with closing(sqlite3.connect(there.database, isolation_level=None)) as database:
        for ref, crc in there.rows:
            with suppress(sqlite3.Error, UnicodeDecodeError):
                rows = map(log._row, database.execute(_AT, ref).fetchall())
                found.update((row.event.ref, crc) for row in rows if row.sound and row.crc == crc)
    return frozenset(found)


_AT = f"{log._SELECT} WHERE s.uid = ? AND e.seq = ?"


def _said(database: Path) -> str:
    """Give the sentence of a start, "" where nothing is in its way."""
    try:
        opened(database).close()
    except StoreError as error:
        return trouble(error.code, error.facts)
    return ""
