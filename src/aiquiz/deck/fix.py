"""Mending what can be mended for certain, with comments and layout kept.

Only the characters in question change. What comes out is read again: unless it is the same deck
but for what was mended, nothing is.
"""

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from aiquiz.deck.card import Card, Deck, Place
from aiquiz.deck.problem import Problem
from aiquiz.deck.reader import read

_FLOW_ITEM = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\[\]{}#\"'][^,\[\]{}#]*")

Mend = Callable[[list[str], Problem], bool]


def fixed(data: bytes, problems: Sequence[Problem]) -> tuple[bytes, list[Problem]]:
    """Give the file `data` with those of `problems` mended that can be, and which these were."""
    try:
        lines = data.decode("utf-8").splitlines(keepends=True)
    except UnicodeDecodeError:
        return data, []
    mended = [
        problem
        for problem in sorted(problems, key=lambda found: (-found.line, -found.column))
        if problem.code in _MENDS and _MENDS[problem.code](lines, problem)
    ]
    result = "".join(lines).encode()
    same = bool(mended) and _is_the_same(data, result, mended)
    return (result, mended[::-1]) if same else (data, [])


def _is_the_same(before: bytes, after: bytes, mended: Sequence[Problem]) -> bool:
    """Tell whether a deck holds every card it held, and all that was `mended` is well now."""
    old, new = read(before), read(after)
    if old.deck is None or new.deck is None or old.cards != new.cards:
        return False
    errors = [
        sum(problem.severity == "error" for problem in found.problems) for found in (old, new)
    ]
    gone = sum(problem.severity == "error" for problem in mended)
    return errors[1] <= errors[0] - gone and _told(old.deck) <= _told(new.deck)


def _told(deck: Deck) -> set[Card]:
    """Give the cards without what may change: where they stand, and their further forms."""
    nowhere = Place(1, 1)
    return {replace(card, accept=(), place=nowhere) for card in deck.cards}


def can_be_fixed(problem: Problem) -> bool:
    """Tell whether `problem` is of those that are mended."""
    return problem.code in _MENDS and (problem.code != "unknown-key" or bool(problem.facts["near"]))


def _rename_key(lines: list[str], problem: Problem) -> bool:
    """Write the key that was meant."""
    key, near = str(problem.facts["key"]), str(problem.facts["near"])
    line, at = lines[problem.line - 1], problem.column - 1
    if not near or not line[at:].startswith(key):
        return False
    lines[problem.line - 1] = line[:at] + near + line[at + len(key) :]
    return True


def _take_out(lines: list[str], problem: Problem) -> bool:
    """Take a form out of `accept`."""
    number, at = problem.line - 1, problem.column - 1
    line = lines[number]
    before = line[:at]
    if re.fullmatch(r"\s*-\s+", before):
        return _take_out_line(lines, number)
    if re.fullmatch(r"\s*accept:\s+", before):
        del lines[number]
        return True
    match = _FLOW_ITEM.match(line, at)
    if match is None or "[" not in before:
        return False
    end = at + len(match[0].rstrip())
    after = re.match(r"\s*,\s*", line[end:])
    if after:
        lines[number] = before + line[end + after.end() :]
    else:
        lines[number] = re.sub(r",\s*$", "", before) + line[end:]
    if re.fullmatch(r"\s*accept:\s*\[\s*\]\s*(#.*)?\n?", lines[number]):
        del lines[number]
    return True


def _take_out_line(lines: list[str], number: int) -> bool:
    """Take a line of a list out, and the key above it where nothing is left under that."""
    indent = len(lines[number]) - len(lines[number].lstrip())
    del lines[number]
    above = lines[number - 1]
    following = lines[number] if number < len(lines) else ""
    last = not re.match(rf"\s{{{indent}}}-\s", following)
    if re.fullmatch(r"\s*accept:\s*(#.*)?\n?", above) and last:
        del lines[number - 1]
    return True


_MENDS: dict[str, Mend] = {
    "unknown-key": _rename_key,
    "accept-needless": _take_out,
}
