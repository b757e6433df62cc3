"""Which answers scores are of."""

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Rating, Review
from aiquiz.scores.scope import Scope

_DAY_MS = 86_400_000


def _review(deck: str, day: int) -> Review:
    at = Moment(day * _DAY_MS + 12 * 3_600_000)
    card = CardKey(deck, "en", "one")
    return Review(card, at, "correct", "exact", Rating.GOOD, 1.0, 0, 1, 900, "due", 0.9, 9.0)


def test_without_bounds_every_answer_counts() -> None:
    assert Scope().holds(_review("rome", 0))


def test_another_deck_or_language_is_left_out() -> None:
    scope = Scope(frozenset({("rome", "en")}))
    assert scope.holds(_review("rome", 7))
    assert not scope.holds(_review("athens", 7))
    assert not scope.holds_card(CardKey("rome", "fr", "one"))


def test_the_first_day_counts_and_the_one_before_does_not() -> None:
    scope = Scope(since=100)
    assert scope.holds(_review("rome", 100))
    assert not scope.holds(_review("rome", 99))
