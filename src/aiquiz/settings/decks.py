"""What the learner set for one deck, whatever its language; `[deck."ID"]` in the file.

`[decks]` lists folders. A table below it for each deck would leave no room for a deck whose id is
"folders".
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from aiquiz.settings.checks import (
    MOST_TOLD,
    Check,
    SettingsProblem,
    WrongError,
    between,
    day,
    one_of,
    problem_of,
    unknown,
    yes_no,
)
from aiquiz.settings.places import dotted, line_of

TABLE = "deck"
"""The table in which the decks have theirs."""

ORDERS = ("easiest", "recall", "due")
"""What is asked first when more is due than the day's limit: the least difficult card, the one
recalled best, or the one that was due first."""

RETENTION = between(0.70, 0.97)
MAXIMUM_INTERVAL = between(1, 36_500)
A_DAY = between(0, 9999)
LEECH_THRESHOLD = between(0, 999)
ORDER = one_of(*ORDERS)


class DeckSettings(NamedTuple):
    """What is set for one deck; what is None follows the general setting.

    Fields are called as their keys. `retention` and `maximum_interval` (days) are the terms on
    which cards come back, `new_per_day` and `reviews_per_day` what is asked at most beside the
    limits over all decks. `leech_threshold` is the number of lapses from which a card is a leech,
    0 for never. `exam` is the day of an exam, `exam_minutes` how long a day is studied for it.
    One that is `hidden` is not listed at home, nor asked unless it is named.
    """

    retention: float | None = None
    maximum_interval: int | None = None
    new_per_day: int | None = None
    reviews_per_day: int | None = None
    leech_threshold: int | None = None
    order: str | None = None
    exam: date | None = None
    exam_minutes: int | None = None
    hidden: bool | None = None


class DeckTerms(NamedTuple):
    """What holds for one deck, the general settings counted.

    The limits are the deck's own, None where only those over all decks hold; for the rest see
    `DeckSettings`.
    """

    retention: float
    maximum_interval: int
    new_per_day: int | None
    reviews_per_day: int | None
    leech_threshold: int
    order: str
    exam: date | None
    exam_minutes: int | None


CHECKS: Mapping[str, Check] = {
    "retention": RETENTION,
    "maximum_interval": MAXIMUM_INTERVAL,
    "new_per_day": A_DAY,
    "reviews_per_day": A_DAY,
    "leech_threshold": LEECH_THRESHOLD,
    "order": ORDER,
    "exam": day,
    "exam_minutes": between(1, 1440),
    "hidden": yes_no,
}


def decks_in(
    tables: object, text: str
) -> tuple[dict[str, DeckSettings], tuple[SettingsProblem, ...]]:
    """Give the settings of each deck in the `tables` of the file `text`, and what is wrong."""
    if not isinstance(tables, dict):
        return {}, (_no_table((TABLE,), text),)
    found: dict[str, DeckSettings] = {}
    problems: list[SettingsProblem] = []
    for deck, table in tables.items():
        if not isinstance(table, dict):
            if len(problems) < MOST_TOLD:
                problems.append(_no_table((TABLE, deck), text))
            continue
        values, wrong = _values(deck, table, text)
        found[deck] = DeckSettings(**values)
        problems += wrong[: MOST_TOLD - len(problems)]
    return found, tuple(problems)


def _values(
    deck: str, table: Mapping[str, object], text: str
) -> tuple[dict[str, Any], list[SettingsProblem]]:
    values: dict[str, Any] = {}
    problems: list[SettingsProblem] = []
    known = {dotted((TABLE, deck, name)): None for name in CHECKS}
    for name, value in table.items():
        path = (TABLE, deck, name)
        line = line_of(path, text)
        if name not in CHECKS:
            if len(problems) < MOST_TOLD:
                problems.append(unknown(dotted(path), line, known))
            continue
        try:
            values[name] = CHECKS[name](value)
        except WrongError as wrong:
            problems.append(problem_of(wrong, dotted(path), line))
    return values, problems


def _no_table(path: tuple[str, ...], text: str) -> SettingsProblem:
    deck = path[1] if len(path) > 1 else "ID"
    meant = WrongError("table", meant=f"[{dotted((TABLE, deck))}]")
    return problem_of(meant, dotted(path), line_of(path, text))
