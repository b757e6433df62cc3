"""What shows of a card in each state of a session, and which keys are not meant."""

from collections.abc import Iterator

import pytest

from aiquiz.deck.card import ChoiceCard, Place
from aiquiz.say.language import speak
from aiquiz.tui import study_parts
from aiquiz.tui.dead_time import ENTER_MS, KEY_MS, DeadTime
from aiquiz.tui.study_parts import is_judged, parts
from tests.study.desk import Desk, text

CHOICE = ChoiceCard(
    id="choice", question="Which?", place=Place(1, 1), choices=("A", "B"), answer="B"
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("en")


def test_while_a_card_is_asked_its_input_shows_and_no_verdict() -> None:
    shown = parts(Desk([text(1)]).session, noted=False)
    assert shown.question
    assert shown.typed
    assert shown.below
    assert not any((shown.band, shown.ratings, shown.picker, shown.gaps, shown.tried))


def test_after_an_answer_the_verdict_shows_in_place_of_the_input() -> None:
    desk = Desk([text(1)])
    assert desk.session.answer("Cityb", desk.now())
    # It is being written: what was judged shows all the same.
    for _ in range(2):
        shown = parts(desk.session, noted=False)
        assert shown.question
        assert shown.band
        assert shown.ratings
        assert not any((shown.typed, shown.below))
        if desk.session.entry is not None:
            desk.save()
    assert parts(desk.session, noted=True).below
    assert not parts(desk.session, noted=False, rows="tiny").question


def test_with_the_answers_at_the_end_no_verdict_shows_in_between() -> None:
    desk = Desk([text(1), text(2)], kind="quiz", at_end=True)
    desk.session.answer("Cityb", desk.now())
    assert not is_judged(desk.session)
    assert not parts(desk.session, noted=False).band


def test_a_choice_is_picked_from_and_can_be_typed_instead() -> None:
    session = Desk([CHOICE]).session
    assert parts(session, noted=False).picker
    assert not parts(session, noted=False).typed
    session.type_instead()
    assert parts(session, noted=False).typed


def test_the_progress_counts_the_cards_planned() -> None:
    desk = Desk([text(1), text(2)])
    question = study_parts.asked(desk.session)
    assert question is not None
    assert study_parts.progress(desk.session, question) == "1 / 2"


@pytest.mark.parametrize(
    ("now", "counts"), [(1000 + KEY_MS - 1, False), (1000 + KEY_MS, True), (9000, True)]
)
def test_a_key_right_after_a_verdict_does_not_count(now: int, counts: bool) -> None:
    assert DeadTime().key_counts(now, 1000) is counts
    assert DeadTime().key_counts(now, None)


def test_an_enter_that_is_held_never_counts_twice() -> None:
    dead = DeadTime()
    assert dead.enter_counts(10_000, None)
    for now in range(10_000 + ENTER_MS - 1, 12_000, ENTER_MS - 1):
        assert not dead.enter_counts(now, None)
    dead.part()
    assert dead.enter_counts(12_000, None)
    assert not dead.enter_counts(13_000, 13_000 - ENTER_MS + 1)
