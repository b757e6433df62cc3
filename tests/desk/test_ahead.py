"""Studying ahead at the desk: it counts, and the log says that it was early."""

from dataclasses import replace

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.shape import Choices, Shape
from aiquiz.scheduling.fsrs6 import after
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey, Mark, Rating
from tests.desk.sat import Clock, Sit, answer, opened, row

ALL = StudyWish(("capitals",))
AHEAD = StudyWish(("capitals",), kind="ahead")
FRANCE = CardKey("capitals", "en", "france")


def studied(sit: Sit, clock: Clock) -> Desk:
    """A desk at which every card was answered right yesterday."""
    desk = opened(sit())
    answer(desk, desk.session(ALL), "Paris", "Lima", "Nairobi")
    clock.sleep(1)
    return desk


def test_nothing_new_and_nothing_that_is_due_is_asked_ahead(sit: Sit, clock: Clock) -> None:
    desk = opened(sit())
    assert desk.count(AHEAD) == 0
    desk = studied(sit, clock)
    assert desk.count(AHEAD) == 3
    clock.sleep(400)
    assert (desk.count(AHEAD), desk.count(ALL)) == (0, 3)


def test_an_early_answer_counts_for_memory_and_the_log_says_that_it_was_early(
    sit: Sit, clock: Clock
) -> None:
    desk = studied(sit, clock)
    assert desk.count(ALL) == 0
    before = desk.store.memories()
    session = desk.session(replace(AHEAD, limit=1))
    first = session.wanted
    session.checked(desk.store.memory(first), desk.now())
    assert session.question.mode == "early"
    assert session.kind == "study"
    right = {"france": "Paris", "peru": "Lima", "kenya": "Nairobi"}[first.card]
    session.answer(right, desk.now())
    assert session.answered is not None
    assert session.answered.intervals
    assert session.entry is not None
    session.saved(*desk.write(session.entry))
    now = desk.store.memories()
    assert now[first] == after(before[first], Rating.GOOD, desk.now().day, Policy(), first)
    assert now[first].due_day > before[first].due_day
    assert {key: now[key] for key in now if key != first} == {
        key: before[key] for key in before if key != first
    }
    assert desk.store.reviews()[-1].review.mode == "early"
    desk.store.rebuild()
    assert desk.store.memories() == now


def test_only_so_many_days_ahead_are_looked(sit: Sit, clock: Clock) -> None:
    desk = studied(sit, clock)
    due = sorted(memory.due_day for memory in desk.store.memories().values())
    soon = due[0] - desk.now().day
    assert desk.count(replace(AHEAD, within=soon)) == due.count(due[0])
    assert soon == 1 or desk.count(replace(AHEAD, within=soon - 1)) == 0


def test_what_was_put_away_is_not_asked_ahead(sit: Sit, clock: Clock) -> None:
    desk = studied(sit, clock)
    desk.write(Mark(FRANCE, "suspend", desk.now()))
    assert desk.count(AHEAD) == 2
    # To look at what is suspended is not to study.
    assert desk.session(replace(AHEAD, only="suspended")).kind == "cram"


def test_a_session_ahead_that_was_left_is_gone_on_with(sit: Sit, clock: Clock) -> None:
    desk = studied(sit, clock)
    session = desk.session(replace(AHEAD, within=365, limit=3))
    right = {"france": "Paris", "peru": "Lima", "kenya": "Nairobi"}
    answer(desk, session, right[session.wanted.card])
    left = desk.left_open()
    assert left is not None
    assert (left.wish.kind, left.wish.within, left.left) == ("ahead", 365, 2)
    assert desk.count(left.wish) == 2


def test_a_card_that_was_answered_today_and_its_siblings_wait_for_another_day(
    sit: Sit, clock: Clock
) -> None:
    desk = studied(sit, clock)
    session = desk.session(replace(AHEAD, limit=1))
    right = {"france": "Paris", "peru": "Lima", "kenya": "Nairobi"}
    answer(desk, session, right[session.wanted.card])
    assert desk.count(AHEAD) == row(desk, "capitals.en").ahead == 2


def test_home_knows_how_many_wait_for_a_later_day(sit: Sit, clock: Clock) -> None:
    desk = studied(sit, clock)
    assert row(desk, "capitals.en").ahead == 3
    desk.write(Mark(FRANCE, "suspend", desk.now()))
    assert row(desk, "capitals.en").ahead == 2
    clock.sleep(400)
    assert row(desk, "capitals.en").ahead == 0


def test_a_shape_ahead_is_bounded_at_first_and_asks_no_new_cards() -> None:
    ahead = Shape(decks=frozenset({"a"})).stepped("kind", 1)
    assert (ahead.kind, ahead.limit) == ("ahead", 20)
    assert not ahead.applies("new")
    wish = ahead.wish(Choices((("a", "A", "en"),), frozenset(), {}))
    assert wish is not None
    assert (wish.kind, wish.new) == ("ahead", None)
    assert ahead.stepped("kind", 1).limit is None
    assert ahead.stepped("kind", 1).stepped("kind", 1).limit == 10
