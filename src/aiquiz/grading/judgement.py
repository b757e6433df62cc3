"""What one accepted form makes of an answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from aiquiz.grading.verdict import Fact, Item, Outcome

RANK: dict[Outcome, int] = {"wrong": 0, "close": 1, "correct": 2}


@dataclass(frozen=True, slots=True)
class Judgement:
    """An outcome with the code of its reason.

    `stage` names what decided. `slips` counts the words that were not typed as they are spelt,
    so that of two forms the nearer one can be told. `items` are set for a list alone.
    """

    outcome: Outcome
    code: str
    stage: str
    score: float = 0.0
    slips: int = 0
    facts: dict[str, Fact] = field(default_factory=dict)
    items: tuple[Item, ...] = ()

    @property
    def order(self) -> tuple[int, float, int]:
        """What orders judgements, the best last."""
        return RANK[self.outcome], self.score, -self.slips


def correct(code: str, stage: str, slips: int = 0) -> Judgement:
    """Give the judgement that an answer is right."""
    return Judgement("correct", code, stage, 1.0, slips)


def close(code: str, stage: str, **facts: Fact) -> Judgement:
    """Give the judgement that an answer is nearly right."""
    return Judgement("close", code, stage, facts=facts)


def wrong(code: str, stage: str, **facts: Fact) -> Judgement:
    """Give the judgement that an answer is wrong."""
    return Judgement("wrong", code, stage, facts=facts)


def best(judgements: Iterable[Judgement]) -> Judgement:
    """Give the best of `judgements`, of which there is at least one; of equals the first."""
    return max(judgements, key=lambda judgement: judgement.order)


def worst(judgements: Iterable[Judgement]) -> Judgement:
    """Give the worst of `judgements`, of which there is at least one; of equals the first."""
    return min(judgements, key=lambda judgement: judgement.order)


def at_most_close(judgement: Judgement, code: str) -> Judgement:
    """Lower a correct judgement to close, for the reason `code`."""
    if judgement.outcome != "correct":
        return judgement
    return replace(judgement, outcome="close", code=code, score=0.0)
