"""A learner's days: everything that the program writes, one step after the other.

A step may be done again after it failed, as the program does, and then counts once.
"""

import random
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from aiquiz.progress.allowance import Allowance
from aiquiz.progress.elsewhere import Source
from aiquiz.progress.store import Store
from aiquiz.scheduling.limits import Tally
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS
from aiquiz.scheduling.review import (
    ELSEWHERE,
    Attempt,
    CardKey,
    Entry,
    Mark,
    Override,
    Parameters,
    Rating,
    Ref,
    Rerating,
    Reset,
    Review,
    Undo,
)
from tests.progress.test_store import CARDS, Look, at, review

Do = Callable[[Store], list[Ref]]
"""Does a step, and gives the places of what it added to the log. Raises StoreError."""


class Step(NamedTuple):
    """A step, with what it is called."""

    name: str
    do: Do


class Series:
    """Makes the steps, each from what the ones before it wrote."""

    def __init__(self, seed: int) -> None:
        self._choose = random.Random(seed)
        self._reviews: list[Ref] = []
        self._every: list[Ref] = []
        self._days = 0.0

    def steps(self, count: int) -> Iterator[Step]:
        """Give `count` steps; each is to be done before the next is asked for.

        Every kind comes before any comes again.
        """
        kinds: list[str] = []
        for number in range(count):
            # Whatever is about an answer needs one.
            kinds = kinds or ["review", *self._choose.sample(_KINDS, len(_KINDS))]
            kind = kinds.pop(0)
            self._days += self._choose.uniform(0, 0.7)
            made: Entry | Do = getattr(self, f"_{kind}")(number)
            yield Step(kind, made if callable(made) else self._appending(made, kind))

    def _appending(self, entry: Entry, kind: str) -> Do:
        def do(store: Store) -> list[Ref]:
            ref, _memory = store.append(entry)
            self._wrote(ref, kind)
            return [ref]

        return do

    def _wrote(self, ref: Ref, kind: str) -> None:
        self._every.append(ref)
        if kind == "review":
            self._reviews.append(ref)

    # Entries

    def _review(self, number: int) -> Review:
        verdict = self._choose.choice(("correct", "close", "wrong"))
        mode = self._choose.choice(("due", "due", "again", "quiz"))
        typed = self._choose.choice((None, "", "Memphis", "é" * self._choose.randrange(3000)))
        facts = {"verdict": verdict, "mode": mode, "typed": typed, "took_ms": number}
        return review(self._days, Rating(self._choose.randint(1, 4)), self._card(), **facts)

    def _attempt(self, number: int) -> Attempt:
        return Attempt(self._card(), at(self._days), "close", "slip", 0, number, "due", "Memhpis")

    def _rerating(self, _number: int) -> Rerating:
        of = self._choose.choice(self._reviews)
        return Rerating(of, Rating(self._choose.randint(1, 4)), at(self._days))

    def _override(self, _number: int) -> Override:
        of = self._choose.choice(self._reviews)
        return Override(of, "correct", Rating.GOOD, 1.0, at(self._days), "Mennefer")

    def _undo(self, _number: int) -> Undo:
        return Undo(self._choose.choice(self._every), at(self._days))

    def _mark(self, _number: int) -> Mark:
        what = self._choose.choice(("bury", "suspend", "unsuspend", "flag", "unflag"))
        return Mark(self._card(), what, at(self._days))

    def _reset(self, _number: int) -> Reset:
        return Reset(self._card(), at(self._days))

    def _parameters(self, _number: int) -> Parameters:
        values = [value * self._choose.uniform(0.99, 1.01) for value in DEFAULT_PARAMETERS]
        return Parameters(tuple(values), at(self._days))

    def _card(self) -> CardKey:
        # Those that the deck file of `_remember` holds are the ones whose due days are counted.
        return CardKey("deck", self._choose.choice(("en", "fr")), self._choose.choice("abcde"))

    # What is no single entry

    def _begin(self, _number: int) -> Do:
        moment = at(self._days)

        def do(store: Store) -> list[Ref]:
            store.begin("study", [("deck", "en")], moment, {"limit": 20})
            return []

        return do

    def _several(self, _number: int) -> Do:
        marks = [Mark(self._card(), "flag", at(self._days)) for _ in range(3)]

        def do(store: Store) -> list[Ref]:
            refs = store.append_all(marks)
            self._every += refs
            return refs

        return do

    def _allow(self, _number: int) -> Do:
        allowance = Allowance(Tally(5, 10), at(self._days))
        return lambda store: [store.allow(allowance)]

    def _remember(self, number: int) -> Do:
        names = "digest", "deck", "en", "A deck", True, True, 0, len(CARDS), "{}", "reader"
        looks = [Look(f"/decks/{one}.yaml", number, number, one, *names) for one in range(2)]

        def do(store: Store) -> list[Ref]:
            store.remember(looks)
            return []

        return do

    def _forget(self, _number: int) -> Do:
        def do(store: Store) -> list[Ref]:
            store.forget("/decks/1.yaml")
            return []

        return do

    def _count(self, _number: int) -> Do:
        def do(store: Store) -> list[Ref]:
            for _share in store.count():
                pass
            return []

        return do

    def _take_in(self, _number: int) -> Do:
        several = self._elsewhere(40)
        source = Source("history.csv", at(self._days))

        def do(store: Store) -> list[Ref]:
            store.take_in(several, source)
            return []

        return do

    def _take_back(self, _number: int) -> Do:
        several = self._elsewhere(20)

        def do(store: Store) -> list[Ref]:
            store.take_back(several, at(9000))
            return []

        return do

    def _elsewhere(self, count: int) -> list[Review]:
        facts: dict[str, Any] = {"mode": ELSEWHERE, "recall": None, "stability": None}
        return [review(-500 + number, card=self._card(), **facts) for number in range(count)]


_KINDS = (
    *("review", "attempt", "rerating", "override", "undo", "mark", "reset", "parameters"),
    *("begin", "several", "allow", "remember", "forget", "count", "take_in", "take_back"),
)
