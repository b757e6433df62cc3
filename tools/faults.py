"""Try every fault at full length and write what came of it into docs/reliability.md.

`faults.py` tries all, `faults.py NAME …` those named, whose rows alone are changed; `--short` tries
each a few times and writes nothing. The exit status is 1 where anything was lost or corrupted.
"""

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from made_part import held, put

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.faults.every import FAULTS, Fault, named  # noqa: E402
from tests.faults.outcome import HEAD, Outcome  # noqa: E402

PAGE = "reliability.md"


def main() -> int:
    """Do what the command line says; give the exit status."""
    asked = _asked()
    if asked.one:
        return _try_here(named(asked.one), asked.tries, asked.seed)
    began = time.monotonic()
    faults = [named(name) for name in asked.names] or list(FAULTS)
    outcomes = list(_tried(faults, asked.short, asked.seed))
    if not asked.short:
        whole = len(faults) == len(FAULTS)
        seconds = time.monotonic() - began
        put(PAGE, _made_by(outcomes, seconds, asked.seed) if whole else _with(outcomes))
    return 0 if len(outcomes) == len(faults) and all(one.passed for one in outcomes) else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    names = [fault.name for fault in FAULTS]
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *names])
    parser.add_argument("--short", action="store_true", help="a few tries each, nothing written")
    parser.add_argument("--seed", type=int, default=1, help="of what is chosen at random")
    parser.add_argument("--one", choices=names, help=argparse.SUPPRESS)
    parser.add_argument("--tries", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def _try_here(fault: Fault, tries: int, seed: int) -> int:
    """Try `fault` in this process and print what came of it in the last line, as JSON."""
    with tempfile.TemporaryDirectory(prefix="aiquiz-fault-") as folder:
        outcome = fault.run(tries, seed, Path(folder))
    print(json.dumps(outcome.facts()), flush=True)
    return 0


def _tried(faults: Sequence[Fault], short: bool, seed: int) -> Iterator[Outcome]:
    """Try `faults`, each in a process of its own and those that may on all cores at once.

    Gives in their order what came of each but of those that could not be tried; prints as it goes.
    """
    print(*HEAD, sep="\n", flush=True)
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        tried = {
            fault.name: cores.submit(_tried_apart, fault, short, seed)
            for fault in faults
            if not fault.alone
        }
        for fault in faults:
            if fault.name in tried and (outcome := tried[fault.name].result()):
                yield outcome
    for fault in faults:
        if fault.alone and (outcome := _tried_apart(fault, short, seed)):
            yield outcome


def _tried_apart(fault: Fault, short: bool, seed: int) -> Outcome | None:
    if fault.why_not:
        print(f"{fault.name} can't be tried here: {fault.why_not}", flush=True)
        return None
    tries = fault.short if short else fault.long
    command = [sys.executable, __file__, "--one", fault.name, "--tries", str(tries)]
    result = subprocess.run(
        [*command, "--seed", str(seed)], cwd=ROOT, capture_output=True, text=True
    )
    if result.returncode:
        print(f"{fault.name} could not be tried:", result.stderr, sep="\n", flush=True)
        return None
    outcome = Outcome(**json.loads(result.stdout.splitlines()[-1]))
    print(outcome.row, "" if outcome.passed else f"  <-- FAILED: {fault.name}", flush=True)
    return outcome


def _made_by(outcomes: Sequence[Outcome], seconds: float, seed: int) -> str:
    """Give the whole table and what it was made with."""
    made = (
        f"Made in {seconds / 60:.0f} minutes by `tools/faults.py --seed {seed}` on "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}."
    )
    return "\n".join([*HEAD, *(one.row for one in outcomes), "", made])


def _with(outcomes: Sequence[Outcome]) -> str:
    """Give the table that the page holds with the rows of `outcomes` in place of theirs."""
    lines = held(PAGE).splitlines() or list(HEAD)
    for outcome in outcomes:
        begin = outcome.row.partition(" | ")[0] + " | "
        places = [number for number, line in enumerate(lines) if line.startswith(begin)]
        rows = [number for number, line in enumerate(lines) if line.startswith("|")]
        place = places[0] if places else rows[-1] + 1
        lines[place : place + len(places)] = [outcome.row]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
