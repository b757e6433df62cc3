"""What checking a deck costs beside an ordinary loader, and a large library at the start.

Prints medians of five runs. The deck has 10,000 cards with three accepted forms and one near miss
each, all of real-looking words; beside it PyYAML's CSafeLoader reads the same bytes. The library
has 100,000 cards in 20 decks and is opened for the second time; beside it one of 20 decks of 20.
Run it with the Python that aiquiz is installed for: `.venv/bin/python benchmarks/decks.py`.
"""

import os
import pty
import random
import select
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

RUNS = 5
CARDS = 10_000
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeio"]


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
    aiquiz = str(Path(sysconfig.get_path("scripts")) / "aiquiz")
    environment = {**os.environ, "AIQUIZ_HOME": str(home / "nobody"), "LANG": "C.UTF-8"}

    def run(*arguments: str) -> None:
        command = [aiquiz, "check", *arguments, str(path)]
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)

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
    aiquiz = str(Path(sysconfig.get_path("scripts")) / "aiquiz")
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "AIQUIZ_HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    start = perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(aiquiz, [aiquiz], environment)
    seen = b""
    while b"Try five" not in seen:
        if not select.select([terminal], [], [], 60)[0]:
            raise TimeoutError
        seen += os.read(terminal, 65536)
    taken = perf_counter() - start
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return taken


def libraries(home: Path) -> None:
    small, large = home / "small", home / "large"
    for place, cards in ((small, 20), (large, 5_000)):
        folder = place / "data" / "decks"
        folder.mkdir(parents=True)
        for number in range(20):
            text = deck(cards, f"deck-{number}", random.Random(number))
            (folder / f"deck-{number}.yaml").write_text(text, encoding="utf-8")
        home_with_counts(place)
    taken = [(home_with_counts(small), home_with_counts(large)) for _ in range(RUNS)]
    few, many = (statistics.median(times) for times in zip(*taken, strict=True))
    print(f"{'home with counts, 20 decks of 20':<40}{few:8.2f} s")
    print(
        f"{'home with counts, 100,000 cards':<40}{many:8.2f} s {many - few:+6.2f} s (at most +0.5)"
    )


def main() -> None:
    home = Path(tempfile.mkdtemp())
    try:
        checks(home)
        libraries(home)
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
