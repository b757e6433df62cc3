"""A learner’s days, lived on a disk that fails: what was acknowledged, told, and went wrong."""

import random
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from aiquiz.progress.store import Store, open_store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import Ref
from tests.faults.images import laid
from tests.faults.outcome import Outcome, sentences
from tests.faults.power import Image
from tests.faults.series import Series
from tests.faults.soundness import missing, tables, unsound
from tests.faults.vfs import Call, Disk, Refusal, under_sqlite
from tests.progress.test_store import NOON, at

Given = TypeVar("Given")


class Way(NamedTuple):
    """How a disk fails: SQLite's result by the call, for once or lasting, and what may be told."""

    results: dict[str, int]
    lasting: bool
    codes: frozenset[str]


class Failing(Disk):
    """A disk of which the call numbered `turn`, of those that may, fails, or all from it on."""

    syncs = False

    def __init__(self, turn: int, way: Way) -> None:
        self.calls = 0
        self.way = way
        self.paused = False
        self._turn = turn
        self._mended = False

    def before(self, call: Call) -> Refusal | None:
        """Refuse `call` where it is its turn; half of a write is done then."""
        result = self.way.results.get(call.what)
        if result is None or self.paused:
            return None
        self.calls += 1
        fails = self._turn <= self.calls if self.way.lasting else self.calls == self._turn
        fails = fails and self._turn > 0 and not self._mended
        return Refusal(result, len(call.data) // 2) if fails else None

    def mend(self) -> None:
        """Let everything through from now on."""
        self._mended = True


class Life(NamedTuple):
    """Days of a learner, from the files `start` on, in which the entries `before` stand."""

    start: Image
    before: Sequence[Ref]
    steps: int
    seed: int
    folder: Path

    def tried(self, way: Way, tries: int, fault: str) -> Outcome:
        """Live it up to `tries` times with a call that fails: every one, where these are enough."""
        smooth = Lived(self, Failing(0, way))
        acknowledged = lost = 0
        wrong, told = list(smooth.wrong), set[str]()
        turns = self._turns(smooth.disk.calls, tries)
        for turn in turns:
            lived = Lived(self, Failing(turn, way))
            acknowledged += len(lived.acknowledged)
            lost += missing(lived.path, lived.acknowledged)
            told |= lived.told
            wrong += [f"call {turn}: {what}" for what in lived.differing(smooth)[:1]]
        sys.stderr.writelines(f"{what}\n" for what in wrong[:9])
        shown = f"{sentences(told)}; the same answer is taken once the disk works"
        return Outcome(fault, len(turns), acknowledged, lost, len(wrong), shown)

    def _turns(self, calls: int, tries: int) -> Sequence[int]:
        every = range(1, calls + 1)
        return every if calls <= tries else sorted(random.Random(self.seed).sample(every, tries))


class Lived:
    """A life on a disk: what was acknowledged, told and read, and what went wrong."""

    def __init__(self, life: Life, disk: Failing) -> None:
        self.disk = disk
        self.path = laid(life.start, life.folder / "life")
        self.acknowledged = list(life.before)
        self.told: set[str] = set()
        self.wrong: list[str] = []
        self.states: list[Any] = []
        self.found_after_trouble: list[tuple[int, str, Any]] = []
        self.read: list[Any] = []
        with under_sqlite(disk):
            self._live(life)
        disk.mend()
        if why := unsound(self.path):
            self.wrong.append(why)

    def _live(self, life: Life) -> None:
        try:
            with self._insisting("open", self._opened) as store:
                self.states.append(self._now(store))
                for step in Series(life.seed).steps(life.steps):
                    self.acknowledged += self._insisting(step.name, partial(step.do, store), store)
                    if step.name in ("count", "forget"):
                        self.read.append(self._insisting("read", partial(everything, store), store))
                    self.states.append(self._now(store))
        except StoreError as error:
            self.wrong.append(f"{error.code} though the disk works")
        except Exception as error:
            self.wrong.append(f"{error!r}, which is no StoreError")

    def _now(self, store: Store) -> Any:
        """Give what is there, whether the disk works or not."""
        self.disk.paused = True
        found = tables(store.database)
        self.disk.paused = False
        return found

    def _opened(self) -> Store:
        name = b"one of this life"
        store = open_store(self.path, Policy(), now_ms=NOON, random_bytes=lambda _count: name)
        assert store is not None
        return store

    def _insisting(self, name: str, do: Callable[[], Given], store: Store | None = None) -> Given:
        """Do `do`, again where the disk fails and once more where it works again."""
        for _again in range(1 + self.disk.way.lasting):
            try:
                return do()
            except StoreError as error:
                self.told.add(error.code)
                if error.code not in self.disk.way.codes:
                    self.wrong.append(f"{name} tells {error.code}")
        self.disk.mend()
        if store is not None:
            self.found_after_trouble.append((len(self.states), name, self._now(store)))
        return do()

    def differing(self, smooth: "Lived") -> list[str]:
        """Tell what went wrong, or differs from a life on a disk that works."""
        found = list(self.wrong)
        for number, name, there in self.found_after_trouble:
            # The sums are counted in several changes.
            if name != "count" and there not in smooth.states[number - 1 : number + 1]:
                found.append(f"something half is there after {name}")
        if self.read != smooth.read:
            found.append("something else is read")
        if self.states[-1:] != smooth.states[-1:]:
            found.append("something else is there at the end")
        return found


def everything(store: Store) -> list[Any]:
    """Read all that a program reads."""
    day, past = at(5).day, store.past()
    return [
        *(store.reviews(), store.remembered(), store.memories(), store.sessions()),
        *(store.marks(day), store.due_counts(day, ()), store.answered_on(day), store.seen()),
        *(store.sums(), store.days(), store.missed(), store.coming(()), store.known()),
        *(store.last_here(50), store.accepted_forms(), store.allowed_on(day), store.check()),
        *(store.tries(("deck", "en")), store.most_missed(("deck", "en"), 5)),
        store.answers_in(past, past.sessions),
    ]
