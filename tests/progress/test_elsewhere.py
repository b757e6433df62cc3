"""Reviews made elsewhere, in the log."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiquiz.progress.elsewhere import Source
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import ELSEWHERE, CardKey, Rating, Rerating, Reset, Review, Undo
from tests.progress.test_store import CARD, OTHER, at, folded, open_at, review

SOURCE = Source("log.csv", at(30))


def made(days: float, rating: Rating = Rating.GOOD, card: CardKey = CARD, **facts: Any) -> Review:
    values = {"mode": ELSEWHERE, "recall": None, "stability": None, "typed": None} | facts
    return review(days, rating, card, **values)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


def test_memory_learns_from_them_as_from_any_review(store: Store) -> None:
    history = [made(0), made(3, Rating.AGAIN), made(5)]
    assert store.take_in(history, SOURCE) == 3
    assert store.memory(CARD) == folded((0, Rating.GOOD), (3, Rating.AGAIN), (5, Rating.GOOD))
    assert [found.review for found in store.reviews()] == history
    assert store.check() == []


def test_the_same_ones_twice_add_nothing(tmp_path: Path) -> None:
    with open_at(tmp_path) as first:
        assert first.take_in([made(0), made(0), made(1)], SOURCE) == 2
    with open_at(tmp_path) as second:
        before = second.memories()
        assert second.not_there([made(0), made(1), made(2)]) == 1
        assert second.take_in([made(1), made(0)], SOURCE) == 0
        assert second.take_in([made(0), made(1), made(2)], SOURCE) == 1
        assert len(second.reviews()) == 3
        assert before != second.memories()


def test_what_was_answered_here_is_not_added_again_however_it_was_rated_since(
    store: Store,
) -> None:
    ref, _ = store.append(review(0, Rating.AGAIN))
    store.append(Rerating(ref, Rating.GOOD, at(0)))
    gone, _ = store.append(review(1))
    store.append(Undo(gone, at(1)))
    assert store.take_in([made(0), made(1)], SOURCE) == 0
    assert store.memory(CARD) == folded((0, Rating.GOOD))


def test_they_can_be_taken_back_at_once_and_come_again_in_another_zone(store: Store) -> None:
    store.append(review(2))
    history = [made(0), made(1, card=OTHER), made(2), made(3, Rating.AGAIN)]
    assert store.take_in(history, SOURCE) == 3
    assert store.take_back(history, at(9), dry_run=True) == 3
    assert len(store.reviews()) == 4
    assert store.take_back(history, at(9)) == 3
    assert [found.review for found in store.reviews()] == [review(2)]
    assert store.memories() == {CARD: folded((2, Rating.GOOD))}
    assert store.take_back(history, at(9)) == 0
    moved = [one._replace(moment=one.moment._replace(offset_min=-600)) for one in history]
    assert store.take_in(moved, SOURCE) == 3
    assert {found.review.moment.offset_min for found in store.reviews()} == {60, -600}
    kept = store.memories()
    store.rebuild()
    assert store.memories() == kept
    assert store.take_in(history, SOURCE) == 0


def test_they_go_between_what_was_answered_here(store: Store) -> None:
    store.append(review(0))
    store.append(review(9, Rating.AGAIN))
    store.take_in([made(4)], SOURCE)
    assert store.memory(CARD) == folded((0, Rating.GOOD), (4, Rating.GOOD), (9, Rating.AGAIN))


def test_they_can_be_rated_otherwise_undone_and_forgotten_like_any_review(store: Store) -> None:
    store.take_in([made(0), made(3)], SOURCE)
    first, last = (found.ref for found in store.reviews())
    assert store.append(Rerating(first, Rating.HARD, at(4)))[1] == folded(
        (0, Rating.HARD), (3, Rating.GOOD)
    )
    assert store.append(Undo(last, at(4)))[1] == folded((0, Rating.HARD))
    assert store.append(Reset(CARD, at(5)))[1] is None


def test_they_take_no_room_from_the_new_cards_of_the_day_and_are_no_session(store: Store) -> None:
    store.take_in([made(0), made(0, card=OTHER)], SOURCE)
    assert store.started_on(at(0).day) == 0
    assert store.sessions() == []
    assert store.sessions_on(at(0).day) == []
    store.append(review(0, card=CardKey("deck", "en", "third")))
    assert store.started_on(at(0).day) == 1


def test_answers_of_a_day_elsewhere_follow_on_each_other(store: Store) -> None:
    store.take_in([made(0), made(0.001), made(2)], SOURCE)
    first, second, third = (found.sitting for found in store.reviews())
    assert first == second != third


def test_more_can_be_answered_in_the_same_run(store: Store) -> None:
    store.take_in([made(0)], SOURCE)
    assert store.append(review(3))[1] == folded((0, Rating.GOOD), (3, Rating.GOOD))
    assert store.take_in([made(7)], SOURCE) == 1
    assert len(store.reviews()) == 3


def test_all_or_nothing_is_written(store: Store) -> None:
    bad = made(1)._replace(rating=9)  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        store.take_in([made(0), bad], SOURCE)
    assert store.reviews() == []
    assert store.memories() == {}
    assert store.take_in([made(0)], SOURCE) == 1


def test_the_log_tells_where_they_come_from(store: Store) -> None:
    store.take_in([made(0)], SOURCE)
    with sqlite3.connect(store.path) as database:
        [[kind, detail]] = database.execute("SELECT kind, detail FROM event WHERE seq = 1")
    database.close()
    assert (kind, detail) == ("import", '{"file": "log.csv", "reviews": 1}')


def test_only_what_memory_is_made_from_is_remembered(store: Store) -> None:
    store.take_in([made(0)], SOURCE)
    store.append(Reset(CARD, at(1)))
    store.append(review(2, mode="quiz"))
    store.append(review(3, mode="cram"))
    ref, _ = store.append(review(4, Rating.AGAIN))
    store.append(Rerating(ref, Rating.HARD, at(4)))
    gone, _ = store.append(review(5))
    store.append(Undo(gone, at(5)))
    [found] = store.remembered()
    assert (found.ref, found.review.rating) == (ref, Rating.HARD)


HISTORY = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from(Rating), st.sampled_from((CARD, OTHER))),
    max_size=12,
    unique_by=lambda one: (one[0], one[2]),
)


@settings(max_examples=15)
@given(HISTORY, st.integers(0, 12), st.randoms(use_true_random=False))
def test_in_which_parts_and_order_they_come_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory,
    history: list[tuple[int, Rating, CardKey]],
    cut: int,
    random: Any,
) -> None:
    reviews = [made(day, rating, card) for day, rating, card in history]
    mixed = list(reviews)
    random.shuffle(mixed)
    with open_at(tmp_path_factory.mktemp("store")) as whole:
        whole.take_in(reviews, SOURCE)
        expected = whole.memories()
    with open_at(tmp_path_factory.mktemp("store")) as parts:
        parts.take_in(mixed[:cut], SOURCE)
        parts.take_in(mixed[cut // 2 :], SOURCE)
        assert parts.memories() == expected
