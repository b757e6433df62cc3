"""Answers as the log tells them, for the tests of scores."""

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Rating, Review

DAY_MS = 86_400_000
NOON = 20_000 * DAY_MS + DAY_MS // 2


def key(card: str, deck: str = "deck") -> CardKey:
    return CardKey(deck, "en", card)


def answered(
    card: str,
    typed: str | None = "",
    *,
    verdict: str = "wrong",
    reason: str = "other",
    day: int = 0,
    took_ms: int = 4_000,
    mode: str = "due",
) -> Review:
    """Give an answer to `card`, on the day so many days from the first."""
    right = verdict == "correct"
    return Review(
        card=key(card),
        moment=Moment(NOON + day * DAY_MS, 0, 240),
        verdict=verdict,
        reason="exact" if right and reason == "other" else reason,
        rating=Rating.GOOD if right else Rating.AGAIN,
        credit=float(right),
        hints=0,
        tries=1,
        took_ms=took_ms,
        mode=mode,
        recall=None,
        stability=None,
        typed=typed,
    )
