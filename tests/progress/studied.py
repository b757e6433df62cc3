"""Progress of some days with a copy of it, made once and copied for whoever damages it."""

import shutil
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from aiquiz.progress import backups, log
from aiquiz.progress.store import Store
from aiquiz.scheduling.review import CardKey, Ref, Review
from tests.progress.test_store import DAY, NOON, at, open_at, review

NOW = NOON + 30 * DAY


class Lived(NamedTuple):
    """A home with progress, and what of it is in the copy too; rows are told by place and check."""

    home: Path
    rows: frozenset[tuple[Ref, int]]
    in_copy: frozenset[tuple[Ref, int]]

    @property
    def database(self) -> Path:
        return self.home / "data" / "progress.db"

    @property
    def backups(self) -> Path:
        return self.home / "data" / "backups"


def study(home: Path, run: int, answers: int) -> None:
    """Let a run of the program on day `run` give so many answers."""
    chance = Random(run)
    with open_at(home) as store:
        store.begin("study", [("deck", "en")], at(run))
        for number in range(answers):
            store.append(_answer(chance, run, number))
        list(store.count())


def _answer(chance: Random, run: int, number: int) -> Review:
    card = CardKey(f"deck{number % 3}", "en", f"card{number % 11}")
    typed = "Ménphis " * chance.randrange(6)
    return review(run + number / 1440, card=card, typed=typed, took_ms=chance.randrange(9000))


def lived(into: Path, runs: int = 5, answers: int = 20, *, with_copy: bool = True) -> Lived:
    """Give progress of `runs` and one run more, in `into`; the last one is in no copy."""
    made = _made(runs, answers, with_copy)
    shutil.copytree(made.home, into, dirs_exist_ok=True)
    return made._replace(home=into)


_KEPT: list[TemporaryDirectory[str]] = []


@cache
def _made(runs: int, answers: int, with_copy: bool) -> Lived:
    _KEPT.append(TemporaryDirectory(prefix="aiquiz-studied-"))
    home = Path(_KEPT[-1].name)
    for run in range(runs):
        study(home, run, answers)
    database = home / "data" / "progress.db"
    in_copy: frozenset[tuple[Ref, int]] = frozenset()
    if with_copy:
        with open_at(home) as store:
            _copy(store, home)
        in_copy = rows_in(database)
    study(home, runs, answers)
    return Lived(home, rows_in(database), in_copy)


def _copy(store: Store, home: Path) -> None:
    backups.make(store.database, home / "data" / "backups", at(5).at_ms, "auto")


def rows_in(database: Path) -> frozenset[tuple[Ref, int]]:
    """Give place and checksum of every row in the log."""
    with closing(sqlite3.connect(database)) as opened:
        return frozenset((row.event.ref, row.crc) for row in log.all_rows(opened))


def typed_in(database: Path) -> dict[Ref, str | None]:
    """Give what was typed at each place."""
    with closing(sqlite3.connect(database)) as opened:
        return {row.event.ref: row.typed for row in log.all_rows(opened)}
