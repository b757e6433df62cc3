"""A disk that takes two seconds for each sync: an answer takes long, and is written and told once.

Two windows share the file: one writes, the other looks at the same time. What it sees is never half
an answer, and where it can't see anything for long it is told that the other is writing.
"""

from pathlib import Path
from threading import Thread
from time import sleep

from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import CardKey, Ref
from tests.faults.outcome import Outcome, sentences
from tests.faults.soundness import missing, opened, unsound
from tests.faults.vfs import Call, Disk, Refusal, under_sqlite, why_not
from tests.progress.test_store import review

__all__ = ["run", "why_not"]

SECONDS = 2.0
MANY = 5


class Slow(Disk):
    """A disk that takes so many seconds to sync a file."""

    syncs = False

    def __init__(self, seconds: float) -> None:
        self.seconds = 0.0
        self.slowed = seconds

    def before(self, call: Call) -> Refusal | None:
        """Take time for it."""
        if call.what == "sync":
            sleep(self.seconds)
        return None


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Write `tries` answers, each with four syncs; of a few answers only a hundredth as slowly."""
    path, disk = folder / "progress.db", Slow(SECONDS if tries > MANY else SECONDS / 100)
    looks = Looks()
    with under_sqlite(disk):
        opened(path).close()
        disk.seconds = disk.slowed
        writer = Thread(target=_write, args=(path, tries, looks))
        writer.start()
        _look(path, looks)
        writer.join()
        disk.seconds = 0.0
    wrong = [*looks.wrong, unsound(path)]
    with opened(path) as store:
        wrong.append("" if len(store.reviews()) == tries else "an answer is there twice")
    told = f"{sentences({'busy'} if looks.busy else ())} in a second window that looks"
    return Outcome(
        *("a disk that takes 2 s for each sync", tries, len(looks.safe)),
        *(missing(path, looks.safe), sum(map(bool, wrong)), told),
    )


class Looks:
    """What the two windows know."""

    def __init__(self) -> None:
        self.safe: list[Ref] = []
        self.wrong: list[str] = []
        self.busy = 0
        self.done = False


def _write(path: Path, tries: int, looks: Looks) -> None:
    try:
        with opened(path) as store:
            for number in range(tries):
                card = CardKey("deck", "en", f"card {number}")
                looks.safe.append(store.append(review(number, card=card))[0])
    except StoreError as error:
        looks.wrong.append(f"the writer is told {error.code}")
    finally:
        looks.done = True


def _look(path: Path, looks: Looks) -> None:
    """Read as often as possible: what was told as safe is there, and nothing twice."""
    while not looks.done:
        try:
            with opened(path) as store:
                _look_on(store, looks)
        except StoreError as error:
            _told(error, looks)


def _look_on(store: Store, looks: Looks) -> None:
    while not looks.done:
        known = len(looks.safe)
        try:
            found = len(store.reviews())
        except StoreError as error:
            _told(error, looks)
            continue
        if not known <= found <= len(looks.safe) + 1:
            looks.wrong.append(f"{found} of {known} answers are seen")


def _told(error: StoreError, looks: Looks) -> None:
    """Note what a reader is told: that it has to wait, or what is wrong."""
    looks.busy += error.code == "busy"
    looks.wrong += [] if error.code == "busy" else [f"a reader is told {error.code}"]
