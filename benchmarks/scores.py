"""What looking back costs with a million reviews of 100,000 cards over three years.

Beside each stands a yardstick of the same run: SQLite adding up one column of every row of the log.
Prints medians of five in seconds, and of one run what takes many. The data is made first, which
takes minutes; with `--keep DIR` it stays there for the next time. Run it with the Python that
aiquiz is installed for: `.venv/bin/python benchmarks/scores.py`.
"""

import argparse
import os
import statistics
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from million import Million, made
from screen import first_frame, running

from aiquiz.desk import Desk
from aiquiz.desk.history import Reading
from aiquiz.desk.scores import scores
from aiquiz.progress import sums
from aiquiz.progress.database import change
from aiquiz.progress.store import open_store
from aiquiz.scheduling.memory import Policy
from aiquiz.scores.scope import Scope
from aiquiz.tui.scores.look import Look
from aiquiz.tui.scores.memory import memory
from aiquiz.tui.scores.overview import overview
from aiquiz.tui.scores.time import time

RUNS = 5
SLOW = 5
"""Seconds from which once is enough."""

YEAR = 365
"""The days that the screen of scores shows first."""


def look(million: Million) -> Look:
    """Give 80 columns, pictures, in colour."""
    return Look(74, False, False, "✓", million.now)


COUNTED = b"Deck 8"
"""What home holds once its decks are counted, whatever it offers to do first."""

SCOPE, PICTURES = b"1 year", b"Predicted against"
"""What only the screen of scores holds, and what only its first pictures do."""

BOUND_HOME = 2
"""Seconds that today at a glance takes once all is counted."""

BOUND_FIRST, BOUND_DEFAULT = 0.5, 3
"""Seconds until the screen of scores shows something, and until it shows its first pictures."""

Measure = Callable[[], object]


def median(measure: Measure) -> float:
    """Give the median seconds after a first run, or that one where it took too long."""
    first = seconds(measure)
    return first if first > SLOW else statistics.median(seconds(measure) for _ in range(RUNS))


def seconds(measure: Measure) -> float:
    start = perf_counter()
    measure()
    return perf_counter() - start


class Table:
    """The figures, each with how many times the yardstick it is, and the bound where one holds."""

    def __init__(self, yardstick: float) -> None:
        self._yardstick = yardstick
        print(f"{'SQLite adds up one column of the log':<52}{yardstick:8.3f} s")

    def show(self, name: str, taken: float, at_most: float | None = None) -> None:
        bound = "" if at_most is None else f" (at most {at_most:g} s)"
        print(f"{name:<52}{taken:8.3f} s {taken / self._yardstick:7.1f} times{bound}", flush=True)


def yardstick(desk: Desk) -> float:
    query = "SELECT sum(took_ms) FROM event"
    return median(lambda: desk.store.database.execute(query).fetchone())


def from_the_store(million: Million, desk: Desk, table: Table) -> None:
    day, store = million.now.day, desk.store
    table.show("the store is opened", median(lambda: opened(million)))
    table.show("the reviews of a year", median(lambda: store.reviews(since=day - YEAR)))
    table.show("every review", median(store.reviews))
    table.show("every memory", median(store.memories))
    table.show("every session", median(store.sessions))


def opened(million: Million) -> None:
    store = open_store(
        million.folders.database, Policy(), now_ms=million.now.at_ms, random_bytes=os.urandom
    )
    assert store is not None
    store.close()


def looking_back(million: Million, desk: Desk, table: Table) -> None:
    """Measure what the pictures are told from, and how long they take to draw."""
    day, shown = million.now.day, look(million)
    with change(desk.store.database, desk.store.path):
        sums.forget(desk.store.database)
    table.show("the sums counted, all missing", seconds(lambda: list(desk.store.count())))
    table.show("the sums counted, none missing", median(lambda: list(desk.store.count())))
    for name, since in (("a year", day - YEAR + 1), ("every day", None)):
        scope = Scope(since=since)
        found = scores(desk, scope)
        table.show(f"scores of {name}", median(lambda scope=scope: scores(desk, scope)))
        for draw in (overview, memory, time):
            words = f"  {draw.__name__} of {name} drawn"
            table.show(words, median(lambda draw=draw, found=found: draw(found, shown)))
    table.show("scores until the first pictures", default_pictures(desk, day, shown), BOUND_DEFAULT)


def the_past(desk: Desk, table: Table) -> None:
    """Measure how long the page of past sessions takes to show some, and to read all."""

    def first() -> None:
        Reading(desk, Scope()).next()

    table.show("the first of the past sessions", median(first), BOUND_FIRST)
    table.show("every past session", median(lambda: list(Reading(desk, Scope()).rest())))


def default_pictures(desk: Desk, day: int, shown: Look) -> float:
    """Give the seconds that reading and drawing the first page takes."""

    def read_and_draw() -> None:
        list(desk.store.count())
        overview(scores(desk, Scope(since=day - YEAR + 1)), shown)

    return median(read_and_draw)


def home(million: Million, desk: Desk, table: Table) -> None:
    table.show("today at a glance", median(desk.overview), BOUND_HOME)
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "AIQUIZ_HOME": str(million.folders.data.parent),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    aiquiz = str(Path(sysconfig.get_path("scripts")) / "aiquiz")
    for name, sign in (("home, first frame", b"aiquiz\x1b"), ("home with counts", COUNTED)):
        table.show(name, median(lambda sign=sign: first_frame([aiquiz], environment, sign)))
    frame, pictures = after_the_key(aiquiz, environment)
    table.show("scores, first frame after the key", frame, BOUND_FIRST)
    table.show("scores, first pictures after the key", pictures, BOUND_DEFAULT)


def after_the_key(aiquiz: str, environment: dict[str, str]) -> tuple[float, float]:
    """Give the seconds from `s` at home until the screen of scores is there, and its pictures.

    It is one run, as so much takes its time.
    """
    with running([aiquiz], environment) as screen:
        screen.wait_for(COUNTED)
        screen.seen = b""
        start = perf_counter()
        os.write(screen.terminal, b"s")
        screen.look_for(SCOPE)
        frame = perf_counter() - start
        screen.look_for(PICTURES)
        return frame, perf_counter() - start


@contextmanager
def kept(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder.absolute()
        return
    with tempfile.TemporaryDirectory() as passing:
        yield Path(passing)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where the data stays")
    with kept(parser.parse_args().keep) as folder:
        million = made(folder)
        desk = million.desk()
        try:
            table = Table(yardstick(desk))
            looking_back(million, desk, table)
            the_past(desk, table)
            from_the_store(million, desk, table)
            home(million, desk, table)
        finally:
            desk.close()


if __name__ == "__main__":
    main()
