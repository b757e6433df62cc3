"""Several processes that write answers to one file at the same time."""

import subprocess
import sys
import time
from pathlib import Path

from aiquiz.scheduling.review import CardKey, Ref
from tests.faults.outcome import Outcome
from tests.faults.soundness import missing, opened, unsound
from tests.progress.test_store import review


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Have two processes write `tries` answers each."""
    return _together(2, tries, folder)


def four(tries: int, seed: int, folder: Path) -> Outcome:
    """Have four processes write `tries` answers each."""
    return _together(4, tries, folder)


def _together(processes: int, answers: int, folder: Path) -> Outcome:
    path = folder / "progress.db"
    with opened(path):
        pass
    command = [sys.executable, "-m", __name__, str(path), str(answers)]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _process in range(processes)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    lines = [line for process in running for line in process.communicate()[0].splitlines()]
    told = [line.split() for line in lines]
    acknowledged = [Ref(bytes.fromhex(stream), int(seq)) for stream, seq, _ms, _seen in told]
    longest = max(float(ms) for _stream, _seq, ms, _seen in told)
    # The last answer of the last process to finish comes after all others.
    unseen = processes * answers - max(int(seen) for *_place, seen in told)
    lost = missing(path, acknowledged) + processes * answers - len(acknowledged)
    return Outcome(
        *(f"{processes} processes that write at the same time", processes * answers),
        *(len(acknowledged), lost, int(bool(unsound(path))) + int(unseen > 0)),
        f"nothing: each sees the answers of the others; one waited at most {longest:.0f} ms",
    )


def write(path: Path, answers: int) -> None:
    """Write so many answers, and tell of each its place, what it took, and how many are there."""
    with opened(path) as store:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for number in range(answers):
            card = CardKey("deck", "en", f"card {number % 7}")
            begun = time.perf_counter()
            ref, _memory = store.append(review(number / 1000, card=card))
            ms = (time.perf_counter() - begun) * 1000
            [[seen]] = store.database.execute("SELECT count(*) FROM event")
            sys.stdout.write(f"{ref.stream.hex()} {ref.seq} {ms} {seen}\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
