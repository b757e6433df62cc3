"""How long a key takes in the list of 20,000 cards until the screen is drawn anew.

The real program runs on a real pseudo-terminal (see keys.py, whose yardstick stands beside it). A
search is typed letter by letter, the list is moved through, sorted and marked. Prints medians and
95th percentiles in milliseconds, each the median of five runs, and the time from `b` until the
first rows stand there. Run it with the Python that aiquiz is installed for:
`.venv/bin/python benchmarks/browse.py`.
"""

import os
import random
import shutil
import statistics
import sysconfig
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from keys import BACKSPACE, BOUND_MS, DOWN, RUNS, UP, bare, show
from screen import Screen, running

from aiquiz.progress.store import open_store
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey, Entry, Mark, Rating, Review
from aiquiz.settings.folders import folders

DECKS, CARDS = 10, 2_000
BOUND_FIRST_MS = 300
ROW = b"Human intel"
"""How the first row begins, which is a built-in card's."""

READ_SECONDS = 3
"""Seconds without output after which all that is searched in was read."""

PAGE_DOWN, END = b"\x1b[6~", b"\x1b[F"
SEARCHES = (b"number 12", b"sola -is:new", b"vatume", b"due:7 tag:even")
SYLLABLES = ("ba", "den", "fil", "go", "hun", "kar", "lo", "mis", "nor", "pe", "sol", "ta", "vat")


def questions(drawn: random.Random) -> Iterator[str]:
    words = ["".join(drawn.choices(SYLLABLES, k=drawn.randint(1, 4))) for _ in range(9_000)]
    for number in range(CARDS):
        yield f"What do {' '.join(drawn.choices(words, k=7))} have with number {number} in common?"


def decks(folder: Path) -> None:
    folder.mkdir(parents=True)
    drawn = random.Random(1)
    for number in range(DECKS):
        head = f"title: Deck {number}\nid: deck-{number}\nlanguage: en\ncards:\n"
        cards = "".join(
            f"  - id: c{place}\n    question: {question}\n    answer: word {place}\n"
            f"    tags: [{'even' if place % 2 else 'odd'}]\n"
            for place, question in enumerate(questions(drawn))
        )
        (folder / f"deck-{number}.yaml").write_text(head + cards, encoding="utf-8")


def log(home: Path) -> None:
    """Write a review of three cards in four, and some marks."""
    found = folders({"AIQUIZ_HOME": str(home)})
    now_ms = int(datetime.now(UTC).timestamp() * 1000)
    drawn = random.Random(2)
    entries: list[Entry] = []
    for number in range(DECKS):
        for place in range(CARDS):
            key = CardKey(f"deck-{number}", "en", f"c{place}")
            at = Moment(now_ms - drawn.randrange(40) * 86_400_000 - 60_000)
            rating = Rating(drawn.choice((1, 3, 3, 4)))
            if place % 4:
                entries.append(
                    Review(
                        key, at, "correct", "exact", rating, 1, 0, 1, 900, "new", None, None, "x"
                    )
                )
            if place % 50 == 0:
                entries.append(Mark(key, "flag", at))
    store = open_store(found.database, Policy(), now_ms=now_ms, random_bytes=os.urandom)
    assert store is not None
    with store:
        store.append_all(entries)


def first_rows(screen: Screen) -> float:
    """Give the milliseconds from `b` until rows are drawn."""
    screen.seen = b""
    start = perf_counter()
    os.write(screen.terminal, b"b")
    while ROW not in screen.seen:
        if not screen._read(10):
            raise TimeoutError
    return (perf_counter() - start) * 1000


def ours(aiquiz: str, environment: dict[str, str]) -> tuple[float, dict[str, list[float]]]:
    found: dict[str, list[float]] = {}
    with running([aiquiz], environment) as screen:
        screen.wait_for(b"Study")
        first = first_rows(screen)
        screen.rest()
        # What is searched in is read meanwhile, a little at a time between the keys.
        found["move at once"] = [screen.press(key) for key in [DOWN] * 15]
        while screen._read(READ_SECONDS):
            pass
        found["move"] = [screen.press(key) for key in [DOWN] * 30 + [UP] * 10]
        found["page, end"] = [screen.press(key) for key in [PAGE_DOWN] * 20 + [END, b"g"] * 3]
        found["sort"] = [screen.press(key) for key in b"1122445566" for key in [bytes([key])]]
        found["mark"] = [screen.press(b" ") for _ in range(20)]
        typing = []
        for search in SEARCHES:
            screen.press(b"/")
            typing += [screen.press(bytes([letter])) for letter in search]
            typing += [screen.press(BACKSPACE) for _ in search]
            screen.press(b"\r")
        found["type a search"] = typing
    return first, found


def main() -> None:
    home = Path(tempfile.mkdtemp())
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "AIQUIZ_HOME": str(home),
    }
    aiquiz = str(Path(sysconfig.get_path("scripts")) / "aiquiz")
    try:
        decks(home / "data" / "decks")
        log(home)
        runs, yardsticks = [], []
        for _ in range(RUNS):
            yardsticks.append(bare(environment))
            runs.append(ours(aiquiz, environment))
    finally:
        shutil.rmtree(home)
    print(f"{'':<28}{'median':>8}{'95 %':>8}   ms, medians of {RUNS} runs")
    show("bare Textual app, type", yardsticks)
    for name in runs[0][1]:
        show(name, [times[name] for _first, times in runs])
    every = [[time for found in times.values() for time in found] for _first, times in runs]
    show(f"every key (at most {BOUND_MS})", every)
    first = statistics.median(first for first, _times in runs)
    print(f"{f'first rows (at most {BOUND_FIRST_MS})':<28}{first:8.1f}")


if __name__ == "__main__":
    main()
