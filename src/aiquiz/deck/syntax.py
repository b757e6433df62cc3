"""What a YAML parser stumbled over, told apart by the mistakes that people make."""

import yaml

from aiquiz.deck.problem import Fact, Problem

_BY_MESSAGE = (
    ("mapping values are not allowed", "colon"),
    ("did not find expected ',' or", "brackets"),
    ("did not find expected key", "indentation"),
    ("did not find expected '-' indicator", "indentation"),
    ("could not find expected ':'", "indentation"),
    ("block sequence entries are not allowed", "indentation"),
    ("block collections are not allowed", "indentation"),
)


def syntax_problem(error: yaml.MarkedYAMLError, text: str) -> Problem:
    """Give the problem behind `error`, which parsing `text` raised.

    An unclosed quote is reported where it opens, for the parser only notices at the end.
    """
    context, message = str(error.context or ""), str(error.problem or "")
    mark = error.problem_mark or error.context_mark
    if "quoted scalar" in context and error.context_mark is not None:
        if "escape" in message and mark is not None:
            return _at(mark, "escape")
        return _at(error.context_mark, "unclosed")
    if mark is None:
        return Problem("syntax", 0, 0)
    if "cannot start any token" in message:
        character = _character(text, mark)
        if character == "\t":
            return _at(mark, "tab")
        return _at(mark, "quote-needed", character=character)
    for part, code in _BY_MESSAGE:
        if part in message:
            return _at(mark, _tab_or(code, text, mark))
    return _at(mark, "syntax")


def _at(mark: yaml.Mark, code: str, **facts: Fact) -> Problem:
    return Problem(code, mark.line + 1, mark.column + 1, facts)


def _line(text: str, mark: yaml.Mark) -> str:
    lines = text.splitlines()
    return lines[mark.line] if mark.line < len(lines) else ""


def _character(text: str, mark: yaml.Mark) -> str:
    return _line(text, mark)[mark.column : mark.column + 1]


def _tab_or(code: str, text: str, mark: yaml.Mark) -> str:
    """Blame a tab in the line's indentation before anything else."""
    line = _line(text, mark)
    return "tab" if "\t" in line[: len(line) - len(line.lstrip())] else code
