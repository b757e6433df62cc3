"""Rows as CSV on stdout."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from aiquiz.cli.output import echo


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Write `rows` under a line of `columns`; what a row does not have is left empty."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    echo(table.getvalue().rstrip("\n"))
