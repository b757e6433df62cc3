"""The exams that lie ahead, as settings and progress have them.

Every count needs this, a shell prompt too: what is not needed without an exam is imported late.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aiquiz.scheduling.days import day_of
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey
from aiquiz.settings.file import Settings

if TYPE_CHECKING:
    from aiquiz.progress.store import Store
    from aiquiz.scheduling.exam import Exams

USUAL_MINUTES = 20
"""How long a day is studied for an exam where nothing is set."""

FARTHEST = 730
"""How many days ahead an exam can be planned."""


class ExamDay(NamedTuple):
    """When an exam is, and for how many minutes a day the learner studies for it."""

    on: date
    minutes: int


def exam_day(settings: Settings, deck: str) -> ExamDay | None:
    """Give the exam that is set for the deck with the id `deck`, be it over or not."""
    found = settings.of(deck)
    if found.exam is None:
        return None
    return ExamDay(found.exam, found.exam_minutes or USUAL_MINUTES)


def days_left(settings: Settings, deck: str, today: int) -> int | None:
    """Give the days from study day `today` to the exam; None where none can be planned for."""
    found = exam_day(settings, deck)
    left = day_of(found.on) - today if found else 0
    return left if 0 < left <= FARTHEST else None


def decks_with_exam(settings: Settings, today: int) -> frozenset[str]:
    """Give the ids of the decks on which an exam lies ahead."""
    return frozenset(
        deck for deck in settings.decks if days_left(settings, deck, today) is not None
    )


def exams_ahead(
    settings: Settings, store: "Store", today: int, memories: Mapping[CardKey, Memory]
) -> "Exams":
    """Give the exams that lie ahead on study day `today`, from all `memories`.

    Raises StoreError.
    """
    from aiquiz.scheduling.exam import Exam, Exams

    decks = decks_with_exam(settings, today)
    if not decks:
        return Exams()
    from aiquiz.desk.pace import pace_before

    pace = pace_before(store, today)
    begun: dict[str, set[str]] = {}
    for key in memories:
        if key.deck in decks:
            begun.setdefault(key.deck, set()).add(key.language)
    days = {deck: found for deck in decks if (found := exam_day(settings, deck))}
    return Exams(
        {
            deck: Exam(day_of(found.on), cards_a_day(found.minutes, pace))
            for deck, found in days.items()
        },
        started_on(store, today),
        begun,
    )


def cards_a_day(minutes: int, pace_ms: int) -> int:
    """Give how many cards `minutes` have room for, at least one."""
    return max(minutes * 60_000 // max(pace_ms, 1), 1)


def started_on(store: "Store", day: int) -> Counter[tuple[str, str]]:
    """Give how many cards were first studied on study day `day`, by deck and language."""
    reviews = (logged.review for logged in store.reviews(since=day))
    return Counter(card[:2] for card in {one.card for one in reviews if one.mode == "new"})
