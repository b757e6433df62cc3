"""A table of cards as other programs write it: values parted by commas, semicolons or tabs."""

import codecs
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

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


class TableError(Exception):
    """A file that is no table of cards; `code` is "empty", "one-column", "broken" or "encoding"."""

    def __init__(self, code: str, line: int = 0) -> None:
        """`line` is where it broke, 0 where that is not known."""
        super().__init__(code)
        self.code = code
        self.line = line


@dataclass(frozen=True, slots=True)
class Table:
    """What was understood of a file.

    `rows` hold the values of each card by column, with the line it began on; `skipped` are the
    lines without a question or an answer. `headed` says that the first line names the columns,
    `unknown` are names there that mean nothing to a deck.
    """

    delimiter: str
    encoding: str
    headed: bool
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    skipped: tuple[int, ...]
    unknown: tuple[str, ...]


def read_table(data: bytes) -> Table:
    """Give the table that the bytes of a file hold. Raises TableError."""
    text, encoding = _decoded(data)
    delimiter = _delimiter(text)
    lines = _cells(text, delimiter)
    if not lines:
        raise TableError("empty")
    names = [fold(cell) for cell in lines[0][1]]
    headed = sum(name in _KNOWN for name in names) > 1 or names[0] in ("question", "cloze")
    columns = _columns(lines[0][1] if headed else ())
    unknown = tuple(clean(cell) for cell in lines[0][1] if headed and fold(cell) not in _KNOWN)
    body = lines[1:] if headed else lines
    if max((len(cells) for _line, cells in body), default=0) < 2:
        raise TableError("one-column" if body else "empty")
    rows, skipped = _rows(body, columns)
    if not rows:
        raise TableError("empty")
    return Table(delimiter, encoding, headed, columns, tuple(rows), tuple(skipped), unknown)


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


def _cells(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Give the cells of each line that has any, with the number of the line it begins on."""
    lines = io.StringIO(text, newline="")
    reader = (
        csv.reader(lines, delimiter=delimiter)
        if _is_quoted(text, delimiter)
        else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    )
    found: list[tuple[int, list[str]]] = []
    begun = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((begun, cells))
            begun = reader.line_num + 1
            if len(found) > MOST_ROWS:
                raise TableError("broken", begun)
    except csv.Error as error:
        raise TableError("broken", reader.line_num) from error
    return found


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
            column: clean(cell).strip()
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
