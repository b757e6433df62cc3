"""Days in a row."""

from collections.abc import Collection


def streak(days: Collection[int], today: int) -> int:
    """Give how many study days in a row were studied, up to `today`.

    A day that is not over yet does not break the row: it may end yesterday.
    """
    day = today if today in days else today - 1
    length = 0
    while day in days:
        length += 1
        day -= 1
    return length


def best_streak(days: Collection[int]) -> int:
    """Give the longest row of study days, one after another, among `days`."""
    return max((streak(days, day) for day in days if day + 1 not in days), default=0)
