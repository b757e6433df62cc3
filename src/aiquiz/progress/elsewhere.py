"""Reviews that were made in another program, taken into the log.

What names such a review is its card and its time: one that the log holds, whatever became of it
since, is not added again.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from aiquiz.progress import log
from aiquiz.progress.event import Event, event_of
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Ref, Review


class Source(NamedTuple):
    """Where reviews come from: the name of the file, and when it was read."""

    file: str
    moment: Moment


def not_there(
    database: sqlite3.Connection,
    reviews: Iterable[Review],
    number_of: Callable[[CardKey], int | None],
) -> list[Review]:
    """Give those of `reviews` that the log doesn't hold, each once.

    `number_of` gives the number of a card here, None for one that the log never named.
    """
    known: dict[CardKey, set[int]] = {}
    fresh: list[Review] = []
    for review in reviews:
        if review.card not in known:
            known[review.card] = _times(database, number_of(review.card))
        if review.moment.at_ms not in known[review.card]:
            known[review.card].add(review.moment.at_ms)
            fresh.append(review)
    return fresh


def _times(database: sqlite3.Connection, card: int | None) -> set[int]:
    query = "SELECT at_ms FROM event WHERE card = ? AND kind = 'review'"
    return {at_ms for [at_ms] in database.execute(query, (card,))}


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
    # A change whose confirmation was lost may have left rows that this run doesn't know of.
    [[seq]] = database.execute(
        "SELECT coalesce(max(seq), 0) + 1 FROM event WHERE stream = ?", (number,)
    )
    detail = json.dumps({"file": source.file, "reviews": len(reviews)})
    log.write(
        database, number, None, Event(Ref(uid, seq), "import", source.moment, detail=detail), None
    )
    for place, review in enumerate(reviews, seq + 1):
        event = event_of(review, Ref(uid, place), seq, review.card)
        log.write(database, number, numbers[review.card], event, None)
    return int(seq) + len(reviews)
