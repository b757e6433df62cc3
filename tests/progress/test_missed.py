"""Which cards were missed: kept step by step, the table is what the reviews tell."""

import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiquiz.progress.store import Store
from aiquiz.scheduling.review import (
    CardKey,
    Override,
    Rating,
    Undo,
)
from aiquiz.scores.missed import missed
from tests.progress.steps import Steps
from tests.progress.test_store import CARD, OTHER, at, open_at, review

EXAMPLES = count()
STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),  # which window
        st.sampled_from(
            (
                *("review", "review", "elsewhere", "quiz", "rerating", "override", "undo"),
                *("reset", "begin", "begin", "go on", "go on", "look", "look"),
            )
        ),
        st.integers(0, 30),
        st.integers(0, 4),
    ),
    max_size=24,
)


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    folder = tmp_path_factory.mktemp("missed")
    with open_at(folder) as first, open_at(folder) as second:
        yield first, second


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


def kept(store: Store) -> frozenset[CardKey]:
    for _share in store.count():
        pass
    return store.missed()


def told(store: Store) -> frozenset[CardKey]:
    """The same from every review."""
    return missed((logged.sitting, logged.review) for logged in store.reviews())


@settings(max_examples=40)
@given(steps=STEPS)
def test_the_table_is_what_every_review_tells_whatever_was_done_and_however_the_clock_ran(
    windows: tuple[Store, Store], steps: list[tuple[int, str, int, int]]
) -> None:
    deck = f"d{next(EXAMPLES)}"
    cards = (CARD._replace(deck=deck), OTHER._replace(deck=deck))
    done = Steps()
    for store in windows:
        store.begin("study", [(deck, "en")], at(0))
    for window, kind, number, days in steps:
        store = windows[window]
        if kind == "look":
            assert kept(store) == told(store)
        elif kind in ("begin", "go on"):
            sessions = [one.ref for one in store.sessions() if (deck, "en") in one.decks]
            earlier = sessions[number % len(sessions)] if sessions and kind == "go on" else None
            store.begin("study", [(deck, "en")], at(days), goes_on=earlier)
        else:
            done.take(store, kind, number, days, cards[number % 2])
    expected = told(windows[0])
    assert [kept(store) for store in windows] == [expected, expected]
    windows[0].rebuild()
    assert windows[0].missed() == frozenset()
    assert kept(windows[0]) == expected


def test_what_follows_on_the_answer_having_been_shown_tells_nothing(store: Store) -> None:
    store.begin("study", [("deck", "en")], at(0))
    store.append(review(0, verdict="wrong"))
    ref, _memory = store.append(review(0.01))
    assert kept(store) == {CARD}
    [session] = store.sessions()
    store.begin("study", [("deck", "en")], at(0.1), goes_on=session.ref)
    store.append(review(0.1))
    assert kept(store) == {CARD}
    store.begin("study", [("deck", "en")], at(1))
    store.append(review(1))
    assert kept(store) == frozenset()
    assert ref.seq == 3


def test_a_verdict_overruled_and_an_answer_undone_are_taken_in(store: Store) -> None:
    ref, _memory = store.append(review(0, verdict="wrong"))
    assert kept(store) == {CARD}
    override, _memory = store.append(Override(ref, "correct", Rating.GOOD, 1.0, at(0.1)))
    assert kept(store) == frozenset()
    store.append(Undo(override, at(0.2)))
    assert kept(store) == {CARD}
    store.append(Undo(ref, at(0.3)))
    assert kept(store) == frozenset()


def test_a_database_whose_sums_know_nothing_of_it_has_it_made(store: Store, tmp_path: Path) -> None:
    store.append(review(0, verdict="wrong"))
    assert kept(store) == {CARD}
    with sqlite3.connect(tmp_path / "data" / "progress.db") as database:
        database.execute("UPDATE derived SET value = '1 ' || substr(value, 3) WHERE name = 'sums'")
        database.execute("DELETE FROM missed")
    database.close()
    assert kept(store) == {CARD}
