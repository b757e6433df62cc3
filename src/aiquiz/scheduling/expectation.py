"""What a review is expected to leave behind, before it is answered.

An exam's plan asks this of every card on every day. Through py-fsrs, which builds whole cards, it
would take seconds for a deck of a few thousand; the two formulas of FSRS-6 that it needs take a
tenth of that. Tests hold them to what `fsrs6.after` gives.
"""

from math import exp

from aiquiz.scheduling.fsrs6 import LEAST_STABILITY, MOST_STABILITY, recall
from aiquiz.scheduling.memory import Memory, Policy

RIGHT_AT_ONCE = 0.5
"""The chance that a card never studied is taken to be right the first time it is asked."""


def recall_after(memory: Memory | None, day: int, later: int, policy: Policy) -> float:
    """Give the expected chance of recall on study day `later` of a card reviewed on `day`.

    It counts as Good with its chance of recall on `day` and else as Again. `memory`, which is None
    for a new card, was last reviewed before `day`, and `later` is not before `day`.
    """
    if memory is None:
        chance, right, wrong = RIGHT_AT_ONCE, policy.parameters[2], policy.parameters[0]
    else:
        chance = recall(memory, day, policy)
        right = _recalled(memory, chance, policy.parameters)
        wrong = _forgotten(memory, chance, policy.parameters)
    return chance * _left(right, day, later, policy) + (1 - chance) * _left(
        wrong, day, later, policy
    )


def _left(stability: float, day: int, later: int, policy: Policy) -> float:
    bounded = min(max(stability, LEAST_STABILITY), MOST_STABILITY)
    return recall(Memory(bounded, 5.0, day, later, 1, 0), later, policy)


def _recalled(memory: Memory, chance: float, w: tuple[float, ...]) -> float:
    """Give the stability after Good: the less certain recall was, the more it grows."""
    growth = exp(w[8]) * (11 - memory.difficulty) * (exp(w[10] * (1 - chance)) - 1)
    return float(memory.stability * (1 + growth * memory.stability ** -w[9]))


def _forgotten(memory: Memory, chance: float, w: tuple[float, ...]) -> float:
    """Give the stability after Again, which is less than before."""
    learnt_again = w[11] * memory.difficulty ** -w[12] * ((memory.stability + 1) ** w[13] - 1)
    most = memory.stability / exp(w[17] * w[18])
    return float(min(learnt_again * exp(w[14] * (1 - chance)), most))
