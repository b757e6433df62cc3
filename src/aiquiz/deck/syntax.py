"""What a YAML parser stumbled over, told apart by the mistakes that people make.

A parser tells where it could not go on, which is often behind the mistake: here the lines above are
looked at too.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches

import yaml

from aiquiz.deck.keys import CARD_KEYS, DECK_KEYS
from aiquiz.deck.problem import Fact, Problem

_KEYS = tuple(dict.fromkeys((*DECK_KEYS, *CARD_KEYS)))
_MOST_LOOKED_AT = 200
"""Lines above a mistake among which its cause is looked for."""

_LINE = re.compile(r"( *)(- +)?([A-Za-z_-]{1,40}) *:(?=\s|$)")
"""A line with a key, which may be the first of a thing of a list."""
_NO_SPACE = re.compile(r"( *)(- +)?([a-z]{1,40}):(?=\S)")
_VALUE = re.compile(r" *(?:- +)?(?:[^\s:\"'\[{#]+ *: +)?(?=[\"'\[{])")
"""What stands before a value that begins with a quote or a bracket."""
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_FIRST = re.compile(r" *- +")


def syntax_problem(error: yaml.MarkedYAMLError, text: str, above: int = 0) -> Problem:
    """Give the problem behind `error`, which parsing `text` raised.

    `above` lines of the file stand before `text`.
    """
    lines = text.splitlines()
    found = _quoted(error, lines) or _told(error, lines)
    return replace(found, line=found.line + above)


def _quoted(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Problem | None:
    """Give what is wrong with a quote.

    One that is not closed is told where it opens, for the parser only notices at the end.
    """
    if "quoted scalar" not in str(error.context) or error.context_mark is None:
        return None
    if "escape" in str(error.problem) and error.problem_mark is not None:
        return _at(error.problem_mark, "escape")
    return _at(error.context_mark, "unclosed")


def _told(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Problem:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem("syntax", 1, 1)
    line = _line(lines, mark.line)
    tab = line[: len(line) - len(line.lstrip())].find("\t")
    if tab >= 0:
        return Problem("tab", mark.line + 1, tab + 1)
    message, began = str(error.problem), error.context_mark or mark
    found = next((tell for part, tell in _BY_MESSAGE if part in message), None)
    return found(lines, mark, began) if found else _at(mark, "syntax")


def _at(mark: yaml.Mark, code: str, **facts: Fact) -> Problem:
    return Problem(code, mark.line + 1, mark.column + 1, facts)


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _sign(lines: Sequence[str], mark: yaml.Mark, _began: yaml.Mark) -> Problem:
    """Tell that a text can't start with the sign at `mark`."""
    character = _line(lines, mark.line)[mark.column : mark.column + 1]
    return _at(mark, "quote-needed", character=character)


def _sign_before(lines: Sequence[str], _mark: yaml.Mark, began: yaml.Mark) -> Problem:
    return _sign(lines, began, began)


def _dash(lines: Sequence[str], mark: yaml.Mark, began: yaml.Mark) -> Problem:
    inside = bool(_line(lines, mark.line)[: mark.column].strip())
    return _sign(lines, mark, began) if inside else _misplaced(lines, mark)


def _bracket(_lines: Sequence[str], mark: yaml.Mark, began: yaml.Mark) -> Problem:
    return _at(began if began.line < mark.line else mark, "brackets")


def _elsewhere(lines: Sequence[str], mark: yaml.Mark, _began: yaml.Mark) -> Problem:
    return _behind_value(lines, mark) or _misplaced(lines, mark)


def _second_colon(lines: Sequence[str], mark: yaml.Mark, _began: yaml.Mark) -> Problem:
    """Tell a text that holds ": " from a key that stands too far right to be one."""
    found = _LINE.match(_line(lines, mark.line))
    if found is None or mark.column != found.end(3) or not _is_key(found[3]):
        return _at(mark, "colon")
    above = _above(lines, mark.line)
    before = _NO_SPACE.match(lines[above]) if above >= 0 else None
    if before is not None and _is_key(before[3]):
        return _space_wanted(above, before)
    return _misplaced(lines, mark)


def _is_key(word: str) -> bool:
    return bool(get_close_matches(word.casefold(), _KEYS, 1, 0.7))


def _above(lines: Sequence[str], number: int) -> int:
    """Give the next line above that holds anything, -1 for none."""
    written = (at for at in range(min(number, len(lines)) - 1, -1, -1) if lines[at].strip())
    return next(written, -1)


def _without_colon(lines: Sequence[str], _mark: yaml.Mark, began: yaml.Mark) -> Problem:
    found = _NO_SPACE.match(_line(lines, began.line))
    if found is not None and _is_key(found[3]):
        return _space_wanted(began.line, found)
    return _unclosed_above(lines, began.line) or _at(began, "no-colon")


def _space_wanted(line: int, found: re.Match[str]) -> Problem:
    return Problem("colon-space", line + 1, found.end() + 1, {"key": found[3]})


def _behind_value(lines: Sequence[str], mark: yaml.Mark) -> Problem | None:
    """Give what is wrong where a text goes on behind its closing quote or bracket."""
    opened = _unclosed_above(lines, mark.line)
    if opened is not None:
        return opened
    line = _line(lines, mark.line)
    value = _VALUE.match(line)
    if value is None or mark.column <= value.end():
        return None
    start = value.end()
    if line[start] in "[{":
        return Problem("quote-needed", mark.line + 1, start + 1, {"character": line[start]})
    return _at(mark, "after-quote") if _QUOTED.match(line, start) else None


def _unclosed_above(lines: Sequence[str], number: int) -> Problem | None:
    """Give a quote that opens in or above a line and is not closed before the next key."""
    for at in range(min(number, len(lines) - 1), max(number - _MOST_LOOKED_AT, -1), -1):
        value = _VALUE.match(lines[at])
        if value is None or lines[at][value.end()] in "[{":
            continue
        if _QUOTED.match(lines[at], value.end()):
            continue
        below = _LINE.match(_line(lines, at + 1))
        if below is not None and _is_key(below[3]):
            return Problem("unclosed", at + 1, value.end() + 1)
    return None


def _misplaced(lines: Sequence[str], mark: yaml.Mark) -> Problem:
    """Give the line that is indented wrongly and, where that is a key, how far it should be."""
    line = _line(lines, mark.line)
    found = _LINE.match(line)
    if found is None or found[2] or not _is_key(found[3]):
        return _at(mark, "indentation")
    spaces, column = _indent(lines, mark.line), len(found[1])
    if spaces in (None, column):
        return _at(mark, "indentation")
    return Problem("key-indent", mark.line + 1, column + 1, {"spaces": spaces or 0})


def _indent(lines: Sequence[str], number: int) -> int | None:
    """Give how far in the keys of the card that line `number` belongs to stand."""
    for at in range(number - 1, max(number - _MOST_LOOKED_AT, -1), -1):
        found = _LINE.match(lines[at])
        if found is None or not _is_key(found[3]):
            continue
        dash = _FIRST.match(lines[at])
        if dash is not None:
            return dash.end()
        if not found[1]:
            return 0
    return None


_BY_MESSAGE: tuple[tuple[str, Callable[[Sequence[str], yaml.Mark, yaml.Mark], Problem]], ...] = (
    ("cannot start any token", _sign),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _without_colon),
    ("did not find expected ',' or", _bracket),
    ("expected comment or line break", _sign_before),
    ("expected alphabetic or numeric character", _sign_before),
    ("block sequence entries are not allowed", _dash),
    ("did not find expected key", _elsewhere),
    ("did not find expected '-' indicator", _elsewhere),
    ("did not find expected <document start>", _elsewhere),
    ("block collections are not allowed", _elsewhere),
)
"""For part of a parser's message what looks for the cause: at the mark where the parser could not
go on, and at the one where it began what it was at."""
