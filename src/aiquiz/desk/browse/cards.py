"""Every card of every deck, as rows of the list; files that were not read yet are read for it."""

from collections.abc import Mapping, Sequence

from aiquiz.desk import so_far
from aiquiz.desk.browse.row import CardRow, Today, lost_rows, rows_of
from aiquiz.desk.desk import Desk
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey

_FEW = 200
"""Cards up to which their memories are asked for one by one."""


def every_card(desk: Desk) -> list[CardRow]:
    """Give every card of every deck, and how it stands today. Raises StoreError.

    Every file is read for it. Cards that no deck holds any more come last.
    """
    today = _today(desk)
    rows = rows_of(desk.library.decks, today)
    return [*rows, *lost_rows(rows, today, desk.store)]


def is_to_be_read(desk: Desk) -> bool:
    """Tell whether a deck was not read yet."""
    return any(not entry.is_read for entry in desk.library.entries)


def cards_at_hand(desk: Desk) -> list[CardRow]:
    """Give the cards of the decks that were read, at least of one. Raises StoreError."""
    read = [entry for entry in desk.library.studied if entry.is_read]
    decks = [entry.deck for entry in read or desk.library.studied[:1] if entry.deck]
    return rows_of(decks, _today(desk))


def read_on(desk: Desk) -> bool:
    """Read one more deck that was not read yet; tell whether there was one.

    Raises StoreError.
    """
    unread = next((entry for entry in desk.library.entries if not entry.is_read), None)
    if unread is not None:
        unread.read()
    return unread is not None


def renewed(desk: Desk, rows: Sequence[CardRow]) -> list[CardRow]:
    """Give `rows` as they stand now, after entries were added. Raises StoreError."""
    many = len(rows) > _FEW
    known = {row.key: None if many else desk.store.memory(row.key) for row in rows}
    few = {key: memory for key, memory in known.items() if memory is not None}
    today = _today(desk, None if many else few)
    return [row._replace(standing=today.standing(row.key)) for row in rows]


def _today(desk: Desk, memories: Mapping[CardKey, Memory] | None = None) -> Today:
    day = desk.now().day
    known = desk.store.memories() if memories is None else memories
    return Today(day, desk.terms, known, desk.store.marks(day))


def missed(desk: Desk) -> frozenset[CardKey]:
    """Give the cards that were not right when they were asked last. Raises StoreError."""
    return so_far.missed(desk.store)
