"""The values that a setting steps through when it is chosen key by key."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from aiquiz.languages import languages
from aiquiz.settings.decks import ORDERS
from aiquiz.settings.file import MIXES, SIGNS

_FEW = (0, 1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100)

RUNGS: Mapping[str, Sequence[Any]] = {
    "retention": tuple(percent / 100 for percent in range(70, 98)),
    "maximum_interval": (7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650, 36_500),
    "new_per_day": _FEW,
    "reviews_per_day": (*_FEW[3:], 150, 200, 300, 500, 1000, 9999),
    "order": ORDERS,
    "leech_threshold": (0, 4, 5, 6, 8, 10, 12, 16, 20),
}
"""The settings that one deck can have of its own, and their values."""

PLAYED = {"retention", "maximum_interval", "new_per_day", "reviews_per_day"}
"""The settings that decide how much a day asks."""

GENERAL_RUNGS: Mapping[str, Sequence[Any]] = {
    **RUNGS,
    "mix": MIXES,
    "day_start_min": tuple(range(0, 24 * 60, 60)),
    "language": ("", *languages()),
    "signs": SIGNS,
    "motion": (True, False),
    "backups": (True, False),
}
"""Those that hold in general; the themes are known to who shows them."""

_ROUND = {"order", "mix", "day_start_min", "language", "signs", "motion", "theme", "backups"}


def stepped(key: str, rungs: Sequence[Any], value: Any, step: int) -> Any:
    """Give the next one of `rungs` after `value`, or the one before where `step` is -1.

    Numbers end at their ends; what has no order goes round. Of what goes round, a value that is
    none of the rungs is followed by the first, or the last.
    """
    if key in _ROUND:
        if value not in rungs:
            between = [one for one in rungs if not isinstance(one, str) and one < value]
            return rungs[(len(between) - (step < 0)) % len(rungs)]
        return rungs[(rungs.index(value) + step) % len(rungs)]
    place = bisect_right(rungs, value) if step > 0 else bisect_left(rungs, value) - 1
    return rungs[min(max(place, 0), len(rungs) - 1)]
