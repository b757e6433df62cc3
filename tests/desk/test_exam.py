from datetime import date, timedelta

import pytest

from aiquiz.desk import Desk
from aiquiz.desk.exam import (
    ExamDay,
    ExamDayError,
    ExamView,
    days_left,
    end_exam,
    exam_day,
    exam_view,
    set_exam,
)
from aiquiz.desk.wish import StudyWish
from aiquiz.scheduling.review import CardKey, Mark
from aiquiz.settings.file import read
from tests.desk.sat import NOON, Clock, Sit, answer, opened

TODAY = NOON.date()


def view(desk: Desk, ahead: int, minutes: int = 20) -> ExamView:
    return exam_view(desk, desk.find("capitals.en"), ExamDay(TODAY + timedelta(ahead), minutes))


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
