"""What a table from elsewhere was understood as, and why it could not be, in words."""

from collections.abc import Callable, Sequence

from aiquiz.say.forms import listed
from aiquiz.say.language import _
from aiquiz.say.numbers import number
from aiquiz.text import one_line

_LINES = 10
"""How many lines and columns are named one by one."""

_LONGEST = 60
"""Characters of the name of a column that are shown."""


def not_read(code: str, line: int, file: str) -> str:
    """Say why the file called `file` is no table; `line` is where."""
    sentences = {
        "quote": _("{file}, line {line}: the quote that opens there is never closed."),
        "broken": _("{file}, line {line}, can’t be read as a table: a value is too long."),
        "too-many": _("{file} has too many lines: split it, and take in its parts."),
        "encoding": _("{file} is written in no way that is known: save it as UTF-8."),
    }
    return sentences[code].format(file=file, line=line)


def signs(delimiter: str) -> str:
    """Say what parts the values of a table."""
    return {"\t": _("tabs"), ",": _("commas"), ";": _("semicolons")}[delimiter]


def lines(found: Sequence[int]) -> str:
    """Name lines by their numbers, the first ones of many."""
    return some(list(map(str, found[:_LINES])), len(found))


def some(told: Sequence[str], count: int) -> str:
    """Give the things `told` in a row, the first ones of `count`."""
    if count <= len(told):
        return listed(told)
    return _("{lines} and {n} more").format(lines=listed(told), n=number(count - len(told)))


def names(found: Sequence[str], shown: Callable[[str], str] = one_line) -> str:
    """Name columns, the first ones of many, each as `shown` gives it."""
    return some([shown(name)[:_LONGEST] for name in found[:_LINES]], len(found))
