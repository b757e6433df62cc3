"""What is marked on cards, what leaves memory alone, and sessions that go on."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiquiz.progress import schema
from aiquiz.progress.store import Store
from aiquiz.scheduling.marks import MARKS, Marks
from aiquiz.scheduling.review import Mark, Override, Rating, Ref, Rerating, Undo
from tests.progress.test_store import CARD, OTHER, at, folded, open_at, review

TODAY = at(0).day


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


def test_marks_are_there_after_reopening_and_leave_memory_alone(tmp_path: Path) -> None:
    with open_at(tmp_path) as first:
        first.append(review(0))
        _, memory = first.append(Mark(CARD, "suspend", at(1)))
        first.append(Mark(OTHER, "flag", at(1)))
        assert memory == folded((0, Rating.GOOD))
    with open_at(tmp_path) as second:
        expected = Marks(suspended=frozenset({CARD}), flagged=frozenset({OTHER}))
        assert second.marks(TODAY) == expected
        second.rebuild()
        assert second.marks(TODAY) == expected
        assert second.memory(CARD) == memory
        assert second.memory(OTHER) is None
        assert second.check() == []


def test_a_mark_can_be_taken_back_by_an_undo_and_that_by_another(store: Store) -> None:
    ref, _ = store.append(Mark(CARD, "suspend", at(0)))
    undo, _ = store.append(Undo(ref, at(0)))
    assert store.marks(TODAY).suspended == frozenset()
    store.append(Undo(undo, at(0)))
    assert store.marks(TODAY).suspended == {CARD}
    store.append(Mark(CARD, "unsuspend", at(0)))
    assert store.marks(TODAY) == Marks()


def test_a_card_without_marks_is_not_read_for_them(store: Store) -> None:
    store.append(review(0))
    plan = " ".join(
        str(row)
        for row in store._database.execute(
            f"EXPLAIN QUERY PLAN SELECT card FROM event WHERE {schema.MARKING}"
        )
    )
    assert "event_marking" in plan


@pytest.mark.parametrize("mode", ["quiz", "cram"])
def test_what_leaves_memory_alone_does_so_after_every_change_of_mind(
    store: Store, mode: str
) -> None:
    _, before = store.append(review(0))
    ref, after = store.append(review(3, Rating.AGAIN, mode=mode))
    assert after == before
    for change in (
        Rerating(ref, Rating.EASY, at(3)),
        Override(ref, "correct", Rating.GOOD, 1.0, at(3), "form"),
        Undo(ref, at(3)),
    ):
        assert store.append(change)[1] == before
    store.rebuild()
    assert store.memory(CARD) == before


def test_a_card_that_was_only_quizzed_is_new_and_was_not_started(store: Store) -> None:
    _, memory = store.append(review(0, mode="quiz"))
    assert memory is None
    assert store.memories() == {}
    assert store.started_on(TODAY) == 0
    store.append(review(0.01))
    assert store.started_on(TODAY) == 1


def test_an_older_quiz_does_not_hide_that_a_review_is_the_newest(store: Store) -> None:
    store.append(review(0))
    store.append(review(5, mode="quiz"))
    _, memory = store.append(review(3, Rating.AGAIN))
    assert memory == folded((0, Rating.GOOD), (3, Rating.AGAIN))


def test_a_session_that_goes_on_with_another_is_told_as_one(tmp_path: Path) -> None:
    with open_at(tmp_path) as first:
        first.begin("quiz", [("deck", "en")], at(0), {"planned": 3})
        first.append(review(0, mode="quiz"))
        root = first.sessions()[0].ref
    for days in (0.1, 0.2):
        with open_at(tmp_path) as later:
            later.begin("quiz", [("deck", "en")], at(days), {"planned": 3}, root)
            later.append(review(days, mode="quiz", card=OTHER))
    with open_at(tmp_path) as last:
        assert {logged.session for logged in last.reviews()} == {root}
        [*_earlier, newest] = last.sessions_on(TODAY)
        assert {session.root for session in last.sessions_on(TODAY)} == {root}
        assert (newest.goes_on, newest.mode, newest.facts) == (root, "quiz", {"planned": 3})
        assert newest.decks == (("deck", "en"),)
        assert last.sessions_on(TODAY + 1) == []
        assert last.reviews(since=TODAY) == last.reviews()
        assert last.reviews(since=TODAY + 1) == []
        assert last.check() == []


def test_what_a_session_was_asked_for_may_be_no_utf_8(store: Store) -> None:
    asked = {"wish": {"decks": ["./caf\udce9.yaml"]}}
    store.begin("study", [("deck", "en")], at(0), asked)
    store.append(review(0))
    assert store.sessions()[0].facts == asked


def test_sessions_that_lead_in_a_ring_are_read_all_the_same(store: Store) -> None:
    store.begin("quiz", [], at(0), goes_on=Ref(store._stream, 1))
    store.append(review(0, mode="quiz"))
    [logged] = store.reviews()
    assert logged.session == Ref(store._stream, 1)


@pytest.mark.parametrize("detail", ["[", "[]", "3", '{"decks": 3}', '{"decks": [[1]]}', "null"])
def test_a_session_written_otherwise_is_still_one(store: Store, detail: str) -> None:
    store.append(review(0))
    with sqlite3.connect(store.path) as other:
        other.execute(
            "INSERT INTO event(stream, seq, kind, at_ms, offset_min, day_start_min, detail, crc)"
            " SELECT stream, 99, 'session', at_ms, offset_min, day_start_min, ?, 0 FROM event",
            (detail,),
        )
    other.close()
    [session] = store.sessions()
    assert (session.decks, session.facts) == ((), {})


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "data" / "progress.db"
    path.parent.mkdir(parents=True)
    old = sqlite3.connect(path, isolation_level=None)
    schema.migrate(old, schema.MIGRATIONS[:1])
    old.close()
    with open_at(tmp_path) as opened:
        opened.append(Mark(CARD, "flag", at(0)))
        assert opened.marks(TODAY).flagged == {CARD}
        [[version]] = opened._database.execute("PRAGMA user_version")
        assert version == schema.VERSION


STEPS = st.lists(st.sampled_from([*MARKS, *(f"un{what}" for what in MARKS)]), max_size=8)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_the_last_word_on_each_mark_counts(store: Store, steps: list[str]) -> None:
    # The store outlives the examples: each has a card of its own.
    card = CARD._replace(card=f"card-{store._seq}")
    last: dict[str, bool] = {}
    for number, what in enumerate(steps):
        store.append(Mark(card, what, at(number / 1_000_000)))
        last[what.removeprefix("un")] = not what.startswith("un")
    assert store.marks(TODAY).on(card) == {what for what, on in last.items() if on}
