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
    studied. What was answered elsewhere tells nothing of the pace here. Raises StoreError.
    """
    before = store.answered_here(today - _RECENT_DAYS, today - 1, PACE_OVER)
    return pace_ms([logged.review for logged in before], USUAL_PACE_MS)
