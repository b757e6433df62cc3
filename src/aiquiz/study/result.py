"""How one card was first answered in a session."""

from dataclasses import dataclass
from typing import Literal

from aiquiz.deck.card import Card, answer_of
from aiquiz.grading.verdict import Outcome, Reason
from aiquiz.scheduling.review import CardKey, Review
from aiquiz.study.asking import Answered

Way = Literal["exact", "slip", "second", "overruled", ""]
"""In which way an answer is right: just so, with something forgiven, on the second try, by the
learner's own word; "" where it is not."""


@dataclass(frozen=True, slots=True)
class Result:
    """The first answer to a card of a session, as it stands after every change of mind.

    `given` is what was answered, "" for nothing, and `answer` the right one that is nearest to
    it. `overruled` says that the outcome is the learner's word. `credit` is what it earned, from
    0 to 1. `reason` is that of the grader, None where its facts are not known any more. Where
    what was given is `forgotten`, `given` is "" too.
    """

    key: CardKey
    card: Card
    given: str
    answer: str
    outcome: Outcome
    way: Way
    overruled: bool
    credit: float
    took_ms: int
    reason: Reason | None
    forgotten: bool = False


def result_of(answered: Answered, credit: float) -> Result:
    """Give the result that an answer of this sitting is, which earned `credit`."""
    verdict, question = answered.verdict, answered.question
    return Result(
        key=question.key,
        card=question.card,
        given=answered.given,
        answer=verdict.matched,
        outcome=answered.outcome,
        way=_way(
            answered.outcome,
            verdict.reason.code,
            tries=answered.tries,
            overruled=answered.overruled is not None,
        ),
        overruled=answered.overruled is not None,
        credit=credit,
        took_ms=answered.took_ms,
        reason=verdict.reason,
    )


def result_in_log(review: Review, card: Card, *, overruled: bool) -> Result:
    """Give the result that the log holds of `card`: of the reason the facts are gone."""
    outcome: Outcome = "wrong"
    if review.verdict in ("correct", "close"):
        outcome = "correct" if review.verdict == "correct" else "close"
    return Result(
        key=review.card,
        card=card,
        given=review.typed or "",
        answer=answer_of(card),
        outcome=outcome,
        way=_way(outcome, review.reason, tries=review.tries, overruled=overruled),
        overruled=overruled,
        credit=review.credit,
        took_ms=review.took_ms,
        reason=None,
        forgotten=review.forgotten,
    )


def _way(outcome: Outcome, reason: str, *, tries: int, overruled: bool) -> Way:
    if outcome != "correct":
        return ""
    if overruled:
        return "overruled"
    if tries > 1:
        return "second"
    return "exact" if reason == "exact" else "slip"
