"""Calibration: chances of recall as they were predicted, and how many cards were recalled."""

from typing import NamedTuple

from aiquiz.scheduling.sums import BANDS, SHARES, Sums
from aiquiz.scores.retention import Tries


class Band(NamedTuple):
    """Tries whose predicted chance lay from `low` on and below `high`.

    `predicted` is the mean of these chances, from 0 to 1.
    """

    low: float
    high: float
    predicted: float
    tries: Tries


def calibration(sums: Sums) -> list[Band]:
    """Give the bands in which anything was tried, from the lowest chance to the highest."""
    found: dict[int, tuple[int, int, int]] = {}
    for key, (tried, predicted, recalled) in sums.bands.items():
        before = found.get(key.band, (0, 0, 0))
        found[key.band] = (before[0] + tried, before[1] + predicted, before[2] + recalled)
    ends = (*BANDS[1:], 1.0)
    return [
        Band(BANDS[band], ends[band], predicted / tried / SHARES, Tries(tried, recalled))
        for band, (tried, predicted, recalled) in sorted(found.items())
        if tried
    ]
