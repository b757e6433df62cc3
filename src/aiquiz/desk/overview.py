"""Today at a glance: every deck as a row, and what a session over everything would ask.

They are named tuples: Python makes a class of one in a fifth of the time that a frozen data class
takes it, and the first frame of home waits for them.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple


class DeckRow(NamedTuple):
    """A deck as a row of the list; counts are for today, `due` and `new` what a session asks.

    Of `waiting` cards that are due and `unseen` ones that could be begun, the day's limits may
    leave some for later. With `paused` no new cards are asked because more is due than they allow.

    `fresh` are all that were never studied, `ahead` those that can be studied before their day,
    `suspended` and `buried` those that the learner put away, for good or for today, `missed` those
    that were not right when they were asked last.
    `known` and `learning` are shares of its cards from 0 to 1. `closed` is why no card can be
    added to its file (see `aiquiz.deck.writing.why_closed`), "" where one can be.
    `exam_in` are the days to an exam on the deck, None where none lies ahead.
    `ready` counts the cards of a file with errors as they are written: one that is asked both ways
    is two of `cards`.
    `id` is the deck's, which its translations share, `started` that a card of it was studied, and
    `hidden` that the learner hid it.
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
    fresh: int = 0
    waiting: int = 0
    unseen: int = 0
    paused: bool = False
    ahead: int = 0
    suspended: int = 0
    buried: int = 0
    missed: int = 0
    problems: int = 0
    missing: bool = False
    opened: bool = False
    built_in: bool = False
    closed: str = ""
    ready: int = 0
    exam_in: int | None = None
    id: str = ""
    started: bool = False
    hidden: bool = False

    @property
    def asked(self) -> int:
        """How many cards there are to ask, due or not: those put away are not."""
        return self.cards - self.suspended - self.buried


class Overview(NamedTuple):
    """Today at a glance.

    `total` is what a session over everything would ask, `minutes` how long that takes at the
    learner's pace. What was answered today counts the first answer to each card of a session.
    `next_day` is the study day on which `next_count` cards come back, None
    where none do, and `next_minutes` is how long they take. `days_studied` are study days.
    At `reviews_a_day` what waits is asked within `caught_up_in` days; None where nothing waits.
    `ahead_of_clock` cards were answered on a day that is still to come, as the clock has it.
    `coming` is how many cards today and the days after it ask, as memory stands now and without
    new ones to come. `counts` gives the total over the decks at any paths.
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
    next_minutes: int
    reviews_a_day: int | None = None
    caught_up_in: int | None = None
    ahead_of_clock: int = 0
    coming: tuple[int, ...] = ()
    counts: "Callable[[Collection[str]], DeckRow] | None" = None

    @property
    def all_hidden(self) -> bool:
        """Whether there are decks, and every one is hidden."""
        return bool(self.rows) and all(row.hidden for row in self.rows)

    @property
    def has_own(self) -> bool:
        """Whether any deck is the learner's."""
        return not all(row.built_in for row in self.rows)


class Outlook(NamedTuple):
    """What comes after a session over some decks.

    `left` cards are still asked for today. `next_in` days on, None for never, `next_count` cards
    come back, which takes `next_minutes`. Of the `cards` of these `decks`, `known` are known.
    """

    left: int
    streak: int
    next_in: int | None
    next_count: int
    next_minutes: int
    decks: int
    cards: int
    known: int
