"""Hours of the day: when answers were given, and how well memory did then."""

from typing import NamedTuple

from aiquiz.scheduling.sums import Sums
from aiquiz.scores.retention import Tries


class Hour(NamedTuple):
    """One hour of the learner's clock: `answers` given in it, and the tries among them."""

    answers: int
    tries: Tries


def by_hour(sums: Sums) -> list[Hour]:
    """Give the 24 hours of the day, from midnight on."""
    found = [Hour(0, Tries())] * 24
    for key, (answers, tried, recalled) in sums.hours.items():
        before = found[key.hour]
        tries = before.tries.and_(Tries(tried, recalled))
        found[key.hour] = Hour(before.answers + answers, tries)
    return found
