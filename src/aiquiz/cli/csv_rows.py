"""Rows as CSV on stdout."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from aiquiz.cli.output import echo, encodable
from aiquiz.text import clean


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Write `rows` under a line of `columns`; what a row does not have is left empty.

    A table has no way to escape a character: what a terminal would act on is left out of it.
    """
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    echo(table.getvalue().rstrip("\n"))


def _cell(value: object) -> object:
    # Before the table is laid out: a plain twin may be a quote, or begin a formula.
    return encodable(clean(value)) if isinstance(value, str) else value
