"""Reviews and cards as rows for fitting tools."""

from aiquiz.exchange.progress_rows import card_rows, number_of, review_rows
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Rating
from tests.progress.test_store import CARD, NOON, at, review


def test_a_review_is_a_row_with_its_time_in_milliseconds() -> None:
    [row] = review_rows([review(0, Rating.HARD, took_ms=900)])
    assert row == {
        "card_id": "deck.en:card",
        "review_time": NOON,
        "review_rating": 2,
        "review_state": 0,
        "review_duration": 900,
    }


def test_a_time_taken_that_is_not_known_is_left_open() -> None:
    assert review_rows([review(0, took_ms=0)])[0]["review_duration"] is None


def test_a_card_is_new_then_learnt_then_reviewed_and_learnt_again_on_one_day() -> None:
    days = [0, 0.001, 3, 3.001, 3.002, 9]
    rows = review_rows([review(day) for day in days])
    assert [row["review_state"] for row in rows] == [0, 1, 2, 3, 3, 2]


def test_numbers_in_place_of_names_are_always_the_same_and_fit_a_double() -> None:
    rows = review_rows([review(0), review(1)], numbered=True)
    assert {row["card_id"] for row in rows} == {number_of(CARD)}
    assert number_of(CARD) == 8521266258076821
    numbers = {number_of(CardKey("deck", "en", str(n))) for n in range(2_000)}
    assert len(numbers) == 2_000
    assert all(0 <= number < 2**53 for number in numbers)


def test_a_card_is_a_row_with_what_the_model_holds() -> None:
    memory = Memory(12.5, 4.25, at(0).day, at(9).day, 7, 2)
    [row] = card_rows({CARD: memory}, lambda _key, found: found.stability / 100)
    assert row == {
        "card_id": "card",
        "deck": "deck.en",
        "stability": 12.5,
        "difficulty": 4.25,
        "due": "2024-10-13",
        "retrievability": 0.125,
        "reviews": 7,
        "lapses": 2,
    }
