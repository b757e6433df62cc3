"""A real disk that is full, and has room again: a small one in memory, for one process alone."""

import os
import random
import shutil
import subprocess
from functools import partial
from pathlib import Path

from tests.faults.outcome import Outcome, sentences
from tests.faults.soundness import missing, unsound
from tests.faults.writer import Writer, through_trouble

SIZE = 4 << 20
"""Bytes of the disk."""

_MOUNTED = ("unshare", "--mount", "sh", "-c")
_MOUNT = f'mount -t tmpfs -o size={SIZE} none "$0" && exec "$@"'


def why_not() -> str:
    """Tell why no small disk can be had, "" where one can: an administrator's, on Linux."""
    if not shutil.which("unshare"):
        return "there is no unshare"
    command = [*_MOUNTED, f"mount -t tmpfs -o size={SIZE} none /tmp"]
    tried = subprocess.run(command, capture_output=True)
    return "" if tried.returncode == 0 else "no disk may be mounted"


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Fill the disk `tries` times while answers are written."""
    disk, kept = folder / "disk", folder / "kept"
    disk.mkdir()
    kept.mkdir()
    choose, codes, wrong = random.Random(seed), set[str](), list[str]()
    with Writer(disk / "progress.db", before=[*_MOUNTED, _MOUNT, str(disk)]) as writer:
        # What is mounted for that process alone is found by its number.
        seen = Path(f"/proc/{writer.pid}/root{disk}")
        balloon = seen / "balloon"
        for _try in range(tries):
            fill = partial(_fill, balloon, choose.randrange(60_000))
            wrong.append(through_trouble(writer, fill, balloon.unlink, codes))
        safe = writer.safe
        for path in seen.iterdir():
            shutil.copy(path, kept)
    wrong.append(unsound(kept / "progress.db"))
    return Outcome(
        *("a full disk", tries, len(safe), missing(kept / "progress.db", safe)),
        *(sum(map(bool, wrong)), f"{sentences(codes)}; saved once there is room"),
    )


def _fill(balloon: Path, left: int) -> None:
    """Take all room but `left` bytes."""
    with balloon.open("wb", buffering=0) as file:
        found = os.statvfs(balloon)
        size = found.f_bavail * found.f_frsize - left
        file.write(bytes(max(0, size)))
