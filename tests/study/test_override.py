"""The learner has the last word on a verdict, and the grader learns from it."""

import pytest

from aiquiz.deck.card import ChoiceCard, Place
from aiquiz.scheduling.review import Override, Rating, Rerating, Review, Undo
from aiquiz.study import Answered, Phase
from tests.study.desk import Desk, Told, text

CHOICE = ChoiceCard(
    id="choice", question="Which?", place=Place(1, 1), choices=("wrong", "right"), answer="right"
)


def desk(cards: int = 1, *remembered: tuple[str, str]) -> Desk:
    return Desk([text(number) for number in range(cards)], grader=Told(*remembered))


def override(at: Desk) -> None:
    at.session.override(at.now())
    at.save()


def answered(at: Desk) -> Answered:
    assert at.session.answered is not None
    return at.session.answered


def counted(at: Desk) -> tuple[str, Rating, float]:
    return answered(at).outcome, answered(at).rating, at.session.summary.score


def learnt(at: Desk) -> list[str]:
    return list(at.session.remembered)


def written(at: Desk) -> Override:
    entry = at.log[-1]
    assert isinstance(entry, Override)
    return entry


def test_a_wrong_answer_that_was_right_counts_and_is_accepted_from_now_on() -> None:
    at = desk()
    at.answer("wrong")
    override(at)
    entry = written(at)
    assert (entry.verdict, entry.rating, entry.credit) == ("correct", Rating.GOOD, 1.0)
    assert (entry.of.seq, entry.form) == (1, "wrong")
    assert counted(at) == ("correct", Rating.GOOD, 1.0)
    assert answered(at).verdict.outcome == "wrong"
    assert answered(at).taught
    assert at.session.trail == ("correct",)
    assert learnt(at) == ["wrong"]
    assert at.session.summary.missed == ()
    assert at.session.summary.right_in("overruled") == 1
    memory = at.memory()
    assert memory is not None
    assert memory.due_day - memory.last_day == answered(at).intervals[Rating.GOOD]
    at.go_on()
    assert at.phase() is Phase.DONE


def test_a_right_answer_that_was_wrong_comes_back_in_the_session() -> None:
    at = desk()
    at.answer("right")
    override(at)
    assert (written(at).verdict, written(at).form) == ("wrong", None)
    assert counted(at) == ("wrong", Rating.AGAIN, 0.0)
    assert not answered(at).taught
    assert at.session.trail == ("wrong",)
    assert len(at.session.summary.missed) == 1
    at.go_on()
    assert at.session.question.mode == "again"


def test_the_same_key_takes_it_back() -> None:
    at = desk()
    at.answer("wrong")
    before = at.memory()
    override(at)
    override(at)
    assert isinstance(at.log[-1], Undo)
    assert counted(at) == ("wrong", Rating.AGAIN, 0.0)
    assert learnt(at) == []
    assert at.session.trail == ("wrong",)
    assert at.memory() == before
    override(at)
    assert counted(at) == ("correct", Rating.GOOD, 1.0)
    assert learnt(at) == ["wrong"]


@pytest.mark.parametrize("helped", ["hint", "second try"])
def test_after_help_it_is_hard_and_worth_half(helped: str) -> None:
    at = desk()
    if helped == "hint":
        at.session.hint()
    else:
        at.answer("near")
    at.answer("wrong")
    override(at)
    assert counted(at) == ("correct", Rating.HARD, 0.5)
    assert learnt(at) == ["wrong"]


def test_a_form_that_only_the_learner_had_accepted_is_so_no_longer() -> None:
    at = desk(1, ("card-0", "mine"))
    at.answer("mine")
    override(at)
    assert (written(at).verdict, written(at).form) == ("wrong", "mine")
    assert learnt(at) == []
    assert answered(at).taught
    override(at)
    assert learnt(at) == ["mine"]


def test_undoing_the_review_undoes_what_was_learnt_from_it() -> None:
    at = desk(2)
    at.answer("wrong")
    override(at)
    at.go_on()
    at.session.undo(at.now())
    at.save()
    assert at.session.question.card.id == "card-0"
    assert learnt(at) == []
    assert at.session.trail == (None, None)
    at.answer("wrong")
    assert answered(at).outcome == "wrong"


def test_what_was_accepted_is_right_when_the_card_comes_back() -> None:
    at = desk()
    at.answer("wrong")
    override(at)
    at.session.rate(Rating.AGAIN, at.now())
    at.save()
    at.go_on()
    at.answer("wrong")
    assert answered(at).verdict.outcome == "correct"


def test_the_last_word_on_the_rating_counts_whichever_key_it_was() -> None:
    at = desk()
    at.answer("wrong")
    override(at)
    at.session.rate(Rating.EASY, at.now())
    at.save()
    assert isinstance(at.log[-1], Rerating)
    assert counted(at) == ("correct", Rating.EASY, 1.0)
    override(at)
    assert counted(at) == ("wrong", Rating.EASY, 0.0)
    override(at)
    assert counted(at) == ("correct", Rating.GOOD, 1.0)


def test_an_option_can_be_overruled_and_teaches_nothing() -> None:
    at = Desk([CHOICE], grader=Told())
    at.answer("wrong")
    override(at)
    assert written(at).form is None
    assert counted(at) == ("correct", Rating.GOOD, 1.0)
    assert not answered(at).taught
    assert learnt(at) == []


def test_where_nothing_was_typed_there_is_nothing_to_overrule_or_to_retype() -> None:
    at = desk()
    at.session.give_up(at.now())
    at.save()
    assert not at.session.can_override
    at.session.override(at.now())
    at.session.retype(at.now())
    assert at.phase() is Phase.ANSWERED
    assert len(at.log) == 1


def test_a_close_answer_can_be_counted_without_a_second_try() -> None:
    at = desk()
    at.answer("near")
    at.session.count_it(at.now())
    at.save()
    assert at.phase() is Phase.SAVING
    at.save()
    assert [type(entry) for entry in at.log[1:]] == [Review, Override]
    assert counted(at) == ("correct", Rating.GOOD, 1.0)
    assert answered(at).verdict.outcome == "close"
    assert learnt(at) == ["near"]
    override(at)
    assert counted(at) == ("close", Rating.AGAIN, 0.0)


def test_a_slip_is_taken_back_and_the_card_asked_at_once_with_what_was_typed() -> None:
    at = desk(2)
    at.session.hint()
    at.answer("wrong")
    at.session.retype(at.now())
    at.save()
    assert at.phase() is Phase.ASKING
    question = at.session.question
    assert (question.card.id, question.prefill) == ("card-0", "wrong")
    assert len(question.hints_taken) == 1
    assert at.reviews() == []
    at.answer("right")
    assert counted(at)[:2] == ("correct", Rating.HARD)


def test_a_slip_on_the_second_try_leaves_the_second_try() -> None:
    at = desk()
    at.answer("near")
    at.answer("wrong")
    override(at)
    at.session.retype(at.now())
    at.save()
    question = at.session.question
    assert question.tried is not None
    assert (question.tried.given, question.prefill) == ("near", "wrong")
    assert learnt(at) == []
    at.answer("right")
    assert counted(at) == ("correct", Rating.HARD, 0.5)
    assert len(at.reviews()) == 1


def test_nothing_is_learnt_before_it_is_on_disk() -> None:
    at = desk()
    at.answer("wrong")
    at.session.override(at.now())
    at.session.failed("full")
    assert learnt(at) == []
    assert answered(at).outcome == "wrong"
    at.session.override(at.now())
    at.save()
    assert learnt(at) == ["wrong"]
    assert len(at.log) == 2
