"""Sessions in the log: how one is written with its first entry, and read back."""

import sqlite3
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from aiquiz.progress import log
from aiquiz.progress.event import Event
from aiquiz.scheduling.days import Moment, begins_after
from aiquiz.scheduling.review import ELSEWHERE, Ref


class LoggedSession(NamedTuple):
    """A session in which something was typed: when it began, how, and on which decks.

    `facts` are those that were given when it began; `goes_on` is the session that it takes up.
    """

    ref: Ref
    moment: Moment
    mode: str
    decks: tuple[tuple[str, str], ...]
    facts: Mapping[str, object]
    goes_on: Ref | None

    @property
    def root(self) -> Ref:
        """The first session of those that take each other up."""
        return self.goes_on or self.ref


@dataclass(slots=True)
class Begun:
    """A session that is written with its first entry; `seq` is its place once it is there."""

    mode: str
    decks: tuple[tuple[str, str], ...]
    moment: Moment
    facts: Mapping[str, object]
    goes_on: Ref | None
    seq: int | None = None

    def event(self, ref: Ref) -> Event:
        """Give its row, which is to stand at `ref`."""
        # json costs 2 ms to import, which a prompt that only counts should not pay.
        import json

        # A path need not be UTF-8: as ASCII what stands for its bytes can be kept and read back.
        detail = json.dumps({**self.facts, "decks": self.decks})
        return Event(ref, "session", self.moment, of=self.goes_on, mode=self.mode, detail=detail)


def every(database: sqlite3.Connection) -> list[LoggedSession]:
    """Give every session that was written, oldest first."""
    return _logged(row.event for row in log.all_rows(database))


def begun_on(database: sqlite3.Connection, day: int) -> list[LoggedSession]:
    """Give the sessions begun on study day `day`, oldest first."""
    found = _logged(row.event for row in log.rows_since(database, begins_after(day)))
    return [session for session in found if session.moment.day == day]


def sitting(mode: str, day: int, session: Ref) -> Hashable:
    """Give what tells which answers to a card follow on each other: their session, the first one.

    Elsewhere it is not known which reviews were of one; those of a `day` are taken as such.
    """
    return day if mode == ELSEWHERE else session


def roots(database: sqlite3.Connection) -> dict[Ref, Ref]:
    """Give for each session that takes another one up the first of them all."""
    rows = database.execute(
        """
        SELECT s.uid, e.seq, e.of_stream, e.of_seq
        FROM event e INDEXED BY event_session JOIN stream s ON s.id = e.stream
        WHERE e.kind = 'session' AND e.of_seq IS NOT NULL
        """
    )
    return _first({Ref(*row[:2]): Ref(*row[2:]) for row in rows})


def first_of(events: Iterable[Event]) -> dict[Ref, Ref]:
    """Give what `roots` does for the sessions among `events` alone."""
    return _first({one.ref: one.of for one in events if one.kind == "session" and one.of})


def _first(before: Mapping[Ref, Ref]) -> dict[Ref, Ref]:
    found: dict[Ref, Ref] = {}
    for ref in before:
        first, seen = ref, {ref}
        while (earlier := before.get(first)) is not None and earlier not in seen:
            first = earlier
            seen.add(first)
        found[ref] = first
    return found


def _logged(events: Iterable[Event]) -> list[LoggedSession]:
    found = (event for event in events if event.kind == "session")
    return [logged_session(event) for event in sorted(found, key=lambda event: event.order)]


def logged_session(event: Event) -> LoggedSession:
    """Give the session that row `event` began."""
    decks, facts = _detail(event.detail)
    return LoggedSession(event.ref, event.moment, event.mode or "", decks, facts, event.of)


def _detail(detail: str | None) -> tuple[tuple[tuple[str, str], ...], Mapping[str, object]]:
    """Give the decks of a session and the facts it began with."""
    import json

    try:
        facts = json.loads(detail or "{}")
        decks = facts.pop("decks", [])
        return tuple((str(deck), str(language)) for deck, language in decks), facts
    except (ValueError, TypeError, AttributeError):
        # A later version may write otherwise here; a session without decks is still a session.
        return (), {}
