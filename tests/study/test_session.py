from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.deck.card import Card, ChoiceCard, Place, TruthCard
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Rating, Rerating
from aiquiz.study import Phase
from tests.study.desk import HINTS, Desk, Told, text

CHOICE = ChoiceCard(
    id="choice", question="Which?", place=Place(1, 1), choices=tuple("ABCDEF"), answer="C"
)
TRUTH = TruthCard(id="truth", question="It is so.", place=Place(1, 1), answer=False)


def test_cards_are_asked_in_order_and_written_before_the_next_one_shows() -> None:
    desk = Desk([text(0), text(1)])
    assert desk.session.question.card == text(0)
    assert (desk.session.question.number, desk.session.question.total) == (1, 2)
    desk.session.answer("Citya", desk.now())
    assert desk.phase() is Phase.SAVING
    desk.session.go_on()
    assert desk.session.question.card == text(0)
    desk.save()
    desk.go_on()
    assert desk.session.question.card == text(1)


def test_a_review_holds_what_the_log_needs() -> None:
    memory = Memory(4.0, 5.0, 19_990, 20_000, 3, 1)
    desk = Desk([text(0)], {"card-0": memory})
    desk.session.hint()
    desk.now_ms += 6_000
    desk.answer("Citya")
    [review] = desk.reviews()
    assert (review.verdict, review.reason, review.rating) == ("correct", "exact", Rating.HARD)
    assert (review.credit, review.hints, review.tries, review.mode) == (0.5, 1, 1, "due")
    assert review.took_ms == 7_500
    assert review.stability == 4.0
    assert review.recall is not None
    assert 0 < review.recall < 0.9
    assert review.typed == "Citya"


def test_correct_is_good_and_wrong_is_again() -> None:
    desk = Desk([text(0), text(1)])
    desk.right()
    assert desk.rating() is Rating.GOOD
    desk.go_on()
    desk.answer("nonsense")
    assert desk.rating() is Rating.AGAIN
    assert desk.session.answered is not None
    assert desk.session.answered.intervals[Rating.AGAIN] is None
    days = [desk.session.answered.intervals[rating] for rating in list(Rating)[1:]]
    assert days == sorted(days, key=lambda day: day or 0)


def test_the_interval_shown_is_the_one_that_is_kept() -> None:
    desk = Desk([text(0)])
    desk.right()
    assert desk.session.answered is not None
    shown = desk.session.answered.intervals[Rating.GOOD]
    memory = desk.memories[CardKey("deck", "en", "card-0")]
    assert memory is not None
    assert memory.due_day - memory.last_day == shown


def test_an_empty_answer_costs_nothing() -> None:
    desk = Desk([text(0)])
    assert not desk.session.answer("  ", desk.now())
    assert desk.phase() is Phase.ASKING
    assert desk.log == []


def test_what_is_kept_of_an_answer_is_cleaned_and_cut() -> None:
    desk = Desk([text(0)])
    desk.answer("\x1b[2J\u202e\ud800" + "[" * 100_000)
    [review] = desk.reviews()
    assert review.typed is not None
    assert len(review.typed) <= 4096
    assert set(review.typed) <= set("[2J")


def test_having_no_idea_shows_the_answer_and_counts_as_not_known() -> None:
    desk = Desk([text(0)])
    desk.session.give_up(desk.now())
    desk.save()
    [review] = desk.reviews()
    assert (review.verdict, review.reason, review.tries) == ("wrong", "no-idea", 0)
    assert review.typed is None
    assert desk.session.answered is not None
    assert desk.session.answered.verdict.matched == "Citya"


def test_hints_come_one_by_one_and_end() -> None:
    desk = Desk([text(0)])
    shown = []
    while desk.session.hint():
        shown = [(hint.kind, hint.parts) for hint in desk.session.question.hints_taken]
    own = [("author", (text,)) for text in HINTS]
    assert shown == [*own, ("length", ("5",)), ("first", ("C",))]
    assert desk.session.question.hints_left == 0


def test_a_missed_card_comes_back_after_a_few_others_until_it_is_right() -> None:
    desk = Desk([text(number) for number in range(8)])
    desk.answer("nonsense")
    desk.go_on()
    order = []
    while desk.session.phase is Phase.ASKING:
        order.append(desk.session.question.card.id)
        if order.count("card-0") == 1 and order[-1] == "card-0":
            assert desk.session.question.mode == "again"
            desk.answer("nonsense")
        else:
            desk.right()
        desk.go_on()
    assert order.index("card-0") == 4
    assert order.count("card-0") == 2
    assert [review.mode for review in desk.reviews()].count("again") == 2


def test_a_missed_card_that_the_learner_rates_good_does_not_come_back() -> None:
    desk = Desk([text(0)])
    desk.answer("nonsense")
    desk.session.rate(Rating.GOOD, desk.now())
    desk.save()
    assert desk.rating() is Rating.GOOD
    desk.go_on()
    assert desk.phase() is Phase.DONE
    assert isinstance(desk.log[-1], Rerating)


def test_the_rating_it_has_already_writes_nothing() -> None:
    desk = Desk([text(0)])
    desk.right()
    desk.session.rate(Rating.GOOD, desk.now())
    assert desk.phase() is Phase.ANSWERED
    assert len(desk.log) == 1


def test_undo_asks_the_last_card_again_and_goes_back_to_the_first() -> None:
    desk = Desk([text(0), text(1), text(2)])
    for _ in range(2):
        desk.right()
        desk.go_on()
    for expected in ("card-1", "card-0"):
        desk.session.undo(desk.now())
        desk.save()
        assert desk.session.question.card.id == expected
        assert desk.phase() is Phase.ASKING
    assert not desk.session.can_undo
    assert desk.reviews() == []
    desk.finish()
    assert [review.card.card for review in desk.reviews()] == ["card-0", "card-1", "card-2"]


def test_the_hints_that_were_taken_stay_taken_after_an_undo() -> None:
    desk = Desk([text(0)])
    assert desk.session.hint()
    desk.right()
    desk.session.undo(desk.now())
    desk.save()
    assert desk.session.question.hints_taken[0].parts == (HINTS[0],)
    desk.finish()
    assert [review.rating for review in desk.reviews()] == [Rating.HARD]


def test_undo_of_a_miss_takes_its_repeat_out() -> None:
    desk = Desk([text(0)])
    desk.answer("nonsense")
    desk.go_on()
    assert desk.session.question.mode == "again"
    desk.session.undo(desk.now())
    desk.save()
    assert desk.session.question.mode == "new"
    desk.finish()
    assert [review.verdict for review in desk.reviews()] == ["correct"]


def test_undo_works_when_the_session_is_done() -> None:
    desk = Desk([text(0)])
    desk.right()
    desk.go_on()
    assert desk.phase() is Phase.DONE
    desk.session.undo(desk.now())
    desk.save()
    assert desk.phase() is Phase.ASKING


def test_an_answer_that_can_not_be_saved_stays_until_it_can() -> None:
    desk = Desk([text(0), text(1)])
    desk.session.answer("Citya", desk.now())
    desk.session.failed("full")
    assert desk.session.trouble == "full"
    entry = desk.session.entry
    desk.session.go_on()
    desk.session.rate(Rating.EASY, desk.now())
    desk.session.undo(desk.now())
    assert desk.session.entry is entry
    assert desk.phase() is Phase.SAVING
    desk.save()
    assert desk.session.trouble == ""
    assert desk.phase() is Phase.ANSWERED


def test_a_card_that_another_window_answered_is_skipped() -> None:
    desk = Desk([text(0), text(1), text(2)])
    desk.right()
    desk.memories[CardKey("deck", "en", "card-1")] = Memory(3.0, 5.0, 20_000, 20_003, 1, 0)
    desk.go_on()
    assert desk.session.question.card.id == "card-2"
    assert (desk.session.question.number, desk.session.question.total) == (2, 2)
    desk.finish()
    assert desk.session.finished
    assert len(desk.session.trail) == 2


def test_leaving_keeps_what_was_answered() -> None:
    desk = Desk([text(0), text(1)])
    desk.right()
    desk.session.leave()
    assert desk.phase() is Phase.DONE
    assert desk.session.summary.asked == 1
    assert not desk.session.finished
    desk.session.undo(desk.now())
    desk.save()
    assert desk.session.question.card.id == "card-0"


def test_options_are_shuffled_the_same_way_each_time() -> None:
    def options(seed: int) -> tuple[str, ...]:
        desk = Desk([CHOICE])
        desk.session._seed = seed
        return desk.session.question.options

    assert sorted(options(1)) == list("ABCDEF")
    assert options(1) == options(1)
    assert len({options(seed) for seed in range(10)}) > 1


@pytest.mark.parametrize("card", [CHOICE, TRUTH])
def test_a_picked_answer_is_good_at_best(card: Card) -> None:
    desk = Desk([card])
    desk.right()
    assert desk.rating() is Rating.GOOD


def test_the_summary_counts_first_answers_only() -> None:
    desk = Desk([text(0), text(1), text(2), text(3)])
    desk.right()
    desk.go_on()
    desk.answer("Cityab")
    desk.go_on()
    desk.session.hint()
    desk.right()
    desk.go_on()
    desk.now_ms += 30_000
    desk.answer("nonsense")
    desk.go_on()
    desk.finish()
    summary = desk.session.summary
    assert (summary.planned, summary.asked, summary.correct) == (4, 4, 3)
    assert (summary.right_in("exact"), summary.right_in("slip"), summary.close) == (2, 1, 0)
    assert summary.score == pytest.approx((1 + 1 + 0.5 + 0) / 4)
    assert [missed.given for missed in summary.missed] == ["nonsense"]
    assert summary.slowest is not None
    assert summary.slowest.card.question == "Which city is number 3?"


def test_a_session_of_nothing_is_done_at_once() -> None:
    desk = Desk([])
    assert desk.phase() is Phase.DONE
    assert desk.session.summary.score == 0.0
    assert desk.session.finished


KEYS = st.lists(
    st.sampled_from(
        [
            *("right", "wrong", "near", "no-idea", "count-it", "hint", "next", "rate", "override"),
            *("retype", "undo", "save", "fail", "other"),
        ]
    ),
    max_size=60,
)


@given(KEYS, st.integers(1, 5))
def test_whatever_is_pressed_each_answer_is_in_the_log_once_and_the_session_ends(
    keys: list[str], count: int
) -> None:
    desk = Desk([text(number) for number in range(count)], grader=Told())
    session = desk.session
    for key in keys:
        before, written = session.phase, len(desk.log)
        if session.phase is Phase.DONE and key != "undo":
            break
        press(desk, key)
        desk.check()
        if before is Phase.SAVING and key not in ("save", "other"):
            assert session.phase is Phase.SAVING
            assert len(desk.log) == written
    while session.phase is Phase.SAVING:
        desk.save()
    if session.phase is Phase.ANSWERED:
        desk.go_on()
    desk.finish()
    assert session.phase is Phase.DONE
    last = {review.card: review for review in desk.reviews()}
    assert len(last) == len(session.trail)
    assert session.summary.asked == len(session.trail)
    firsts = [review for review in desk.reviews() if review.mode != "again"]
    assert len({review.card for review in firsts}) == len(firsts)


def press(desk: Desk, key: str) -> None:
    session = desk.session
    if key == "save":
        if session.phase is Phase.SAVING:
            desk.save()
        return
    actions: dict[str, Callable[[], object]] = {
        "right": lambda: session.answer("right", desk.now()),
        "wrong": lambda: session.answer("wrong", desk.now()),
        "near": lambda: session.answer("near", desk.now()),
        "count-it": lambda: session.count_it(desk.now()),
        "override": lambda: session.override(desk.now()),
        "retype": lambda: session.retype(desk.now()),
        "no-idea": lambda: session.give_up(desk.now()),
        "hint": session.hint,
        "next": session.go_on,
        "rate": lambda: session.rate(Rating.HARD, desk.now()),
        "undo": lambda: session.undo(desk.now()),
        "fail": lambda: session.failed("io"),
        "other": lambda: None,
    }
    actions[key]()
