"""What parameters are held against: those that hold now, and what the learner remembered."""

from typing import TYPE_CHECKING

from aiquiz.progress import parameters
from aiquiz.progress.database import reading
from aiquiz.progress.effective import remembered
from aiquiz.progress.event import Event
from aiquiz.progress.log import all_rows
from aiquiz.scheduling.review import CardKey, Rating

if TYPE_CHECKING:
    from aiquiz.progress.store import Store


def held(store: "Store") -> Event | None:
    """Give the row whose parameters hold, None for the defaults. Raises StoreError."""
    with reading(store.path):
        return parameters.held(store.database)


def answers(store: "Store") -> dict[CardKey, list[tuple[Rating, int]]]:
    """Give the answers that memory is made from, by card, each with its study day, in their order.

    Raises StoreError.
    """
    found: dict[CardKey, list[tuple[Rating, int]]] = {}
    with reading(store.path):
        reviews = remembered(row.event for row in all_rows(store.database))
    for review in reviews:
        assert review.event.card is not None
        answer = Rating(review.rating), review.event.moment.day
        found.setdefault(review.event.card, []).append(answer)
    return found
