"""What an answer came to in the end: the five outcomes that scores tell apart."""

from typing import Literal

from aiquiz.scheduling.review import ELSEWHERE

Outcome = Literal["exact", "slip", "close", "wrong", "override"]
"""Right as it is accepted; right in another form, or but for a slip; close; wrong; or whatever the
learner made of it against the grader."""

OUTCOMES: tuple[Outcome, ...] = ("exact", "slip", "close", "wrong", "override")


def outcome(mode: str, verdict: str, reason: str, *, overruled: bool) -> Outcome | None:
    """Give the outcome of a review; None for one made elsewhere, of which no grader knows."""
    if mode == ELSEWHERE:
        return None
    if overruled:
        return "override"
    if verdict == "correct":
        return "exact" if reason == "exact" else "slip"
    return "close" if verdict == "close" else "wrong"
