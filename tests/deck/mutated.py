"""Decks with bytes changed at random, and what must hold of every one of them.

As a program it reads many in a process of its own, so that memory can be bounded and a crash told:
`python -m tests.deck.mutated FIRST COUNT MEGABYTES FILE` writes to FILE which one it is at, and
prints what is wrong with any.
"""

import re
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random

from aiquiz.cli.check import _fix as mend
from aiquiz.deck.adding import AddingError, added
from aiquiz.deck.file import built_in_decks
from aiquiz.deck.fix import can_be_fixed, fixed
from aiquiz.deck.new_card import NewCard
from aiquiz.deck.problem import CODES, Problem
from aiquiz.deck.reader import Reading, read
from aiquiz.desk.inspection import inspect
from aiquiz.say.language import speak
from aiquiz.say.problems import problem as words
from aiquiz.text import clean

SLOW_SECONDS = 20.0
"""What no deck of this size takes by far, also on a machine that is busy."""
_TRIED = 20
"""Of so many one has its answers tried too, which takes longest."""

CARD = NewCard("Which one is new?", "this")

Mutation = Callable[[Random, bytes, bytes], bytes]


_CARDS = 20
"""So many cards of a shipped deck are enough to change: each more only takes longer to read."""


def sources() -> list[bytes]:
    """Give the decks that are changed: how those that are shipped begin, and one of every kind."""
    shipped = (path.read_bytes() for path in sorted(built_in_decks().glob("*.yaml")))
    every_kind = Path(__file__).parent.parent / "every_kind.yaml"
    return [*map(_beginning, shipped), every_kind.read_bytes()]


def _beginning(deck: bytes) -> bytes:
    """Give `deck` with its first cards alone."""
    mark = b"\n  - id: "
    return mark.join(deck.split(mark)[: _CARDS + 1]) + b"\n"


def _span(random: Random, data: bytes, most: int) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(start + random.randint(1, most), len(data))


def _flip(random: Random, data: bytes, _other: bytes) -> bytes:
    at = random.randrange(len(data)) if data else 0
    return (
        data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]
        if data
        else data
    )


def _insert(random: Random, data: bytes, _other: bytes) -> bytes:
    at, _end = _span(random, data, 1)
    return data[:at] + random.randbytes(random.randint(1, 4)) + data[at:]


def _delete(random: Random, data: bytes, _other: bytes) -> bytes:
    start, end = _span(random, data, random.choice((1, 8, 200)))
    return data[:start] + data[end:]


def _duplicate(random: Random, data: bytes, _other: bytes) -> bytes:
    start, end = _span(random, data, 300)
    at, times = random.randrange(len(data) + 1), random.choice((1, 1, 2, 40))
    return data[:at] + data[start:end] * times + data[at:]


def _swap(random: Random, data: bytes, _other: bytes) -> bytes:
    first, middle = _span(random, data, 200)
    last = min(middle + random.randint(1, 200), len(data))
    return data[:first] + data[middle:last] + data[first:middle] + data[last:]


def _splice(random: Random, data: bytes, other: bytes) -> bytes:
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]


def _control(random: Random, data: bytes, _other: bytes) -> bytes:
    signs = [
        b"\x00",
        b"\x07",
        b"\x1b[2J",
        b"\r",
        b"\x7f",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xef\xbb\xbf",
    ]
    signs += [b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff\xfe", b"\xef\xbf\xbf"]
    at, _end = _span(random, data, 1)
    return data[:at] + random.choice(signs) + data[at:]


def _indicator(random: Random, data: bytes, _other: bytes) -> bytes:
    signs = [*(bytes([sign]) for sign in b"-?:,[]{}#&*!|>'\"%@`\t\n "), b": ", b"- ", b"? ", b" #"]
    signs += [
        b"---\n",
        b"...\n",
        b"%YAML 1.1\n",
        b"!!int ",
        b"&a ",
        b"*a",
        b"<<: ",
        b"|+2\n",
        b">-\n",
    ]
    signs += [b"[" * 40, b"{" * 40, b"- " * 40, b'"\\x', b'"\\u', b"\n\n\n", b"\n    ", b"\n\t"]
    start, end = _span(random, data, 3)
    return data[:start] + random.choice(signs) + data[random.choice((start, end)) :]


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _insert, _delete, _duplicate, _swap, _splice, _control, _indicator, _indicator),
)


def mutated(seed: int, decks: list[bytes]) -> bytes:
    """Give one of `decks`, changed in one to six places as `seed` says."""
    random = Random(seed)
    data = random.choice(decks)
    for _time in range(random.choice((1, 1, 2, 3, 6))):
        data = random.choice(MUTATIONS)(random, data, random.choice(decks))
    return data


_SLIPS = (
    (b"answer:", b"anwser:"),
    (b"question:", b"questoin:"),
    (b"explanation:", b"explanatoin:"),
    (b"title:", b"tilte:"),
    (b"tags:", b"tgas:"),
    (b"accept:", b"acept:"),
    (b"answer: ", b"accept: [x, Memphis]\n    answer: "),
)
"""What an author writes, and what with a slip of the keys."""


def misspelt(seed: int, data: bytes) -> bytes:
    """Give `data` with one to four slips of the kind that is mended."""
    random = Random(seed)
    for _time in range(random.randint(1, 4)):
        right, wrong = random.choice(_SLIPS)
        places = [found.start() for found in re.finditer(re.escape(right), data)]
        if places:
            at = random.choice(places)
            data = data[:at] + wrong + data[at + len(right) :]
    return data


def faults(data: bytes, *, answers: bool) -> list[str]:
    """Give what is wrong with how the deck file `data` is read, looked at, mended and added to."""
    started = time.process_time()
    reading, problems = inspect(data, answers=answers)
    wrong: list[str] = []
    if reading.deck is None and not any(found.severity == "error" for found in reading.problems):
        wrong.append("neither a deck nor an error")
    # A file ends some lines where the parser does, and an editor does not: U+2028 and the like.
    lines = len(data.decode("utf-8", "replace").splitlines()) + 1
    for found in problems:
        place = f"{found.code} at {found.line}:{found.column}"
        if found.code not in CODES or not (1 <= found.line <= lines and found.column >= 1):
            wrong.append(f"{place} of {lines}")
        for language in ("en", "fr"):
            speak(language)
            told = words(found.code, found.facts)
            if told != clean(told) or "\n" in told:
                wrong.append(f"{place} would not be told on one line")
    mended, _done = fixed(data, problems)
    if mended != data and read(mended).cards != reading.cards:
        wrong.append("mending lost a card")
    wrong += _added_to(data)
    if time.process_time() - started > SLOW_SECONDS:
        wrong.append("slow")
    return wrong


def mended_on_disk(data: bytes, path: Path, *, answers: bool = False) -> list[str]:
    """Give what is wrong with what `aiquiz check --fix` makes of a file at `path` with `data`.

    With `answers` they are tried before, so that needless ones are taken out too.
    """
    path.write_bytes(data)
    old = read(data)
    problems = tuple(inspect(data, answers=True)[1]) if answers else old.problems
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        count = mend([(path, problems)])
    after = path.read_bytes()
    if list(path.parent.iterdir()) != [path]:
        return ["mending left another file behind"]
    if not count:
        return ["a file was written in which nothing was mended"] if after != data else []
    new = read(after)
    wrong = []
    if new.cards < old.cards or old.deck is None or new.deck is None:
        wrong.append("mending a file lost a card")
    elif len(new.deck.cards) < len(old.deck.cards):
        wrong.append("mending a file left a card out")
    if len(_errors(new)) > len(_errors(old)):
        wrong.append("mending a file made an error")
    # Keys are renamed and forms taken out on lines of their own: all other lines are there yet.
    touched = {found.line for found in problems if can_be_fixed(found)}
    others = [line for number, line in enumerate(_lines(data), 1) if number not in touched]
    left = iter(_lines(after))
    lost = [line for line in others if line not in left and line.strip() not in (b"", b"accept:")]
    return [*wrong, *(f"mending a file lost {line!r}" for line in lost[:1])]


def _errors(reading: Reading) -> list[Problem]:
    return [found for found in reading.problems if found.severity == "error"]


def _lines(data: bytes) -> list[bytes]:
    return [line.encode() for line in data.decode("utf-8", "replace").splitlines()]


def _added_to(data: bytes) -> list[str]:
    before = read(data)
    try:
        after = read(added(data, CARD))
    except AddingError:
        return []
    if before.deck is None or after.deck is None or after.cards != before.cards + 1:
        return ["adding a card lost one"]
    return []


def main(first: int, count: int, megabytes: int, file: Path) -> int:
    """Read `count` decks from the one numbered `first` on; give 1 where anything is wrong."""
    if megabytes:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    decks, status = sources(), 0
    folder = file.parent / f"decks-{first}"
    folder.mkdir()
    with file.open("w", encoding="ascii") as at:
        for seed in range(first, first + count):
            at.seek(0)
            at.write(f"{seed}\n")
            at.flush()
            data = mutated(seed, decks)
            answers = seed % _TRIED == 0
            wrong = faults(data, answers=answers)
            slips = misspelt(seed, data)
            wrong += mended_on_disk(slips, folder / "deck.yaml", answers=answers)
            if wrong:
                sys.stdout.write(f"{seed}: {'; '.join(wrong)}\n")
                status = 1
    return status


if __name__ == "__main__":
    first, count, megabytes = map(int, sys.argv[1:4])
    sys.exit(main(first, count, megabytes, Path(sys.argv[4])))
