"""What a key does to cards of the list, as entries of the log: one each."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from aiquiz.desk.browse.row import CardRow
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import Entry, Mark, Ref, Reset, Undo

What = Literal["bury", "suspend", "flag", "reset"]


class Change(NamedTuple):
    """Entries that stand or fall together; `what` they do, "un" before it where they end it."""

    what: str
    entries: tuple[Entry, ...]


def change(rows: Sequence[CardRow], what: What, now: Moment) -> Change:
    """Give the change that does `what` to those of `rows` to which it is not done yet.

    Where it is done to all of them, a mark is taken off again; nothing takes a reset back but
    an undo.
    """
    if what == "reset":
        studied = [row.key for row in rows if row.standing.memory is not None]
        return Change(what, tuple(Reset(key, now) for key in studied))
    left = [row.key for row in rows if not _has(row, what)]
    kind = what if left else f"un{what}"
    keys = left or [row.key for row in rows]
    return Change(kind, tuple(Mark(key, kind, now) for key in keys))


def _has(row: CardRow, what: What) -> bool:
    standing = row.standing
    return {
        "bury": standing.buried,
        "suspend": standing.suspended,
        "flag": standing.flagged,
        "reset": False,
    }[what]


def undoing(refs: Iterable[Ref], now: Moment) -> tuple[Entry, ...]:
    """Give the entries that take back those at `refs`."""
    return tuple(Undo(ref, now) for ref in refs)
