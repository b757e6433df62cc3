"""The score of a session, from its answers."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import MOST_MS, CardKey, Review
from aiquiz.scheduling.session_answer import SessionAnswer


class SessionHead(NamedTuple):
    """What is known of a session before its answers are.

    `number` is its place among all that have an answer, from 1 for the oldest. `mode` is "study",
    "ahead", "cram" or "quiz"; a mock exam is a quiz. `asked_all` tells that it was asked for all
    decks there are. `planned` is how many cards it had, None where that is not known.
    """

    number: int
    started: Moment
    mode: str
    is_mock: bool = False
    asked_all: bool = False
    planned: int | None = None


class SessionScore(NamedTuple):
    """One session in figures.

    `decks` are those of the cards that were asked, in that order. `cards` is how many were asked
    and `correct` how many of them were right when first asked; `score` is the credit of those
    answers over the cards, from 0 to 1. `answers` counts repeats too, and `spent_ms` is the time
    over all of them. `trail` are the verdicts of the first answers, in order.
    """

    head: SessionHead
    decks: tuple[tuple[str, str], ...]
    cards: int
    correct: int
    score: float
    answers: int
    spent_ms: int
    trail: tuple[str, ...]

    @property
    def left(self) -> int:
        """How many cards were not asked any more when it was left; 0 where it came to its end."""
        return max((self.head.planned or 0) - self.cards, 0)


_Answer = TypeVar("_Answer", SessionAnswer, Review)


def first_tries(answers: Iterable[_Answer]) -> list[_Answer]:
    """Give the first of `answers`, which are of one session and in order, for each card."""
    firsts: dict[CardKey, _Answer] = {}
    for answer in answers:
        firsts.setdefault(answer.card, answer)
    return list(firsts.values())


def session_score(head: SessionHead, answers: Sequence[SessionAnswer]) -> SessionScore:
    """Give the score of a session from its `answers`, in order; there is at least one."""
    firsts = first_tries(answers)
    return SessionScore(
        head=head,
        decks=tuple(dict.fromkeys(answer.card[:2] for answer in firsts)),
        cards=len(firsts),
        correct=sum(answer.verdict == "correct" for answer in firsts),
        score=sum(answer.credit for answer in firsts) / len(firsts),
        answers=len(answers),
        spent_ms=sum(min(answer.took_ms, MOST_MS) for answer in answers),
        trail=tuple(answer.verdict for answer in firsts),
    )


def pace_ms(reviews: Sequence[Review], otherwise: int) -> int:
    """Give the median time of an answer in milliseconds; `otherwise` where there are under ten."""
    times = sorted(min(review.took_ms, MOST_MS) for review in reviews)
    return times[len(times) // 2] if len(times) >= 10 else otherwise
