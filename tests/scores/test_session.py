import pytest

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Rating, Review
from aiquiz.scores.session import pace_ms, session_score

DAY_MS = 86_400_000
NOON = 20_000 * DAY_MS + DAY_MS // 2


def review(
    card: str, credit: float, *, day: int = 0, took_ms: int = 4_000, deck: str = "deck"
) -> Review:
    return Review(
        card=CardKey(deck, "en", card),
        moment=Moment(NOON + day * DAY_MS, 0, 240),
        verdict="correct" if credit else "wrong",
        reason="exact" if credit else "other",
        rating=Rating.GOOD if credit else Rating.AGAIN,
        credit=credit,
        hints=0,
        tries=1,
        took_ms=took_ms,
        mode="due",
        recall=None,
        stability=None,
    )


def test_the_score_is_the_credit_of_first_tries_over_the_cards_asked() -> None:
    """Four cards: right, wrong and then right, half for a hint, right. 2.5 of 4."""
    played = [
        review("a", 1.0),
        review("b", 0.0),
        review("c", 0.5),
        review("b", 1.0),
        review("d", 1.0, deck="other"),
    ]
    found = session_score(played)
    assert (found.cards, found.correct, found.answers) == (4, 3, 5)
    assert found.score == pytest.approx(2.5 / 4)
    assert found.decks == (("deck", "en"), ("other", "en"))
    assert found.spent_ms == 20_000


def test_an_answer_left_open_for_hours_counts_as_a_minute() -> None:
    assert session_score([review("a", 1.0, took_ms=3 * 3_600_000)]).spent_ms == 60_000


def test_the_pace_is_the_median_once_there_are_ten_answers() -> None:
    answers = [review("a", 1.0, took_ms=1000 * n) for n in range(1, 11)]
    assert pace_ms(answers[:9], 15_000) == 15_000
    assert pace_ms(answers, 15_000) == 6_000
