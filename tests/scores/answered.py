"""Answers with what was typed, for the tests of what is confused and hard."""

from aiquiz.scheduling.review import CardKey, Rating, Review
from tests.scores.logged import review


def key(card: str) -> CardKey:
    return CardKey("rome", "en", card)


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
    """Give an answer to `card`, so many days after the first."""
    right = verdict == "correct"
    given = review(
        card,
        day,
        mode=mode,
        verdict=verdict,
        reason="exact" if right and reason == "other" else reason,
        rating=Rating.GOOD if right else Rating.AGAIN,
        seconds=took_ms / 1000,
    )
    return given._replace(typed=typed)
