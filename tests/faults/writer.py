"""A process that writes answers one by one, as it is told, and tells what came of each.

By the line "go" it writes the next answer, by "again" the same once more; it says "saved" with the
place or "trouble" with the code. It ends with its input.
"""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import CardKey, Ref, Review
from tests.faults.soundness import opened
from tests.progress.test_store import review


class Writer:
    """The process, as whoever started it sees it; `safe` are the answers that it said are safe."""

    def __init__(self, path: Path, *options: str, before: Sequence[str] = ()) -> None:
        """Start one that writes to `path`, by way of the command `before`."""
        command = [*before, sys.executable, "-m", __name__, str(path), *options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.safe: list[Ref] = []
        self.told("ready")

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it, where it still runs."""
        self.process.communicate()

    @property
    def pid(self) -> int:
        """Its number."""
        return self.process.pid

    def write(self, word: str = "go") -> str:
        """Have it write an answer; give "" once it is safe, else the code, "killed" for none."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return self.told("")

    def told(self, expected: str) -> str:
        """Read what it says."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        what, *facts = line.split() if line.endswith("\n") else ["killed"]
        if what == "saved":
            self.safe.append(Ref(bytes.fromhex(facts[0]), int(facts[1])))
            return ""
        assert what in ("trouble", "killed", expected), line
        return facts[0] if facts else what


def through_trouble(
    writer: Writer, tighten: Callable[[], None], loosen: Callable[[], None], codes: set[str]
) -> str:
    """Have `writer` write until there is trouble, and go on after it; tell what went wrong.

    What is told is added to `codes`. The disk is made to have no room by `tighten`, and to have
    room again by `loosen`.
    """
    tighten()
    for _answer in range(MOST):
        if code := writer.write():
            break
    else:
        return "there was no trouble"
    for _again in range(2):
        codes.add(code)
        if code == "killed":
            return ""
        code = writer.write("again")
        if not code:
            break
    loosen()
    code = code and writer.write("again")
    return f"{code} though there is room" if code else ""


MOST = 400
"""Answers after which a disk without room has to be noticed."""


def main(path: Path, *options: str) -> None:
    """Write what the lines on the input say."""
    if "default-signal" in options:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    choose, number = random.Random(1), 0
    with opened(path) as store:
        store.begin("study", [("deck", "en")], review(0).moment)
        _say("ready")
        entry = _answer(choose, number)
        for line in sys.stdin:
            if line.strip() == "go":
                number += 1
                entry = _answer(choose, number)
            try:
                ref, _memory = store.append(entry)
                _say(f"saved {ref.stream.hex()} {ref.seq}")
            except StoreError as error:
                _say(f"trouble {error.code}")


def _answer(choose: random.Random, number: int) -> Review:
    card = CardKey("deck", "en", f"card {number % 9}")
    return review(number / 100, card=card, typed="x" * choose.randrange(4000))


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
