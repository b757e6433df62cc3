"""The answers on which the learner overruled the grader."""

from collections.abc import Iterable
from typing import NamedTuple

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Review


class Overruled(NamedTuple):
    """An answer, the verdict that the grader gave and the learner's own, which counts.

    `typed` is None where it was forgotten.
    """

    card: CardKey
    moment: Moment
    typed: str | None
    graded: str
    verdict: str


def overruled(reviews: Iterable[tuple[Review, str]]) -> list[Overruled]:
    """Give those of `reviews`, each with the grader's verdict, of which it is another one now.

    The newest come first.
    """
    found = [
        Overruled(review.card, review.moment, review.typed, graded, review.verdict)
        for review, graded in reviews
        if graded != review.verdict
    ]
    return sorted(found, key=lambda one: one.moment.at_ms, reverse=True)
