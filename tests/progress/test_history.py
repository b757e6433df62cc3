"""The sessions of the past, read a few at a time: they are what the whole log comes to."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiquiz.progress import schema
from aiquiz.progress.store import LoggedReview, Store
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import (
    CardKey,
    Override,
    Rating,
    Ref,
    Undo,
)
from aiquiz.scheduling.session_answer import SessionAnswer
from tests.progress.steps import Steps
from tests.progress.test_store import CARD, OTHER, at, open_at, review

EXAMPLES = count()
STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),  # which window
        st.sampled_from(
            (
                *("begin", "go on", "review", "review", "quiz", "elsewhere"),
                *("override", "rerating", "undo", "reset"),
            )
        ),
        st.integers(0, 30),
        st.integers(-3, 40),
    ),
    max_size=24,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("history")


def numbers(store: Store) -> list[tuple[int, int]]:
    """Give the number of each session of the past, and how many answers count in it."""
    past = store.past()
    found = store.answers_in(past, past.sessions)
    return [(one.number, len(answers)) for one, answers in zip(past.sessions, found, strict=True)]


def of_reviews(store: Store) -> list[list[LoggedReview]]:
    """Give the reviews of each session, oldest first, from reading the whole log."""
    began = {session.ref: session for session in store.sessions()}
    found: dict[Ref, list[LoggedReview]] = {}
    for logged in store.reviews():
        if logged.session in began:
            found.setdefault(logged.session, []).append(logged)
    return [
        found[ref]
        for ref in sorted(found, key=lambda ref: (began[ref].moment.at_ms, ref.stream, ref.seq))
    ]


def answer(logged: LoggedReview) -> SessionAnswer:
    one = logged.review
    return SessionAnswer(one.card, one.verdict, one.credit, one.took_ms)


@settings(max_examples=40)
@given(steps=STEPS, size=st.integers(1, 4))
def test_slices_hold_what_the_whole_log_comes_to(
    folder: Path, steps: list[tuple[int, str, int, int]], size: int
) -> None:
    home = folder / str(next(EXAMPLES))
    with open_at(home) as first, open_at(home) as second:
        windows = (first, second)
        done = Steps()
        when = 0.0
        for window, what, number, days in steps:
            when += 0.01 + (days if days > 30 or days < 0 else 0)
            if what in ("begin", "go on"):
                began = [session.root for session in first.sessions()]
                root = began[number % len(began)] if began and what == "go on" else None
                windows[window].begin("study", [("deck", "en")], at(when), {}, root)
                continue
            done.take(windows[window], what, number, when, (CARD, OTHER)[number % 2])
        expected = of_reviews(first)
        past = second.past()
        assert [one.number for one in past.sessions] == [*range(1, len(expected) + 1)]
        slices = [past.sessions[at : at + size] for at in range(0, len(past.sessions), size)]
        found = [one for some in slices for one in second.answers_in(past, some)]
        assert found == [[answer(logged) for logged in several] for several in expected]
        assert [second.reviews_in(past, session) for session in past.sessions] == expected


def test_a_session_of_which_all_was_taken_back_has_no_number(store: Store) -> None:
    store.begin("study", [("deck", "en")], at(0))
    ref, _ = store.append(review(0))
    store.begin("quiz", [("deck", "en")], at(1))
    store.append(review(1))
    assert numbers(store) == [(1, 1), (2, 1)]
    undo, _ = store.append(Undo(ref, at(2)))
    assert numbers(store) == [(1, 1)]
    store.append(Undo(undo, at(3)))
    assert numbers(store) == [(1, 1), (2, 1)]


def test_an_answer_in_no_session_is_in_none(store: Store) -> None:
    store.append(review(0))
    assert numbers(store) == []


def test_a_session_taken_up_again_is_one(store: Store) -> None:
    store.begin("study", [("deck", "en")], at(0), {"planned": 3})
    store.append(review(0))
    [root] = [session.ref for session in store.sessions()]
    store.begin("study", [("deck", "en")], at(1), {"planned": 2}, root)
    store.append(review(1, card=OTHER))
    past = store.past()
    [session] = past.sessions
    assert [part.facts["planned"] for part in session.sessions] == [3, 2]
    assert [one.session for one in store.reviews_in(past, session)] == [root, root]


def test_a_clock_that_was_set_back_leaves_the_beginning_at_the_beginning(store: Store) -> None:
    store.begin("study", [("deck", "en")], at(5), {"planned": 3})
    store.append(review(5))
    [root] = [session.ref for session in store.sessions()]
    store.begin("study", [("deck", "en")], at(1), {"planned": 2}, root)
    store.append(review(1, card=OTHER))
    [session] = store.past().sessions
    assert session.began.ref == root


def test_what_is_changed_long_after_counts_in_its_session(store: Store) -> None:
    store.begin("quiz", [("deck", "en")], at(0))
    ref, _ = store.append(review(0, Rating.AGAIN, verdict="wrong", credit=0.0, mode="quiz"))
    store.begin("study", [("deck", "en")], at(400))
    store.append(review(400, card=OTHER))
    store.append(Override(ref, "correct", Rating.GOOD, 1.0, at(400)))
    past = store.past()
    [[quizzed]] = store.answers_in(past, past.sessions[:1])
    assert quizzed == SessionAnswer(CardKey("deck", "en", "card"), "correct", 1.0, 4200)
    [full] = store.reviews_in(past, past.sessions[0])
    assert (full.graded, full.review.verdict, full.review.typed) == ("wrong", "correct", "Memphis")


def test_sessions_are_found_along_an_index(store: Store) -> None:
    store.begin("study", [("deck", "en")], at(0))
    store.append(review(0))
    plan = store.database.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM event WHERE kind = 'session'"
    ).fetchall()
    assert "event_session" in str(plan)


def test_an_older_database_gets_the_index(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        schema.migrate(database, schema.MIGRATIONS[:-1])
        schema.migrate(database, schema.MIGRATIONS)
        names = [name for [name] in database.execute("SELECT name FROM sqlite_master")]
    assert "event_session" in names


def test_moments_keep_where_the_learner_was(store: Store) -> None:
    moment = Moment(at(0).at_ms, -420, 300)
    store.begin("study", [("deck", "en")], moment)
    store.append(review(0))
    assert store.past().sessions[0].began.moment == moment
