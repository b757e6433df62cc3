"""How long the learner takes for an answer."""

from typing import TYPE_CHECKING

from aiquiz.scores.session import pace_ms

if TYPE_CHECKING:
    from aiquiz.progress.store import Store

USUAL_PACE_MS = 12_000
"""What an answer is taken to need before the learner's own pace is known."""

PACE_OVER = 500
"""How many of the last answers tell the learner's pace."""

_RECENT_DAYS = 60


def pace_before(store: "Store", today: int) -> int:
    """Give the milliseconds that an answer took in the weeks before study day `today`.

    What is answered today does not count: what the day has room for must not change while it is
    studied. Raises StoreError.
    """
    recent = [logged.review for logged in store.reviews(since=today - _RECENT_DAYS)]
    before = [review for review in recent if review.moment.day < today]
    return pace_ms(before[-PACE_OVER:], USUAL_PACE_MS)
