"""Today at a glance: every deck as a row, and what a session over everything would ask."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A deck as a row of the list; counts are for today, `new` within the day's limit.

    `known` and `learning` are shares of its cards from 0 to 1.
    """

    name: str
    title: str
    language: str
    path: str
    cards: int
    due: int
    new: int
    known: float
    learning: float
    problems: int = 0
    missing: bool = False
    opened: bool = False
    built_in: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """Today at a glance.

    `total` is what a session over everything would ask, `minutes` how long that takes at the
    learner's pace. `next_day` is the study day on which `next_count` cards come back, None
    where none do. `days_studied` are study days.
    """

    today: int
    rows: tuple[DeckRow, ...]
    total: DeckRow
    first_run: bool
    minutes: int
    answered_today: int
    right_today: int
    streak: int
    days_studied: frozenset[int]
    next_day: int | None
    next_count: int
