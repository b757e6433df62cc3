"""The learner's own parameters, as the log has them: the last that stand hold for every deck."""

import sqlite3
from collections.abc import Iterable

from aiquiz.progress.effective import standing
from aiquiz.progress.event import Event
from aiquiz.progress.log import rows_of_kind
from aiquiz.scheduling.memory import Terms
from aiquiz.scheduling.parameters import are_parameters, with_parameters


def in_force(events: Iterable[Event]) -> Event | None:
    """Give the row whose parameters hold, None for the defaults; the order of `events` is free.

    They must hold every undo. What another version wrote in a way that means nothing here is
    passed over.
    """
    known = list(events)
    stands = standing(known)
    found = [e for e in known if e.kind == "params" and stands(e.ref) and values_of(e)]
    return max(found, key=lambda event: event.order, default=None)


def values_of(event: Event) -> tuple[float, ...]:
    """Give the parameters that row `event` holds, none where they mean nothing here."""
    # json costs 2 ms to import, which a prompt that only counts should not pay for nothing.
    import json

    try:
        facts = json.loads(event.detail or "{}")
        values = facts.get("weights") if facts.get("algorithm") == "fsrs-6" else None
    except (ValueError, AttributeError):
        return ()
    return tuple(float(value) for value in values or ()) if are_parameters(values) else ()


def held(database: sqlite3.Connection) -> Event | None:
    """Give the row whose parameters hold, None for the defaults."""
    found = [row.event for row in rows_of_kind(database, "params")]
    if not found:
        return None
    return in_force([*found, *(row.event for row in rows_of_kind(database, "undo"))])


def applied(database: sqlite3.Connection, terms: Terms) -> Terms:
    """Give `terms` with the parameters that hold."""
    event = held(database)
    return terms if event is None else with_parameters(terms, values_of(event))
