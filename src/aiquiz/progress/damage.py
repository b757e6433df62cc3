"""Rows of the log from a file that SQLite can't read, or should not.

A row is taken only where its checksum matches, wherever in the file it lies: in its place, on a
page that nothing leads to any more, or in the journal beside it. It is taken of names and not of
numbers, which are found in the tables and in their indexes, and in other files that grew from the
same one. So a wrong name is never taken for the right one.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

from aiquiz.progress.log import Row
from aiquiz.progress.on_disk import told
from aiquiz.progress.pages import Page, Pages, Source, Value, sizes
from aiquiz.progress.shapes import (
    EVENT,
    event_of,
    is_event,
    is_int,
    is_text,
    names_card,
    names_deck,
    names_stream,
)
from aiquiz.progress.unclear import unclear_pages
from aiquiz.progress.union import Found
from aiquiz.scheduling.review import CardKey

Name = TypeVar("Name")

_MOST_NAMES = 8
"""How many names a number may have: more than any damage makes of one."""


@dataclass(slots=True)
class Names:
    """What the numbers of streams, decks and cards may stand for, in files that grew from one."""

    streams: dict[int, list[tuple[bytes, str, int | None]]] = field(default_factory=dict)
    decks: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    cards: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def cards_called(self, number: int) -> Iterator[CardKey]:
        """Give what the card with `number` may be."""
        for deck, key in self.cards.get(number, ()):
            for name in self.decks.get(deck, ()):
                yield CardKey(*name, key)


@dataclass(slots=True)
class Tally:
    """What reading came to: `read` and `refused` are places, by the number of the stream.

    `refused` are rows that are no longer what was written, or about what has no name any more.
    """

    read: set[tuple[int, int]] = field(default_factory=set)
    refused: set[tuple[int, int]] = field(default_factory=set)
    unread_pages: int = 0

    @property
    def lost(self) -> int:
        """How many rows were found that could not be taken."""
        return len(self.refused - self.read)


def is_file(path: Path) -> bool:
    """Tell whether there is an ordinary file at `path`: reading anything else might never end."""
    try:
        return S_ISREG(path.stat().st_mode)
    except OSError:
        return False


@contextmanager
def all_open(path: Path, files: Iterable[Path]) -> Iterator[list[Source]]:
    """Have those of `files` open that are there; trouble is told of `path` as StoreError.

    None is closed before the end: a lock that is taken meanwhile would go with it.
    """
    with ExitStack() as stack:
        with told(path):
            found = [stack.enter_context(closing(Source(file))) for file in files if is_file(file)]
        yield found


def names_in(files: Iterable[Source], known: Names | None = None) -> Names:
    """Give the names in all `files`, added to those that are `known`. Raises OSError."""
    names = known or Names()
    for file in files:
        for size in _sizes(file):
            _Reading(file, size, names).names()
    return names


def _sizes(file: Source) -> list[int]:
    """Give the size in bytes of the pages of the file, nothing where it has no rows.

    Under another size than its own some rows are found by chance, and few of them.
    """
    likely, others = sizes(file)
    if len(likely) == 1 and _Reading(file, likely[0], Names()).holds():
        return likely
    held = {size: _Reading(file, size, Names()).holds() for size in (*likely, *others)}
    best = max(held, key=lambda size: held[size])
    return [best] if held[best] else likely[:1]


def readable(file: Source, names: Names, tally: Tally) -> Iterator[Found]:
    """Give every row that can be read in the file; what it came to is added to `tally`.

    A row may come several times. `names` are those of the file and of others that grew from the
    same one. Raises OSError.
    """
    for size in _sizes(file):
        yield from _Reading(file, size, names).rows(tally)


def unclear(file: Source) -> int:
    """Give how many pages of the file are missing or can't be understood. Raises OSError."""
    return sum(unclear_pages(file, size) for size in _sizes(file))


class _Reading:
    """One look through a file, taken to have pages of a size."""

    def __init__(self, file: Source, size: int, names: Names) -> None:
        self._file = file
        self._size = size
        self._names = names
        self._typed: dict[tuple[int, int], str] = {}

    def holds(self) -> int:
        """Give how many rows there seem to be, or names where there is no row."""
        rows = names = 0
        for page in self._pages():
            for at, _rowid in page.cells():
                types = page.types(at)
                rows += is_event(types)
                names += 2 <= len(types) <= 4
        return rows << 32 | names

    def names(self) -> None:
        """Add the names that are found."""
        for page in self._pages():
            for at, rowid in page.cells():
                types = page.types(at)
                if 2 <= len(types) <= 4:
                    self._name(page, at, types, rowid)

    def _pages(self, tally: Tally | None = None) -> Iterator[Page]:
        pages = Pages(self._file, self._size)
        try:
            yield from pages
        finally:
            if tally is not None:
                tally.unread_pages += pages.unread

    def _name(self, page: Page, at: int, types: tuple[int, ...], rowid: int | None) -> None:
        table = rowid is not None
        inner = types[1:] if table else types[:-1]
        if not table and not is_int(types[-1]):
            return
        if not (names_stream(inner, table=table) or names_deck(inner) or names_card(inner)):
            return
        values = page.values(at, types, table=table)
        if values is None:
            return
        # In an index the number stands behind the name, in the table it is the rowid.
        number = rowid if rowid is not None else values[-1]
        told = values[1:] if table else values[:-1]
        if isinstance(number, int):
            self._take_down(number, told)

    def _take_down(self, number: int, told: tuple[Value, ...]) -> None:
        names = self._names
        match told:
            case (bytes(uid),):
                # Whatever the table tells beside the name is worth more than the index.
                known = names.streams.setdefault(number, [])
                if all(uid != other for other, *_rest in known):
                    _add(known, (uid, "", None))
            case (bytes(uid), str(version), int(started_ms)):
                known = names.streams.setdefault(number, [])
                known[:] = [one for one in known if one != (uid, "", None)]
                _add(known, (uid, version, started_ms))
            case (str(deck), str(language)):
                _add(names.decks.setdefault(number, []), (deck, language))
            case (int(deck), str(key)):
                _add(names.cards.setdefault(number, []), (deck, key))

    def rows(self, tally: Tally) -> Iterator[Found]:
        """Give the rows that are found."""
        self._read_typed()
        for page in self._pages(tally):
            looked_at = set[int]()
            for at, _rowid in page.cells():
                looked_at.add(at)
                types = page.types(at)
                if is_event(types):
                    yield from self._row(page, at, types, tally, in_place=True)
            for at in page.found(EVENT):
                types = page.types(at) if at not in looked_at else ()
                if is_event(types):
                    yield from self._row(page, at, types, tally, in_place=False)

    def _read_typed(self) -> None:
        # What was forgotten may still lie in the room between cells, where it is not looked for.
        for page in self._pages():
            for at, rowid in page.cells():
                types = page.types(at) if rowid is None else ()
                if len(types) == 3 and is_int(types[0]) and is_int(types[1]):
                    match page.values(at, types, table=False) if is_text(types[2]) else None:
                        case (int(stream), int(seq), str(given)):
                            # A page that is no longer used may still have what was forgotten.
                            if given == "" or (stream, seq) not in self._typed:
                                self._typed[stream, seq] = given

    def _row(
        self, page: Page, at: int, types: tuple[int, ...], tally: Tally, *, in_place: bool
    ) -> Iterator[Found]:
        values = page.values(at, types, table=False)
        found = None if values is None else self._found(values)
        place = None if values is None else _place(values)
        if found is not None and place is not None:
            tally.read.add(place)
            yield found
        elif in_place and place is not None:
            # Half a row in the room between cells is no row that was lost.
            tally.refused.add(place)

    def _found(self, values: tuple[Value, ...]) -> Found | None:
        """Give the row with these `values`, None where no names make it what was written."""
        stream, seq, card, crc = values[0], values[1], values[7], values[-1]
        if not isinstance(stream, int) or not isinstance(seq, int) or not isinstance(crc, int):
            return None
        cards = self._names.cards_called(card) if isinstance(card, int) else (None,)
        for (uid, version, started_ms), key in product(self._names.streams.get(stream, ()), cards):
            event = event_of(values, uid, key)
            row = None if event is None else Row(event, crc, self._typed.get((stream, seq)))
            if row is not None and row.sound:
                return Found(row, version, started_ms)
        return None


def _add(known: list[Name], one: Name) -> None:
    if one not in known and len(known) < _MOST_NAMES:
        known.append(one)


def _place(values: tuple[Value, ...]) -> tuple[int, int] | None:
    stream, seq = values[:2]
    return (stream, seq) if isinstance(stream, int) and isinstance(seq, int) else None
