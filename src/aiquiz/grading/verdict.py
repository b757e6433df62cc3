"""What the grader says of an answer: facts only, no sentences."""

from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["correct", "close", "wrong"]
Fact = str | int


TELLS_WHAT_WAS_ASKED = frozenset({"half-range", "within"})
"""Codes whose words name what was asked: they come with it as the fact "asked"."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict fell: a code, and the facts that its sentence needs.

    `aiquiz.say.reasons` lists every code and puts it into words.
    """

    code: str
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One part of an answer that has several: an item, a gap, a place in an order, a pair.

    `text` is what was asked for, as the author wrote it, `given` what was given for it, "" for
    nothing.
    """

    text: str
    outcome: Outcome
    given: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What one stage of grading decided: its name, and a code of `aiquiz.say.steps`."""

    stage: str
    code: str
    facts: dict[str, Fact] = field(default_factory=dict)


Span = tuple[int, int]
"""Half-open range of characters."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one answer.

    `score` is its credit from 0 to 1. `matched` is the accepted form that the answer was held
    against, as the author wrote it. The spans are where `given` and `matched` differ, for a
    diff; both are empty where less than half of the letters agree. `items` are set where several
    things were asked for, `foreign` is what was given beside them, and `steps` tell what each
    stage made of the answer, in order.
    """

    outcome: Outcome
    score: float
    reason: Reason
    matched: str
    given_spans: tuple[Span, ...] = ()
    matched_spans: tuple[Span, ...] = ()
    items: tuple[Item, ...] = ()
    foreign: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
