"""A limit to the size of files, reached while answers are written, and raised again."""

import random
from functools import partial
from pathlib import Path

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

from aiquiz.scheduling.review import Ref
from tests.faults.outcome import Outcome, sentences
from tests.faults.soundness import missing, unsound
from tests.faults.writer import Writer, through_trouble

NO_LIMIT = 1 << 40


def why_not() -> str:
    """Tell why no limit can be put on another process, "" where it can."""
    return "" if hasattr(resource, "prlimit") else "no limit can be put on another process"


def limit(pid: int, size: int) -> None:
    """Let the process `pid` write no file beyond `size` bytes."""
    _soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Reach the limit `tries` times; every other time the signal for it ends the process."""
    path, safe = folder / "progress.db", list[Ref]()
    codes, wrong, choose = set[str](), list[str](), random.Random(seed)
    for number in range(tries):
        options = ("default-signal",) if number % 2 else ()
        with Writer(path, *options) as writer:
            size = path.stat().st_size + choose.randrange(-20_000, 30_000)
            lower = partial(limit, writer.pid, max(0, size))
            raise_again = partial(limit, writer.pid, NO_LIMIT)
            wrong.append(through_trouble(writer, lower, raise_again, codes))
        safe += writer.safe
    wrong.append(unsound(path))
    return Outcome(
        *("a limit to the size of files", tries, len(safe), missing(path, safe)),
        *(sum(map(bool, wrong)), f"{sentences(codes)}; saved once it is raised"),
    )
