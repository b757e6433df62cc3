"""What another window does to the cards of a session while it lasts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey
from aiquiz.study import Elsewhere, Phase
from aiquiz.study.elsewhere import why_gone
from tests.study.desk import Desk, text

TODAY = 20_000
DUE = Memory(4.0, 5.0, 19_990, TODAY, 3, 1)
ANSWERED = DUE._replace(last_day=TODAY, due_day=TODAY + 9, reviews=4)


def key(number: int) -> CardKey:
    return CardKey("deck", "en", f"card-{number}")


class Windows(Desk):
    """A session, and what another window does before its next question."""

    def __init__(self, cards: int, known: Memory | None = None, **facts: Any) -> None:
        memories = {} if known is None else {f"card-{n}": known for n in range(cards)}
        super().__init__([text(n) for n in range(cards)], memories, **facts)

    def meanwhile(self, memories: dict[int, Memory | None] | None = None, **marked: int) -> None:
        """Answer the card in hand, and go on after another window changed this."""
        self.right()
        for number, memory in (memories or {}).items():
            self.memories[key(number)] = memory
        marks = Marks(**{what: frozenset({key(number)}) for what, number in marked.items()})
        self.session.go_on()
        if self.session.phase is Phase.CHECKING:
            cards = self.session.to_come
            now = {card: self.memories[card] for card in cards}
            self.session.seen(Elsewhere(now, marks, {}), self.now())
        self.check()

    def asked(self) -> list[str]:
        """Give the cards from the one in hand on, as they are asked without a mistake."""
        found = []
        while self.session.phase is not Phase.DONE:
            found.append(self.session.question.card.id)
            self.right()
            self.session.go_on()
            self.check()
        return found


def test_cards_answered_elsewhere_are_left_out_and_counts_follow() -> None:
    at = Windows(5, DUE)
    at.meanwhile({2: ANSWERED, 3: ANSWERED})
    assert (at.session.question.number, at.session.question.total) == (2, 3)
    assert at.session.left == 2
    assert at.session.gone() == ("answered", "answered")
    assert at.session.gone() == ()
    assert at.asked() == ["card-1", "card-4"]
    assert at.session.finished
    assert len(at.session.trail) == 3


def test_the_next_card_may_be_the_one_that_went() -> None:
    at = Windows(3)
    at.meanwhile({1: Memory(3.0, 5.0, TODAY, TODAY + 3, 1, 0)})
    assert at.session.question.card.id == "card-2"
    assert at.session.gone() == ("answered",)


def test_a_card_that_was_answered_in_both_windows_is_told_once() -> None:
    at = Windows(3, DUE)
    # The other window answered it while it was in hand here.
    at.before[key(0)] = ANSWERED
    at.right()
    assert at.session.gone() == ("answered",)
    at.session.go_on()
    at.check()
    assert at.session.question.card.id == "card-1"
    assert at.session.gone() == ()


def test_where_all_cards_went_the_session_ends() -> None:
    at = Windows(3, DUE)
    at.meanwhile({1: ANSWERED, 2: ANSWERED})
    assert at.session.phase is Phase.DONE
    assert at.session.finished
    assert at.session.summary.asked == 1
    assert len(at.session.gone()) == 2


@pytest.mark.parametrize(("what", "code"), [("buried", "bury"), ("suspended", "suspend")])
def test_a_card_put_away_elsewhere_is_left_out(what: str, code: str) -> None:
    at = Windows(3, DUE)
    marked = {what: 2}
    at.meanwhile({}, **marked)
    assert at.session.gone() == (code,)
    assert at.asked() == ["card-1"]


@pytest.mark.parametrize("kind", ["cram", "quiz"])
def test_what_leaves_memory_as_it_is_asks_what_was_answered_elsewhere(kind: str) -> None:
    at = Windows(3, DUE, kind=kind)
    at.meanwhile({1: ANSWERED}, suspended=2)
    assert at.session.gone() == ("suspend",)
    assert at.asked() == ["card-1"]


def test_a_card_flagged_elsewhere_is_asked_and_flagged() -> None:
    at = Windows(2, DUE)
    at.meanwhile(flagged=1)
    assert at.session.gone() == ()
    assert at.session.marks == {"flag"}


def test_a_card_that_was_suspended_before_is_asked_all_the_same() -> None:
    away = Marks(suspended=frozenset({key(1)}))
    at = Windows(2, DUE, marks=away)
    at.meanwhile(suspended=1)
    assert at.asked() == ["card-1"]


def test_a_card_reset_elsewhere_is_asked_as_a_new_one() -> None:
    at = Windows(2, DUE)
    at.meanwhile({1: None})
    assert at.session.question.card.id == "card-1"
    assert at.session.question.mode == "new"
    at.right()
    assert at.reviews()[-1].recall is None


def test_a_card_is_asked_from_the_memory_that_it_has_by_now() -> None:
    other = DUE._replace(stability=8.0, due_day=TODAY - 1)
    at = Windows(2, DUE)
    at.meanwhile({1: other})
    at.right()
    assert at.reviews()[-1].stability == 8.0


def test_a_card_that_is_due_another_day_by_now_is_left_out() -> None:
    at = Windows(2, DUE)
    at.meanwhile({1: DUE._replace(due_day=TODAY + 1)})
    assert at.session.gone() == ("not-due",)


def test_a_missed_card_that_was_answered_elsewhere_does_not_come_once_more() -> None:
    at = Windows(3, DUE)
    at.answer("nonsense")
    at.go_on()
    own = at.memories[key(0)]
    assert own is not None
    at.meanwhile({0: own._replace(reviews=own.reviews + 1, due_day=TODAY + 2)})
    assert at.session.gone() == ("answered",)
    assert at.asked() == ["card-2"]
    assert at.session.trail == ("wrong", "correct", "correct")


def test_a_missed_card_comes_once_more_where_other_parameters_hold_by_now() -> None:
    at = Windows(3, DUE)
    at.answer("nonsense")
    at.go_on()
    own = at.memories[key(0)]
    assert own is not None
    at.meanwhile({0: own._replace(stability=own.stability * 2, due_day=own.due_day + 1)})
    assert at.asked() == ["card-2", "card-0"]


def test_a_card_studied_before_its_day_is_not_taken_for_one_that_is_no_longer_due() -> None:
    early = DUE._replace(due_day=TODAY + 5)
    at = Windows(2, early)
    at.meanwhile({1: early._replace(due_day=TODAY + 6)})
    assert at.session.question.card.id == "card-1"
    assert at.session.question.mode == "early"


def test_nothing_changes_but_before_a_question() -> None:
    at = Windows(2, DUE)
    at.session.seen(Elsewhere({key(0): ANSWERED, key(1): ANSWERED}, Marks(), {}), at.now())
    assert at.session.gone() == ()
    assert at.session.question.card.id == "card-0"


MEMORIES = st.one_of(
    st.none(),
    st.builds(
        Memory,
        st.just(3.0),
        st.just(5.0),
        st.integers(TODAY - 3, TODAY),
        st.integers(TODAY - 3, TODAY + 3),
        st.integers(1, 4),
        st.just(0),
    ),
)


@given(MEMORIES, MEMORIES)
def test_what_was_not_answered_today_and_is_due_is_asked(
    expected: Memory | None, present: Memory | None
) -> None:
    why = why_gone(expected, present, TODAY)
    if (
        present is None
        or present == expected
        or (present.last_day < TODAY and present.due_day <= TODAY)
    ):
        assert why is None
    elif why == "answered":
        assert present.last_day == TODAY
        assert present.reviews > (expected.reviews if expected else 0)
