"""A card that is reset is new again, and its history stays."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiquiz.progress.database import change
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import Entry, Mark, Rating, Ref, Reset, Undo
from tests.progress.test_store import CARD, OTHER, at, folded, open_at, review

TODAY = at(0).day


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


def test_a_card_that_is_reset_is_new_and_others_stay_as_they_are(store: Store) -> None:
    store.append(review(0))
    _, other = store.append(review(0, card=OTHER))
    _, memory = store.append(Reset(CARD, at(1)))
    assert memory is None
    assert store.memories() == {OTHER: other}
    store.rebuild()
    assert store.memories() == {OTHER: other}
    assert store.check() == []


def test_what_is_answered_after_a_reset_starts_anew(tmp_path: Path) -> None:
    with open_at(tmp_path) as first:
        first.append(review(0, Rating.AGAIN))
        first.append(review(3, Rating.AGAIN))
        first.append(Reset(CARD, at(4)))
    with open_at(tmp_path) as second:
        _, memory = second.append(review(5))
        assert memory == folded((5, Rating.GOOD))
        _, memory = second.append(review(9, Rating.HARD))
        assert memory == folded((5, Rating.GOOD), (9, Rating.HARD))
        second.rebuild()
        assert second.memory(CARD) == memory


def test_a_reset_can_be_undone_and_that_too(store: Store) -> None:
    _, before = store.append(review(0))
    ref, _ = store.append(Reset(CARD, at(1)))
    undo, memory = store.append(Undo(ref, at(1)))
    assert memory == before
    assert store.append(Undo(undo, at(1)))[1] is None
    store.rebuild()
    assert store.memory(CARD) is None


def test_an_answer_after_a_reset_counts_though_the_clock_was_set_back(store: Store) -> None:
    store.append(review(5))
    store.append(Reset(CARD, at(6)))
    _, memory = store.append(review(2))
    assert memory == folded((2, Rating.GOOD))
    store.rebuild()
    assert store.memory(CARD) == memory


def test_an_answer_given_before_in_another_run_does_not_count_after_a_reset(
    tmp_path: Path,
) -> None:
    with open_at(tmp_path) as first, open_at(tmp_path) as second:
        first.append(Reset(CARD, at(2)))
        _, memory = second.append(review(1))
        assert memory is None
        assert second.append(review(3))[1] == folded((3, Rating.GOOD))
        first.rebuild()
        assert first.memory(CARD) == folded((3, Rating.GOOD))


def test_a_card_that_was_reset_counts_among_the_new_cards_of_the_day(store: Store) -> None:
    store.append(review(-9))
    store.append(review(0))
    assert store.started_on(TODAY) == 0
    store.append(Reset(CARD, at(0.01)))
    assert store.started_on(TODAY) == 0
    store.append(review(0.02))
    assert store.started_on(TODAY) == 1


def test_the_history_of_a_card_stays_readable_after_its_reset(store: Store) -> None:
    store.append(review(0, Rating.AGAIN, typed="Austin", verdict="wrong"))
    undone, _ = store.append(review(1, typed="slip"))
    store.append(Undo(undone, at(1)))
    store.append(Reset(CARD, at(2)))
    store.append(review(3, card=OTHER))
    history = store.history(CARD)
    assert [logged.review.typed for logged in history.reviews] == ["Austin"]
    assert history.resets == (at(2),)
    assert [logged.review.card for logged in store.reviews()] == [CARD, OTHER]


def test_a_card_that_the_log_never_named_has_no_history(store: Store) -> None:
    assert store.history(CARD) == ((), (), ())


def test_several_entries_are_written_together_and_belong_to_no_session(store: Store) -> None:
    store.begin("study", [("deck", "en")], at(0))
    entries: list[Entry] = [
        Mark(CARD, "suspend", at(0)),
        Reset(OTHER, at(0)),
        Mark(OTHER, "flag", at(0)),
    ]
    refs = store.append_all(entries)
    assert [ref.seq for ref in refs] == [1, 2, 3]
    assert store.sessions() == []
    assert store.marks(TODAY).suspended == {CARD}
    assert store.marks(TODAY).flagged == {OTHER}
    assert store.append(review(0))[0].seq == 5
    assert store.check() == []
    assert store.append_all([]) == []


def test_of_several_entries_all_are_there_or_none(store: Store) -> None:
    entries: list[Entry] = [Mark(CARD, "suspend", at(0)), Undo(Ref(b"?" * 16, 9), at(0))]
    with pytest.raises(KeyError):
        store.append_all(entries)
    assert store.marks(TODAY).suspended == frozenset()
    assert [ref.seq for ref in store.append_all(entries[:1])] == [1]


def test_several_entries_that_could_not_be_written_can_be_given_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [Mark(CARD, "flag", at(0)), Mark(OTHER, "flag", at(0))]

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr("aiquiz.progress.log.write", full)
        with pytest.raises(StoreError):
            store.append_all(entries)
    store.append_all(entries)
    assert store.marks(TODAY).flagged == {CARD, OTHER}
    with change(store._database, store.path):
        [[count]] = store._database.execute("SELECT count(*) FROM event").fetchall()
    assert count == 2


STEPS = st.lists(
    st.sampled_from(["review", "again", "quiz", "reset", "undo", "back"]), min_size=1, max_size=10
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_memory_kept_step_by_step_is_what_a_rebuild_gives(store: Store, steps: list[str]) -> None:
    # The store outlives the examples: each has a card of its own.
    card, day = CARD._replace(card=f"card-{store._seq}"), 0.0
    refs: list[Ref] = []
    for step in steps:
        day += -1.5 if step == "back" else 1
        entry: Entry
        if step == "undo" and refs:
            entry = Undo(refs.pop(), at(day))
        elif step == "reset":
            entry = Reset(card, at(day))
        else:
            rating = Rating.AGAIN if step == "again" else Rating.GOOD
            entry = review(day, rating, card, mode="quiz" if step == "quiz" else "due")
        ref, memory = store.append(entry)
        refs.append(ref)
        assert store.memory(card) == memory
    kept = store.memories()
    store.rebuild()
    assert store.memories() == kept
