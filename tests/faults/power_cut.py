"""The power goes at any moment of the real store's work: what is found on the disk then.

Every operation on a file, as the store's own SQLite asks for it, is a moment at which it may go.
What is found must be, row by row, what was there before the change that was going on, or after it.
"""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from aiquiz.progress import backups, entering, numbers, schema
from aiquiz.progress.copies import write_anew
from aiquiz.progress.forgetting import Wanted
from aiquiz.progress.restoring import restore
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey, Ref
from tests.faults.images import NAME, Act, Cut, Total, laid, recorded
from tests.faults.outcome import Outcome
from tests.faults.power import Image
from tests.faults.series import Series
from tests.faults.soundness import opened
from tests.faults.vfs import why_not
from tests.progress.test_store import NOON, review

__all__ = [
    *("again", "creating", "days", "forgetting", "migrating", "of_the_first_version"),
    *("restoring", "run"),
    "why_not",
]


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Cut the power while a learner answers, changes their mind, and decks are looked at."""
    with opened(folder / NAME) as store:
        store.append(review(0))
    cut = Cut(recorded(folder, days(seed)), folder / "found")
    return cut.outcome("the power is cut while answers are written", tries, seed)


def creating(tries: int, seed: int, folder: Path) -> Outcome:
    """Cut the power while the file is made, and at the first answer."""
    cut = Cut(recorded(folder, _first), folder / "found")
    return cut.outcome("the power is cut at the very first start", tries, seed)


def migrating(tries: int, seed: int, folder: Path) -> Outcome:
    """Cut the power while a file of the first version becomes one of the present."""
    written = of_the_first_version(folder / NAME)
    cut = Cut(recorded(folder, _first), folder / "found", written)
    return cut.outcome("the power is cut while an old file is brought up to date", tries, seed)


def again(tries: int, seed: int, folder: Path) -> Outcome:
    """Cut the power while what an earlier cut left is being mended."""
    with opened(folder / NAME) as store:
        acknowledged = [store.append(review(0))[0]]
    first = Cut(recorded(folder, _first), folder / "found")
    choose, total, surface = random.Random(seed), Total(), folder / "mended"
    images = [image for _at, image in first.images(tries * 10, seed) if _is_hot(image)]
    while total.images < tries:
        laid(choose.choice(images), surface)
        before = Cut(recorded(surface, _opening), folder / "twice", acknowledged)
        total = total.and_(before.tried(10, choose.randrange(2**32)))
    return total.outcome("the power is cut again while that is mended")


def restoring(tries: int, seed: int, folder: Path) -> Outcome:
    """Cut the power while a copy is put in the place of the progress."""
    path, copies = folder / NAME, folder / "backups"
    with opened(path) as store:
        safe = [store.append(review(number))[0] for number in range(20)]
        copy = backups.make(store.database, copies, NOON, "manual")
        for number in range(20, 40):
            store.append(review(number, typed="x" * 2000))

    def act(path: Path) -> Iterator[Ref]:
        restore(path, copy.path, copies, NOON + 3_600_000)
        return iter(())

    found = Cut(recorded(folder, act), folder / "found", safe)
    outcome = found.outcome("the power is cut while a copy is restored", tries, seed)
    return replace(outcome, shown="nothing: what was there before is there, or the copy, whole")


def forgetting(tries: int, seed: int, folder: Path) -> Outcome:
    """Cut the power while what was typed is forgotten, and the file is written anew."""
    with opened(folder / NAME) as store:
        safe = [store.append(review(number, typed="x" * 500))[0] for number in range(20)]

    def act(path: Path) -> Iterator[Ref]:
        with opened(path) as store:
            store.forget_typed(Wanted())
        write_anew(path)
        return iter(())

    found = Cut(recorded(folder, act), folder / "found", safe)
    outcome = found.outcome("the power is cut while what was typed is forgotten", tries, seed)
    return replace(outcome, shown="nothing: done again, it forgets what is left")


def days(seed: int, pragma: str = "") -> Act:
    """Give what a learner does in some days, all of it after `pragma` if there is one."""

    def act(path: Path) -> Iterator[Ref]:
        with opened(path) as store:
            if pragma:
                store.database.execute(pragma)
            for step in Series(seed).steps(40):
                yield from step.do(store)

    return act


def _first(path: Path) -> Iterator[Ref]:
    with opened(path) as store:
        store.begin("study", [("deck", "en")], review(0).moment)
        for number in range(5):
            yield store.append(review(1 + number))[0]


def _opening(path: Path) -> Iterator[Ref]:
    opened(path).close()
    return iter(())


def _is_hot(image: Image) -> bool:
    return bool(image.get(f"{NAME}-journal", b"").strip(b"\0"))


def of_the_first_version(path: Path) -> list[Ref]:
    """Write a file of the first version with answers in it; give their places."""
    uid, refs = bytes(range(16)), []
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        schema.migrate(database, schema.MIGRATIONS[:1])
        stream = numbers.stream_number(database, uid, NOON)
        for number in range(20):
            card = CardKey("deck", "en", f"card {number % 6}")
            entry = review(number, card=card)
            event, about = entering.write(database, stream, Ref(uid, number + 1), None, entry)
            entering.fold(database, event, about, Policy())
            refs.append(event.ref)
    return refs
