from hypothesis import given, settings
from hypothesis import strategies as st

from aiquiz.deck.reversal import REVERSED
from aiquiz.scheduling.exam import Exam, by_gain, exam_queue, gain, score
from aiquiz.scheduling.exam_plan import ExamPlan, plan_exam
from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.queue import Candidate
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.scheduling.siblings import family

TODAY = 20_000
POLICY = Policy()


def card(name: str, stability: float = 5.0, *, ago: int = 3, due_in: int = 2) -> Candidate:
    memory = Memory(stability, 5.0, TODAY - ago, TODAY + due_in, 3, 0)
    return Candidate(CardKey("deck", "en", name), memory)


def new(name: str) -> Candidate:
    return Candidate(CardKey("deck", "en", name), None)


def news(count: int) -> list[Candidate]:
    return [new(f"new-{number}") for number in range(count)]


def studied(card: Candidate, day: int = TODAY) -> Candidate:
    return Candidate(card.key, after(card.memory, Rating.GOOD, day, POLICY, card.key))


def names(cards: list[Candidate]) -> list[str]:
    return [found.key.card for found in cards]


def plan(cards: list[Candidate], exam: Exam, *, started: int = 0, usual: int = 20) -> ExamPlan:
    return plan_exam(cards, TODAY, exam, POLICY, started=started, new_per_day=usual)


memories = st.builds(
    Memory,
    stability=st.floats(0.1, 2000),
    difficulty=st.floats(1, 10),
    last_day=st.integers(TODAY - 300, TODAY + 1),
    due_day=st.integers(TODAY - 50, TODAY + 400),
    reviews=st.integers(1, 30),
    lapses=st.integers(0, 9),
)
decks = st.lists(st.none() | memories, min_size=1, max_size=25).map(
    lambda found: [
        Candidate(CardKey("deck", "en", str(number)), memory) for number, memory in enumerate(found)
    ]
)
exams = st.builds(Exam, day=st.integers(TODAY + 1, TODAY + 40), per_day=st.integers(1, 30))


# The score


def test_the_score_is_the_sum_of_the_chances_and_a_card_never_studied_counts_nothing() -> None:
    one, other = card("a"), card("b", 50)
    assert one.memory is not None
    assert other.memory is not None
    expected = recall(one.memory, TODAY + 9, POLICY) + recall(other.memory, TODAY + 9, POLICY)
    assert score([one, new("c"), other], TODAY + 9, POLICY) == expected


def test_what_a_review_gains_counts_right_and_wrong_with_their_chances() -> None:
    found, exam = card("a", 4, ago=4), Exam(TODAY + 10, 5)
    assert found.memory is not None
    chance = recall(found.memory, TODAY, POLICY)
    right, wrong = (
        recall(after(found.memory, rating, TODAY, POLICY, found.key), TODAY + 10, POLICY)
        for rating in (Rating.GOOD, Rating.AGAIN)
    )
    expected = chance * right + (1 - chance) * wrong - recall(found.memory, TODAY + 10, POLICY)
    assert abs(gain(found, TODAY, exam, POLICY) - expected) < 1e-12


# The last days


def test_the_last_days_are_as_many_as_all_cards_need() -> None:
    assert Exam(TODAY, 20).last_days(100) == 5
    assert Exam(TODAY, 20).last_days(101) == 6
    assert Exam(TODAY, 20).last_days(3) == 1
    assert Exam(TODAY, 20).last_days(5_000) == 30


@given(decks, exams, st.integers(0, 30))
def test_by_gain_gives_the_cards_that_gain_most(
    cards: list[Candidate], exam: Exam, limit: int
) -> None:
    open_ = [card for card in cards if card.memory is None or card.memory.last_day < TODAY]
    gains = {card.key: gain(card, TODAY, exam, POLICY) for card in open_}
    expected = sorted(open_, key=lambda card: -gains[card.key])[:limit]
    assert by_gain(cards, TODAY, exam, POLICY, limit) == expected


def test_on_the_eve_what_is_not_due_for_months_is_asked_too() -> None:
    far = card("far", 60, ago=20, due_in=40)
    assert names(exam_queue([far], TODAY, Exam(TODAY + 1, 9), POLICY)) == ["far"]
    assert exam_queue([far], TODAY, Exam(TODAY + 9, 9), POLICY) == []


def test_in_the_last_days_the_weakest_come_first_and_the_limit_holds() -> None:
    cards = [card(f"{stability}", stability, due_in=30) for stability in (50, 2, 20, 8)]
    assert names(exam_queue(cards, TODAY, Exam(TODAY + 2, 2), POLICY)) == ["2", "8"]


def test_a_due_day_lies_at_the_latest_on_the_eve() -> None:
    exam = Exam(TODAY + 10, 5)
    late, soon = card("late", due_in=90), card("soon", due_in=2)
    assert late.memory is not None
    assert soon.memory is not None
    assert exam.due_day(late.memory) == TODAY + 9
    assert exam.due_day(soon.memory) == TODAY + 2


# Before the last days


def test_what_is_due_comes_first_and_new_cards_are_begun_evenly_before_the_last_days() -> None:
    cards = [*news(12), card("due", due_in=0), card("later", due_in=5)]
    # 14 cards at 7 a day: 2 last days, so 6 days for 12 new cards.
    asked = exam_queue(cards, TODAY, Exam(TODAY + 8, 7), POLICY)
    assert names(asked) == ["due", "new-0", "new-1"]


def test_what_was_studied_today_counts_against_the_day() -> None:
    exam, due = Exam(TODAY + 30, 4), [card(f"due-{number}", due_in=0) for number in range(9)]
    asked = exam_queue(due, TODAY, exam, POLICY)
    assert len(asked) == 4
    after_two = [studied(found) if found in asked[:2] else found for found in due]
    assert exam_queue(after_two, TODAY, exam, POLICY) == asked[2:]


def test_new_cards_begun_today_are_not_begun_twice() -> None:
    cards, exam = news(12), Exam(TODAY + 8, 6)
    asked = exam_queue(cards, TODAY, exam, POLICY)
    assert len(asked) == 2
    later = [studied(found) if found in asked else found for found in cards]
    assert exam_queue(later, TODAY, exam, POLICY, started=2) == []


def test_siblings_wait_for_another_day_but_for_the_last_days() -> None:
    forwards, back = card("a", due_in=0), card(f"a{REVERSED}", 3, due_in=0)
    begun, other = new("b"), new(f"b{REVERSED}")
    cards = [forwards, back, begun, other]
    assert names(exam_queue(cards, TODAY, Exam(TODAY + 2, 4), POLICY)) == [f"a{REVERSED}", "b"]
    assert len(exam_queue(cards, TODAY, Exam(TODAY + 1, 4), POLICY)) == 4


def test_a_sibling_of_a_card_that_was_answered_today_waits() -> None:
    cards, exam = [card("a", due_in=0), new("b"), new("c")], Exam(TODAY + 3, 3)
    answered = {family(cards[0].key), family(cards[1].key)}
    assert names(exam_queue(cards, TODAY, exam, POLICY, answered=answered)) == ["c"]


@given(decks, exams, st.integers(0, 5))
def test_a_day_asks_each_card_once_within_its_limit_and_none_that_was_studied(
    cards: list[Candidate], exam: Exam, started: int
) -> None:
    asked = exam_queue(cards, TODAY, exam, POLICY, started=started)
    assert len(asked) == len({found.key for found in asked})
    assert len(asked) <= exam.per_day
    assert all(found.memory is None or found.memory.last_day < TODAY for found in asked)
    assert asked == exam_queue(cards, TODAY, exam, POLICY, started=started)


# The plan


def test_the_plan_begins_with_what_today_asks() -> None:
    cards = [*news(9), *(card(f"{number}", number + 1) for number in range(30))]
    exam = Exam(TODAY + 12, 8)
    found = plan(cards, exam)
    assert len(found.per_day) == 12
    assert found.per_day[0] == len(exam_queue(cards, TODAY, exam, POLICY))
    assert max(found.per_day) <= 8
    assert found.by_gain == 5


def test_the_plan_says_by_when_the_last_new_card_is_begun() -> None:
    found = plan(news(12), Exam(TODAY + 8, 6))
    assert found.new == 12
    assert found.unseen == 0
    assert found.last_new == TODAY + 5


def test_the_plan_says_how_many_new_cards_do_not_fit_in() -> None:
    found = plan(news(50), Exam(TODAY + 4, 5))
    assert found.unseen == 30
    assert found.last_new == TODAY + 3


def test_with_the_plan_more_is_expected_to_be_right_than_without() -> None:
    cards = [*news(20), *(card(f"{number}", 2 + number) for number in range(40))]
    found = plan(cards, Exam(TODAY + 14, 15))
    assert found.score_today < found.score_without < found.score_with < found.cards
    assert found.score_today == score(cards, TODAY, POLICY)


def test_the_same_memories_give_the_same_plan() -> None:
    cards = [*news(5), *(card(f"{number}", number + 1) for number in range(20))]
    assert plan(cards, Exam(TODAY + 9, 6)) == plan(cards, Exam(TODAY + 9, 6))


@settings(max_examples=25, deadline=None)
@given(decks, exams, st.integers(0, 5))
def test_a_plan_holds_its_limits(cards: list[Candidate], exam: Exam, started: int) -> None:
    found = plan(cards, exam, started=started)
    assert len(found.per_day) == exam.day - TODAY
    assert all(0 <= count <= exam.per_day for count in found.per_day)
    assert 0 <= found.unseen <= found.new
    for expected in (found.score_today, found.score_with, found.score_without):
        assert 0 <= expected <= found.cards
