"""What checking a deck costs beside an ordinary loader, and a large library at the start.

Prints medians of five runs. The deck has 10,000 cards with three accepted forms and one near miss
each, all of real-looking words; beside it PyYAML's CSafeLoader reads the same bytes. The libraries
have 100,000 cards, in a thousand decks and in four that are nearly as large as a file may be, and
home opens on them for the second time; beside them one of 20 decks of 20. What it costs to read all
of a library the first time is told too, of one run. Run it with the Python that aiquiz is installed
for: `.venv/bin/python benchmarks/decks.py`.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import yaml
from screen import first_frame

RUNS = 5
CARDS = 10_000
LIBRARIES = {"20 decks of 20": (20, 20), "1,000 of 100": (1_000, 100), "4 of 25,000": (4, 25_000)}
"""How many decks each library has, and of how many cards; the first is the yardstick."""

MOST_LATER = 0.5
"""Seconds that home may come later on a large library than on the yardstick."""

SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeio"]

AIQUIZ = str(Path(sysconfig.get_path("scripts")) / "aiquiz")


def environment(home: Path) -> dict[str, str]:
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "AIQUIZ_HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


def words(count: int, chance: random.Random) -> str:
    return " ".join(
        "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))) for _ in range(count)
    )


def deck(cards: int, name: str, chance: random.Random) -> str:
    def some(count: int) -> str:
        return words(count, chance)

    body = "".join(
        f"  - question: Which {some(5)} was number {number}?\n"
        f"    answer: {some(2)}\n"
        f"    accept: [{some(2)}, {some(2)}, {some(1)}]\n"
        f"    reject: [{some(2)}]\n"
        f"    explanation: {some(10)}.\n"
        f"    tags: [{chance.choice('abcdef')}]\n"
        for number in range(cards)
    )
    return f"title: Words {name}\nid: {name}\nlanguage: en\ncards:\n{body}"


def seconds(work: Callable[[], object]) -> float:
    """Give the median time of `work`, after one run that is not counted."""
    work()
    taken = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return statistics.median(taken)


def checks(home: Path) -> None:
    path = home / "deck.yaml"
    data = deck(CARDS, "checked", random.Random(1)).encode()
    path.write_bytes(data)

    def run(*arguments: str) -> None:
        command = [AIQUIZ, "check", *arguments, str(path)]
        nobody = environment(home / "nobody")
        subprocess.run(command, env=nobody, stdout=subprocess.DEVNULL, check=False)

    loader = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'), Loader=yaml.CSafeLoader)"
    assert hasattr(yaml, "CSafeLoader")

    def load() -> None:
        subprocess.run([sys.executable, "-c", loader, str(path)], check=True)

    yard = seconds(load)
    print(f"{'PyYAML CSafeLoader, 10,000 cards':<40}{yard:8.2f} s")
    for name, arguments, most in (
        ("check --no-answers", ("--no-answers",), 1.5),
        ("check", (), 8),
    ):
        taken = seconds(lambda arguments=arguments: run(*arguments))  # type: ignore[misc]
        print(f"{name:<40}{taken:8.2f} s {taken / yard:6.2f} times (at most {most:g})")


def home_with_counts(home: Path) -> float:
    """Give the seconds until home shows its counts."""
    # The pill is drawn with the counts, and stands below them.
    return first_frame([AIQUIZ], environment(home), b"Try five")


def first_time(home: Path) -> float:
    """Give the seconds that it takes to list decks of which none was ever read."""
    start = perf_counter()
    command = [AIQUIZ, "decks"]
    subprocess.run(command, env=environment(home), stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


def libraries(home: Path) -> None:
    firsts: dict[str, float] = {}
    for name, (decks, cards) in LIBRARIES.items():
        folder = home / name / "data" / "decks"
        folder.mkdir(parents=True)
        for number in range(decks):
            text = deck(cards, f"deck-{number}", random.Random(number))
            (folder / f"deck-{number}.yaml").write_text(text, encoding="utf-8")
        firsts[name] = first_time(home / name)
        home_with_counts(home / name)
    # In turn, since a machine may be twice as fast a minute later.
    rounds = [[home_with_counts(home / name) for name in LIBRARIES] for _ in range(RUNS)]
    medians = [statistics.median(times) for times in zip(*rounds, strict=True)]
    yard = medians[0]
    for name, taken in zip(LIBRARIES, medians, strict=True):
        print(f"{f'read for the first time, {name}':<40}{firsts[name]:8.2f} s")
        later = f"{taken - yard:+6.2f} s (at most +{MOST_LATER})" if taken is not yard else ""
        print(f"{f'home with counts, {name}':<40}{taken:8.2f} s {later}".rstrip())


def main() -> None:
    home = Path(tempfile.mkdtemp())
    try:
        checks(home)
        libraries(home)
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
