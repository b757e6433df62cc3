"""What a table from elsewhere was understood as, and why it could not be, in words."""

from collections.abc import Sequence

from aiquiz.say.forms import listed
from aiquiz.say.language import _
from aiquiz.say.numbers import number

_LINES = 10
"""How many lines are named one by one."""


def not_read(code: str, line: int, file: str) -> str:
    """Say why the file called `file` is no table; `line` is where."""
    sentences = {
        "quote": _("{file}, line {line}: the quote that opens there is never closed."),
        "broken": _("{file}, line {line}, can’t be read as a table: a value is too long."),
        "encoding": _("{file} is written in no way that is known: save it as UTF-8."),
    }
    return sentences[code].format(file=file, line=line)


def signs(delimiter: str) -> str:
    """Say what parts the values of a table."""
    return {"\t": _("tabs"), ",": _("commas"), ";": _("semicolons")}[delimiter]


def lines(found: Sequence[int]) -> str:
    """Name lines by their numbers, the first ones of many."""
    told = listed(map(str, found[:_LINES]))
    if len(found) <= _LINES:
        return told
    return _("{lines} and {n} more").format(lines=told, n=number(len(found) - _LINES))
