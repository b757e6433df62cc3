"""Sessions of the past, as real sessions at a desk leave them."""

import pytest

from aiquiz.desk.history import (
    Reading,
    UnknownSessionError,
    cards_of,
    drill,
    missed_in,
    open_session,
    past_session,
    titles,
)
from aiquiz.desk.last_quiz import LastQuiz
from aiquiz.desk.wish import StudyWish
from aiquiz.scheduling.review import CardKey, Mark, Undo
from aiquiz.scores.scope import Scope
from tests.desk.sat import Clock, Sit, answer, opened

FRANCE, PERU, KENYA = (CardKey("capitals", "en", card) for card in ("france", "peru", "kenya"))
FRENCH = StudyWish(decks=("capitals.fr",), kind="quiz")
QUIZ = StudyWish(decks=("capitals.en",), kind="quiz")


def test_a_session_knows_what_it_was_asked_for(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(StudyWish()), "nonsense")
    answer(desk, desk.session(FRENCH), "Paris")
    answer(desk, desk.session(StudyWish(kind="quiz", exams=("capitals.en",))), "nonsense")
    exam, french, first = Reading(desk, Scope()).rest()
    assert [one.head.number for one in (first, french, exam)] == [1, 2, 3]
    assert (first.head.mode, first.head.asked_all, first.head.is_mock) == ("study", True, False)
    assert (first.cards, first.left) == (1, 2)
    assert (french.head.mode, french.head.asked_all, french.decks) == (
        *("quiz", False),
        (("capitals", "fr"),),
    )
    assert (french.score, french.left) == (1.0, 0)
    assert exam.head.is_mock


def test_a_session_that_was_gone_on_with_is_one_and_comes_to_its_end(sit: Sit) -> None:
    desk = opened(sit())
    session = desk.session(StudyWish())
    answer(desk, session, "nonsense")
    session.leave()
    [left] = Reading(desk, Scope()).rest()
    assert left.left == 2
    going_on = desk.left_open()
    assert going_on is not None
    answer(desk, desk.session(going_on.wish), "nonsense", "nonsense")
    [whole] = Reading(desk, Scope()).rest()
    assert (whole.cards, whole.left, whole.head.asked_all) == (3, 0, True)
    assert whole.head.started == left.head.started


def test_a_scope_holds_the_sessions_that_began_on_its_days_and_asked_of_its_decks(
    sit: Sit, clock: Clock
) -> None:
    desk = opened(sit())
    answer(desk, desk.session(QUIZ), "nonsense")
    answer(desk, desk.session(FRENCH), "Paris")
    clock.sleep(days=3)
    answer(desk, desk.session(QUIZ), "nonsense")

    def numbers(scope: Scope) -> list[int]:
        return [one.head.number for one in Reading(desk, scope).rest()]

    assert numbers(Scope(since=desk.now().day)) == [3]
    assert numbers(Scope(frozenset({("capitals", "fr")}))) == [2]
    assert numbers(Scope(frozenset({("capitals", "en")}))) == [3, 1]


def test_slices_end_once_they_have_enough_answers(sit: Sit) -> None:
    desk = opened(sit())
    for _ in range(3):
        answer(desk, desk.session(QUIZ), "nonsense", "nonsense")
    reading = Reading(desk, Scope())
    assert [len(reading.next(enough)) for enough in (1, 3)] == [1, 2]
    assert reading.is_done


def test_after_the_last_sessions_the_quizzes_alone_can_be_read(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(QUIZ), "nonsense")
    answer(desk, desk.session(StudyWish()), "nonsense")
    answer(desk, desk.session(QUIZ), "nonsense")
    reading = Reading(desk, Scope())
    assert [one.head.number for one in reading.next(1)] == [3]
    reading.leave_out_all_but_quizzes()
    assert [one.head.number for one in reading.rest()] == [1]


def test_an_open_session_tells_each_answer_and_what_can_be_studied(sit: Sit) -> None:
    desk = opened(sit())
    session = desk.session(StudyWish(decks=("capitals.en",), cards=(FRANCE, PERU), kind="cram"))
    answer(desk, session, "nonsense", "nonsense", "nonsense")
    past = desk.store.past()
    found = open_session(desk, past, past_session(past, 1))
    assert [one.again for one in found.answers] == [False, False, True]
    assert set(found.to_study) == {FRANCE, PERU}
    assert all(one.card is None and one.question.startswith("The capital") for one in found.answers)
    read = found.with_cards(cards_of(desk, ("capitals", "en")))
    assert [one.card.id for one in read.answers if one.card] == [
        one.key.card for one in found.answers
    ]
    assert titles(desk)["capitals", "fr"] == "Capitales"


def test_a_drill_leaves_out_cards_that_are_gone_or_put_away(sit: Sit) -> None:
    desk = opened(sit())
    desk.write(Mark(PERU, "suspend", desk.now()))
    gone = CardKey("capitals", "en", "gone")
    assert drill(desk, [gone, PERU]) is None
    wish = drill(desk, [KENYA, gone, PERU, FRANCE])
    assert wish == StudyWish(decks=("capitals.en",), kind="cram", cards=(KENYA, FRANCE))
    assert desk.count(wish) == 2


def test_the_misses_are_those_that_stand(sit: Sit) -> None:
    desk = opened(sit())
    session = desk.session(StudyWish(decks=("capitals.en",), kind="quiz"))
    answer(desk, session, "nonsense", "nonsense")
    past = desk.store.past()
    assert len(missed_in(desk, past, past.sessions[0]) or ()) == 2
    desk.write(Undo(desk.store.reviews()[-1].ref, desk.now()))
    # Also of a past that was read before.
    assert len(missed_in(desk, past, past.sessions[0]) or ()) == 1
    desk.write(Undo(desk.store.reviews()[-1].ref, desk.now()))
    assert missed_in(desk, past, past.sessions[0]) is None
    assert open_session(desk, past, past.sessions[0]).answers == ()


@pytest.mark.parametrize("number", [0, 2])
def test_a_number_that_no_session_has_is_refused(sit: Sit, number: int) -> None:
    desk = opened(sit())
    answer(desk, desk.session(QUIZ), "nonsense")
    with pytest.raises(UnknownSessionError) as refused:
        past_session(desk.store.past(), number)
    assert (refused.value.number, refused.value.count) == (number, 1)


def test_the_last_quiz_is_the_best_where_it_beats_all_others_on_its_decks(sit: Sit) -> None:
    desk = opened(sit())

    def is_best(*decks: tuple[str, str]) -> bool:
        last = LastQuiz(desk, decks)
        while last.step():
            pass
        return last.is_best

    def quiz(given: str) -> bool:
        answer(desk, desk.session(FRENCH), given)
        return is_best(("capitals", "fr"))

    assert not quiz("nonsense"), "there is none to hold it against"
    assert quiz("Paris")
    assert not quiz("Paris"), "as good as the one before"
    answer(desk, desk.session(StudyWish(decks=("capitals.fr",))), "Paris")
    assert not is_best(("capitals", "fr")), "what is studied is no quiz"
    answer(desk, desk.session(QUIZ), "Paris")
    assert not is_best(("capitals", "en")), "it was left"
