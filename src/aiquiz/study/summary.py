"""How a session went, as facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiquiz.grading.verdict import Outcome
from aiquiz.study.asking import Answered


@dataclass(frozen=True, slots=True)
class Missed:
    """A card to look at again: the question, what was given instead, and the answer."""

    question: str
    given: str
    matched: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Slowest:
    """The card that took longest, in milliseconds."""

    question: str
    took_ms: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A session in figures; only the first asking of each card counts.

    Of the `correct` ones, `exact` were answered just so, `slips` with something forgiven,
    `second` on the second try, and `overruled` are right by the learner's own word. `score` is
    the credit over the cards asked, from 0 to 1. `elapsed_ms` runs from the first question to
    the last answer.
    """

    planned: int
    asked: int
    correct: int
    exact: int
    slips: int
    second: int
    overruled: int
    close: int
    score: float
    elapsed_ms: int
    trail: tuple[Outcome | None, ...]
    missed: tuple[Missed, ...]
    slowest: Slowest | None


def summarise(
    answers: Sequence[tuple[Answered, float]],
    trail: Sequence[Outcome | None],
    elapsed_ms: int,
) -> Summary:
    """Give the summary of the first `answers`, each with its credit; `trail` is all planned."""
    outcomes = [answered.outcome for answered, _ in answers]
    ways = [_way(answered) for answered, _ in answers if _right(answered)]
    slow = max((answered for answered, _ in answers), key=lambda a: a.took_ms, default=None)
    return Summary(
        planned=len(trail),
        asked=len(answers),
        correct=len(ways),
        exact=ways.count("exact"),
        slips=ways.count("slip"),
        second=ways.count("second"),
        overruled=ways.count("overruled"),
        close=outcomes.count("close"),
        score=sum(credit for _, credit in answers) / len(answers) if answers else 0.0,
        elapsed_ms=elapsed_ms,
        trail=tuple(trail),
        missed=tuple(_missed(answered) for answered, _ in answers if not _right(answered)),
        slowest=Slowest(slow.question.card.question, slow.took_ms) if slow else None,
    )


def _right(answered: Answered) -> bool:
    return answered.outcome == "correct"


def _way(answered: Answered) -> str:
    """Give in which way an answer is right."""
    if answered.overruled:
        return "overruled"
    if answered.tries > 1:
        return "second"
    return "exact" if answered.verdict.reason.code == "exact" else "slip"


def _missed(answered: Answered) -> Missed:
    question, matched = answered.question.card.question, answered.verdict.matched
    return Missed(question, answered.given, matched, answered.outcome)
