from dataclasses import replace
from datetime import date, timedelta

import pytest

from aiquiz.cli.due import _counted
from aiquiz.desk import Desk
from aiquiz.desk.exam import ExamDayError, ExamView, end_exam, exam_view, set_exam
from aiquiz.desk.exams import ExamDay, days_left, exam_day
from aiquiz.desk.wish import StudyWish
from aiquiz.scheduling.review import CardKey, Mark
from aiquiz.settings.file import read
from tests.desk.sat import NOON, Clock, Sit, answer, opened, row

TODAY = NOON.date()


def view(desk: Desk, ahead: int, minutes: int = 20) -> ExamView:
    return exam_view(desk, desk.find("capitals.en"), ExamDay(TODAY + timedelta(ahead), minutes))


def test_a_view_for_another_day_is_what_would_be_read_for_it(sit: Sit) -> None:
    desk = opened(sit())
    other = ExamDay(TODAY + timedelta(9), 35)
    assert view(desk, 4).on_day(other) == view(desk, 9, 35)


def test_an_exam_is_set_for_a_deck_and_taken_off_it(sit: Sit) -> None:
    desk = opened(sit())
    set_exam(desk, "capitals", date(2026, 12, 18), 30)
    assert exam_day(desk.settings, "capitals") == ExamDay(date(2026, 12, 18), 30)
    assert days_left(desk.settings, "capitals", desk.now().day) == 26
    assert read(desk.folders.settings_file)[0].of("capitals").exam == date(2026, 12, 18)
    end_exam(desk, "capitals")
    assert exam_day(desk.settings, "capitals") is None
    assert read(desk.folders.settings_file)[0].of("capitals").exam is None


def test_another_day_keeps_the_minutes(sit: Sit) -> None:
    desk = opened(sit())
    set_exam(desk, "capitals", date(2026, 12, 18), 45)
    set_exam(desk, "capitals", date(2026, 12, 20))
    assert exam_day(desk.settings, "capitals") == ExamDay(date(2026, 12, 20), 45)


@pytest.mark.parametrize(("ahead", "code"), [(-1, "past"), (0, "today"), (800, "far")])
def test_a_day_that_can_not_be_planned_for_is_refused_and_nothing_written(
    sit: Sit, ahead: int, code: str
) -> None:
    desk = opened(sit())
    with pytest.raises(ExamDayError) as refused:
        set_exam(desk, "capitals", TODAY + timedelta(ahead), 30)
    assert refused.value.code == code
    assert not desk.folders.settings_file.exists()


def test_an_exam_that_is_over_or_far_off_is_not_ahead(sit: Sit, clock: Clock) -> None:
    desk = opened(sit())
    set_exam(desk, "capitals", TODAY + timedelta(3))
    assert days_left(desk.settings, "capitals", desk.now().day) == 3
    assert days_left(desk.settings, "capitals", desk.now().day - 900) is None
    clock.sleep(3)
    assert days_left(desk.settings, "capitals", desk.now().day) is None


def test_a_day_has_room_for_as_many_cards_as_the_minutes_at_the_learners_pace(sit: Sit) -> None:
    desk = opened(sit())
    assert view(desk, 9).exam.per_day == 100
    assert view(desk, 9, minutes=2).exam.per_day == 10


def test_suspended_cards_are_no_part_of_an_exam_and_buried_ones_wait_a_day(sit: Sit) -> None:
    desk = opened(sit())
    for what, card in (("suspend", "peru"), ("bury", "france")):
        desk.write(Mark(CardKey("capitals", "en", card), what, desk.now()))
    found = view(desk, 1)
    assert [card.key.card for card in found.cards] == ["france", "kenya"]
    assert [card.key.card for card in found.asked()] == ["kenya"]
    assert found.plan().per_day == (1,)
    assert view(desk, 2).plan().per_day == (1, 2)


def test_what_was_begun_today_counts_for_the_day(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(StudyWish(decks=("capitals.en",), limit=1)), "Paris")
    found = view(desk, 20)
    assert found.started == 1
    assert found.asked() == []
    assert found.plan().per_day[0] == 0


# In the queue


def test_study_asks_what_the_exam_does(sit: Sit, clock: Clock) -> None:
    desk = opened(sit())
    set_exam(desk, "capitals", TODAY + timedelta(1))
    assert desk.count(StudyWish(decks=("capitals.en",))) == 3
    answer(desk, desk.session(StudyWish(decks=("capitals.en",))), "Paris", "Lima", "Nairobi")
    assert desk.count(StudyWish(decks=("capitals.en",))) == 0
    set_exam(desk, "capitals", TODAY + timedelta(2))
    clock.sleep(1)
    # None is due yet, but it is the eve of the exam.
    assert desk.count(StudyWish(decks=("capitals.en",))) == 3
    clock.sleep(1)
    # The exam is over, and what is due counts as ever.
    ordinary = sum(m.due_day <= desk.now().day for m in desk.store.memories().values())
    assert desk.count(StudyWish(decks=("capitals.en",))) == ordinary


def test_home_a_session_and_a_prompt_count_the_same(sit: Sit, clock: Clock) -> None:
    desk = opened(sit())
    answer(desk, desk.session(StudyWish(decks=("capitals.en",), limit=2)), "Paris", "Lima")
    clock.sleep(1)
    set_exam(desk, "capitals", TODAY + timedelta(2))
    found = row(desk, "capitals.en")
    assert (found.due, found.new, found.exam_in) == (2, 1, 1)
    total = desk.overview().total
    assert (total.due, total.new) == (2, 1)
    assert desk.count(StudyWish()) == 3
    counted = _counted(desk)
    assert (counted.due, counted.new, counted.waiting) == (2, 1, 2)


def test_an_exam_is_taken_in_the_language_that_was_begun(sit: Sit) -> None:
    desk = opened(sit())
    set_exam(desk, "capitals", TODAY + timedelta(9))
    assert row(desk, "capitals.fr").exam_in == row(desk, "capitals.en").exam_in == 9
    answer(desk, desk.session(StudyWish(decks=("capitals.en",), limit=1)), "Paris")
    assert row(desk, "capitals.en").exam_in == 9
    assert row(desk, "capitals.fr").exam_in is None


def test_an_exam_stands_beside_the_daily_limits(sit: Sit) -> None:
    desk = opened(sit(new_per_day=1))
    assert desk.count(StudyWish(decks=("capitals.en",))) == 1
    set_exam(desk, "capitals", TODAY + timedelta(1))
    assert desk.count(StudyWish(decks=("capitals.en",))) == 3


def test_what_is_asked_for_by_name_is_asked_as_without_an_exam(sit: Sit) -> None:
    desk = opened(sit())
    set_exam(desk, "capitals", TODAY + timedelta(20))
    assert desk.count(StudyWish(decks=("capitals.en",))) == 1
    assert desk.count(StudyWish(decks=("capitals.en",), only="new")) == 3
    assert desk.count(StudyWish(decks=("capitals.en",), tags=("europe",))) == 1
    assert desk.count(StudyWish(decks=("capitals.en",), new=0)) == 0


def test_a_session_for_an_exam_that_was_left_goes_on(sit: Sit) -> None:
    desk = opened(sit())
    set_exam(desk, "capitals", TODAY + timedelta(1), 1)
    wish = StudyWish(decks=("capitals.en",))
    answer(desk, desk.session(wish), "Paris")
    left = desk.left_open()
    assert left is not None
    assert (left.asked, left.left) == (1, 2)


def test_study_from_the_plan_is_for_the_exam_in_a_language_not_begun_too(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(StudyWish(decks=("capitals.fr",), limit=1)), "Paris")
    set_exam(desk, "capitals", TODAY + timedelta(20))
    assert desk.count(StudyWish(decks=("capitals.en",))) > 1
    assert desk.count(StudyWish(decks=("capitals.en",), exams=("capitals.en",))) == 1


def test_a_session_that_was_left_stays_as_it_began_whatever_becomes_of_exams(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(StudyWish(decks=("capitals.en",))), "Paris")
    set_exam(desk, "capitals", TODAY + timedelta(20))
    during = desk.left_open()
    end_exam(desk, "capitals")
    after = desk.left_open()
    assert during is not None
    assert after is not None
    assert (during.asked, during.left) == (after.asked, after.left) == (1, 2)


def test_a_mock_exam_asks_what_was_put_off_too(sit: Sit) -> None:
    desk = opened(sit())
    for what, card in (("suspend", "peru"), ("bury", "france")):
        desk.write(Mark(CardKey("capitals", "en", card), what, desk.now()))
    quiz = StudyWish(decks=("capitals.en",), kind="quiz")
    assert desk.count(quiz) == 1
    assert desk.count(replace(quiz, exams=("capitals.en",))) == 2


def test_an_exam_taken_off_leaves_nothing_but_the_reviews(sit: Sit, clock: Clock) -> None:
    desk, other = opened(sit()), StudyWish(decks=("capitals.en",))
    answer(desk, desk.session(other), "Paris", "Lima", "Nairobi")
    clock.sleep(1)
    before = desk.store.memories()
    set_exam(desk, "capitals", TODAY + timedelta(2))
    exam_view(desk, desk.find("capitals.en"), ExamDay(TODAY + timedelta(2), 20)).plan()
    assert desk.count(other) == 3
    assert desk.store.memories() == before
    end_exam(desk, "capitals")
    assert desk.count(other) == 0
    assert desk.store.memories() == before
