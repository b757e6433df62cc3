"""The score of a session, from its review rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import ASIDE, MOST_MS, CardKey, Review


@dataclass(frozen=True, slots=True)
class SessionScore:
    """One session in figures.

    `mode` is "study", "cram" or "quiz".
    `cards` is how many were asked and `correct` how many of them were right when first asked;
    `score` is the credit of those answers over the cards, from 0 to 1. `answers` counts repeats
    too, and `spent_ms` is the time over all of them.
    """

    started: Moment
    mode: str
    decks: tuple[tuple[str, str], ...]
    cards: int
    correct: int
    score: float
    answers: int
    spent_ms: int


def first_tries(reviews: Sequence[Review]) -> list[Review]:
    """Give the first of `reviews`, which are of one session and in order, for each card."""
    firsts: dict[CardKey, Review] = {}
    for review in reviews:
        firsts.setdefault(review.card, review)
    return list(firsts.values())


def session_score(reviews: Sequence[Review]) -> SessionScore:
    """Give the score of a session from its `reviews`, in order; there is at least one."""
    firsts = first_tries(reviews)
    return SessionScore(
        started=reviews[0].moment,
        mode=reviews[0].mode if reviews[0].mode in ASIDE else "study",
        decks=tuple(dict.fromkeys(review.card[:2] for review in reviews)),
        cards=len(firsts),
        correct=sum(review.verdict == "correct" for review in firsts),
        score=sum(review.credit for review in firsts) / len(firsts),
        answers=len(reviews),
        spent_ms=sum(min(review.took_ms, MOST_MS) for review in reviews),
    )


def pace_ms(reviews: Sequence[Review], otherwise: int) -> int:
    """Give the median time of an answer in milliseconds; `otherwise` where there are under ten."""
    times = sorted(min(review.took_ms, MOST_MS) for review in reviews)
    return times[len(times) // 2] if len(times) >= 10 else otherwise
