"""Images of a disk on which the power went, each held against what may be found there."""

import random
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shutil import rmtree
from typing import Any, NamedTuple

from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import Ref
from tests.faults.outcome import Outcome
from tests.faults.power import VARIANTS, Image, Recorder, Surface
from tests.faults.soundness import PLACES, opened, tables, unsound
from tests.faults.vfs import under_sqlite
from tests.progress.test_store import review

NAME = "progress.db"
SHOWN = "nothing: the next start finds every answer"

Act = Callable[[Path], Iterator[Ref]]
"""What the store at a path is made to do; gives each entry once it is acknowledged."""


class Recorded(NamedTuple):
    """What a `Recorder` wrote down, and after how many operations each entry was acknowledged."""

    disk: Recorder
    acknowledged: list[tuple[int, Ref]]


def recorded(folder: Path, act: Act) -> Recorded:
    """Let `act` happen to the store in `folder` and write down what becomes of its files."""
    disk = Recorder(folder, NAME)
    acknowledged: list[tuple[int, Ref]] = []
    with under_sqlite(disk):
        for ref in act(folder / NAME):
            acknowledged.append((len(disk.ops), ref))
    return Recorded(disk, acknowledged)


class Total(NamedTuple):
    """What came of images: how many, the entries they had to hold and don't, and what is wrong."""

    images: int = 0
    acknowledged: int = 0
    lost: int = 0
    wrong: tuple[str, ...] = ()

    def and_(self, other: "Total") -> "Total":
        """Give both together."""
        return Total(
            self.images + other.images,
            self.acknowledged + other.acknowledged,
            self.lost + other.lost,
            self.wrong + other.wrong,
        )

    def outcome(self, fault: str) -> Outcome:
        """Give it as a row of the table."""
        sys.stderr.writelines(f"{wrong}\n" for wrong in self.wrong[:9])
        return Outcome(fault, *self[:3], len(self.wrong), SHOWN)


class Cut:
    """Cuts the power at the moments of what was `recorded`, and looks at what is found.

    `before` are entries that were acknowledged before all that.
    """

    def __init__(self, recorded: Recorded, folder: Path, before: Sequence[Ref] = ()) -> None:
        self._disk = recorded.disk
        self._folder = folder
        self._acknowledged = [*((0, ref) for ref in before), *recorded.acknowledged]
        self._states: dict[int, Any] = {}

    def outcome(self, fault: str, tries: int, seed: int) -> Outcome:
        """Look at `tries` images and give the row of the table."""
        return self.tried(tries, seed).outcome(fault)

    def tried(self, tries: int, seed: int) -> Total:
        """Look at `tries` images."""
        total = Total()
        for at, image in self.images(tries, seed):
            held = [ref for place, ref in self._acknowledged if place <= at]
            lost, wrong = self._looked_at(image, at, held)
            told = (f"after {at} operations: {wrong}",) if wrong else ()
            total = total.and_(Total(1, len(held), lost, told))
        return total

    def images(self, tries: int, seed: int) -> Iterator[tuple[int, Image]]:
        """Give `tries` images, each with after how many operations the power went.

        No moment comes once more before every moment came once.
        """
        choose = random.Random(seed)
        moments = range(len(self._disk.ops) + 1)
        chosen: list[tuple[int, str]] = []
        while len(chosen) < tries:
            whole = [(at, choose.choice(VARIANTS)) for at in moments]
            missing = tries - len(chosen)
            chosen += whole if len(whole) <= missing else choose.sample(whole, missing)
        surface, done = Surface(self._disk.start), 0
        for at, variant in sorted(chosen):
            for op in self._disk.ops[done:at]:
                surface.go(op)
            done = at
            yield at, surface.image(variant, choose)

    def _looked_at(self, image: Image, at: int, held: Sequence[Ref]) -> tuple[int, str]:
        """Give how many of `held` are not in `image`, and what else is wrong with it."""
        path = laid(image, self._folder)
        try:
            there, now = _read(path)
        except (StoreError, AssertionError) as error:
            return len(held), f"it can't be read: {error}"
        lost = sum(ref not in there for ref in held)
        # Nothing is there but what was before the change that was going on, or after it.
        reached = bisect_right(self._disk.states, at, key=lambda state: state[0])
        around = range(reached, min(reached + 2, len(self._disk.states) + 1))
        if not any(now == self._state(number) for number in around):
            return lost, "something half is there"
        return lost, _goes_on(path)

    def _state(self, number: int) -> Any:
        """Give the tables before everything, or after the change with this number; kept."""
        if number not in self._states:
            files = {NAME: self._disk.states[number - 1][1]} if number else self._disk.start
            path = laid(files, self._folder / "state")
            wrong = unsound(path)
            assert not wrong, wrong
            self._states[number] = _read(path)[1]
        return self._states[number]


def laid(image: Image, folder: Path) -> Path:
    """Write the files of `image` into `folder`, which holds nothing else then; give where."""
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in image.items():
        (folder / name).write_bytes(content)
    return folder / NAME


def _read(path: Path) -> tuple[set[Ref], Any]:
    """Give the places of the rows of the log at `path`, and every table. All must be sound."""
    with opened(path) as store:
        [[whole]] = store.database.execute("PRAGMA integrity_check(1)")
        assert whole == "ok", whole
        assert not store.check(), "a checksum is wrong"
        return {Ref(*row) for row in store.database.execute(PLACES)}, tables(store.database)


def _goes_on(path: Path) -> str:
    """Tell why the next answer can't be written to the file at `path`, "" where it can."""
    try:
        with opened(path) as store:
            ref, _memory = store.append(review(10_000))
        return "" if ref in _read(path)[0] else "the next answer is not there"
    except (StoreError, AssertionError) as error:
        return f"the next answer can't be written: {error}"
