"""Copies and restores that are killed, and what they are for: progress that is gone or damaged."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from aiquiz.progress.backups import Backup, listed, make, settle, unsettled, verified
from aiquiz.progress.leftovers import clear
from aiquiz.progress.restoring import restore
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import CardKey, Mark, Rating, Ref, Undo
from tests.faults.outcome import Outcome
from tests.faults.soundness import opened, unsound
from tests.progress.contents import everything
from tests.progress.test_store import NOON, at, review

HOUR = 3_600_000
_SAFE = "nothing: the progress and each copy listed are whole"


class Place(NamedTuple):
    """Where progress and its copies lie."""

    path: Path
    folder: Path

    def copies(self) -> list[Backup]:
        return listed(self.folder)

    def back_up(self, hours: int, why: str = "manual") -> Backup:
        with opened(self.path) as store:
            return make(store.database, self.folder, NOON + hours * HOUR, why)

    def restore(self, copy: Path, hours: int) -> None:
        restore(self.path, copy, self.folder, NOON + hours * HOUR)


def _place(folder: Path) -> Place:
    return Place(folder / "progress.db", folder / "backups")


def _study(place: Place, choose: random.Random, answers: int) -> list[Ref]:
    """Answer so many cards, mark some and change one's mind; give the places."""
    with opened(place.path) as store:
        store.begin("study", [("deck", "en")], at(0))
        refs = list[Ref]()
        for number in range(answers):
            card = CardKey("deck", choose.choice(["en", "fr"]), f"card {choose.randrange(9)}")
            day = number + choose.random()
            refs.append(store.append(review(day, choose.choice(list(Rating)), card))[0])
            if choose.random() < 0.1:
                refs.append(store.append(Mark(card, "flag", at(day)))[0])
            if choose.random() < 0.1:
                refs.append(store.append(Undo(choose.choice(refs), at(day)))[0])
        for _share in store.count():
            pass
    return refs


def drill(tries: int, seed: int, folder: Path) -> Outcome:
    """Study, copy, damage or delete the progress, restore: all rows and all that is derived."""
    choose = random.Random(seed)
    lost = corrupted = acknowledged = 0
    for number in range(tries):
        place = _place(folder / str(number))
        refs = _study(place, choose, choose.randrange(1, 40))
        before = everything(place.path)
        copy = place.back_up(0)
        _damage(place.path, choose)
        place.restore(copy.path, 1)
        acknowledged += len(refs)
        lost += len(before["event"]) - len(everything(place.path)["event"])
        corrupted += everything(place.path) != before or bool(unsound(place.path))
    return Outcome(
        *("restore drill: progress deleted or damaged, then restored", tries, acknowledged),
        *(lost, corrupted, "what was kept and where; a damaged file is moved away, not replaced"),
    )


def _damage(path: Path, choose: random.Random) -> None:
    content = bytearray(path.read_bytes())
    match choose.choice(["deleted", "emptied", "cut off", "zeroed", "overwritten", "header"]):
        case "deleted":
            path.unlink()
            return
        case "emptied":
            content.clear()
        case "cut off":
            del content[choose.randrange(len(content)) :]
        case "zeroed":
            page = choose.randrange(len(content) // 4096) * 4096
            content[page : page + 4096] = bytes(4096)
        case "overwritten":
            page = choose.randrange(len(content) // 4096) * 4096
            content[page : page + 4096] = choose.randbytes(4096)
        case "header":
            content[:100] = choose.randbytes(100)
    path.write_bytes(content)


def backup_killed(tries: int, seed: int, folder: Path) -> Outcome:
    """Kill a process that makes one copy after the other, and look at all there are."""
    choose = random.Random(seed)
    place = _place(folder)
    refs = _study(place, choose, 200)
    before = everything(place.path)
    corrupted = 0
    for number in range(tries):
        _killed(place, "back-up", number, choose)
        corrupted += not _all_whole(place, before) or everything(place.path) != before
    last = place.back_up(1_000_000)
    corrupted += everything(last.path) != before or bool(_left(place))
    return Outcome(
        *("kill -9 in the middle of a backup", tries, len(refs)),
        *(len(before["event"]) - len(everything(place.path)["event"]), corrupted, _SAFE),
    )


def restore_killed(tries: int, seed: int, folder: Path) -> Outcome:
    """Kill a process that goes to and fro between two copies: the one or the other is there."""
    choose = random.Random(seed)
    place = _place(folder)
    refs = _study(place, choose, 60)
    older = place.back_up(0)
    refs += _study(place, choose, 60)
    states = [everything(older.path), everything(place.path)]
    place.back_up(1)
    corrupted = lost = 0
    for number in range(tries):
        _killed(place, "restore", number, choose)
        found = everything(place.path)
        corrupted += found not in states or bool(unsound(place.path))
        corrupted += not _all_whole(place, *states)
        # Whatever is there, the other one can still be restored.
        newest = max(states, key=lambda state: len(state["event"]))
        lost += newest not in (found, *(everything(copy.path) for copy in place.copies()))
    place.back_up(1_000_000)
    corrupted += bool(_left(place))
    return Outcome(
        *("kill -9 in the middle of a restore", tries, len(refs), lost, corrupted),
        "nothing: what was there before, or what was restored, and each can be had",
    )


def full(tries: int, seed: int, folder: Path) -> Outcome:
    """Let files grow no further somewhere in the middle of a copy, or of a restore."""
    choose = random.Random(seed)
    place = _place(folder)
    refs = _study(place, choose, 60)
    older = place.back_up(0)
    refs += _study(place, choose, 200)
    newer = place.back_up(1)
    states = [everything(older.path), everything(newer.path)]
    corrupted = lost = 0
    for number in range(2, tries + 2):
        before = everything(place.path)
        limit = choose.randrange(1, place.path.stat().st_size)
        copy = choose.choice([older, newer]).path
        with _no_longer_than(limit), suppress(StoreError):
            if number % 2:
                place.back_up(number, "auto")
            else:
                place.restore(copy, number)
        found = everything(place.path)
        corrupted += found not in (before, everything(copy)) or bool(unsound(place.path))
        corrupted += not _all_whole(place, *states) or bool(_left(place))
        lost += not {older.path, newer.path} <= {one.path for one in place.copies()}
        place.restore(newer.path, number)
        corrupted += everything(place.path) != states[1]
    return Outcome(
        *("the disk full in the middle of a copy or a restore", tries, len(refs)),
        *(lost, corrupted, "that the disk is full, and nothing has changed"),
    )


@contextmanager
def _no_longer_than(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes: to the program that is as a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def beside_a_writer(tries: int, seed: int, folder: Path) -> Outcome:
    """Restore while another process answers: what it was told is safe is there or in a copy."""
    choose = random.Random(seed)
    acknowledged = lost = corrupted = 0
    for number in range(tries):
        place = _place(folder / str(number))
        _study(place, choose, 20)
        first = place.back_up(0).path
        told = _answered_meanwhile(place, first, choose)
        paths = (place.path, *(copy.path for copy in place.copies()))
        there = {ref for path in paths for ref in _refs(path)}
        acknowledged += len(told)
        lost += sum(ref not in there for ref in told)
        corrupted += bool(unsound(place.path))
    return Outcome(
        *("restores while another process answers", tries, acknowledged, lost, corrupted),
        "where what was there before is kept, and how to get it back",
    )


def _answered_meanwhile(place: Place, copy: Path, choose: random.Random) -> list[Ref]:
    """Restore three times while another process answers; give what it was told is safe."""
    told: list[Ref] = []
    command = [sys.executable, "-m", __name__, "answer", str(place.path), "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        reading = threading.Thread(target=_read, args=(writer.stdout, told))
        reading.start()
        try:
            for number in range(3):
                reached = len(told) + choose.randrange(1, 9)
                while len(told) < reached and writer.poll() is None:
                    reading.join(0.001)
                place.restore(copy, number + 1)
        finally:
            writer.kill()
            reading.join()
    return told


def _read(lines: Iterable[str], told: list[Ref]) -> None:
    for line in lines:
        # A line that the kill cut short told nobody anything.
        if line.endswith("\n"):
            stream, seq = line.split()
            told.append(Ref(bytes.fromhex(stream), int(seq)))


def _refs(path: Path) -> set[Ref]:
    query = "SELECT s.uid, e.seq FROM event e JOIN stream s ON s.id = e.stream"
    with closing(sqlite3.connect(path)) as database:
        return {Ref(*row) for row in database.execute(query)}


def _all_whole(place: Place, *states: dict[str, list[tuple[object, ...]]]) -> bool:
    """Tell whether each of the last copies is sound, and holds one of `states`."""
    # Those before were looked at after the kill that they may have come from.
    last = [copy.path for copy in place.copies()[:4]]
    return all(verified(path).sound and everything(path) in states for path in last)


def _left(place: Place) -> list[str]:
    """Give what is left half done, once all that is whole was looked through."""
    for path in unsettled(place.folder):
        settle(path)
    clear(place.path.parent, NOON + 1_000_000 * HOUR)
    names = [path.name for path in (*place.folder.iterdir(), *place.path.parent.iterdir())]
    return [name for name in names if name.endswith((".tmp", ".new"))]


def _killed(place: Place, what: str, number: int, choose: random.Random) -> None:
    """Start a process that does `what` over and over, and kill it while it does."""
    command = [sys.executable, "-m", __name__, what, str(place.path), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        killing = threading.Timer(choose.uniform(0, _LONGEST), process.kill)
        killing.start()
        process.wait()
        killing.join()


_LONGEST = 0.1
"""Seconds in which the kill may fall: some ten copies, or four restores."""


def _do_for_ever(what: str, place: Place, number: int) -> None:
    if what == "answer":
        _answer_for_ever(place)
    asked = [copy.path for copy in place.copies() if copy.why == "manual"]
    os.write(1, b"ready\n")
    for done in count(number * 1000 + 2):
        if what == "restore":
            place.restore(asked[done % 2], done)
        else:
            place.back_up(done, "auto")


def _answer_for_ever(place: Place) -> None:
    """Answer cards and tell each place once it is safe, with a pause as short as no learner's."""
    with opened(place.path) as store:
        store.begin("study", [("deck", "en")], at(0))
        for number in count():
            ref, _memory = store.append(review(number / 1000))
            os.write(1, f"{ref.stream.hex()} {ref.seq}\n".encode())
            time.sleep(0.005)


if __name__ == "__main__":
    _do_for_ever(sys.argv[1], _place(Path(sys.argv[2]).parent), int(sys.argv[3]))
