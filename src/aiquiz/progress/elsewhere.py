"""Reviews that were made in another program, taken into the log.

What names such a review is its card and its time: one that the log holds is not added again.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from aiquiz.progress import log
from aiquiz.progress.effective import effective
from aiquiz.progress.event import Event, event_of
from aiquiz.progress.numbers import known_number
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import ELSEWHERE, CardKey, Ref, Review, Undo


class Source(NamedTuple):
    """Where reviews come from: the name of the file, and when it was read."""

    file: str
    moment: Moment


def not_there(database: sqlite3.Connection, reviews: Iterable[Review]) -> list[Review]:
    """Give those of `reviews` that the log doesn't hold, each once."""
    known: dict[CardKey, set[int]] = {}
    fresh: list[Review] = []
    for review in reviews:
        if review.card not in known:
            known[review.card] = _times(database, known_number(database, review.card))
        if review.moment.at_ms not in known[review.card]:
            known[review.card].add(review.moment.at_ms)
            fresh.append(review)
    return fresh


def _times(database: sqlite3.Connection, card: int | None) -> set[int]:
    """Give the times (UTC ms) of the reviews of a card that are not to be added again.

    Those made elsewhere and taken back since may come again, in another zone perhaps.
    """
    if card is None:
        return set()
    events = [row.event for row in log.rows_of(database, card)]
    reviews = [event for event in events if event.kind == "review"]
    if any(event.kind == "undo" for event in events):
        standing = {found.event.ref for found in effective(events)}
        reviews = [one for one in reviews if one.mode != ELSEWHERE or one.ref in standing]
    return {event.moment.at_ms for event in reviews}


def standing(database: sqlite3.Connection, reviews: Iterable[Review]) -> list[Event]:
    """Give the rows of those of `reviews` that were made elsewhere, are in the log and count."""
    times: dict[CardKey, set[int]] = {}
    for review in reviews:
        times.setdefault(review.card, set()).add(review.moment.at_ms)
    return [
        found.event
        for card, of_card in times.items()
        if (number := known_number(database, card)) is not None
        for found in effective(row.event for row in log.rows_of(database, number))
        if found.event.mode == ELSEWHERE and found.event.moment.at_ms in of_card
    ]


def write(
    database: sqlite3.Connection,
    stream: tuple[int, bytes],
    reviews: Sequence[Review],
    numbers: dict[CardKey, int],
    source: Source,
) -> int:
    """Write `reviews` behind a row that tells of `source`; give the place of the last row.

    `stream` is the number and the name of this run's, `numbers` are those of the cards. The
    memories of the cards are left as they were.
    """
    # json costs 2 ms to import, which a prompt that only counts should not pay.
    import json

    number, uid = stream
    seq = log.next_place(database, number)
    detail = json.dumps({"file": source.file, "reviews": len(reviews)})
    log.write(
        database, number, None, Event(Ref(uid, seq), "import", source.moment, detail=detail), None
    )
    for place, review in enumerate(reviews, seq + 1):
        event = event_of(review, Ref(uid, place), seq, review.card)
        log.write(database, number, numbers[review.card], event, None)
    return seq + len(reviews)


def take_back(
    database: sqlite3.Connection,
    stream: tuple[int, bytes],
    rows: Sequence[Event],
    numbers: Mapping[CardKey, int],
    moment: Moment,
) -> int:
    """Write that `rows`, which are reviews, are undone; give the place of the last row.

    What holds for `write` holds for it.
    """
    number, uid = stream
    seq = log.next_place(database, number)
    for place, row in enumerate(rows, seq):
        assert row.card is not None
        undo = event_of(Undo(row.ref, moment), Ref(uid, place), None, row.card)
        log.write(database, number, numbers[row.card], undo, None)
    return seq + len(rows) - 1
