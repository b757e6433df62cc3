"""An answer of a session: what the score of the session needs of it."""

from typing import NamedTuple

from aiquiz.scheduling.review import CardKey


class SessionAnswer(NamedTuple):
    """An answer that counts, with its verdict as it stands.

    `credit` (0 to 1) is what it earned, `took_ms` runs from question to answer.
    """

    card: CardKey
    verdict: str
    credit: float
    took_ms: int
