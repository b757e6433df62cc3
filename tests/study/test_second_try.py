"""Close is no end yet: one more try, without seeing the answer."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.deck.card import ChoiceCard, Place
from aiquiz.scheduling.review import Attempt, Rating, Review
from aiquiz.study import Phase
from tests.study.desk import Desk, Told, text

CHOICE = ChoiceCard(
    id="choice", question="Which?", place=Place(1, 1), choices=("near", "right"), answer="right"
)


def desk(cards: int = 1) -> Desk:
    return Desk([text(number) for number in range(cards)], grader=Told())


def last(desk: Desk) -> tuple[str, Rating, float, int]:
    review = desk.reviews()[-1]
    return review.verdict, review.rating, review.credit, review.tries


def test_a_close_answer_is_written_as_an_attempt_and_the_card_is_still_asked() -> None:
    at = desk()
    assert at.session.answer("near", at.now())
    assert at.phase() is Phase.SAVING
    assert at.session.answered is None
    at.save()
    assert at.phase() is Phase.ASKING
    [attempt] = at.log
    assert isinstance(attempt, Attempt)
    assert (attempt.verdict, attempt.reason, attempt.typed) == ("close", "unit-missing", "near")
    assert (attempt.card.card, attempt.mode, attempt.took_ms) == ("card-0", "new", 1500)
    question = at.session.question
    assert question.tried is not None
    assert (question.tried.given, question.prefill) == ("near", "near")
    assert at.session.trail == (None,)
    assert at.memory() is None
    assert at.session.summary.asked == 0


def test_what_is_put_right_on_the_second_try_is_hard_and_worth_half() -> None:
    at = desk()
    at.answer("near")
    at.answer("right")
    assert last(at) == ("correct", Rating.HARD, 0.5, 2)
    assert at.reviews()[0].typed == "right"
    assert at.session.trail == ("correct",)
    facts = at.session.summary
    assert (facts.correct, facts.right_in("second")) == (1, 1)
    assert facts.score == 0.5


@pytest.mark.parametrize("second", ["wrong", "nearer"])
def test_there_is_no_third_try(second: str) -> None:
    at = desk()
    at.answer("near")
    at.answer(second)
    assert at.phase() is Phase.ANSWERED
    assert last(at)[1:] == (Rating.AGAIN, 0.0, 2)
    assert at.session.answered is not None
    assert at.session.answered.given == second


def test_the_same_answer_as_before_and_an_empty_one_cost_nothing() -> None:
    at = desk()
    at.answer("near")
    for given_, why in (("near", "same"), ("  near ", "same"), (" ", "empty")):
        assert at.session.refusal(given_) == why
        assert not at.session.answer(given_, at.now())
    assert at.phase() is Phase.ASKING
    assert len(at.log) == 1
    assert at.session.refusal("nearer") is None


def test_who_asks_for_the_answer_after_a_close_one_is_told_what_that_one_was_worth() -> None:
    at = desk()
    at.answer("near")
    at.session.give_up(at.now())
    at.save()
    assert last(at) == ("close", Rating.AGAIN, 0.0, 1)
    assert at.session.answered is not None
    assert at.session.answered.given == "near"
    assert at.session.trail == ("close",)


def test_a_hint_makes_it_no_cheaper_and_no_dearer() -> None:
    at = desk(2)
    at.session.hint()
    at.answer("near")
    at.session.hint()
    at.answer("right")
    assert last(at) == ("correct", Rating.HARD, 0.5, 2)
    assert at.reviews()[0].hints == 2


def test_leaving_while_a_try_is_left_answers_nothing() -> None:
    at = desk(2)
    at.answer("near")
    at.session.leave()
    assert at.phase() is Phase.DONE
    assert at.session.summary.asked == 0
    assert at.reviews() == []
    assert not at.session.can_undo


def test_undo_asks_the_card_with_both_tries_again() -> None:
    at = desk()
    at.answer("near")
    at.answer("wrong")
    at.session.undo(at.now())
    at.save()
    assert at.session.question.tried is None
    assert at.session.question.prefill == ""
    at.answer("near")
    assert at.phase() is Phase.ASKING
    at.answer("right")
    assert [review.verdict for review in at.reviews()] == ["correct"]


def test_a_card_that_comes_back_has_two_tries_of_its_own() -> None:
    at = desk()
    at.answer("near")
    at.answer("wrong")
    at.go_on()
    assert at.session.question.mode == "again"
    assert at.session.question.tried is None
    at.answer("near")
    assert at.phase() is Phase.ASKING


def test_an_attempt_that_can_not_be_saved_waits_like_any_answer() -> None:
    at = desk()
    at.session.answer("near", at.now())
    at.session.failed("full")
    assert not at.session.answer("right", at.now())
    assert at.session.trouble == "full"
    at.save()
    assert at.session.trouble == ""
    at.answer("right")
    assert last(at) == ("correct", Rating.HARD, 0.5, 2)


def test_an_option_is_picked_once() -> None:
    at = Desk([CHOICE], grader=Told())
    at.answer("near")
    assert at.phase() is Phase.ANSWERED


@pytest.mark.parametrize(
    ("first", "second", "rating", "credit", "counts"),
    [
        ("3 of 5", "5 of 5", Rating.HARD, 1.0, "5 of 5"),
        ("2 of 5", "4 of 5", Rating.HARD, 0.8, "4 of 5"),
        ("4 of 5", "3 of 5", Rating.HARD, 0.8, "4 of 5"),
        ("4 of 5", "wrong", Rating.HARD, 0.8, "4 of 5"),
        ("2 of 5", "1 of 5", Rating.AGAIN, 0.4, "2 of 5"),
        ("2 of 5", "right", Rating.HARD, 1.0, "right"),
    ],
)
def test_of_a_list_the_better_try_counts(
    first: str, second: str, rating: Rating, credit: float, counts: str
) -> None:
    at = desk()
    at.answer(first)
    assert at.phase() is Phase.ASKING
    at.answer(second)
    assert last(at)[1:] == (rating, credit, 2)
    assert at.session.answered is not None
    assert at.session.answered.given == counts
    assert at.session.answered.first_counts == (counts == first)
    assert at.reviews()[0].typed == second


@pytest.mark.parametrize(
    ("named", "rating", "credit"), [("4 of 5", Rating.HARD, 0.8), ("2 of 5", Rating.AGAIN, 0.4)]
)
def test_a_list_without_a_second_try_counts_by_its_share(
    named: str, rating: Rating, credit: float
) -> None:
    at = desk()
    at.answer(named)
    at.session.give_up(at.now())
    at.save()
    assert last(at) == ("close", rating, credit, 1)


def test_a_list_named_in_full_at_once_is_good_and_after_a_hint_worth_half() -> None:
    at = desk(2)
    at.answer("5 of 5")
    assert last(at)[1:] == (Rating.GOOD, 1.0, 1)
    at.go_on()
    at.session.hint()
    at.answer("4 of 5")
    at.answer("5 of 5")
    assert last(at)[1:] == (Rating.HARD, 0.5, 2)


ANSWERS = ["right", "near", "nearer", "wrong", "3 of 5", "give up"]


@given(st.lists(st.sampled_from(ANSWERS), max_size=30))
def test_however_one_answers_a_card_takes_two_answers_at_most(answers: list[str]) -> None:
    at = desk(3)
    for given_ in answers:
        if at.phase() is Phase.DONE:
            break
        before = len(at.log)
        if given_ == "give up":
            at.session.give_up(at.now())
            at.save()
        elif at.session.answer(given_, at.now()):
            at.save()
        written = at.log[before:]
        assert [type(entry) for entry in written] in ([], [Attempt], [Review])
        if written and isinstance(written[0], Attempt):
            assert at.phase() is Phase.ASKING
        if written and isinstance(written[0], Review):
            at.go_on()
    kinds = [type(entry) for entry in at.log]
    assert not any(pair == (Attempt, Attempt) for pair in pairwise(kinds))
