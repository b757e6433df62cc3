"""A deck file as a tree of nodes, as a whole or, where that is not possible, card by card."""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from aiquiz.deck.builder import Builder, RefusedError
from aiquiz.deck.card import Place
from aiquiz.deck.file import MOST_BYTES
from aiquiz.deck.node import Node
from aiquiz.deck.piecemeal import UNBOUNDED, pieces_of
from aiquiz.deck.problem import UNCHECKED, Problem
from aiquiz.text import controls

MOST_CONTROLS = 100
"""Raw control characters that are told one by one; a binary file has thousands."""

# A parser refuses them and does not say where.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of a file, None where it can't be read or is empty, and what is wrong with it.

    `whole` is false where the file is no YAML and its cards were read one by one; `headless` then
    tells that the keys above them could not be read either, so that `root` holds the cards alone.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    whole: bool = True
    headless: bool = False


def parse(data: bytes) -> Tree:
    """Give the tree of a file's bytes; never raises."""
    text, problem = _decode(data)
    if problem is not None:
        return Tree(None, (problem,))
    found = [
        Problem("control", place.line, place.column, {"character": f"U+{ord(text[at]):04X}"})
        for at, place in _places(text, _refused(text)[:MOST_CONTROLS])
    ]
    if found:
        return Tree(None, _closing(found))
    builder = Builder()
    try:
        return Tree(builder.build(text), tuple(builder.problems))
    except RefusedError as error:
        why = error.code
    pieces = pieces_of(text) if why not in UNBOUNDED else None
    if pieces is None:
        return Tree(None, _closing(builder.problems))
    return Tree(pieces.root, tuple(pieces.problems), whole=False, headless=pieces.headless)


def _closing(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Give `problems`, the last of which kept the rest of the file from being checked."""
    last = problems[-1]
    return (*problems[:-1], replace(last, facts={**last.facts, UNCHECKED: 1}))


def _decode(data: bytes) -> tuple[str, Problem | None]:
    if len(data) > MOST_BYTES:
        return "", Problem("too-large", 0, 0, {"megabytes": MOST_BYTES // 1024 // 1024})
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    if marked or _looks(data) == "UTF-16":
        return "", Problem("not-utf8", 1, 1, {"looks": "UTF-16"})
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), None
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return "", Problem("not-utf8", line, column, {"looks": _looks(data)})


def _refused(text: str) -> list[int]:
    """Give the positions of what no file may hold as it stands, in order."""
    others = (found.start() for found in _NO_CHARACTER.finditer(text))
    first = islice(others, MOST_CONTROLS)
    return sorted([*controls(text, MOST_CONTROLS), *first])


def _looks(data: bytes) -> str:
    start = data[:200]
    return "UTF-16" if start.count(0) > len(start) // 4 else "Latin-1"


def _places(text: str, positions: list[int]) -> Iterator[tuple[int, Place]]:
    for position in positions:
        line_start = text.rfind("\n", 0, position) + 1
        yield position, Place(text.count("\n", 0, position) + 1, position - line_start + 1)
