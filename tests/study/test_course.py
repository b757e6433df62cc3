"""The course of a session and its marks, without phases, graders or a disk."""

from aiquiz.deck.card import Place, TextCard
from aiquiz.grading.verdict import Outcome, Reason, Verdict
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.marks import BURY, FLAG, SUSPEND, Marks
from aiquiz.scheduling.review import CardKey, Rating, Ref
from aiquiz.study.asking import Answered, Planned, Question
from aiquiz.study.course import AGAIN_AFTER, Course
from aiquiz.study.markings import Markings
from aiquiz.study.turn import Turn

NOW = Moment(1_750_000_000_000, 120, 240)


def planned(number: int) -> Planned:
    name = f"c{number}"
    card = TextCard(id=name, question=name, place=Place(1, 1), answer="yes")
    return Planned(CardKey("deck", "en", name), card, "Deck", None)


def course(count: int) -> Course:
    found = Course([Turn(planned(number), "new", number) for number in range(count)], [])
    found.go_on()
    return found


def answer(course: Course, outcome: Outcome = "correct") -> Turn:
    """Answer the card in hand, with the answer on disk."""
    turn = course.now
    assert turn is not None
    card = turn.planned.card
    question = Question(
        number=1,
        total=1,
        key=turn.planned.key,
        card=card,
        deck_title="Deck",
        mode=turn.mode,
        options=(),
        hints_taken=(),
        hints_left=0,
    )
    verdict = Verdict(outcome, 1.0, Reason("exact"), "yes")
    turn.answered = Answered(
        question=question,
        given="yes",
        verdict=verdict,
        rating=Rating.GOOD,
        intervals={},
        at=NOW,
        took_ms=1,
        tries=1,
    )
    turn.review = Ref(b"stream", 1)
    course.show(turn)
    return turn


def next_names(course: Course) -> list[str]:
    return [turn.planned.key.card for turn in course.todo]


def test_what_was_missed_comes_back_after_a_few_others() -> None:
    found = course(AGAIN_AFTER + 3)
    turn = answer(found, "wrong")
    found.finish()
    found.come_back(Turn(turn.planned, "again", None))
    found.go_on()
    assert next_names(found).index("c0") == AGAIN_AFTER - 1
    assert found.trail[0] == "wrong"
    assert found.left == AGAIN_AFTER + 3


def test_a_card_left_out_is_no_longer_counted() -> None:
    found = course(3)
    answer(found)
    found.finish()
    found.go_on()
    found.skip()
    found.go_on()
    assert (found.total, found.number, found.position) == (2, 2, 1)
    assert found.trail == ("correct", None)


def test_the_last_card_cannot_be_asked_after_others() -> None:
    found = course(2)
    assert found.put_last()
    found.go_on()
    assert found.now is not None
    assert found.now.planned.key.card == "c1"
    found.finish()
    found.go_on()
    assert not found.put_last()
    assert found.now is not None


def test_an_answer_taken_back_takes_its_repeat_and_its_place_on_the_trail_with_it() -> None:
    found = course(3)
    turn = answer(found, "wrong")
    found.finish()
    found.come_back(Turn(turn.planned, "again", None))
    found.go_on()
    assert found.last is turn
    found.take_back(turn, turn.anew())
    assert found.trail == (None, None, None)
    assert found.now is not None
    assert found.now.planned.key.card == "c0"
    assert next_names(found) == ["c1", "c2"]
    assert found.done == []


def test_a_card_put_back_is_asked_first_and_as_if_it_had_not_been() -> None:
    found = course(2)
    answer(found)
    found.put_back()
    assert next_names(found) == ["c0", "c1"]
    assert found.todo[0].answered is None
    assert found.trail == (None, None)


def test_only_what_was_put_away_within_the_session_stays_away() -> None:
    first, second = planned(0).key, planned(1).key
    before = Marks(suspended=frozenset({first}))
    marks = Markings([first, second], before)
    assert marks.is_away(first)
    assert not marks.was_put_away(first)
    assert marks.returns(first)
    marks.change(second, SUSPEND, True)
    assert marks.was_put_away(second)
    assert not marks.returns(second)
    marks.change(second, BURY, True)
    marks.change(second, SUSPEND, False)
    assert marks.was_put_away(second)
    assert marks.returns(second)
    marks.change(second, BURY, False)
    marks.change(second, FLAG, True)
    assert not marks.was_put_away(second)
    assert marks.on(second) == {FLAG}
