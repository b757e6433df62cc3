"""A table as other programs write it: values parted by commas, semicolons or tabs."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from aiquiz.exchange.cells import unshielded
from aiquiz.text import clean, fold

COLUMNS = (
    *("id", "kind", "question", "answer", "accept", "reject", "choices", "within", "need"),
    *("ordered", "reverse", "hint", "explanation", "tags", "level", "source"),
)
"""The columns of a deck as a table; what has several values parts them by " | "."""

_NAMES = {
    "question": "question front term terme recto q prompt card",
    "answer": "answer back definition verso reponse a response translation traduction",
    "accept": "accept accepted alternatives synonyms synonymes",
    "reject": "reject rejected",
    "choices": "choices options choix",
    "hint": "hint hints indice indices",
    "explanation": "explanation explication note notes extra comment commentaire",
    "tags": "tags tag etiquettes theme",
    "level": "level niveau",
    "source": "source",
    "id": "id",
    "kind": "kind type",
    "within": "within tolerance",
    "need": "need",
    "ordered": "ordered",
    "reverse": "reverse",
}
_KNOWN = {name: column for column, names in _NAMES.items() for name in names.split()}
_DELIMITERS = "\t,;"
MOST_ROWS = 100_000

_MOST_LINES = 4_000_000
"""Lines of a file beyond which it is not read: empty ones take memory, too."""

_FAR = 1024 * 1024
"""Characters behind the beginning of a value that is too long, in which its quote may close."""


class TableError(Exception):
    """A file that is no table of cards.

    `code` is "empty", "too-many", "one-column", "quote" for one that opens and is not closed where
    its value ends, "broken" or "encoding".
    """

    def __init__(self, code: str, line: int = 0) -> None:
        """`line` is where it broke or the quote opens, 0 where that is not known."""
        super().__init__(code)
        self.code = code
        self.line = line


@dataclass(frozen=True, slots=True)
class Table:
    """What was understood of a file.

    `rows` hold the values of each card by column, with the line it began on; `skipped` are the
    lines without a question or an answer. `headed` says that the first line names the columns:
    `names` are these names beside the `columns` they were taken for, "" for none; of the `guessed`
    ones only the place was to go by. `unknown` are the names of what is left out, and `wide` is how
    many columns the widest line has.
    """

    delimiter: str
    encoding: str
    headed: bool
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    skipped: tuple[int, ...]
    unknown: tuple[str, ...]
    names: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    wide: int = 0


class Sheet(NamedTuple):
    """The cells of a file, by line: the number of the line they begin on, and their texts."""

    delimiter: str
    encoding: str
    lines: list[tuple[int, list[str]]]


def read_sheet(data: bytes, most: int = MOST_ROWS) -> Sheet:
    """Give what the bytes of a file hold, of at most `most` lines. Raises TableError."""
    text, encoding = _decoded(data)
    delimiter = _delimiter(text)
    lines = _cells(text, delimiter, most)
    if not lines:
        raise TableError("empty")
    return Sheet(delimiter, encoding, lines)


def read_table(data: bytes) -> Table:
    """Give the table that the bytes of a file hold. Raises TableError."""
    delimiter, encoding, lines = read_sheet(data)
    names = [fold(cell) for cell in lines[0][1]]
    headed = sum(name in _KNOWN for name in names) > 1 or names[0] in ("question", "cloze")
    columns = _columns(lines[0][1] if headed else ())
    named = tuple(clean(cell).strip() for cell in lines[0][1]) if headed else ()
    pairs = list(zip(named, columns, strict=bool(named)))
    body = lines[1:] if headed else lines
    wide = max((len(cells) for _line, cells in body), default=0)
    if wide < 2:
        raise TableError("one-column" if body else "empty")
    rows, skipped = _rows(body, columns)
    if not rows:
        raise TableError("empty")
    return Table(
        delimiter,
        encoding,
        headed,
        columns,
        tuple(rows),
        tuple(skipped),
        unknown=tuple(name for name, column in pairs if name and not column),
        names=named,
        guessed=tuple(column for name, column in pairs if column and fold(name) not in _KNOWN),
        wide=wide,
    )


def column_near(name: str) -> str:
    """Give the name of a column that `name` may be a slip for, "" where none is near."""
    return next(iter(get_close_matches(fold(name), _KNOWN, 1, 0.7)), "")


def _decoded(data: bytes) -> tuple[str, str]:
    """Give the text of a file, and how it was written: spreadsheets have several ways."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as(data, "utf-16"), "UTF-16"
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return _as(data, "cp1252"), "Windows-1252"


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableError("encoding") from error


def _delimiter(text: str) -> str:
    """Give what parts the values: the sign that is on most of the first lines."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    # A tab is never part of a text; a comma often is.
    return max(_DELIMITERS, key=lambda sign: (sum(sign in line for line in lines), sign == "\t"))


def _cells(text: str, delimiter: str, most: int) -> list[tuple[int, list[str]]]:
    """Give the cells of each line that has any, with the number of the line it begins on."""
    if text.count("\n") + text.count("\r") > _MOST_LINES:
        raise TableError("too-many")
    quoted = _is_quoted(text, delimiter)
    lines = list(io.StringIO(text, newline=""))
    reader = (
        csv.reader(lines, delimiter=delimiter)
        if quoted
        else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    )
    found: list[tuple[int, list[str]]] = []
    begun = 1
    try:
        for cells in reader:
            if quoted and reader.line_num > begun:
                _check_quotes(lines[begun - 1 : reader.line_num], begun, delimiter)
            if any(cell.strip() for cell in cells):
                found.append((begun, cells))
            begun = reader.line_num + 1
            if len(found) > most:
                raise TableError("too-many")
    except csv.Error as error:
        # A value that is too long for a table is mostly the rest of the file behind a quote.
        if quoted:
            _check_quotes(_beginning(lines[begun - 1 :]), begun, delimiter)
        raise TableError("broken", reader.line_num) from error
    return found


def _beginning(lines: Sequence[str]) -> Iterator[str]:
    """Give the first of `lines`, as far as they are looked at."""
    left = _FAR
    for line in lines:
        yield line[:left]
        left -= len(line)
        if left <= 0:
            return


def _check_quotes(lines: Iterable[str], begun: int, delimiter: str) -> None:
    """Raise TableError where a quote in `lines`, the first of which is the line `begun`, is open.

    One that goes over lines and is closed in the midst of a value was closed by the quote that
    opens another.
    """
    opened, number, at_start = 0, begun, True
    for number, line in enumerate(lines, begun):
        at = 0
        while at < len(line):
            sign = line[at]
            if opened and sign == '"':
                if line[at + 1 : at + 2] == '"':
                    at += 1
                elif number > opened and line[at + 1 : at + 2] not in (delimiter, "\r", "\n", ""):
                    raise TableError("quote", opened)
                else:
                    opened = 0
            elif not opened and sign == '"' and at_start:
                opened = number
            at_start = not opened and sign in (delimiter, "\r", "\n")
            at += 1
    if opened:
        raise TableError("quote", opened)


def _is_quoted(text: str, delimiter: str) -> bool:
    """Tell whether quotes enclose values here: some programs write them as they are."""
    return delimiter != "\t" or '\t"' in text or text.startswith('"')


def _columns(names: Sequence[str]) -> tuple[str, ...]:
    """Give which column each place is; without names question and answer come first."""
    if not names:
        return ("question", "answer", "hint", "explanation", "tags")
    found: list[str] = []
    for name in names:
        column = _KNOWN.get(fold(name), "")
        found.append("" if column in found else column)
    for column in ("question", "answer"):
        if column not in found and "" in found:
            found[found.index("")] = column
    return tuple(found)


def _rows(
    body: Sequence[tuple[int, Sequence[str]]], columns: Sequence[str]
) -> tuple[list[tuple[int, dict[str, str]]], list[int]]:
    rows: list[tuple[int, dict[str, str]]] = []
    skipped: list[int] = []
    for line, cells in body:
        values = {
            column: unshielded(clean(cell).strip())
            for column, cell in zip(columns, cells, strict=False)
            if column and cell.strip()
        }
        if values.get("question") and (values.get("answer") or "{{" in values["question"]):
            rows.append((line, values))
        else:
            skipped.append(line)
    return rows, skipped


def several(text: str) -> list[str]:
    """Give the values of a cell that holds several."""
    return [part.strip() for part in text.split(" | ") if part.strip()]
