"""The spread of due days, so that cards learnt together don't come back together for ever.

The ranges are Anki's. Where a card falls in its range is a hash of the card and of the number of
its reviews: the same log gives the same due days on every machine and at every rebuild.
"""

from hashlib import blake2b

from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey

_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
_UNSPREAD = 2.5


def bounds(days: int, longest: int) -> tuple[int, int]:
    """Give the shortest and longest interval that `days` may become, both included.

    An interval under 2.5 days stays; above, one day and 15, 10 and 5 % of the parts between
    2.5 and 7, 7 and 20, and over 20 days are given either way. Never over `longest`.
    """
    if days < _UNSPREAD:
        return days, days
    room = 1.0 + sum(
        share * max(min(float(days), end) - start, 0.0) for start, end, share in _RANGES
    )
    low, high = max(round(days - room), 2), min(round(days + room), longest)
    return min(low, high), high


def spread(days: int, key: CardKey, reviews: int, policy: Policy) -> int:
    """Give the interval, in days, that card `key` gets after its review number `reviews`."""
    low, high = bounds(days, policy.maximum_interval)
    return low + int(share(key, reviews) * (high - low + 1))


def share(key: CardKey, number: int) -> float:
    """Give a number from 0 up to but not 1 that depends on `key` and `number` alone."""
    text = "\x1f".join((*key, str(number)))
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=7).digest()
    return int.from_bytes(digest) / 2**56
