"""The decks of a session that are in no file any more: deleted, broken or renamed meanwhile."""

from collections.abc import Collection
from typing import Literal, NamedTuple

from aiquiz.desk.desk import Desk

Why = Literal["missing", "unread", "renamed"]


class Away(NamedTuple):
    """A deck that is in no file now, as it was called last.

    `why` is "missing" for a file that is away, "unread" for one that is wrong on `line` (0 for no
    line), and "renamed" where what was its file holds another deck.
    """

    title: str
    why: Why
    line: int = 0


def away(desk: Desk, decks: Collection[tuple[str, str]]) -> list[Away]:
    """Give those of `decks` (id, language) that are in no file now. Raises StoreError."""
    there = {(entry.id, entry.language) for entry in desk.library.named(decks)}
    gone = sorted(set(decks) - there)
    seen = {(known.id, known.language): known for known in desk.store.seen()} if gone else {}
    found = []
    for deck in gone:
        known = seen.get(deck)
        if known is None:
            found.append(Away(deck[0], "renamed"))
        else:
            found.append(Away(known.title, *_why(desk, known.path)))
    return found


def _why(desk: Desk, path: str) -> tuple[Why, int]:
    entry = desk.entry_at(path)
    if entry is None or entry.missing:
        return "missing", 0
    return "unread", entry.worst.line
