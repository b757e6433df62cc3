"""Past sessions, the best quizzes, and the last ones; figures were computed by hand."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scores.history import Quizzed, best, in_scope, newest_first
from aiquiz.scores.scope import Scope
from aiquiz.scores.session import SessionScore, session_score
from tests.scores.past import FIRST, answer, head, quiz


def numbers(sessions: "list[SessionScore] | tuple[SessionScore, ...]") -> list[int]:
    return [session.head.number for session in sessions]


def test_the_best_quiz_has_the_highest_score_and_of_equal_ones_the_most_cards() -> None:
    assert best([]) is None
    three_of_four, six_of_eight, all_of_two = quiz(1, 3, 4), quiz(2, 6, 8), quiz(3, 2, 2)
    assert best([three_of_four, six_of_eight]) is six_of_eight
    assert best([three_of_four, six_of_eight, all_of_two]) is all_of_two


def test_of_the_same_score_twice_the_first_one_is_the_best() -> None:
    assert best([quiz(5, 3, 4), quiz(2, 3, 4), quiz(9, 3, 4)]) == quiz(2, 3, 4)


def test_a_quiz_that_was_left_is_no_best() -> None:
    """One card of ten, right: that would be 100%."""
    assert best([quiz(1, 1, 1, planned=10), quiz(2, 6, 10, planned=10)]) == quiz(
        2, 6, 10, planned=10
    )


def test_the_last_ten_are_of_quizzes_the_oldest_first() -> None:
    study = session_score(head(7, "study"), [answer("a", 1.0)])
    found = Quizzed().and_([*(quiz(n, 1, 2) for n in (12, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11)), study])
    assert numbers(found.last) == [2, 3, 4, 5, 6, 8, 9, 10, 11, 12]


def test_a_deck_has_the_best_of_the_quizzes_on_it_alone() -> None:
    both = quiz(3, 4, 4, "rome", "athens")
    found = Quizzed().and_([quiz(1, 1, 4), quiz(2, 2, 4), both, quiz(4, 0, 2, "athens")])
    assert found.best == both
    assert {deck: numbers([one]) for deck, one in found.by_deck.items()} == {
        ("athens", "en"): [4],
        ("rome", "en"): [2],
    }


def test_of_one_deck_count_quizzes_on_it_alone_and_of_several_those_on_no_other() -> None:
    rome, athens, crete = ((deck, "en") for deck in ("rome", "athens", "crete"))
    every = [
        *(quiz(1, 2, 4), quiz(2, 4, 4, "rome", "athens"), quiz(3, 1, 4)),
        quiz(4, 8, 8, "rome", "athens", "crete"),
    ]
    one = Quizzed(Scope(frozenset({rome}))).and_(every)
    assert one.best == one.by_deck[rome] == every[0]
    assert numbers(one.last) == [1, 3]
    two = Quizzed(Scope(frozenset({rome, athens}))).and_(every)
    assert two.best == every[1]
    assert numbers(two.last) == [1, 2, 3]
    assert Quizzed(Scope(frozenset({crete}))).and_(every).best is None
    assert numbers(Quizzed().and_(every).last) == [1, 2, 3, 4]
    assert numbers(Quizzed(Scope(since=FIRST + 2)).and_(every).last) == [2, 3, 4]


def test_a_quiz_that_was_left_is_none_of_the_last() -> None:
    found = Quizzed().and_([quiz(1, 6, 10, planned=10), quiz(2, 0, 5, planned=47)])
    assert numbers(found.last) == [1]


def test_a_session_is_of_the_decks_it_asked_and_of_the_day_it_began() -> None:
    both = quiz(3, 4, 4, "rome", "athens")
    assert in_scope(both, Scope())
    assert in_scope(both, Scope(frozenset({("athens", "en")}), FIRST + 3))
    assert not in_scope(both, Scope(frozenset({("crete", "en")})))
    assert not in_scope(both, Scope(since=FIRST + 4))


SESSIONS = st.lists(
    st.builds(
        lambda number, right, more, deck, mode, planned: quiz(
            number, right, right + more, *deck, mode=mode, planned=planned
        ),
        st.integers(1, 60),
        st.integers(0, 3),
        st.integers(1, 3),
        st.sampled_from((("rome",), ("athens",), ("rome", "athens"))),
        st.sampled_from(("quiz", "quiz", "study", "cram")),
        st.sampled_from((3, 9)),
    ),
    max_size=30,
    unique_by=lambda session: session.head.number,
)


@given(SESSIONS, st.integers(1, 7), st.randoms(use_true_random=False))
def test_read_in_slices_it_is_the_same_as_at_once(
    sessions: list[SessionScore], size: int, order: Random
) -> None:
    order.shuffle(sessions)
    shown: tuple[SessionScore, ...] = ()
    quizzed = Quizzed()
    for start in range(0, len(sessions), size):
        some = sessions[start : start + size]
        shown, quizzed = newest_first(shown, some), quizzed.and_(some)
    assert shown == newest_first((), sessions)
    assert numbers(shown) == sorted(numbers(sessions), reverse=True)
    assert quizzed == Quizzed().and_(sessions)
