"""A desk in a folder of its own, with decks and a clock that the tests know."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from aiquiz.desk import Desk
from aiquiz.desk.overview import DeckRow
from aiquiz.study import Phase, Session

CAPITALS = """\
title: Capitals
id: capitals
language: en
tags: [places]
cards:
  - {id: france, question: The capital of France?, answer: Paris, tags: [europe]}
  - {id: peru, question: The capital of Peru?, answer: Lima}
  - {id: kenya, question: The capital of Kenya?, answer: Nairobi}
"""
CAPITALES = """\
title: Capitales
id: capitals
language: fr
cards:
  - {id: france, question: La capitale de la France ?, answer: Paris}
"""
BROKEN = "title: ["
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Clock:
    """A clock that goes a second further at each look, and a day where it is told to."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def sleep(self, days: int) -> None:
        self.time += timedelta(days=days)


Sit = Callable[..., Desk]


def opened(desk: Desk) -> Desk:
    desk.open()
    return desk


def answer(desk: Desk, session: Session, *given: str) -> None:
    """Answer the next cards of `session`, as both faces do."""
    for text in given:
        assert session.phase is Phase.CHECKING
        session.checked(desk.store.memory(session.wanted), desk.now())
        session.answer(text, desk.now())
        assert session.entry is not None
        session.saved(*desk.write(session.entry))
        session.go_on()


def row(desk: Desk, name: str) -> DeckRow:
    [found] = [row for row in desk.overview().rows if row.name == name]
    return found


def new_left(desk: Desk) -> int:
    """Give how many new cards may still be asked today."""
    return desk.agenda(desk.store.memories(), ()).room.total.new
