import pytest

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Rating, Review
from aiquiz.scores.session import pace_ms, session_score
from tests.scores.past import NOON, answer, head


def test_the_score_is_the_credit_of_first_tries_over_the_cards_asked() -> None:
    """Four cards: right, wrong and then right, half for a hint, right. 2.5 of 4."""
    played = [
        answer("a", 1.0),
        answer("b", 0.0),
        answer("c", 0.5),
        answer("b", 1.0),
        answer("d", 1.0, deck="other"),
    ]
    found = session_score(head(1), played)
    assert (found.cards, found.correct, found.answers) == (4, 3, 5)
    assert found.score == pytest.approx(2.5 / 4)
    assert found.decks == (("rome", "en"), ("other", "en"))
    assert found.spent_ms == 20_000
    assert found.trail == ("correct", "wrong", "correct", "correct")


def test_an_answer_left_open_for_hours_counts_as_a_minute() -> None:
    assert session_score(head(1), [answer("a", 1.0, took_ms=3 * 3_600_000)]).spent_ms == 60_000


@pytest.mark.parametrize(("planned", "left"), [(None, 0), (2, 0), (5, 3), (1, 0)])
def test_a_session_that_asked_fewer_cards_than_it_had_was_left(
    planned: int | None, left: int
) -> None:
    answers = [answer("a", 1.0), answer("b", 0.0), answer("b", 1.0)]
    assert session_score(head(1, planned=planned), answers).left == left


def test_the_pace_is_the_median_once_there_are_ten_answers() -> None:
    card, at = CardKey("rome", "en", "a"), Moment(NOON)
    facts = ("correct", "exact", Rating.GOOD, 1.0, 0, 1)
    answers = [Review(card, at, *facts, 1000 * n, "due", None, None) for n in range(1, 11)]
    assert pace_ms(answers[:9], 15_000) == 15_000
    assert pace_ms(answers, 15_000) == 6_000
