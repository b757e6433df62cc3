"""Parameters held against what the learner remembered: how well they foretold it."""

from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import CardKey, Rating

Answers = Sequence[tuple[Rating, int]]
"""The answers to one card in their order: each with its rating and its study day."""

Group = tuple[int, int, int]
"""What reviews alike have in common."""

_LEAST, _MOST = 1e-6, 1 - 1e-6
"""What a forecast is bounded to: none is so sure that one answer may tell everything."""

_SURE = 1.96
"""How many standard errors either way hold 19 of 20 differences that are only chance."""


class Forecast(NamedTuple):
    """The chance that a card was remembered on a day, as parameters had it, and what came.

    `group` is what reviews alike have in common; see `_group`.
    """

    chance: float
    remembered: bool
    group: Group


class Fit(NamedTuple):
    """How well parameters foretold `reviews` answers.

    `loss` is the mean log-loss, `calibration` the mean distance (root of the squares, weighted)
    between the share remembered and the share foretold over groups of reviews alike; the smaller,
    the better. `foretold` and `remembered` are the shares over all of them, from 0 to 1.
    """

    reviews: int
    loss: float
    calibration: float
    foretold: float
    remembered: float


class Difference(NamedTuple):
    """By how much the log-loss of one set of parameters is above another's; below 0 is better.

    19 of 20 times the true difference lies between `low` and `high`, if cards are alike.
    """

    mean: float
    low: float
    high: float

    @property
    def sign(self) -> int:
        """-1 where it is better for sure, 1 where it is worse for sure, else 0."""
        return -1 if self.high < 0 else 1 if self.low > 0 else 0


def spaced(histories: Iterable[Answers]) -> list[int]:
    """Give the days of the answers that tell anything: those on a later day than the one before."""
    found: list[int] = []
    for answers in histories:
        last = None
        for _rating, day in answers:
            if last is not None and day > last:
                found.append(day)
            last = day if last is None else max(last, day)
    return sorted(found)


def forecasts(
    histories: Mapping[CardKey, Answers], since: int, parameters: tuple[float, ...]
) -> dict[CardKey, list[Forecast]]:
    """Give what `parameters` foretold of the spaced answers on study day `since` and later.

    Each is foretold from all that came before it, and from nothing that came after.
    """
    policy = Policy(parameters=parameters)
    found: dict[CardKey, list[Forecast]] = {}
    for key, answers in histories.items():
        memory: Memory | None = None
        for rating, day in answers:
            if memory is not None and day > memory.last_day and day >= since:
                told = Forecast(
                    min(max(recall(memory, day, policy), _LEAST), _MOST),
                    rating is not Rating.AGAIN,
                    _group(memory, day),
                )
                found.setdefault(key, []).append(told)
            memory = after(memory, rating, day, policy, key)
    return found


def _group(memory: Memory, day: int) -> Group:
    """Give the group of a review: by the days that passed, the reviews and the lapses before it.

    Each is doubled from group to group, as nobody has so many reviews that are alike in all.
    """
    passed = day - memory.last_day
    return passed.bit_length(), memory.reviews.bit_length(), memory.lapses.bit_length()


def fit(told: Mapping[CardKey, Sequence[Forecast]]) -> Fit:
    """Give how well what was `told` came true; there is at least one forecast."""
    every = [forecast for of_card in told.values() for forecast in of_card]
    groups: dict[Group, list[Forecast]] = {}
    for forecast in every:
        groups.setdefault(forecast.group, []).append(forecast)
    squares = sum(_squared(group) for group in groups.values())
    return Fit(
        reviews=len(every),
        loss=sum(map(_loss, every)) / len(every),
        calibration=sqrt(squares / len(every)),
        foretold=sum(forecast.chance for forecast in every) / len(every),
        remembered=sum(forecast.remembered for forecast in every) / len(every),
    )


def _loss(forecast: Forecast) -> float:
    return -log(forecast.chance if forecast.remembered else 1 - forecast.chance)


def _squared(group: Sequence[Forecast]) -> float:
    """Give how far a group's forecasts are from what came, squared, once for each of them."""
    off = sum(forecast.chance - forecast.remembered for forecast in group) / len(group)
    return len(group) * off * off


def difference(
    one: Mapping[CardKey, Sequence[Forecast]], other: Mapping[CardKey, Sequence[Forecast]]
) -> Difference:
    """Give by how much the loss of `one` is above that of `other`, told of the same answers.

    Answers to one card are no evidence of their own: the cards are what varies.
    """
    sums = [
        (sum(map(_loss, one[card])) - sum(map(_loss, other[card])), len(one[card])) for card in one
    ]
    reviews, cards = sum(count for _sum, count in sums), len(sums)
    mean = sum(total for total, _count in sums) / reviews
    if cards < 2:
        return Difference(mean, -float("inf"), float("inf"))
    spread = sum((total - mean * count) ** 2 for total, count in sums)
    error = sqrt(spread * cards / (cards - 1)) / reviews
    return Difference(mean, mean - _SURE * error, mean + _SURE * error)
