"""Decks with bytes changed at random: read, looked at, mended, added to, and mended on the disk."""

import os
import subprocess
import sys
from pathlib import Path

from tests.faults.outcome import Outcome

ROOT = Path(__file__).parents[2]
MEGABYTES = 512 if sys.platform == "linux" else 0
"""The memory that is enough for a deck of this size by far; elsewhere the limit is not kept to."""

_APART = 100_000
"""How far the numbers of the decks of two seeds lie from each other."""

_LOSSES = ("lost", "left a card out")
"""What is said of a deck in which something is gone."""


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Try `tries` decks in processes of their own, which a crash or a want of memory ends."""
    first, last = seed * _APART, seed * _APART + tries
    wrong: dict[int, str] = {}
    while first < last:
        at = folder / f"at-{first}"
        facts = map(str, (first, last - first, MEGABYTES, at))
        done = subprocess.run(
            [sys.executable, "-m", "tests.deck.mutated", *facts],
            cwd=ROOT,
            env={**os.environ, "AIQUIZ_HOME": str(folder / "home")},
            capture_output=True,
            text=True,
            check=False,
        )
        for line in done.stdout.splitlines():
            place, _colon, told = line.partition(": ")
            wrong[int(place)] = told
        reached = int(at.read_text(encoding="ascii"))
        if done.returncode not in (0, 1) or reached != last - 1:
            wrong[reached] = f"ended with {done.returncode}: {done.stderr[-500:]}"
        first = reached + 1
    for number, told in wrong.items():
        sys.stderr.write(f"{number}: {told}\n")
    lost = sum(any(loss in told for loss in _LOSSES) for told in wrong.values())
    return Outcome(
        "a deck changed at random, read, mended by `check --fix` and added to",
        tries,
        None,
        lost,
        len(wrong) - lost,
        "the line of each problem; every sound card is studied",
    )
