"""Which of the copies of the progress are kept: fewer, the longer ago they were made."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

LATEST = 12
"""How many of the last 24 hours are kept."""

DAYS = 12
WEEKS = 8
MONTHS = 12
"""Of how many days, weeks and months, counting those with a copy, the newest one is kept."""

MANUAL = 20
"""How many of those that the learner asked for are kept, however old they are."""

BEFORE = 10
"""How many of those made before a restore, an upgrade or a repair are kept, however old."""

_DAY_S = 86_400


class Copy(NamedTuple):
    """A copy as thinning sees it: when it was made (UTC seconds), why, and whether it is sound."""

    at_s: int
    why: str
    sound: bool


def superfluous(copies: Sequence[Copy], now_s: int) -> list[int]:
    """Give the places in `copies` of those that need not be kept at `now_s` (UTC seconds).

    A copy that is not sound is never among them, as it may hold what no other does, nor is the
    newest sound one. Time alone makes no copy superfluous once it is a day old: days, weeks and
    months without one do not count. The days are those of UTC.
    """
    sound = [place for place, copy in enumerate(copies) if copy.sound]
    newest_first = sorted(sound, key=lambda place: copies[place].at_s, reverse=True)
    # Those of a clock that was ahead take no place of those made since it is right again.
    ahead = [place for place in newest_first if copies[place].at_s - now_s >= _DAY_S]
    others = newest_first[len(ahead) :]
    kept = {*newest_first[:1], *_kept(copies, ahead, now_s), *_kept(copies, others, now_s)}
    return [place for place in sound if place not in kept]


def _kept(copies: Sequence[Copy], newest_first: Sequence[int], now_s: int) -> Iterator[int]:
    def first(most: int, wanted: Callable[[Copy], bool]) -> list[int]:
        return [place for place in newest_first if wanted(copies[place])][:most]

    def newest_of(most: int, period: Callable[[int], Hashable]) -> list[int]:
        found: dict[Hashable, int] = {}
        for place in newest_first:
            found.setdefault(period(copies[place].at_s), place)
        return list(found.values())[:most]

    yield from first(LATEST, lambda copy: abs(now_s - copy.at_s) < _DAY_S)
    yield from first(MANUAL, lambda copy: copy.why == "manual")
    yield from first(BEFORE, lambda copy: copy.why.startswith("before-"))
    yield from newest_of(DAYS, _day)
    yield from newest_of(WEEKS, _week)
    yield from newest_of(MONTHS, _month)


def _day(at_s: int) -> int:
    return at_s // _DAY_S


def _week(at_s: int) -> int:
    # 1 January 1970 was a Thursday.
    return (at_s // _DAY_S + 3) // 7


def _month(at_s: int) -> tuple[int, int]:
    made = datetime.fromtimestamp(at_s, UTC)
    return made.year, made.month
