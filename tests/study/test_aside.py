"""Sessions that leave memory as it is, and what is marked on cards."""

import pytest

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.marks import Marks, marks_on
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Mark, Rating, Ref, Review
from aiquiz.study import Phase, SessionKind
from aiquiz.study.result import result_in_log
from tests.study.desk import NOON, Desk, Told, text

MEMORY = Memory(4.0, 5.0, 19_990, 20_030, 3, 1)
KEY = CardKey("deck", "en", "card-0")


@pytest.mark.parametrize("kind", ["cram", "quiz"])
def test_memory_learns_nothing_and_there_is_no_rating_to_choose(kind: SessionKind) -> None:
    at = Desk([text(0)], {"card-0": MEMORY}, kind=kind)
    assert at.session.question.mode == kind
    at.answer("nonsense")
    [review] = at.reviews()
    assert (review.mode, review.rating, review.credit) == (kind, Rating.AGAIN, 0.0)
    assert review.stability == 4.0
    assert at.memory() == MEMORY
    assert at.session.answered is not None
    assert at.session.answered.intervals == {}
    at.session.rate(Rating.EASY, at.now())
    assert at.phase() is Phase.ANSWERED


def test_what_is_missed_comes_back_in_a_drill_and_not_in_a_quiz() -> None:
    drill = Desk([text(0), text(1)], kind="cram")
    drill.answer("nonsense")
    drill.go_on()
    drill.right()
    drill.go_on()
    assert (drill.session.question.card, drill.session.question.mode) == (text(0), "cram")
    quiz = Desk([text(0), text(1)], kind="quiz")
    quiz.answer("nonsense")
    quiz.go_on()
    quiz.right()
    quiz.go_on()
    assert quiz.phase() is Phase.DONE
    assert (quiz.session.summary.correct, quiz.session.summary.score) == (1, 0.5)


def test_another_window_does_not_take_cards_out_of_a_quiz() -> None:
    at = Desk([text(0)], {"card-0": MEMORY}, kind="quiz")
    at.right()
    at.session.undo(at.now())
    entry = at.session.entry
    assert entry is not None
    at.log.append(entry)
    at.session.saved(_ref(), MEMORY)
    at.session.checked(MEMORY._replace(reviews=9), at.now())
    assert at.phase() is Phase.ASKING


def _ref() -> Ref:
    return Ref(b"stream", 99)


def test_answers_at_the_end_are_saved_one_by_one_and_judged_only_then() -> None:
    at = Desk([text(0), text(1), text(2)], kind="quiz", at_end=True)
    at.answer("nonsense")
    assert (at.phase(), at.session.question.card) == (Phase.ASKING, text(1))
    at.session.give_up(at.now())
    at.save()
    at.right()
    assert at.phase() is Phase.DONE
    assert [review.verdict for review in at.reviews()] == ["wrong", "wrong", "correct"]
    assert [result.given for result in at.session.summary.results] == ["nonsense", "", "Cityc"]


def test_a_close_answer_is_the_last_one_where_answers_come_at_the_end() -> None:
    at = Desk([text(0)], grader=Told(), kind="quiz", at_end=True)
    at.answer("near")
    assert at.phase() is Phase.DONE
    assert at.session.trail == ("close",)


def test_an_answer_can_be_overruled_at_the_end_and_that_taken_back() -> None:
    at = Desk([text(0), text(1)], kind="quiz", at_end=True)
    at.answer("nonsense")
    at.right()
    for expected in ("correct", "wrong"):
        at.session.override(at.now(), KEY)
        at.save()
        assert at.phase() is Phase.DONE
        assert at.session.trail == (expected, "correct")
        assert at.session.summary.results[0].outcome == expected
    at.session.override(at.now(), CardKey("deck", "en", "no such card"))
    assert at.phase() is Phase.DONE


def test_what_was_not_answered_cannot_be_overruled() -> None:
    at = Desk([text(0)], kind="quiz", at_end=True)
    at.session.give_up(at.now())
    at.save()
    at.session.override(at.now(), KEY)
    assert at.phase() is Phase.DONE


def test_the_last_answer_of_a_quiz_can_be_undone() -> None:
    at = Desk([text(0), text(1)], kind="quiz", at_end=True)
    at.answer("nonsense")
    at.session.undo(at.now())
    at.save()
    assert at.session.question.card == text(0)
    assert at.session.trail == (None, None)
    at.finish()
    assert at.session.summary.score == 1.0


def test_a_session_that_goes_on_counts_what_came_before() -> None:
    earlier = Review(
        KEY, Moment(NOON), "wrong", "other", Rating.AGAIN, 0.0, 0, 1, 9_000, "new", None, None, "x"
    )
    result = result_in_log(earlier, text(0), overruled=False)
    at = Desk([text(1), text(2)], earlier=[result])
    question = at.session.question
    assert (question.card, question.number, question.total) == (text(1), 2, 3)
    assert (at.session.trail, at.session.position) == (("wrong", None, None), 1)
    assert not at.session.can_undo
    at.finish()
    facts = at.session.summary
    assert (facts.planned, facts.asked, facts.correct) == (3, 3, 2)
    assert [(missed.given, missed.answer) for missed in facts.missed] == [("x", "Citya")]


# Marks


@pytest.mark.parametrize("what", ["bury", "suspend", "flag"])
def test_a_mark_is_written_and_the_same_key_takes_it_off(what: str) -> None:
    at = Desk([text(0)])
    at.session.mark(what, at.now())
    assert at.phase() is Phase.ASKING
    at.right()
    at.session.mark(what, at.now())
    at.save()
    assert at.phase() is Phase.ANSWERED
    assert at.session.marks == {what}
    at.session.mark(what, at.now())
    at.save()
    assert at.session.marks == frozenset()
    written = [entry.what for entry in at.log if isinstance(entry, Mark)]
    assert written == [what, f"un{what}"]


@pytest.mark.parametrize(("what", "returns"), [("bury", 0), ("suspend", 0), ("flag", 1)])
def test_a_missed_card_that_is_put_away_does_not_come_back(what: str, returns: int) -> None:
    at = Desk([text(0)])
    at.answer("nonsense")
    at.session.mark(what, at.now())
    at.save()
    at.go_on()
    assert (at.phase() is Phase.ASKING) == bool(returns)


def test_a_mark_from_before_shows() -> None:
    at = Desk([text(0), text(1)], marks=Marks(flagged=frozenset({KEY})))
    assert at.session.marks == {"flag"}
    at.right()
    at.session.mark("flag", at.now())
    at.save()
    assert at.session.marks == frozenset()


def test_what_is_buried_comes_back_with_the_next_day_and_what_is_suspended_does_not() -> None:
    def on(day: int, *entries: tuple[str, int]) -> Marks:
        marks = [Mark(KEY, what, Moment(NOON + at * 86_400_000)) for what, at in entries]
        return marks_on(NOON // 86_400_000 + day, marks)

    assert on(0, ("bury", 0)).away == {KEY}
    assert on(1, ("bury", 0)).away == set()
    assert on(0, ("bury", 0), ("unbury", 0)).away == set()
    assert on(1, ("bury", 0), ("bury", 1)).away == {KEY}
    assert on(9, ("suspend", 0), ("flag", 1)) == Marks(
        suspended=frozenset({KEY}), flagged=frozenset({KEY})
    )
    assert on(9, ("suspend", 0), ("unsuspend", 3)) == Marks()
    assert on(0, ("some later mark", 0), ("unheard-of", 0)) == Marks()


def test_known_cards_are_counted_before_and_after() -> None:
    nearly = Memory(20.0, 5.0, 19_980, 20_000, 3, 1)
    at = Desk([text(0), text(1)], {"card-0": nearly})
    at.finish()
    assert at.session.summary.newly_known == 1
    at = Desk([text(0)], {"card-0": nearly._replace(stability=30.0)})
    at.answer("nonsense")
    assert at.session.summary.newly_known == -1


def test_a_card_that_was_suspended_before_comes_back_where_it_is_missed_in_a_drill() -> None:
    at = Desk([text(0)], kind="cram", marks=Marks(suspended=frozenset({KEY})))
    at.answer("nonsense")
    at.go_on()
    assert at.phase() is Phase.ASKING
