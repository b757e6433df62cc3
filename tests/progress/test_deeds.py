"""What was done is told, taken back and brought again, also after a restart."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiquiz.progress import log
from aiquiz.progress.allowance import Allowance
from aiquiz.progress.database import change
from aiquiz.progress.deeds import (
    Deed,
    bringing_again,
    deeds,
    deeds_of,
    last_done,
    last_taken_back,
    taking_back,
)
from aiquiz.progress.event import Event
from aiquiz.progress.store import Store
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.limits import Tally
from aiquiz.scheduling.review import (
    CardKey,
    Mark,
    Override,
    Rating,
    Ref,
    Rerating,
    Reset,
    Review,
    Undo,
)
from tests.progress.test_overrides import attempt
from tests.progress.test_store import CARD, OTHER, at, folded, open_at, review

TODAY = at(0).day


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


def take_back(store: Store, deed: Deed, days: float = 50) -> None:
    store.append_all(taking_back(deed, at(days)))


def bring_again(store: Store, deed: Deed, days: float = 60) -> None:
    store.append_all(bringing_again(deed, at(days)))


def told(store: Store) -> list[tuple[str, int, bool]]:
    return [(deed.first.kind, len(deed.events), deed.stands) for deed in deeds_of(store)]


def test_what_was_done_is_told_the_newest_first_with_its_session(store: Store) -> None:
    store.begin("study", [("deck", "en")], at(0))
    store.append(attempt(0))
    ref, _ = store.append(review(0))
    store.append(Rerating(ref, Rating.HARD, at(0.1)))
    store.append_all([Mark(OTHER, "flag", at(0.2))])
    found = deeds_of(store)
    assert [deed.first.kind for deed in found] == ["flag", "rerating", "review"]
    assert [deed.session.mode if deed.session else None for deed in found] == [
        *(None, "study", "study")
    ]
    assert [deed.first.card for deed in found] == [OTHER, CARD, CARD]


def test_nothing_was_done_in_a_log_that_is_empty(store: Store) -> None:
    assert deeds_of(store) == []
    assert last_done([]) is None
    assert last_taken_back([]) is None


def test_an_answer_is_taken_back_and_brought_again_after_a_restart(tmp_path: Path) -> None:
    with open_at(tmp_path) as first:
        first.append(review(0))
        first.append(review(3, Rating.AGAIN))
    with open_at(tmp_path) as second:
        take_back(second, deeds_of(second)[0])
        assert second.memory(CARD) == folded((0, Rating.GOOD))
    with open_at(tmp_path) as third:
        [newest, _older] = deeds_of(third)
        assert not newest.stands
        bring_again(third, newest)
        assert third.memory(CARD) == folded((0, Rating.GOOD), (3, Rating.AGAIN))
        assert told(third) == [("review", 1, True), ("review", 1, True)]


def test_an_older_answer_is_taken_back_from_between_others(store: Store) -> None:
    for days in (0, 3, 9):
        store.append(review(days))
    take_back(store, deeds_of(store)[1])
    assert store.memory(CARD) == folded((0, Rating.GOOD), (9, Rating.GOOD))


def test_what_was_done_to_many_cards_at_once_is_one_thing(store: Store) -> None:
    store.append(review(0))
    store.append_all([Mark(CARD, "suspend", at(1)), Mark(OTHER, "suspend", at(1))])
    store.append_all([Reset(CARD, at(2))])
    store.append_all([Mark(CARD, "flag", at(3))])
    store.append_all([Mark(OTHER, "flag", at(3.1))])
    assert [entry[:2] for entry in told(store)] == [
        *(("flag", 1), ("flag", 1), ("reset", 1), ("suspend", 2), ("review", 1))
    ]
    take_back(store, deeds_of(store)[3])
    assert store.marks(TODAY).suspended == frozenset()
    bring_again(store, deeds_of(store)[3])
    assert store.marks(TODAY).suspended == {CARD, OTHER}


def test_answers_of_one_moment_are_as_many_things(store: Store) -> None:
    store.append(review(0))
    store.append(review(0, card=OTHER))
    assert told(store) == [("review", 1, True), ("review", 1, True)]


def test_what_was_taken_back_in_part_is_brought_again_as_it_was(store: Store) -> None:
    refs = store.append_all([Mark(CARD, "flag", at(1)), Mark(OTHER, "flag", at(1))])
    store.append(Undo(refs[0], at(2)))
    assert sorted(told(store)) == [("flag", 1, False), ("flag", 1, True)]
    [standing] = [deed for deed in deeds_of(store) if deed.stands]
    take_back(store, standing)
    assert store.marks(TODAY).flagged == frozenset()
    # Both were taken back by now: they are one thing again.
    assert told(store) == [("flag", 2, False)]


def test_what_does_not_stand_is_not_taken_back_twice_nor_brought_twice(store: Store) -> None:
    store.append(review(0))
    [deed] = deeds_of(store)
    assert bringing_again(deed, at(1)) == []
    take_back(store, deed)
    [deed] = deeds_of(store)
    assert taking_back(deed, at(2)) == []


def test_what_two_windows_took_back_is_brought_again_at_once(store: Store) -> None:
    ref, memory = store.append(review(0))
    store.append(Undo(ref, at(1)))
    store.append(Undo(ref, at(1.1)))
    [deed] = deeds_of(store)
    bring_again(store, deed)
    assert store.memory(CARD) == memory


def test_what_was_taken_back_last_comes_again_first(store: Store) -> None:
    for days in (0, 1, 2):
        store.append(review(days))
    for days in (3, 4):
        found = last_done(deeds_of(store))
        assert found is not None
        take_back(store, found, days)
    found = last_taken_back(deeds_of(store))
    assert found is not None
    assert found.first.moment == at(1)


def test_nothing_comes_again_by_itself_once_something_else_was_done(store: Store) -> None:
    store.append(review(0))
    take_back(store, deeds_of(store)[0], 1)
    store.append(review(2))
    assert last_taken_back(deeds_of(store)) is None


def test_only_the_last_things_are_read_and_never_half_of_one(store: Store) -> None:
    cards = [CardKey("deck", "en", str(number)) for number in range(9)]
    store.append(review(0))
    store.append_all([Mark(card, "suspend", at(1)) for card in cards])
    store.append(review(2))
    assert [len(deed.events) for deed in deeds_of(store, 3)] == [1, 9]
    assert [len(deed.events) for deed in deeds_of(store, 100)] == [1, 9, 1]


def test_the_undo_of_what_is_about_no_card_moves_no_memory(store: Store) -> None:
    store.begin("study", [], at(0))
    _, memory = store.append(review(0))
    assert store.append(Undo(Ref(store._stream, 1), at(1))) == (Ref(store._stream, 3), None)
    assert store.memory(CARD) == memory


def state(store: Store) -> object:
    """All that the log means: memories, marks, accepted forms, new cards of the day, scores."""
    return (
        store.memories(),
        store.marks(TODAY),
        store.accepted_forms(),
        [store.started_on(TODAY + day) for day in range(4)],
        store.reviews(),
        store.history(CARD),
        store.history(OTHER),
    )


KINDS = ("review", "again", "quiz", "rerating", "right", "wrong", "flag", "bury", "suspend")
MORE = ("unsuspend", "reset", "many", "undo", "back", "session")
STEPS = st.lists(st.tuples(st.sampled_from(KINDS + MORE), st.booleans()), min_size=1, max_size=14)


def do(store: Store, steps: list[tuple[str, bool]]) -> None:
    """Do what `steps` tell, each to one of two cards."""
    reviews: list[Ref] = []
    days = 0.0
    for kind, other in steps:
        card = OTHER if other else CARD
        days += -0.4 if kind == "back" else 0.3
        now = at(days)
        match kind:
            case "session":
                store.begin("study", [("deck", "en")], now)
            case "many":
                store.append_all([Mark(one, "suspend", now) for one in (CARD, OTHER)])
            case "undo":
                found = [deed for deed in deeds_of(store) if deed.stands]
                if found:
                    take_back(store, found[-1] if other else found[0], days)
            case "reset":
                store.append(Reset(card, now))
            case "rerating" | "right" | "wrong":
                if reviews:
                    store.append(_change(kind, reviews[-1], now))
            case "flag" | "bury" | "suspend" | "unsuspend":
                store.append(Mark(card, kind, now))
            case _:
                rating = Rating.AGAIN if kind == "again" else Rating.GOOD
                mode = "quiz" if kind == "quiz" else "due"
                reviews.append(store.append(review(days, rating, card, mode=mode))[0])


def _change(kind: str, of: Ref, now: Moment) -> Rerating | Override:
    if kind == "rerating":
        return Rerating(of, Rating.HARD, now)
    right = kind == "right"
    rating = Rating.GOOD if right else Rating.AGAIN
    return Override(of, "correct" if right else "wrong", rating, float(right), now, "Memphs")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.data())
def test_undo_then_redo_is_the_identity(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, bool]], data: Any
) -> None:
    with open_at(tmp_path_factory.mktemp("log")) as store:
        do(store, steps)
        standing = [deed for deed in deeds_of(store) if deed.stands]
        if not standing:
            return
        before, name = state(store), data.draw(st.sampled_from(standing)).first.ref
        for _round in range(2):
            take_back(store, next(d for d in deeds_of(store) if d.first.ref == name))
            store.rebuild()
            without = state(store)
            bring_again(store, next(d for d in deeds_of(store) if d.first.ref == name))
            assert state(store) == before
            take_back(store, next(d for d in deeds_of(store) if d.first.ref == name))
            assert state(store) == without
            bring_again(store, next(d for d in deeds_of(store) if d.first.ref == name))
        store.rebuild()
        assert state(store) == before


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.integers())
def test_what_was_done_is_told_alike_whatever_order_it_comes_in(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, bool]], seed: int
) -> None:
    with open_at(tmp_path_factory.mktemp("log")) as store:
        do(store, steps)
        events = [row.event for row in log.all_rows(store.database)]
    shuffled = [*events, *events[:3]]
    random.Random(seed).shuffle(shuffled)
    assert deeds(shuffled) == deeds(events)


def test_more_cards_that_were_allowed_are_taken_back_and_brought_again(store: Store) -> None:
    store.allow(Allowance(Tally(5, 0), at(0)))
    before = store.allowed_on(TODAY)
    assert before
    take_back(store, deeds_of(store)[0], 0.1)
    assert store.allowed_on(TODAY) == {}
    bring_again(store, deeds_of(store)[0], 0.2)
    assert store.allowed_on(TODAY) == before


def take_in(store: Store, *reviews: Review) -> None:
    """Write `reviews` from elsewhere behind a row that tells of them."""
    detail = json.dumps({"file": "log.csv", "reviews": len(reviews)})
    with change(store.database, store.path):
        stream, seq = store._own_stream(), store._seq + 1
        event = Event(Ref(store._stream, seq), "import", at(5), detail=detail)
        log.write(store.database, stream, None, event, None)
    store._seq = seq
    for one in reviews:
        store.append(one._replace(mode="elsewhere"))


def test_reviews_taken_in_from_elsewhere_are_one_thing(store: Store) -> None:
    store.append(review(4, card=OTHER))
    take_in(store, review(-30), review(-20), review(-10))
    before = store.memories()
    imported, own = deeds_of(store, 2)
    assert (imported.first.kind, own.first.kind) == ("import", "review")
    assert len(imported.taken_in) == 3
    take_back(store, imported)
    assert store.memory(CARD) is None
    [imported, own] = deeds_of(store)
    assert (imported.stands, own.stands) == (False, True)
    bring_again(store, imported)
    assert store.memories() == before


def test_of_reviews_taken_in_some_can_be_gone_already(store: Store) -> None:
    take_in(store, review(-30), review(-20))
    store.append(Undo(Ref(store._stream, 2), at(6)))
    [imported] = deeds_of(store)
    assert imported.stands
    assert len(taking_back(imported, at(7))) == 1
    take_back(store, imported)
    assert not deeds_of(store)[0].stands
    assert store.memory(CARD) is None


def test_a_row_that_does_not_say_what_it_took_in_is_harmless(store: Store) -> None:
    event = Event(Ref(b"s" * 16, 1), "import", at(0), detail="{")
    [found] = deeds([event])
    assert (found.taken_in, len(taking_back(found, at(1)))) == ((), 1)
