"""Logs that grew from the same one, united: nothing is lost, whatever comes first."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiquiz.progress import log
from aiquiz.progress.event import Event, checksum
from aiquiz.progress.log import Row
from aiquiz.progress.store import Store
from aiquiz.progress.union import Found, Taken, derive, rows_of, take_up
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Policy
from aiquiz.scheduling.review import CardKey, Parameters, Rating, Ref, Undo
from tests.progress.steps import Steps
from tests.progress.test_store import CARD, OTHER, at, open_at, review

EXAMPLES = count()
KINDS = ("review", "elsewhere", "quiz", "rerating", "override", "undo", "reset", "look")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(KINDS), st.integers(0, 30), st.integers(0, 40), st.sampled_from(Rating)
    ),
    max_size=8,
)


def live(home: Path, steps: list[tuple[str, int, int, Rating]]) -> None:
    """Let a window on the store in `home` take `steps`; in each is a look at the sums."""
    taken = Steps()
    with open_at(home) as store:
        store.begin("study", [("deck", "en")], at(0))
        for kind, number, days, rating in steps:
            if kind == "look":
                list(store.count())
            else:
                taken.take(store, kind, number, days, (CARD, OTHER)[number % 2], rating)


def copied(home: Path, to: Path) -> Path:
    (to / "data").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(home / "data" / "progress.db", to / "data" / "progress.db")
    return to


def unite(into: Path, other: Path) -> Taken:
    """Let a window on the store in `into` take up what the one in `other` holds."""
    with open_at(into) as store, closing(sqlite3.connect(other / "data" / "progress.db")) as source:
        store.database.execute("BEGIN IMMEDIATE")
        taken = take_up(store.database, rows_of(source))
        derive(store.database, taken, Policy())
        store.database.execute("COMMIT")
        assert store.check() == []
    return taken


def held(home: Path) -> set[tuple[Event, str | None]]:
    with open_at(home) as store:
        return {(row.event, row.typed) for row in log.all_rows(store.database)}


def told(home: Path) -> list[object]:
    """Give all that is derived, as a window that opens the store tells it."""
    with open_at(home) as store:
        list(store.count())
        found = [store.memories(), store.sums(), store.missed(), store.days(), store.reviews()]
        return [*found, store.due_counts(20_010, ()), store.terms]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("union")


@settings(max_examples=25, deadline=None)
@given(STEPS, STEPS, STEPS)
def test_a_union_holds_every_row_of_both_whichever_way_round(
    folder: Path,
    before: list[tuple[str, int, int, Rating]],
    here: list[tuple[str, int, int, Rating]],
    there: list[tuple[str, int, int, Rating]],
) -> None:
    home = folder / str(next(EXAMPLES))
    live(home, before)
    other = copied(home, home / "other")
    live(home, here)
    live(other, there)
    both = held(home) | held(other)
    swapped = copied(other, home / "swapped")
    first = copied(home, home / "first")
    unite(first, other)
    unite(swapped, home)
    assert held(first) == held(swapped) == both
    assert told(first) == told(swapped)

    again = unite(first, other)
    assert (again.added, again.texts, again.clashes, again.refused) == (0, 0, [], [])
    assert again.there == len(held(other))
    kept = told(first)
    with open_at(first) as store:
        store.rebuild()
    assert told(first) == kept


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


def found(seq: int = 1, typed: str | None = None, **facts: object) -> Found:
    """Give a row that some other run wrote."""
    event = Event(Ref(b"another-run-here", seq), "review", at(seq), card=CARD)
    known = {"verdict": "correct", "rating": 3, "credit": 1.0, "mode": "due"} | facts
    event = event._replace(**known)  # type: ignore[arg-type]  # as the test wants them
    return Found(Row(event, checksum(event), typed), "1.2", 77)


def test_a_row_that_is_not_what_was_written_is_refused(store: Store) -> None:
    good, bad = found(1), found(2)
    bad = bad._replace(row=bad.row._replace(crc=bad.row.crc ^ 1))
    taken = take_up(store.database, [bad, good])
    assert (taken.added, taken.refused) == (1, [bad.row.event.ref])
    assert [row.event for row in log.all_rows(store.database)] == [good.row.event]


@pytest.mark.parametrize(
    "row",
    [
        found(rating=9),
        found(mode=None),
        found(took_ms=2**70),
        found(0),
        found(ref=Ref(b"short", 1)),
        found(detail="\ud800"),
    ],
)
def test_what_no_log_can_hold_is_refused_though_its_checksum_is_right(
    store: Store, row: Found
) -> None:
    other = found(7)
    taken = take_up(store.database, [row, other])
    assert (taken.added, taken.refused) == (1, [row.row.event.ref])
    assert [row.event for row in log.all_rows(store.database)] == [other.row.event]


def test_a_text_that_cannot_be_kept_does_not_cost_the_review(store: Store) -> None:
    for _time in range(2):
        assert take_up(store.database, [found(1, "a\ud800b")]).refused == []
    assert [row.typed for row in log.all_rows(store.database)] == ["a?b"]


def test_what_is_there_with_another_content_stays_and_is_told(store: Store) -> None:
    take_up(store.database, [found(1, "Memphis")])
    taken = take_up(store.database, [found(1, verdict="wrong"), found(1, "Menphis")])
    assert (taken.added, taken.there) == (0, 0)
    assert taken.clashes == [found(1).row.event.ref] * 2
    [row] = log.all_rows(store.database)
    assert (row.event, row.typed) == (found(1).row.event, "Memphis")


def test_what_was_typed_is_taken_up_for_a_row_that_is_there_without_it(store: Store) -> None:
    take_up(store.database, [found(1)])
    taken = take_up(store.database, [found(1, "Memphis")])
    assert (taken.added, taken.there, taken.texts, taken.changed) == (0, 1, 1, True)
    assert [row.typed for row in log.all_rows(store.database)] == ["Memphis"]


def test_the_run_that_wrote_a_row_is_told_as_it_was(store: Store) -> None:
    unknown = found(5)._replace(version="", started_ms=None)
    other = unknown.row.event._replace(ref=Ref(b"one-nobody-knows", 5))
    take_up(store.database, [found(1), Found(Row(other, checksum(other), None))])
    runs = store.database.execute("SELECT uid, version, started_ms FROM stream ORDER BY uid")
    assert list(runs) == [
        (b"another-run-here", "1.2", 77),
        (b"one-nobody-knows", "", at(5).at_ms),
    ]


def test_parameters_that_are_taken_up_hold_at_once(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with open_at(here) as store:
        store.append(review(0))
    copied(here, there)
    own = (*DEFAULT_PARAMETERS[:-1], DEFAULT_PARAMETERS[-1] * 1.5)
    with open_at(there) as store:
        store.append(Parameters(own, at(1)))
        expected = store.memories()
    unite(here, there)
    with open_at(here) as store:
        assert store.terms.of("deck").parameters == own
        assert store.memories() == expected


def test_an_undo_that_is_taken_up_before_what_it_takes_back_counts(store: Store) -> None:
    undo = Event(Ref(b"yet-another-run-", 1), "undo", at(9), card=CARD, of=found(1).row.event.ref)
    taken = take_up(store.database, [Found(Row(undo, checksum(undo), None)), found(1), found(2)])
    derive(store.database, taken, Policy())
    assert [one.ref for one in store.reviews()] == [found(2).row.event.ref]
    memory = store.memory(CARD)
    assert memory is not None
    assert memory.reviews == 1


def test_rows_before_those_that_sums_have_taken_in_are_counted(store: Store) -> None:
    take_up(store.database, [found(1), found(3)])
    list(store.count())
    taken = take_up(store.database, [found(2)])
    assert taken.within_sums
    derive(store.database, taken, Policy())
    list(store.count())
    assert sum(answers for answers, _ms in store.sums().answers.values()) == 3


def test_runs_that_the_other_has_as_a_whole_are_not_read(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with open_at(here) as store:
        refs = [store.append(review(days))[0] for days in range(3)]
    copied(here, there)
    with open_at(there) as store:
        last, _ = store.append(Undo(refs[0], at(5)))
    with (
        closing(sqlite3.connect(here / "data" / "progress.db")) as one,
        closing(sqlite3.connect(there / "data" / "progress.db")) as other,
    ):
        assert [found.row.event.ref for found in rows_of(other, unlike=one)] == [last]
        assert list(rows_of(one, unlike=other)) == []
        with other:
            other.execute("DELETE FROM typed WHERE seq = 1")
        assert [found.row.event.ref for found in rows_of(one, unlike=other)] == refs


def test_a_card_that_only_the_other_log_names_is_named_here_too(store: Store) -> None:
    card = CardKey("elsewhere", "fr", os.urandom(4).hex())
    taken = take_up(store.database, [found(1, card=card)])
    assert list(taken.cards) == [card]
    derive(store.database, taken, Policy())
    assert card in store.memories()
