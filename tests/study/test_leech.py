"""A card that becomes a leech says so at the verdict, once."""

from typing import Any

from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import Rating
from tests.study.desk import NOON, Desk, text

TODAY = NOON // 86_400_000


def forgotten(lapses: int) -> Memory:
    return Memory(9.0, 6.0, TODAY - 9, TODAY, 20, lapses)


def sat(lapses: int, **facts: Any) -> Desk:
    return Desk([text(0), text(1)], {"card-0": forgotten(lapses)}, **facts)


def test_the_lapse_that_makes_a_card_a_leech_is_told_with_how_many_there_were() -> None:
    desk = sat(7)
    assert desk.session.leech == 0
    desk.answer("no")
    assert desk.session.leech == 8
    desk.go_on()
    assert desk.session.leech == 0


def test_what_is_remembered_or_was_told_before_is_not_told() -> None:
    right, ninth = sat(7), sat(8)
    right.right()
    ninth.answer("no")
    assert (right.session.leech, ninth.session.leech) == (0, 0)


def test_a_rating_or_a_verdict_of_the_learner_that_takes_the_lapse_away_takes_the_leech_too() -> (
    None
):
    desk = sat(7)
    desk.answer("no")
    desk.session.rate(Rating.HARD, desk.now())
    desk.save()
    assert desk.session.leech == 0
    desk.session.rate(Rating.AGAIN, desk.now())
    desk.save()
    assert desk.session.leech == 8
    desk.session.override(desk.now())
    desk.save()
    assert desk.session.leech == 0


def test_the_answer_taken_back_takes_the_leech_too() -> None:
    desk = sat(7)
    desk.answer("no")
    desk.session.undo(desk.now())
    desk.save()
    assert desk.session.leech == 0
    desk.right()
    assert desk.session.leech == 0


def test_a_drill_makes_no_leech() -> None:
    desk = sat(7, kind="cram")
    while desk.session.question.card.id != "card-0":
        desk.right()
        desk.go_on()
    desk.answer("no")
    assert desk.session.leech == 0
