"""Parameters of the learner's own: what they would change, and letting them hold."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from aiquiz.desk.agenda import there
from aiquiz.desk.desk import Desk
from aiquiz.progress.event import Event
from aiquiz.progress.evidence import answers, held
from aiquiz.scheduling.fsrs6 import after
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Memory, Terms
from aiquiz.scheduling.parameters import with_parameters
from aiquiz.scheduling.review import CardKey, Parameters, Undo
from aiquiz.scheduling.trial import (
    Answers,
    Difference,
    Fit,
    Forecast,
    difference,
    fit,
    forecasts,
    spaced,
)

ENOUGH = 1000
"""Reviews from which a fit serves better than the defaults more often than not."""

_HELD_SHARE = 5
"""One review of so many, the last ones, is held against parameters where no day is given."""

Name = Literal["default", "now", "given"]


class Coming(NamedTuple):
    """How many cards are due by today, and within so many days."""

    today: int
    week: int
    month: int


class Column(NamedTuple):
    """One set of parameters: the defaults, those that hold now, or those given.

    `fit` is None where there is nothing to hold them against.
    """

    name: Name
    values: tuple[float, ...]
    fit: Fit | None
    coming: Coming


class Comparison(NamedTuple):
    """Parameters given, beside the defaults and what holds now.

    `reviews` counts all that tell anything; those of study day `since` and later are held against
    each of the sets. `difference` is that of the given ones from the defaults.
    """

    reviews: int
    since: int
    columns: tuple[Column, ...]
    difference: Difference | None

    @property
    def given(self) -> Column:
        """The set that was given."""
        return self.columns[-1]

    @property
    def now(self) -> Column:
        """The set that holds now."""
        return next((one for one in self.columns if one.name == "now"), self.columns[0])


def holding(desk: Desk) -> Event | None:
    """Give the entry whose parameters hold, None for the defaults. Raises StoreError."""
    return held(desk.store)


def compare(desk: Desk, values: tuple[float, ...], since: int | None = None) -> Comparison:
    """Hold `values` against the reviews of study day `since` and later, or the last fifth.

    Nothing is written. Raises StoreError.
    """
    histories, terms = answers(desk.store), desk.terms
    days = spaced(histories.values())
    if since is None:
        since = days[-max(len(days) // _HELD_SHARE, 1)] if days else desk.now().day
    sets: dict[Name, tuple[float, ...]] = {"default": DEFAULT_PARAMETERS}
    if terms.of("").parameters != DEFAULT_PARAMETERS:
        sets["now"] = terms.of("").parameters
    sets["given"] = values
    told = {name: forecasts(histories, since, own) for name, own in sets.items()}
    columns = [
        Column(name, own, _fit(told[name]), _coming(desk, histories, with_parameters(terms, own)))
        for name, own in sets.items()
    ]
    known = difference(told["given"], told["default"]) if told["default"] else None
    return Comparison(len(days), since, tuple(columns), known)


def _fit(told: Mapping[CardKey, list[Forecast]]) -> Fit | None:
    return fit(told) if told else None


def _coming(desk: Desk, histories: Mapping[CardKey, Answers], terms: Terms) -> Coming:
    """Give how many cards come back, and when, if `terms` hold."""
    today = desk.now().day
    away = desk.store.marks(today).away
    asked = there(histories, desk.library.studied) - away
    memories = (_memory(key, histories[key], terms) for key in asked)
    days = [memory.due_day - today for memory in memories]
    return Coming(*(sum(day <= within for day in days) for within in (0, 7, 30)))


def _memory(key: CardKey, given: Answers, terms: Terms) -> Memory:
    policy = terms.of(key.deck)
    memory: Memory | None = None
    for rating, day in given:
        memory = after(memory, rating, day, policy, key)
    assert memory is not None
    return memory


def apply(desk: Desk, values: tuple[float, ...]) -> None:
    """Let `values` hold from now on. Raises StoreError."""
    desk.store.append_all([Parameters(values, desk.now())])


def undo(desk: Desk) -> bool:
    """Take back the parameters that hold; tell whether there were any. Raises StoreError."""
    event = holding(desk)
    if event is not None:
        desk.store.append_all([Undo(event.ref, desk.now())])
    return event is not None


__all__ = ["ENOUGH", "Column", "Coming", "Comparison", "apply", "compare", "holding", "undo"]
