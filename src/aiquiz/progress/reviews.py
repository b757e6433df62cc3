"""The reviews that count, as the log tells them: each as it stands after every change of mind."""

import sqlite3
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from aiquiz.progress import log, numbers, sessions
from aiquiz.progress.effective import Effective, effective, is_before, remembered, resets
from aiquiz.progress.event import review_of
from aiquiz.scheduling.days import Moment, begins_after
from aiquiz.scheduling.review import Rating, Ref, Review


class LoggedReview(NamedTuple):
    """A review that counts: its place in the log, its session's, and itself as it stands now.

    A session that was left open and taken up again is one. `graded` is the grader's own verdict.
    """

    ref: Ref
    session: Ref
    review: Review
    graded: str

    @property
    def sitting(self) -> Hashable:
        """What tells which answers to a card follow on each other."""
        return sessions.sitting(self.review.mode, self.review.moment.day, self.session)

    @property
    def overridden(self) -> bool:
        """Whether the verdict is the learner's and not the grader's."""
        return self.graded != self.review.verdict


class CardHistory(NamedTuple):
    """What the log holds of one card: the reviews that count, in order, and when it was reset.

    `behind` tells of each review how many of the resets it came after, which a clock set back
    does not change.
    """

    reviews: tuple[LoggedReview, ...] = ()
    resets: tuple[Moment, ...] = ()
    behind: tuple[int, ...] = ()


def counting(database: sqlite3.Connection, since: int | None) -> list[LoggedReview]:
    """Give every review that counts, in the order in which they happened.

    With `since` only those of that study day and later.
    """
    found = (
        log.all_rows(database) if since is None else log.rows_since(database, begins_after(since))
    )
    rows = {row.event.ref: row for row in found}
    first = sessions.roots(database)
    return [
        logged(review, rows[review.event.ref].typed, first)
        for review in effective(row.event for row in rows.values())
        if since is None or review.event.moment.day >= since
    ]


def in_slices(
    database: sqlite3.Connection, since: int | None, decks: Collection[tuple[str, str]] | None
) -> Iterator[list[LoggedReview]]:
    """Give what `counting` does by some cards at a time, those of `decks` where they are given.

    `in_order` puts all of them in order. Between the slices nothing is locked: what is answered
    meanwhile may be among them or not.
    """
    first = sessions.roots(database)
    begin = 0 if since is None else begins_after(since)
    cards = numbers.cards_of(database, decks)
    for start in range(0, len(cards), _CARDS):
        about = log.rows_about(database, cards[start : start + _CARDS], begin)
        rows = {row.event.ref: row for row in about}
        yield [
            logged(review, rows[review.event.ref].typed, first)
            for review in effective(row.event for row in rows.values())
            if since is None or review.event.moment.day >= since
        ]


_CARDS = 200
"""Cards whose reviews are read at a time: tens of milliseconds, for which other work waits."""


def in_order(slices: Iterable[Sequence[LoggedReview]]) -> list[LoggedReview]:
    """Give the reviews of all `slices` in the order in which they happened."""
    found = [one for each in slices for one in each]
    return sorted(found, key=lambda one: (one.review.moment.at_ms, one.ref))


def made_here(database: sqlite3.Connection, span: log.Span, most: int) -> list[LoggedReview]:
    """Give the last `most` reviews made here in `span` that count, in order."""
    first = sessions.roots(database)
    found: list[LoggedReview] = []
    while len(found) < most:
        begin = log.time_of_last_here(database, most + _UNDONE, span)
        if begin is None:
            break
        rows, changes = log.rows_here(database, span._replace(since_ms=begin))
        typed = {row.event.ref: row.typed for row in rows}
        standing = effective(row.event for row in (*rows, *changes))
        earlier = [logged(review, typed[review.event.ref], first) for review in standing]
        found, span = [*earlier, *found], span._replace(before_ms=begin)
    return found[-most:]


_UNDONE = 10
"""How many of the last reviews may have been undone without more having to be read."""


def behind_memory(database: sqlite3.Connection) -> list[LoggedReview]:
    """Give the reviews that memory is made from, in their order; see `effective.remembered`."""
    rows = {row.event.ref: row for row in log.all_rows(database)}
    found = remembered(row.event for row in rows.values())
    return [logged(review, rows[review.event.ref].typed, {}) for review in found]


def history(database: sqlite3.Connection, card: int) -> CardHistory:
    """Give what was answered to the card that has number `card` here, also before a reset."""
    found = list(log.rows_of(database, card))
    rows = {row.event.ref: row for row in found}
    events = [row.event for row in found]
    reviews, new_again = effective(events), resets(events)
    return CardHistory(
        tuple(logged(review, rows[review.event.ref].typed, {}) for review in reviews),
        tuple(reset.moment for reset in new_again),
        tuple(sum(not is_before(one.event, reset) for reset in new_again) for one in reviews),
    )


def logged(found: Effective, typed: str | None, first: Mapping[Ref, Ref]) -> LoggedReview:
    """Give `found` with what was `typed`; `first` are the sessions that others take up."""
    review = review_of(found.event, typed)
    session = Ref(found.event.ref.stream, found.event.session or 0)
    return LoggedReview(
        found.event.ref,
        first.get(session, session),
        review._replace(verdict=found.verdict, credit=found.credit, rating=Rating(found.rating)),
        review.verdict,
    )
