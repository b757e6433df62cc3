"""Studying ahead: cards before their day, so that a later one asks less."""

from collections.abc import Iterable

from aiquiz.scheduling.fuzz import share
from aiquiz.scheduling.queue import Agenda, Candidate, alone, is_due
from aiquiz.scheduling.siblings import family

EARLY = "early"
"""The mode of an answer before the card was due. Memory is made from it as from any other."""


def ahead(
    candidates: Iterable[Candidate],
    agenda: Agenda,
    *,
    within: int | None = None,
    limit: int | None = None,
    seed: int,
) -> list[Candidate]:
    """Give studied cards that are not due on the day of `agenda`, those due soonest first.

    With `within`, only those due in so many days. Cards of one day are shuffled by `seed`, in the
    same way each time, and of siblings only the first is asked, or none where another was or is to
    be asked today. `limit` bounds the whole; the limits of a day don't.
    """
    day = agenda.day
    last = None if within is None else day + within
    known = [candidate for candidate in candidates if candidate.memory is not None]
    due = {family(one.key) for one in known if one.memory and is_due(one.memory, day)}
    found = sorted(
        (one.memory.due_day, share(one.key, seed), one.key, one)
        for one in known
        if one.memory
        and not is_due(one.memory, day)
        and (last is None or one.memory.due_day <= last)
    )
    return alone([one for *_, one in found], agenda.answered | due)[:limit]
