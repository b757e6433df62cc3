"""All answers in a few figures."""

from typing import NamedTuple

from aiquiz.scheduling.sums import Sums
from aiquiz.scores.outcome import OUTCOMES, Outcome, outcome


class Totals(NamedTuple):
    """All answers.

    `answers` were given on so many `days` in `spent_ms`, of which an answer counts a minute at
    most; `correct` are right as they stand. `outcomes` count those that the grader judged.
    """

    answers: int
    correct: int
    days: int
    spent_ms: int
    outcomes: dict[Outcome, int]


def totals(sums: Sums) -> Totals:
    """Give the totals of `sums`."""
    answers = correct = spent = 0
    days: set[int] = set()
    outcomes = dict.fromkeys(OUTCOMES, 0)
    for key, (count, ms) in sums.answers.items():
        answers += count
        spent += ms
        correct += count if key.verdict == "correct" else 0
        days.add(key.day)
        found = outcome(key.mode, key.verdict, key.reason, overruled=bool(key.overruled))
        if found is not None:
            outcomes[found] += count
    return Totals(answers, correct, len(days), spent, outcomes)
