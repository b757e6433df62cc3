"""The file of progress is deleted, moved, swapped, written over or damaged while windows are open.

Windows answer in turn, and between their answers something becomes of the file. What is damaged is
mended after a while by putting the copy there that was made before any window was opened.
"""

import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import CardKey, Ref
from tests.faults.outcome import Outcome
from tests.faults.soundness import missing, opened, unsound
from tests.progress.test_store import review

Accident = Callable[[Path, Path], None]
"""Does something to the file at the first path, perhaps with the copy at the second."""

STEPS = 12
"""How many answers are given in a try, and at most as many accidents happen."""


def deleted(path: Path, _copy: Path) -> None:
    path.unlink(missing_ok=True)


def folder_renamed(path: Path, _copy: Path) -> None:
    path.parent.rename(path.parent.with_name(f"moved-{os.urandom(4).hex()}"))


def swapped(path: Path, copy: Path) -> None:
    _put(path, copy.read_bytes())


def written_over(path: Path, copy: Path) -> None:
    _write(path, copy.read_bytes())


def emptied(path: Path, _copy: Path) -> None:
    _write(path, b"")


def truncated(path: Path, _copy: Path) -> None:
    _write(path, path.read_bytes()[: path.stat().st_size // 2])


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    # The clock of files takes steps of some milliseconds, in which no person does a thing.
    moment = time.time_ns() + 20_000_000
    os.utime(path, ns=(moment, moment))


def noise(path: Path, _copy: Path) -> None:
    _put(path, b"noise" * 10_000)


def _put(path: Path, content: bytes) -> None:
    arriving = path.with_name("arriving")
    arriving.write_bytes(content)
    arriving.replace(path)


REPLACED: tuple[Accident, ...] = (deleted, folder_renamed, swapped, written_over)
HURT: tuple[Accident, ...] = (emptied, truncated, noise)


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Have the file deleted, moved, swapped and written over."""
    what = "the file deleted, moved, swapped or replaced by an older copy while it is open"
    shown = "once: what became of the file, and that all is in its place again"
    return _run(tries, seed, folder, REPLACED, (what, shown))


def hurt(tries: int, seed: int, folder: Path) -> Outcome:
    """Have the file emptied, cut off and filled with noise, and mended later."""
    what = "the file truncated or overwritten with noise while it is open, a copy put there later"
    shown = "the answer waits, and why: progress is gone, damaged or not aiquiz’s"
    return _run(tries, seed, folder, (*REPLACED, *HURT), (what, shown))


def _run(
    tries: int, seed: int, folder: Path, accidents: Sequence[Accident], words: tuple[str, str]
) -> Outcome:
    choose = random.Random(seed)
    counts: Counter[str] = Counter()
    for number in range(tries):
        home = folder / str(number)
        counts += _Life(home / "data" / "progress.db", home / "copy.db", choose).live(accidents)
        shutil.rmtree(home)
    what, shown = words
    found = (tries, counts["acknowledged"], counts["lost"], counts["corrupted"])
    return Outcome(what, *found, shown)


class _Life:
    """One or two windows on a file to which something happens between their answers."""

    def __init__(self, path: Path, copy: Path, choose: random.Random) -> None:
        self._path = path
        self._copy = copy
        self._choose = choose
        self._acknowledged: list[Ref] = []
        self._days = 0

    def live(self, accidents: Sequence[Accident]) -> Counter[str]:
        with opened(self._path) as before:
            for _answer in range(self._choose.randrange(4)):
                self._answer(before)
        shutil.copyfile(self._path, self._copy)
        windows = [opened(self._path) for _window in range(self._choose.choice((1, 2)))]
        for _step in range(STEPS):
            if self._choose.random() < 0.4:
                self._happen(self._choose.choice(accidents))
            self._answer(self._choose.choice(windows))
        # What was emptied had rows of former runs, which no window knows: the copy has them.
        swapped(self._path, self._copy)
        # Whatever was done to the file last, each window sees it once more.
        for _round in range(2):
            for window in windows:
                self._answer(window)
        for window in windows:
            window.close()
        wrong = unsound(self._path)
        return Counter(
            acknowledged=len(self._acknowledged),
            lost=missing(self._path, self._acknowledged),
            corrupted=int(bool(wrong)),
        )

    def _happen(self, accident: Accident) -> None:
        if self._path.exists():
            accident(self._path, self._copy)

    def _answer(self, window: Store) -> None:
        """Answer a card; where that can't be saved it is tried again, at last with the copy."""
        self._days += 1
        card = CardKey("deck", "en", f"card {self._choose.randrange(5)}")
        entry = review(self._days / 10, card=card)
        for tried in range(4):
            try:
                self._acknowledged.append(window.append(entry)[0])
                return
            except StoreError:
                if tried == 2:
                    swapped(self._path, self._copy)
        raise AssertionError("the answer was never saved")
