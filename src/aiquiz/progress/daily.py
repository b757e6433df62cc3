"""What a study day has seen so far: cards that were asked, and what was allowed beyond limits."""

import sqlite3
from collections.abc import Iterable

from aiquiz.progress.effective import ALLOWANCE as KIND
from aiquiz.progress.effective import allowed, remembered
from aiquiz.progress.event import Event
from aiquiz.progress.log import rows_answered_since, rows_since
from aiquiz.scheduling.limits import Tally
from aiquiz.scheduling.review import ELSEWHERE, CardKey

_REVIEWS = {"due", "again"}
"""The modes of answers that the limit of reviews counts: what is studied ahead was not due."""


def answered_on(database: sqlite3.Connection, day: int) -> dict[str, Tally]:
    """Give how many cards were asked on study day `day`, by the id of their deck.

    Each counts once: as new where it was first studied that day, else as a review. One that was
    reset is first studied when it is studied again. What was answered elsewhere takes no room.
    """
    events: dict[CardKey, list[Event]] = {}
    for row in rows_answered_since(database, day):
        if row.event.card is not None:
            events.setdefault(row.event.card, []).append(row.event)
    found: dict[str, Tally] = {}
    for card, of_card in events.items():
        found[card.deck] = found.get(card.deck, Tally()).and_(_asked(of_card, day))
    return {deck: tally for deck, tally in found.items() if tally != Tally()}


def _asked(events: Iterable[Event], day: int) -> Tally:
    reviews = [review.event for review in remembered(events)]
    of_day = [event for event in reviews if event.moment.day == day]
    if not of_day:
        return Tally()
    if reviews[0].moment.day == day and reviews[0].mode != ELSEWHERE:
        return Tally(new=1)
    return Tally(reviews=int(any(event.mode in _REVIEWS for event in of_day)))


def allowed_on(database: sqlite3.Connection, day: int, since_ms: int) -> dict[str, Tally]:
    """Give what was allowed beyond the limits on study day `day`, by deck; see `Allowance`.

    No entry of the day is older than `since_ms` (UTC).
    """
    events = [row.event for row in rows_since(database, since_ms, (KIND, "undo"))]
    if not any(event.kind == KIND for event in events):
        return {}
    # JSON costs 2 ms to import, which a prompt that only counts should not pay.
    from aiquiz.progress.allowance import allowance_of

    found: dict[str, Tally] = {}
    for event in allowed(events):
        allowance = allowance_of(event) if event.moment.day == day else None
        if allowance is not None:
            found[allowance.deck] = found.get(allowance.deck, Tally()).and_(allowance.more)
    return found
