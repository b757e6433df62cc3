"""What memory is made from, read at once for every card.

Most cards were answered and nothing else: of these the few columns that memory needs are read,
in order, without making an event of each row. A card about which the learner ever changed their
mind takes the long way.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from aiquiz.progress.effective import Effective, remembered
from aiquiz.progress.log import rows_of
from aiquiz.progress.schema import PLAIN
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import ASIDE

_ASIDE = ", ".join(f"'{mode}'" for mode in sorted(ASIDE))


class Answers(NamedTuple):
    """The answers to a card that memory is made from, in order: ratings and their study days.

    `card` is its number here, `last_ms` the time of the last one (UTC ms).
    """

    card: int
    given: list[tuple[int, int]]
    last_ms: int


def answers_of(database: sqlite3.Connection, card: int) -> Answers | None:
    """Give the answers to the card numbered `card`, None where there are none."""
    return _answers(card, remembered(row.event for row in rows_of(database, card)))


def _answers(card: int, reviews: Iterable[Effective]) -> Answers | None:
    found = [(review.rating, review.event.moment) for review in reviews]
    if not found:
        return None
    return Answers(card, [(rating, at.day) for rating, at in found], found[-1][1].at_ms)


def all_answers(database: sqlite3.Connection) -> Iterator[Answers]:
    """Give the answers to each card that has any."""
    changed = {
        card
        for [card] in database.execute(
            f"SELECT DISTINCT card FROM event WHERE card IS NOT NULL AND NOT {PLAIN}"
        )
    }
    rows = database.execute(
        f"""
        SELECT e.card, e.rating, e.at_ms, e.offset_min, e.day_start_min FROM event e
        JOIN stream s ON s.id = e.stream
        WHERE e.kind = 'review' AND e.mode NOT IN ({_ASIDE})
        ORDER BY e.card, e.at_ms, s.uid, e.seq
        """
    )
    for card, of_card in groupby(rows, itemgetter(0)):
        if card in changed:
            continue
        given = [(rating, Moment(*at).day, at[0]) for _card, rating, *at in of_card]
        yield Answers(card, [(rating, day) for rating, day, _ms in given], given[-1][2])
    for card in sorted(changed):
        found = answers_of(database, card)
        if found is not None:
            yield found
