"""Random steps of a learner as entries of a log: answers, and changes of mind about them."""

from typing import Any

from aiquiz.progress.store import Store
from aiquiz.scheduling.review import (
    ELSEWHERE,
    CardKey,
    Entry,
    Override,
    Rating,
    Ref,
    Rerating,
    Reset,
    Undo,
)
from tests.progress.test_store import at, review

MODES = {"review": "due", "quiz": "quiz", "elsewhere": ELSEWHERE}
VERDICTS = ("correct", "close", "wrong")


class Steps:
    """Writes steps one by one, and knows what was written: changes of mind are about that."""

    def __init__(self) -> None:
        self._reviews: list[Ref] = []
        self._every: list[Ref] = []

    def take(
        self,
        store: Store,
        kind: str,
        number: int,
        days: float,
        card: CardKey,
        rating: Rating = Rating.GOOD,
    ) -> None:
        """Write to `store` what `kind` names, a key of `MODES` or a change of mind.

        `number` chooses what it is about, and the verdict. A change of mind about nothing is none.
        """
        entry = self._entry(kind, number, days, card, rating)
        if entry is not None:
            self._every.append(store.append(entry)[0])
            if kind in MODES:
                self._reviews.append(self._every[-1])

    def _entry(
        self, kind: str, number: int, days: float, card: CardKey, rating: Rating
    ) -> Entry | None:
        verdict = VERDICTS[number % len(VERDICTS)]
        if kind in MODES:
            known: dict[str, Any] = (
                {"recall": None, "stability": None} if kind == "elsewhere" else {}
            )
            facts = {"verdict": verdict, "took_ms": 1000 * number, **known}
            return review(days, rating, card, mode=MODES[kind], **facts)
        if kind == "reset":
            return Reset(card, at(days))
        if kind == "undo":
            every = self._every
            return Undo(every[number % len(every)], at(days)) if every else None
        if not self._reviews:
            return None
        of = self._reviews[number % len(self._reviews)]
        if kind == "rerating":
            return Rerating(of, rating, at(days))
        assert kind == "override"
        return Override(of, verdict, rating, float(verdict == "correct"), at(days))
