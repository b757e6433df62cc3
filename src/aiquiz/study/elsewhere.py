"""What another window did to the cards of a session while it lasts."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from aiquiz.grading.grader import Grader
from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import is_due
from aiquiz.scheduling.review import CardKey

Gone = Literal["answered", "bury", "suspend", "not-due"]
"""Why a card is no longer asked: it was answered in another window, put off until tomorrow or for
good there, or its day is another one now."""


class Elsewhere(NamedTuple):
    """What stands on disk by now: the memories of the cards still to come, and all marks.

    `graders` are by deck id and language; they know the answers accepted by now.
    """

    memories: Mapping[CardKey, Memory | None]
    marks: Marks
    graders: Mapping[tuple[str, str], Grader]


def why_gone(expected: Memory | None, present: Memory | None, day: int) -> Gone | None:
    """Give why a card is not asked on study day `day`, None where it is, from its `present` memory.

    `expected` is the memory that it had here. A card that was reset, or whose answer was taken
    back, is asked as it is now; so is one whose memory changed because other parameters hold.
    """
    if present is None or present == expected:
        return None
    before = 0 if expected is None else expected.reviews
    if present.reviews > before and present.last_day >= day:
        return "answered"
    # What was to be asked before its day, or once more, was not due before either.
    was_due = expected is None or is_due(expected, day)
    return "not-due" if was_due and not is_due(present, day) else None
