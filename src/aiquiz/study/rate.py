"""From a verdict to a rating and a credit."""

from aiquiz.grading.verdict import Verdict
from aiquiz.scheduling.review import Rating

HINTED_CREDIT = 0.5


def rating_for(verdict: Verdict, hints: int) -> Rating:
    """Give the rating an answer earns by itself: Easy is only ever the learner's own word.

    Correct is Good, after a hint Hard; close and wrong are Again. How long the answer took does
    not matter: grading by time did not predict later recall any better.
    """
    if verdict.outcome != "correct":
        return Rating.AGAIN
    return Rating.HARD if hints else Rating.GOOD


def credit_for(verdict: Verdict, hints: int) -> float:
    """Give what an answer earns towards the score, from 0 to 1."""
    return min(verdict.score, HINTED_CREDIT) if hints else verdict.score
