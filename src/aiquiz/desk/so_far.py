"""What was answered so far, as far as today tells of it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from aiquiz.desk.pace import PACE_OVER
from aiquiz.progress.reviews import LoggedReview
from aiquiz.progress.trouble import STILL_READABLE, StoreError
from aiquiz.scheduling.review import ELSEWHERE, CardKey
from aiquiz.scores.missed import missed as missed_in

if TYPE_CHECKING:
    from aiquiz.progress.store import Store

Found = TypeVar("Found")


class SoFar(NamedTuple):
    """What was answered so far.

    `days` are the study days on which anything was, here or elsewhere. Of the reviews made here
    `of_today` are today's and `last` those that tell the pace, both in order. The cards `missed`
    were not right when they were asked last.
    """

    days: frozenset[int] = frozenset()
    of_today: Sequence[LoggedReview] = ()
    last: Sequence[LoggedReview] = ()
    missed: frozenset[CardKey] = frozenset()


def so_far(store: "Store", today: int) -> SoFar:
    """Give what was answered up to study day `today`. Raises StoreError."""
    return _counted(
        store,
        lambda: SoFar(
            frozenset().union(*store.days().values()),
            store.answered_here(today, today),
            store.last_here(PACE_OVER),
            store.missed(),
        ),
        lambda: so_far_of(store.reviews(), today),
    )


def so_far_of(reviews: Sequence[LoggedReview], today: int) -> SoFar:
    """Give what `so_far` does from all `reviews` that count, in order."""
    here = [logged for logged in reviews if logged.review.mode != ELSEWHERE]
    return SoFar(
        frozenset(logged.review.moment.day for logged in reviews),
        [logged for logged in here if logged.review.moment.day == today],
        here[-PACE_OVER:],
        _missed_of(reviews),
    )


def missed(store: "Store") -> frozenset[CardKey]:
    """Give the cards that were not right when they were asked last. Raises StoreError."""
    return _counted(store, store.missed, lambda: _missed_of(store.reviews()))


def _missed_of(reviews: Sequence[LoggedReview]) -> frozenset[CardKey]:
    return missed_in((logged.sitting, logged.review) for logged in reviews)


def _counted(store: "Store", found: Callable[[], Found], otherwise: Callable[[], Found]) -> Found:
    """Give what is `found` once all is counted; where that can't be written, `otherwise`."""
    try:
        for _share in store.count():
            pass
    except StoreError as error:
        if error.code not in STILL_READABLE:
            raise
        return otherwise()
    return found()
