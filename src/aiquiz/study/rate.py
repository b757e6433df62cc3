"""From verdicts to a rating and a credit."""

from aiquiz.grading.verdict import Outcome, Verdict
from aiquiz.scheduling.review import Rating

PASS_MARK = 0.6
"""The share of a list from which it counts as remembered."""

HELPED_CREDIT = 0.5
"""What a right answer is worth after a hint, or on the second try."""

Earned = tuple[Rating, float]
"""The rating that an answer earns, and its credit towards the score, from 0 to 1."""


def earned(verdict: Verdict, hints: int, first: Verdict | None = None) -> Earned:
    """Give what an answer earns; `first` is the verdict on the try before it, where one was.

    Easy is only ever the learner's own word. Correct is Good, after a hint or on the second try
    Hard; close and wrong are Again. Of a list the better try counts, by its share. How long the
    answer took does not matter: grading by time did not predict later recall any better.
    """
    tries = [verdict] if first is None else [first, verdict]
    helped = bool(hints) or first is not None
    if _listed(*tries):
        return _by_share(max(one.score for one in tries), hints, helped=helped)
    return granted(verdict.outcome, helped=helped)


def first_counts(first: Verdict, second: Verdict) -> bool:
    """Tell whether of two tries the first one counts: for a list, where it was the better."""
    return _listed(first, second) and first.score > second.score


def _listed(*tries: Verdict) -> bool:
    # Only a list that was not named in full has items in its verdict for sure.
    return any(one.items for one in tries)


def _by_share(share: float, hints: int, *, helped: bool) -> Earned:
    credit = min(share, HELPED_CREDIT) if hints else share
    if share < PASS_MARK:
        return Rating.AGAIN, credit
    return Rating.HARD if helped or share < 1 else Rating.GOOD, credit


def granted(outcome: Outcome, *, helped: bool) -> Earned:
    """Give what an answer with this outcome earns; `helped` tells of a hint or a second try."""
    if outcome != "correct":
        return Rating.AGAIN, 0.0
    return (Rating.HARD, HELPED_CREDIT) if helped else (Rating.GOOD, 1.0)
