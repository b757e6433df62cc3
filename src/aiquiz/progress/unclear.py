"""How much of a file is missing or holds nothing that can be understood.

What stood there may have been rows of the log: those that are found tell nothing of it. The count
of pages in the header may be destroyed with it, so it is not asked: a page that is missing is
known by those that lead to it.
"""

from collections.abc import Iterator

from aiquiz.progress.header import MAGIC
from aiquiz.progress.pages import MOST_BYTES, Page, Pages, Source
from aiquiz.progress.shapes import is_event


def unclear_pages(file: Source, size: int) -> int:
    """Give how many pages of `file`, of `size` bytes each, are missing or can't be understood.

    Those that the disk does not give are not among them. 0 for a journal. Raises OSError.
    """
    pages = Pages(file, size)
    return 0 if pages.is_journal else _Look(pages).unclear()


class _Look:
    """One look through the pages of a file."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._missing = set[int]()
        # What nobody has to understand: pages in no use, those of long records, and the first,
        # which holds the schema and no row.
        self._passed = {1, *_free(pages)}

    def unclear(self) -> int:
        """Give how many there are."""
        there, dark = set[int](), set[int]()
        for page in self._pages:
            there.add(page.number)
            looked_at = page.number == 1 or page.number not in self._passed
            if looked_at and not self._is_clear(page):
                dark.add(page.number)
        dark -= self._passed
        if self._pages.is_cut_off:
            dark.add(self._pages.count)
        empty = self._pages.count - len(there | dark | self._passed) - self._pages.unread
        return len(dark) + max(empty, 0) + len(self._missing)

    def _is_clear(self, page: Page) -> bool:
        below = page.children()
        most = MOST_BYTES // self._pages.size
        clear = (below or page.has_records) and all(0 < number <= most for number in below)
        if not clear or not self._records_are_clear(page):
            return False
        self._lead_to(below)
        return True

    def _records_are_clear(self, page: Page) -> bool:
        """Tell whether no row of the log may be lost on `page`, which holds records or none."""
        cells = fitting = events = 0
        for at, _rowid, length in page.measured():
            cells += 1
            types = page.types(at)
            if types and page.length(at, types) == length:
                fitting += 1
                events += is_event(types)
                self._follow(*page.continued(at, length))
                if page.number == 1:
                    self._lead_to(_root(page, at, types))
        # What is damaged on the pages of other tables costs no row.
        return events == cells if events else fitting * 2 >= cells

    def _follow(self, number: int, left: int) -> None:
        """Pass over the pages on which a record goes on, from `number`, for `left` bytes."""
        while left > 0 and number not in self._passed:
            if not 0 < number <= self._pages.count:
                self._lead_to([number])
                return
            self._passed.add(number)
            number = int.from_bytes(self._pages.numbered(number)[:4], "big")
            left -= self._pages.size - 4

    def _lead_to(self, numbers: list[int]) -> None:
        self._missing.update(number for number in numbers if number > self._pages.count)


def _root(page: Page, at: int, types: tuple[int, ...]) -> list[int]:
    """Give the first page of the table or index that the record of the schema at `at` is about."""
    match page.values(at, types, table=True):
        case (_type, _name, _table, int(root), _sql):
            return [root]
    return []


def _free(pages: Pages) -> Iterator[int]:
    """Give the pages that are in no use, as far as the header leads to them."""
    header = pages.numbered(1)[:100]
    trunk = int.from_bytes(header[32:36], "big") if header.startswith(MAGIC) else 0
    seen = set[int]()
    while 0 < trunk <= pages.count and trunk not in seen:
        seen.add(trunk)
        yield trunk
        content = pages.numbered(trunk)
        following, count = (int.from_bytes(content[at : at + 4], "big") for at in (0, 4))
        for at in range(8, min(8 + 4 * count, len(content)), 4):
            free = int.from_bytes(content[at : at + 4], "big")
            if 1 < free <= pages.count:
                yield free
        trunk = following
