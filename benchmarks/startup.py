"""What start-up and one answer cost, each beside a yardstick of the same run.

Prints medians in milliseconds and how many times the yardstick each is. Run it with the Python
that aiquiz is installed for: `.venv/bin/python benchmarks/startup.py`.
"""

import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from screen import BARE_APP, BARE_FRAME, first_frame

RUNS = 11
DECKS = 20
ANSWERS = 100

Measure = Callable[[], float]


def medians_ms(yardstick: Measure, *measures: Measure) -> list[float]:
    """Give the medians of `RUNS` measurements each, in milliseconds.

    All are taken in turn, since a machine may be twice as fast a minute later.
    """
    every = (yardstick, *measures)
    for measure in every:
        measure()
    rounds = [[measure() for measure in every] for _ in range(RUNS)]
    return [statistics.median(taken) * 1000 for taken in zip(*rounds, strict=True)]


def process(command: Sequence[str], environment: dict[str, str]) -> Measure:
    def measure() -> float:
        start = perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
        return perf_counter() - start

    return measure


def answers(home: Path) -> tuple[float, float]:
    """Give the median milliseconds of a bare durable commit, and of a graded and saved answer."""
    from aiquiz.deck.card import Deck, Place, TextCard
    from aiquiz.grading import prepare
    from aiquiz.progress.store import open_store
    from aiquiz.scheduling.days import moment
    from aiquiz.scheduling.memory import Policy
    from aiquiz.scheduling.review import CardKey
    from aiquiz.study import Phase, Planned, Session

    cards = tuple(
        TextCard(id=f"c{n}", question=f"Q{n}", place=Place(1, 1), answer=f"Answer number {n}")
        for n in range(ANSWERS)
    )
    deck = Deck(title="A deck", id="deck", cards=cards)
    bare = sqlite3.connect(home / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = TRUNCATE")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE row(id INTEGER PRIMARY KEY, text TEXT)")
    store = open_store(home / "p.db", Policy(), now_ms=0, random_bytes=os.urandom)
    assert store is not None
    planned = [Planned(CardKey("deck", "en", c.id), c, "A deck", None) for c in cards]
    session = Session(planned, {("deck", "en"): prepare(deck)}, Policy(), seed=1)
    yard: list[float] = []
    ours: list[float] = []
    for number in range(ANSWERS):
        start = perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO row(text) VALUES (?)", ("x" * 40,))
        bare.execute("COMMIT")
        yard.append(perf_counter() - start)
        now = moment(datetime.now(UTC), 240)
        session.checked(store.memory(session.wanted), now)
        start = perf_counter()
        session.answer(f"answer numbr {number}" if number % 2 else f"answer number {number}", now)
        assert session.entry is not None
        session.saved(*store.append(session.entry))
        ours.append(perf_counter() - start)
        assert session.phase is Phase.ANSWERED
        session.go_on()
    store.close()
    bare.close()
    return statistics.median(yard) * 1000, statistics.median(ours) * 1000


def twenty_decks(folder: Path) -> None:
    """Fill `folder` with decks of 20 cards each."""
    folder.mkdir(parents=True)
    for deck in range(DECKS):
        cards = "".join(f"  - question: Q{n} of {deck}\n    answer: A{n}\n" for n in range(20))
        text = f"title: Deck {deck}\nid: deck-{deck}\nlanguage: en\ncards:\n{cards}"
        (folder / f"deck-{deck}.yaml").write_text(text, encoding="utf-8")


def show(name: str, value: float, yardstick: float, bound: float) -> None:
    times = value / yardstick
    print(f"{name:<34}{value:9.2f} ms {times:6.2f} times (at most {bound:g})")


def main() -> None:
    home = Path(tempfile.mkdtemp())
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "AIQUIZ_HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    aiquiz = str(Path(sysconfig.get_path("scripts")) / "aiquiz")
    try:
        twenty_decks(home / "data" / "decks")
        # Before the first look at the decks there is nothing to count.
        subprocess.run([aiquiz, "decks"], env=environment, stdout=subprocess.DEVNULL, check=True)
        bounds = {"--version": 5, "--help": 8, "due": 8}
        commands = [process([aiquiz, argument], environment) for argument in bounds]
        bare_python = process([sys.executable, "-c", "pass"], environment)
        python, *spent = medians_ms(bare_python, *commands)
        print(f"{'python -c pass':<34}{python:9.2f} ms")
        for (argument, bound), taken in zip(bounds.items(), spent, strict=True):
            show(f"aiquiz {argument}", taken, python, bound)
        bare = [sys.executable, "-c", BARE_APP]
        frame, ours = medians_ms(
            lambda: first_frame(bare, environment, BARE_FRAME),
            lambda: first_frame([aiquiz], environment, b"aiquiz\x1b"),
        )
        print(f"{'bare Textual app, first frame':<34}{frame:9.2f} ms")
        show("aiquiz, first frame", ours, frame, 1.35)
        commit, answer = answers(home)
        print(f"{'bare durable commit':<34}{commit:9.2f} ms")
        show("one answer, graded and saved", answer, commit, 3)
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
