"""Days of decks, by hand."""

from aiquiz.scheduling.review import Rating
from aiquiz.scores.by_day import DeckDay, deck_days
from tests.scores.logged import FIRST, new, review, summed


def test_each_day_of_each_deck_is_counted_by_itself() -> None:
    found = deck_days(
        summed(
            new("a", 0, seconds=5),
            review("a", 3, verdict="wrong", rating=Rating.AGAIN, seconds=90),
            review("a", 3, mode="again"),
            review("b", 3, mode="quiz", verdict="wrong", rating=Rating.AGAIN),
            new("c", 3, deck="athens"),
        )
    )
    assert found == [
        DeckDay(FIRST, "rome", "en", 1, 1, 0, 0, 5_000),
        DeckDay(FIRST + 3, "athens", "en", 1, 1, 0, 0, 4_000),
        DeckDay(FIRST + 3, "rome", "en", 3, 1, 1, 0, 68_000),
    ]
