"""Whether what is derived from the log is what the log gives."""

import sqlite3
from contextlib import nullcontext

from aiquiz.progress import memories, parameters, sums
from aiquiz.progress.finding import Finding
from aiquiz.progress.held import hold
from aiquiz.scheduling.memory import Terms

_NEARLY = 1e-9
"""How far fractions may differ that were computed in another order."""


def make_anew(database: sqlite3.Connection, terms: Terms) -> None:
    """Make anew all that is derived, but for the sums, which are when they are asked for.

    It happens in the transaction of the caller. Raises sqlite3.Error.
    """
    memories.rebuild(database, parameters.applied(database, terms))
    hold_all(database)
    sums.forget(database)


def hold_all(database: sqlite3.Connection) -> None:
    """Take down anew of every deck which studied cards its files hold."""
    for deck in database.execute("SELECT deck, language FROM deck").fetchall():
        hold(database, deck)


def differences(copy: sqlite3.Connection, wanted: Terms) -> list[Finding]:
    """Give what is derived wrongly in `copy`, a copy of the database that is changed by it.

    Raises sqlite3.Error.
    """
    terms = parameters.applied(copy, wanted)
    if not memories.is_current(copy, terms):
        # Other terms, or none that are known, have it made anew whenever it is opened.
        memories.bring_up_to_date(copy, terms)
    list(sums.bring_up_to_date(copy, terms, nullcontext))
    before = [_rows(copy, table) for table in _TABLES]
    make_anew(copy, wanted)
    list(sums.bring_up_to_date(copy, terms, nullcontext))
    found: dict[str, int] = {}
    for table, was in zip(_TABLES, before, strict=True):
        wrong = _differing(was, _rows(copy, table))
        if wrong:
            found[_TABLES[table]] = found.get(_TABLES[table], 0) + wrong
    return [Finding(code, {"count": count}) for code, count in found.items()]


_TABLES = {
    "memory": "memories",
    "held": "due",
    "missed": "sums",
    "sum_stream": "sums",
    "sum_answer": "sums",
    "sum_hour": "sums",
    "sum_band": "sums",
    "sum_time": "sums",
}
"""The derived tables, each with the code of what is wrong where it is."""

_Rows = list[tuple[object, ...]]


def _rows(database: sqlite3.Connection, table: str) -> _Rows:
    return sorted(database.execute(f"SELECT * FROM {table}"))


def _differing(one: _Rows, other: _Rows) -> int:
    """Give how many rows of a table differ."""
    if len(one) == len(other) and all(map(_same, one, other)):
        return 0
    return max(len(set(one) - set(other)), len(set(other) - set(one)))


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(
        a == b
        or (
            isinstance(a, float)
            and isinstance(b, float)
            and abs(a - b) <= _NEARLY * max(abs(a), abs(b))
        )
        for a, b in zip(one, other, strict=True)
    )
