"""Parameters of one's own are entries of the log: they hold, and can be taken back."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from aiquiz.progress import log, memories
from aiquiz.progress.database import change
from aiquiz.progress.deeds import bringing_again, deeds_of, taking_back
from aiquiz.progress.event import Event, checksum
from aiquiz.progress.evidence import held
from aiquiz.progress.parameters import in_force, values_of
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.fsrs6 import after
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Memory, Policies, Policy
from aiquiz.scheduling.review import Parameters, Rating, Ref, Undo
from tests.progress.test_store import CARD, OTHER, at, open_at, review

OWN = (0.4, *DEFAULT_PARAMETERS[1:])
MORE = (0.9, 1.9, *DEFAULT_PARAMETERS[2:])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


def made(parameters: tuple[float, ...], *ratings: tuple[float, Rating]) -> Memory:
    memory = None
    for days, rating in ratings:
        memory = after(memory, rating, at(days).day, Policy(parameters=parameters), CARD)
    assert memory is not None
    return memory


TWO = ((0.0, Rating.AGAIN), (5.0, Rating.GOOD))


def answered(store: Store) -> None:
    for days, rating in TWO:
        store.append(review(days, rating))


def test_they_hold_at_once_for_what_was_answered_before_and_after(store: Store) -> None:
    answered(store)
    assert store.append(Parameters(OWN, at(6)))[1] is None
    assert store.terms == Policy(parameters=OWN)
    assert store.memory(CARD) == made(OWN, *TWO)
    _, memory = store.append(review(9))
    assert memory == made(OWN, *TWO, (9, Rating.GOOD))
    store.rebuild()
    assert store.memory(CARD) == memory
    assert store.check() == []


def test_they_hold_after_a_restart_and_nothing_is_made_anew_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_at(tmp_path) as first:
        answered(first)
        first.append(Parameters(OWN, at(6)))
    monkeypatch.setattr(memories, "bring_up_to_date", None)
    with open_at(tmp_path) as second:
        assert second.terms == Policy(parameters=OWN)
        assert second.memory(CARD) == made(OWN, *TWO)


def test_the_last_ones_hold_and_taken_back_the_ones_before(store: Store) -> None:
    answered(store)
    history = store.reviews()
    store.append(Parameters(OWN, at(6)))
    ref, _ = store.append(Parameters(MORE, at(7)))
    assert store.memory(CARD) == made(MORE, *TWO)
    undo, _ = store.append(Undo(ref, at(8)))
    assert store.memory(CARD) == made(OWN, *TWO)
    store.append(Undo(undo, at(9)))
    assert store.memory(CARD) == made(MORE, *TWO)
    assert store.reviews() == history


def test_undone_from_what_was_done_the_defaults_hold_again_and_redo_is_the_identity(
    store: Store,
) -> None:
    answered(store)
    before = store.memories()
    store.append_all([Parameters(OWN, at(6))])
    now = store.memories()
    store.append_all(taking_back(deeds_of(store)[0], at(7)))
    assert (store.memories(), store.terms) == (before, Policy())
    store.append_all(bringing_again(deeds_of(store)[0], at(8)))
    assert (store.memories(), store.terms) == (now, Policy(parameters=OWN))
    store.rebuild()
    assert store.memories() == now


def test_they_hold_beside_the_terms_of_each_deck(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        answered(store)
        store.append(Parameters(OWN, at(6)))
        store.go_by(Policies(Policy(), {"deck": Policy(0.8)}))
        assert store.terms.of("deck") == Policy(0.8, parameters=OWN)
        assert store.terms.of("other") == Policy(parameters=OWN)
        memory = store.memory(CARD)
        assert memory is not None
        assert memory.stability == made(OWN, *TWO).stability
        assert memory.due_day > made(OWN, *TWO).due_day


def test_another_window_goes_by_them_from_its_next_answer_on(tmp_path: Path) -> None:
    with open_at(tmp_path) as first, open_at(tmp_path) as second:
        answered(first)
        first.append(Parameters(OWN, at(6)))
        _, memory = second.append(review(9))
        assert memory == made(OWN, *TWO, (9, Rating.GOOD))
        first.append_all(taking_back(deeds_of(first)[1], at(10)))
        _, memory = second.append(review(12))
        assert memory == made(DEFAULT_PARAMETERS, *TWO, (9, Rating.GOOD), (12, Rating.GOOD))
        second.rebuild()
        assert second.memory(CARD) == memory


def test_what_could_not_be_written_does_not_hold(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(store)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    before = store.memories()
    with monkeypatch.context() as broken:
        broken.setattr(memories, "bring_up_to_date", full)
        with pytest.raises(StoreError):
            store.append(Parameters(OWN, at(6)))
    assert (store.terms, store.memories()) == (Policy(), before)
    store.append(review(9))
    store.append(Parameters(OWN, at(10)))
    assert store.memory(CARD) == made(OWN, *TWO, (9, Rating.GOOD))


@pytest.mark.parametrize(
    "detail",
    [None, "", "{", "[]", '{"algorithm": "fsrs-7", "weights": [1]}', '{"algorithm": "fsrs-6"}'],
)
def test_what_another_version_wrote_is_passed_over(store: Store, detail: str | None) -> None:
    answered(store)
    store.append(Parameters(OWN, at(6)))
    event = Event(Ref(store._stream, 99), "params", at(7), detail=detail)
    with change(store.database, store.path):
        log.write(store.database, store._own_stream(), None, event, None)
    store.refresh()
    assert store.terms == Policy(parameters=OWN)
    assert values_of(event) == ()
    assert checksum(event) == log.stored_checksum(store.database, *event.ref)


def test_the_order_in_which_entries_come_does_not_matter(store: Store) -> None:
    refs = [store.append(Parameters(own, at(days)))[0] for own, days in ((OWN, 7), (MORE, 6))]
    store.append(Undo(refs[0], at(8)))
    store.append(Parameters(OWN, at(5)))
    store.append(review(1, card=OTHER))
    events = [row.event for row in log.all_rows(store.database)]
    expected = held(store)
    assert expected is not None
    assert values_of(expected) == MORE
    for seed in range(20):
        random.Random(seed).shuffle(events)
        assert in_force(events) == expected
