"""Records in the pages of an SQLite file, read without SQLite.

Each page is looked at by itself: what points from page to page is not followed, except for what
of a long record lies elsewhere, so that neither a ring of pages nor a wrong pointer leads
anywhere. No schema is read and no SQL is run. The format is that of sqlite.org/fileformat2.html.
"""

import os
import re
import struct
from collections.abc import Iterator
from errno import ENXIO
from io import FileIO
from pathlib import Path

from aiquiz.progress.header import MAGIC

Value = int | float | str | bytes | None

USUAL_SIZE = 4096
"""The size in bytes of the pages that SQLite makes unless it is asked for others."""

LONGEST = 1_000_000
"""The most bytes of a record: what is longer was not written by aiquiz."""

MOST_BYTES = 4_000_000_000
"""How much of a file is read: no progress ever comes near."""

_AT_ONCE = 1 << 20
"""After how many bytes it is looked where the file goes on: a multiple of every size of a page."""

_TABLE, _INDEX, _INNER_TABLE, _INNER_INDEX = 0x0D, 0x0A, 0x05, 0x02
_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


class Source:
    """A file that is read several times, and open all the while; close it.

    To close a file drops every lock that this process holds on it, however often it has it open.
    """

    def __init__(self, path: Path) -> None:
        """Open the file at `path`. Raises OSError."""
        self.path = path
        self.file = path.open("rb", buffering=0)

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    @property
    def bytes(self) -> int:
        """How many bytes of the file are read."""
        return min(os.fstat(self.file.fileno()).st_size, MOST_BYTES)


class Pages:
    """The pages of the file `source`, taken to be of `size` bytes each."""

    def __init__(self, source: Source, size: int) -> None:
        """Look where they are. Raises OSError."""
        self._file = source.file
        self._size = size
        self._bytes = source.bytes
        self._starts = _journal_starts(self._file, self._bytes, size)
        self.unread = 0

    def __iter__(self) -> Iterator["Page"]:
        """Give every page that has anything in it; one that the disk can't give is passed over."""
        for start in self._starts or self._written():
            content = self._at(start)
            if content.strip(b"\0"):
                header = 100 if start == 0 else 0
                number = start // self._size + 1
                yield Page(self, content.ljust(self._size, b"\0"), header, number)

    def _written(self) -> Iterator[int]:
        """Give where the pages begin that may hold anything: what is all holes takes no time."""
        start = 0
        while start < self._bytes:
            found = self._next_data(start)
            start = max(start, found - found % self._size)
            yield from range(start, min(start + _AT_ONCE, self._bytes), self._size)
            start += _AT_ONCE

    def _next_data(self, start: int) -> int:
        try:
            return os.lseek(self._file.fileno(), start, os.SEEK_DATA)
        except (AttributeError, OSError) as error:
            # Beyond the last data there is none; where that can't be asked it is all read.
            return self._bytes if getattr(error, "errno", None) == ENXIO else start

    def numbered(self, number: int) -> bytes:
        """Give the content of the page with `number`, from 1; b"" where there is none."""
        start = (number - 1) * self._size
        return self._at(start) if number > 0 and start < self._bytes and not self._starts else b""

    def _at(self, start: int) -> bytes:
        try:
            self._file.seek(start)
            return self._file.read(min(self._size, self._bytes - start))
        except OSError:
            self.unread += 1
            return b""

    @property
    def size(self) -> int:
        """The bytes of a page."""
        return self._size

    @property
    def is_journal(self) -> bool:
        """Whether the file is a journal: its pages are copies, and few of them are there."""
        return bool(self._starts)

    @property
    def count(self) -> int:
        """How many pages the file has, one that is cut off among them."""
        return -(-self._bytes // self._size)

    @property
    def is_cut_off(self) -> bool:
        """Whether the file ends within a page."""
        return bool(self._bytes % self._size)


def _journal_starts(file: FileIO, size: int, page: int) -> list[int]:
    """Give where in a rollback journal its pages begin; nothing where the file is none.

    A journal holds pages as they were before the change that it was written for.
    """
    starts: list[int] = []
    at = 0
    while at < size:
        file.seek(at)
        header = file.read(28)
        if len(header) < 28 or header[:8] != _JOURNAL:
            break
        count, _nonce, _pages, sector, _size = struct.unpack(">5I", header[8:])
        if not 0 < sector <= 65536:
            break
        # What was not on disk yet is not counted there.
        left = (size - at - sector) // (page + 8)
        count = min(count or left, left)
        begin = at + sector
        starts += range(begin + 4, begin + count * (page + 8), page + 8)
        at = begin + count * (page + 8)
        at += -at % sector
    return starts


def sizes(source: Source) -> tuple[list[int], list[int]]:
    """Give the sizes in bytes that the pages of the file are likely to have, and others.

    What the file tells of itself may be damaged, too. Raises OSError.
    """
    source.file.seek(0)
    header = source.file.read(28)
    told = USUAL_SIZE
    if header[: len(MAGIC)] == MAGIC and len(header) == 28:
        [told] = struct.unpack(">H", header[16:18])
        told = 65536 if told == 1 else told
    elif header[:8] == _JOURNAL and len(header) == 28:
        [told] = struct.unpack(">I", header[24:28])
    likely = [told, USUAL_SIZE] if told in _SIZES and told != USUAL_SIZE else [USUAL_SIZE]
    return likely, [size for size in _SIZES if size not in likely]


_SIZES = (1024, 2048, 8192, 16384, 32768, 65536, 4096, 512)


class Page:
    """The content of one page."""

    def __init__(self, pages: Pages, content: bytes, header: int, number: int) -> None:
        """`header` is where the header of the page begins, `number` its own, from 1."""
        self._pages = pages
        self._content = content
        self._header = header
        self.number = number

    @property
    def is_table(self) -> bool:
        """Whether it holds records with rowids."""
        return self._content[self._header] == _TABLE

    @property
    def has_records(self) -> bool:
        """Whether it is of a kind that holds records."""
        return self._content[self._header] in (_TABLE, _INDEX, _INNER_INDEX)

    def children(self) -> list[int]:
        """Give the numbers of the pages below this one."""
        content, header = self._content, self._header
        if content[header] not in (_INNER_TABLE, _INNER_INDEX):
            return []
        right = content[header + 8 : header + 12]
        left = [content[at : at + 4] for at in self._places()]
        return [int.from_bytes(number, "big") for number in (*left, right)]

    def cells(self) -> Iterator[tuple[int, int | None]]:
        """Give where the record of each cell begins, and its rowid."""
        for at, rowid, _length in self.measured():
            if at < len(self._content):
                yield at, rowid

    def measured(self) -> Iterator[tuple[int, int | None, int]]:
        """Give the same, and of how many bytes the cell says that its record is.

        One that would begin beyond the page is given too.
        """
        if not self.has_records:
            return
        content, kind = self._content, self._content[self._header]
        for at in self._places():
            length, at = _varint(content, at + 4 if kind == _INNER_INDEX else at)
            rowid = None
            if kind == _TABLE:
                rowid, at = _varint(content, at)
                rowid -= 1 << 64 if rowid >= 1 << 63 else 0
            yield at, rowid, length

    def _places(self) -> Iterator[int]:
        """Give where each cell begins."""
        content, header = self._content, self._header
        [count] = struct.unpack(">H", content[header + 3 : header + 5])
        first = header + (12 if content[header] in (_INNER_TABLE, _INNER_INDEX) else 8)
        for place in range(first, min(first + 2 * count, len(content) - 1), 2):
            yield content[place] << 8 | content[place + 1]

    def found(self, pattern: re.Pattern[bytes]) -> Iterator[int]:
        """Give where `pattern` is found."""
        return (match.start() for match in pattern.finditer(self._content))

    def types(self, at: int) -> tuple[int, ...]:
        """Give the serial types of the record at `at`; nothing where none is there."""
        content = self._content
        length, place = _varint(content, at)
        end = at + length
        if not 2 <= length <= _LONGEST_HEADER or end > len(content):
            return ()
        found: list[int] = []
        while place < end:
            kind = content[place]
            if kind < 0x80:
                place += 1
            else:
                kind, place = _varint(content, place)
            found.append(kind)
        return tuple(found) if place == end else ()

    def length(self, at: int, types: tuple[int, ...]) -> int:
        """Give of how many bytes the record at `at` is, whose serial types are `types`."""
        head, _place = _varint(self._content, at)
        return head + sum(map(_length_of, types))

    def continued(self, at: int, whole: int) -> tuple[int, int]:
        """Give on which page the record of `whole` bytes at `at` goes on, and how much is there.

        The number is 0 where it is all here.
        """
        here = self._here(whole, table=self.is_table)
        if here == whole:
            return 0, 0
        return int.from_bytes(self._content[at + here : at + here + 4], "big"), whole - here

    def values(self, at: int, types: tuple[int, ...], *, table: bool) -> tuple[Value, ...] | None:
        """Give the values of the record at `at`, whose serial types are `types`.

        `table` tells whether it lies in a table with rowids. None where it is not all there, or
        its text is none.
        """
        head, _place = _varint(self._content, at)
        lengths = [_length_of(kind) for kind in types]
        whole = self.length(at, types)
        payload = self._payload(at, whole, table=table) if whole <= LONGEST else None
        if payload is None:
            return None
        found: list[Value] = []
        place = head
        for kind, length in zip(types, lengths, strict=True):
            part = payload[place : place + length]
            place += length
            try:
                found.append(_value(kind, part))
            except ValueError:
                return None
        return tuple(found)

    def _payload(self, at: int, whole: int, *, table: bool) -> bytes | None:
        """Give the `whole` bytes of the record at `at`, from other pages too."""
        here = self._here(whole, table=table)
        if here == whole:
            payload = self._content[at : at + whole]
            return payload if len(payload) == whole else None
        parts = [self._content[at : at + here]]
        following = self._content[at + here : at + here + 4]
        missing = whole - here
        while missing > 0 and len(following) == 4:
            page = self._pages.numbered(int.from_bytes(following, "big"))
            following, part = page[:4], page[4 : 4 + missing]
            if not part:
                return None
            parts.append(part)
            missing -= len(part)
        return b"".join(parts) if missing == 0 else None

    def _here(self, whole: int, *, table: bool) -> int:
        """Give how many of the `whole` bytes of a record are on its own page."""
        size = self._pages.size
        most = size - 35 if table else (size - 12) * 64 // 255 - 23
        if whole <= most:
            return whole
        least = (size - 12) * 32 // 255 - 23
        here = least + (whole - least) % (size - 4)
        return here if here <= most else least


_LONGEST_HEADER = 100
"""The most bytes before the values of a record: those of aiquiz have some twenty columns."""

_LENGTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)


def _length_of(kind: int) -> int:
    return _LENGTHS[kind] if kind < 12 else (kind - 12) // 2


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Give the number at `at` and where it ends; a number that is cut off ends beyond the page."""
    value = 0
    for place in range(at, min(at + 8, len(content))):
        byte = content[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    if at + 8 < len(content):
        return value << 8 | content[at + 8], at + 9
    return 0, len(content)


def _value(kind: int, part: bytes) -> Value:
    """Give the value of serial type `kind` whose bytes are `part`. Raises ValueError."""
    if kind == 0:
        return None
    if kind <= 6:
        return int.from_bytes(part, "big", signed=True)
    if kind == 7:
        [number] = struct.unpack(">d", part)
        assert isinstance(number, float)
        return number
    if kind in (8, 9):
        return kind - 8
    if kind < 12:
        raise ValueError(kind)
    return part.decode("utf-8") if kind % 2 else part
