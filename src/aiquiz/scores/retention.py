"""Retention: how many of the tries of a memory found it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, TypeVar

from aiquiz.scheduling.sums import TESTED, AnswerKey, Sums
from aiquiz.scores.period import Period, start, unbroken


class Tries(NamedTuple):
    """How often a memory was `tried`, and how often it was `recalled`."""

    tried: int = 0
    recalled: int = 0

    @property
    def share(self) -> float | None:
        """The share recalled, from 0 to 1; None where nothing was tried."""
        return self.recalled / self.tried if self.tried else None

    def and_(self, other: "Tries") -> "Tries":
        """Give the sum of both."""
        return Tries(self.tried + other.tried, self.recalled + other.recalled)


class Retention(NamedTuple):
    """Tries of `young` memories and of `mature` ones."""

    young: Tries = Tries()
    mature: Tries = Tries()

    @property
    def all(self) -> Tries:
        """Both together."""
        return self.young.and_(self.mature)

    def and_(self, other: "Retention") -> "Retention":
        """Give the sum of both."""
        return Retention(self.young.and_(other.young), self.mature.and_(other.mature))


def retention(sums: Sums) -> Retention:
    """Give retention over all of `sums`."""
    return _by(sums, lambda _key: None).get(None, Retention())


def retention_by_deck(sums: Sums) -> dict[tuple[str, str], Retention]:
    """Give retention by deck (id, language), for decks of which a memory was tried."""
    return _by(sums, lambda key: (key.deck, key.language))


def retention_by(sums: Sums, period: Period) -> dict[date, Retention]:
    """Give retention by the first dates of periods, from the first with a try to the last."""
    return unbroken(_by(sums, lambda key: start(key.day, period)), period, Retention())


_Name = TypeVar("_Name")


def _by(sums: Sums, name: Callable[[AnswerKey], _Name]) -> dict[_Name, Retention]:
    found: dict[_Name, Retention] = {}
    for key, (answers, _ms) in sums.answers.items():
        if key.stage in TESTED:
            of, tries = name(key), Tries(answers, answers if key.rating > 1 else 0)
            one = Retention(mature=tries) if key.stage == "mature" else Retention(young=tries)
            found[of] = found.get(of, Retention()).and_(one)
    return found
