"""What a study day has seen so far: cards that were asked, and what was allowed beyond limits."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from aiquiz.progress.effective import ALLOWANCE as KIND
from aiquiz.progress.effective import allowed, remembered
from aiquiz.progress.log import rows_of, rows_since
from aiquiz.progress.schema import PLAIN
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.limits import Tally
from aiquiz.scheduling.review import ASIDE, ELSEWHERE

_REVIEWS = {"due", "again"}
"""The modes of answers that the limit of reviews counts: what is studied ahead was not due."""


def answered_on(database: sqlite3.Connection, day: int) -> dict[str, Tally]:
    """Give how many cards were asked on study day `day`, by the id of their deck.

    Each counts once: as new where it was first studied that day, else as a review. One that was
    reset is first studied when it is studied again. What was answered elsewhere takes no room.
    """
    found: dict[str, Tally] = {}
    for deck, answers in _answered_since(database, day):
        found[deck] = found.get(deck, Tally()).and_(_asked(answers, day))
    return {deck: tally for deck, tally in found.items() if tally != Tally()}


_Answer = tuple[str | None, int]
"""The mode of an answer that memory is made from, and its study day."""


def _answered_since(database: sqlite3.Connection, day: int) -> Iterator[tuple[str, list[_Answer]]]:
    """Give the deck and the answers of each card answered on study day `day` or later, in order.

    The log only grows, and a shell prompt that asks for this should not wait longer each month.
    Of cards that were answered and nothing else a few columns are enough.
    """
    rows = database.execute(
        f"""
        SELECT e.card, d.deck, {PLAIN}, e.kind, e.mode, e.at_ms, e.offset_min, e.day_start_min
        FROM event e
        JOIN stream s ON s.id = e.stream
        JOIN card c ON c.id = e.card
        JOIN deck d ON d.id = c.deck
        WHERE e.card IN (SELECT card FROM memory WHERE last_day >= ?)
        ORDER BY e.card, e.at_ms, s.uid, e.seq
        """,
        (day,),
    ).fetchall()
    for number, of_card in groupby(rows, itemgetter(0)):
        several = list(of_card)
        if all(row[2] for row in several):
            reviews = (row[4:] for row in several if row[3] == "review" and row[4] not in ASIDE)
            answers = [(mode, Moment(*moment).day) for mode, *moment in reviews]
        else:
            events = (row.event for row in rows_of(database, number))
            answers = [(one.event.mode, one.event.moment.day) for one in remembered(events)]
        yield several[0][1], answers


def _asked(answers: Sequence[_Answer], day: int) -> Tally:
    modes = [mode for mode, on in answers if on == day]
    if not modes:
        return Tally()
    first, began = answers[0]
    if began == day and first != ELSEWHERE:
        return Tally(new=1)
    return Tally(reviews=int(any(mode in _REVIEWS for mode in modes)))


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
