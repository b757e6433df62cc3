"""kill -9 of a process that writes answers to the store, at a random moment."""

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

from aiquiz.scheduling.review import CardKey, Ref
from tests.faults.outcome import Outcome
from tests.faults.soundness import missing, opened, unsound
from tests.progress.test_store import review

LONGEST = 0.05
"""Seconds after the first acknowledged answer in which the kill may fall: some forty answers."""


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Kill a writer `tries` times; all write to one file, as the runs of a learner do."""
    choose = random.Random(seed)
    path = folder / "progress.db"
    acknowledged = [
        ref for _try in range(tries) for ref in _killed(path, choose.uniform(0, LONGEST))
    ]
    lost, wrong = missing(path, acknowledged), unsound(path)
    return Outcome(
        *("kill -9 of a process that writes answers", tries, len(acknowledged)),
        *(lost, int(bool(wrong)), "nothing: the next start finds every answer"),
    )


def _killed(path: Path, after: float) -> list[Ref]:
    """Start a writer, kill it so many seconds after its first answer; give what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout as told:
        lines = [told.readline()]
        killing = threading.Timer(after, process.kill)
        killing.start()
        lines += told
    process.wait()
    killing.cancel()
    # A line that the kill cut short was not read by anybody as an acknowledgement.
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [Ref(bytes.fromhex(stream), int(seq)) for stream, seq in whole]


def write_for_ever(path: Path) -> None:
    """Answer cards and tell each place once it is safe."""
    with opened(path) as store:
        store.begin("study", [("deck", "en")], review(0).moment)
        number = 0
        while True:
            card = CardKey("deck", "en", f"card {number % 7}")
            ref, _memory = store.append(review(number / 1000, card=card))
            # One write of one line: a kill leaves it whole or away.
            os.write(1, f"{ref.stream.hex()} {ref.seq}\n".encode())
            number += 1


if __name__ == "__main__":
    write_for_ever(Path(sys.argv[1]))
