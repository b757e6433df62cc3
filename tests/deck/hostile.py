"""Files made to exhaust whoever reads them, each as large as a deck may be or larger.

As a program it opens one as the library does, in a process whose memory is bounded:
`python -m tests.deck.hostile FILE MEGABYTES` prints the problems by code and line, and the time.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from aiquiz.deck.file import MOST_BYTES, Places
from aiquiz.deck.library import open_library
from aiquiz.deck.seen import Look, SeenCard, SeenDeck

HEAD = b"title: T\nlanguage: en\ncards:\n"
_LARGE = 100 * 2**20


def _filled(start: bytes, part: bytes, end: bytes = b"") -> bytes:
    """Give `part` repeated between `start` and `end` until a deck may be no larger."""
    return start + part * ((MOST_BYTES - len(start) - len(end)) // len(part)) + end


def _bomb() -> bytes:
    lines = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n"]
    lines += [
        b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 99)
    ]
    return b"".join(lines)


CONTENTS: dict[str, Callable[[], bytes]] = {
    "one open bracket after the other": lambda: _filled(b"", b"["),
    "one open brace after the other": lambda: _filled(b"", b"{"),
    "braces in braces": lambda: _filled(b"", b"{a: "),
    "brackets, opened and closed": lambda: _filled(b"cards: [", b"[],", b"]"),
    "empty braces": lambda: _filled(b"cards: [", b"{},", b"]"),
    "lists in lists on one line": lambda: _filled(b"", b"- "),
    "keys in keys on one line": lambda: _filled(b"", b"? "),
    "cards without anything": lambda: _filled(HEAD, b"-\n"),
    "cards of one letter": lambda: _filled(HEAD, b"- a\n"),
    "cards with a wrong key": lambda: _filled(HEAD, b"- {questiom: Q, answer: a}\n"),
    "a broken card before all others": lambda: _filled(HEAD + b"- a: b: c\n", b"- a\n"),
    "broken cards": lambda: _filled(HEAD, b"- a: b: c\n"),
    "cards in a broken card": lambda: _filled(HEAD + b"- a: b: c\n", b" - question: Q\n"),
    "a broken card of tabs": lambda: _filled(HEAD + b"- a: b: c\n", b"\t", b"\n"),
    "a broken card of empty lines": lambda: _filled(HEAD + b"- a: b: c\n", b"\n"),
    "nothing before a broken card": lambda: _filled(HEAD, b"\n", b"- a: b: c\n"),
    "equal cards": lambda: _filled(HEAD, b"- {question: Q, answer: a}\n"),
    "equal keys": lambda: _filled(b"", b"a: b\n"),
    "other keys": lambda: b"".join(b"k%d: a\n" % n for n in range(700_000)),
    "one long word": lambda: _filled(b"title: ", b"x"),
    "one long quote": lambda: _filled(b'title: "', b"x", b'"'),
    "a quote that is never closed": lambda: _filled(b'title: "', b"x\n"),
    "a text of many lines": lambda: _filled(b"title: |\n", b"  x\n"),
    "one long comment": lambda: _filled(b"#", b"#"),
    "empty lines": lambda: _filled(b"", b"\n"),
    "tabs": lambda: _filled(b"title: T\n", b"\t"),
    "carriage returns": lambda: _filled(b"title: T", b"\r"),
    "line separators": lambda: _filled(b"title: T", "\u2028".encode()),
    "bytes of zero": lambda: b"\0" * MOST_BYTES,
    "bells": lambda: _filled(b"title: ", b"\a"),
    "no characters": lambda: _filled(b"title: ", "\uffff".encode()),
    "combining marks": lambda: _filled(b"title: a", "\u0301".encode()),
    "escapes": lambda: _filled(b'title: "', b"\\x41", b'"'),
    "anchors": lambda: _filled(HEAD, b"- &a b\n"),
    "aliases": lambda: _filled(b"a: &a b\ncards:\n", b"- *a\n"),
    "tags": lambda: _filled(HEAD, b"- !!int 1\n"),
    "merge keys": lambda: _filled(b"a: &a {b: c}\n", b"<<: *a\n"),
    "documents": lambda: _filled(b"title: T\n", b"---\n"),
    "directives": lambda: _filled(b"", b"%TAG ! x\n"),
    "indentation": lambda: b"".join(b" " * n + b"a:\n" for n in range(4000)),
    "an alias bomb": _bomb,
    "UTF-16": lambda: ("title: T\n" * 400_000).encode("utf-16"),
    "UTF-16 without a mark": lambda: ("title: T\n" * 400_000).encode("utf-16-le"),
    "UTF-32": lambda: ("title: T\n" * 200_000).encode("utf-32"),
    "Latin-1": lambda: _filled(b"title: ", b"\xe9"),
    "a hundred megabytes": lambda: b"[" * _LARGE,
}
"""What a file may hold that is made to take long, or much memory."""


class _Nothing:
    """A registry that knows of no deck, and keeps none."""

    def seen(self) -> Sequence[SeenDeck]:
        return ()

    def seen_cards(self, path: str) -> Sequence[SeenCard]:
        return ()

    def remember(self, decks: Sequence[Look]) -> None: ...


def open_file(path: Path, megabytes: int) -> None:
    """Open the deck file at `path` with no more than `megabytes` of memory, and tell of it."""
    if megabytes:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    started = time.process_time()
    nowhere = path.parent / "none"
    [entry] = open_library(Places(nowhere, nowhere, opened=(path,)), _Nothing()).entries
    problems = [(found.code, found.line) for found in entry.problems if found.severity == "error"]
    told = {
        "problems": problems[:5],
        "count": len(entry.problems),
        "cards": len(entry.deck.cards) if entry.deck else None,
        "seconds": time.process_time() - started,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    open_file(Path(os.fsdecode(sys.argv[1])), int(sys.argv[2]))
