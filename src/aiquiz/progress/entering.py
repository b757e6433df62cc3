"""An entry becomes a row of the log, and the memory of its card follows.

What stands in the log already, as only the confirmation of it was lost, is not written twice.
"""

import sqlite3
from typing import NamedTuple

from aiquiz.progress import log, memories
from aiquiz.progress.event import Event, checksum, event_of, typed_of
from aiquiz.progress.numbers import card_number
from aiquiz.scheduling.memory import Memory, Terms
from aiquiz.scheduling.review import (
    ASIDE,
    Attempt,
    CardKey,
    Entry,
    Mark,
    Parameters,
    Rating,
    Ref,
    Reset,
    Review,
    Undo,
)


class About(NamedTuple):
    """What an entry is about: the `kind` of what it is, or takes back, and the card, if any.

    `was_there` says that the log held it already: only the confirmation of it was lost.
    """

    kind: str
    number: int | None
    card: CardKey | None
    was_there: bool = False

    @property
    def moves_memory(self) -> bool:
        """Whether the memory of the card may be another one after it."""
        return self.card is not None and self.kind not in _WITHOUT_MEMORY


_WITHOUT_MEMORY = {"attempt", "bury", "unbury", "suspend", "unsuspend", "flag", "unflag"}
"""The kinds of rows about a card that leave its memory as it is."""


def write(
    database: sqlite3.Connection, stream: int, ref: Ref, within: int | None, entry: Entry
) -> tuple[Event, About]:
    """Write `entry` at `ref`, whose stream has the number `stream` here, in the session `within`.

    Gives its row, see `write_row`, and what it is about. Raises KeyError where it is about an
    entry that is not in the log.
    """
    kind, card = _root(database, entry)
    number = None if card is None else card_number(database, card)
    event = event_of(entry, ref, within, card)
    event, is_new = write_row(database, stream, event, number, typed_of(entry))
    return event, About(kind or event.kind, number, card, was_there=not is_new)


def write_row(
    database: sqlite3.Connection,
    stream: int,
    event: Event,
    card: int | None = None,
    typed: str | None = None,
) -> tuple[Event, bool]:
    """Write `event`, about the card numbered `card` here, unless it is there already.

    Gives it, and whether it was written. Where another one has its place, as the confirmation of
    that was lost, it stands behind all that is there, and what is given says where.
    """
    there = log.stored_checksum(database, *event.ref)
    if there == checksum(event):
        return event, False
    if there is not None:
        place = log.next_place(database, stream)
        event = event._replace(ref=Ref(event.ref.stream, place))
    log.write(database, stream, card, event, typed)
    return event, True


def fold(database: sqlite3.Connection, event: Event, about: About, terms: Terms) -> Memory | None:
    """Bring the memory of the card that `event` is about up to date; give it.

    That takes one step for a new review, else all of them from the start.
    """
    number, card = about.number, about.card
    if number is None or card is None:
        return None
    known = memories.load(database, number)
    aside = event.kind == "review" and event.mode in ASIDE
    if aside or not about.moves_memory:
        return known[0] if known else None
    # Without memory a card may be new, or reset by an entry that a clock set back puts later.
    # A step is enough for what comes after all that is known of the card; a reset in another
    # window, or a clock set back, may lie behind it. What was there has been taken.
    newest = (
        event.kind == "review" and not about.was_there and log.is_newest(database, number, event)
    )
    if known is None or not newest:
        return memories.replay(database, number, card, terms)
    from aiquiz.scheduling.fsrs6 import after

    assert event.rating is not None
    policy = terms.of(card.deck)
    memory = after(known[0], Rating(event.rating), event.moment.day, policy, card)
    memories.keep(database, number, memory, event.moment.at_ms)
    return memory


def _root(database: sqlite3.Connection, entry: Entry) -> tuple[str, CardKey | None]:
    """Give the kind of what `entry` takes back, "" where it takes nothing back, and its card.

    Raises KeyError where it is about an entry that is not in the log.
    """
    if isinstance(entry, Parameters):
        return "", None
    if isinstance(entry, Review | Attempt | Mark | Reset):
        return "", entry.card
    found = log.root_of(database, entry.of)
    if found is None:
        raise KeyError(entry.of)
    return found if isinstance(entry, Undo) else ("", found[1])
