"""Comments that keep a warning quiet: `# aiquiz: ignore CODE`.

Behind a line it holds for that line. On a line of its own it holds for what follows: the next line,
or the whole card where that begins one. Above everything it holds for the whole file.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from aiquiz.deck.card import Place
from aiquiz.deck.problem import Problem

_COMMENT = re.compile(r"(?:^|\s)#\s*aiquiz:\s*ignore\s+([a-z][a-z, -]*)")


def without_ignored(
    problems: Sequence[Problem], data: bytes, starts: Sequence[Place]
) -> list[Problem]:
    """Give `problems` of the file `data` but for the warnings that it asks not to hear.

    `starts` is where each card begins.
    """
    if b"aiquiz:" not in data:
        return list(problems)
    lines = data.decode("utf-8", "replace").splitlines()
    quiet = _quiet(lines, [place.line for place in starts])
    return [
        problem
        for problem in problems
        if problem.severity != "warning" or not _holds(quiet, problem)
    ]


_Span = tuple[int, int, str]
"""From which line to which one a code is quiet."""


def _quiet(lines: Sequence[str], starts: Sequence[int]) -> list[_Span]:
    spans: list[_Span] = []
    begun = False
    for number, line in enumerate(lines, 1):
        match = _COMMENT.search(line)
        alone = line.lstrip().startswith("#")
        if match:
            first, last = (number, number) if not alone else _next(lines, starts, number)
            if alone and not begun:
                first, last = 1, len(lines)
            codes = match[1].replace(",", " ").split()
            spans += [(first, last, code) for code in codes]
        begun = begun or (bool(line.strip()) and not alone)
    return spans


def _next(lines: Sequence[str], starts: Sequence[int], number: int) -> tuple[int, int]:
    """Give the lines that a comment alone on line `number` stands for."""
    following = range(number + 1, len(lines) + 1)
    told = (at for at in following if lines[at - 1].strip() and not _is_comment(lines[at - 1]))
    line = next(told, number)
    if line not in starts:
        return line, line
    after = bisect_right(starts, line)
    return line, (starts[after] - 1 if after < len(starts) else len(lines))


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _holds(quiet: Sequence[_Span], problem: Problem) -> bool:
    return any(
        first <= problem.line <= last and code == problem.code for first, last, code in quiet
    )
