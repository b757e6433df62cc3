"""Sums by study day: kept up step by step, they are what the whole log comes to."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Policy
from aiquiz.scheduling.review import (
    ASIDE,
    ELSEWHERE,
    CardKey,
    Parameters,
    Rating,
    Undo,
)
from aiquiz.scheduling.sums import Sums, SumTally, counted
from aiquiz.scores.calibration import calibration
from aiquiz.scores.days import answers_by_day
from aiquiz.scores.hours import by_hour
from aiquiz.scores.retention import retention, retention_by, retention_by_deck
from aiquiz.scores.scope import Scope
from aiquiz.scores.spent import median_seconds, spent_by
from aiquiz.scores.totals import totals
from tests.progress.steps import Steps
from tests.progress.test_store import CARD, OTHER, at, open_at, review

CARDS = (CARD, OTHER)
EXAMPLES = count()
STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),  # which window
        st.sampled_from(
            ("review", "elsewhere", "quiz", "rerating", "override", "undo", "reset", "look")
        ),
        st.integers(0, 30),
        st.integers(0, 40),
        st.sampled_from(Rating),
    ),
    max_size=16,
)


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    folder = tmp_path_factory.mktemp("sums")
    with open_at(folder) as first, open_at(folder) as second:
        yield first, second


def summed(store: Store) -> Sums:
    for _share in store.count():
        pass
    return store.sums()


def of_rows(store: Store, cards: tuple[CardKey, ...]) -> Sums:
    """Give what the review rows of `cards` come to, worked out without any table."""
    tally = SumTally(Policy())
    for card in cards:
        history = store.history(card)
        tally.add(
            card,
            [
                counted(
                    one.review,
                    overruled=one.overridden,
                    epoch=sum(one.review.moment.at_ms > reset.at_ms for reset in history.resets),
                )
                for one in history.reviews
            ],
        )
    return tally.sums


def figures(sums: Sums) -> list[object]:
    """Give every figure that scores tell of `sums`."""
    return [
        totals(sums),
        answers_by_day(sums),
        retention(sums),
        retention_by(sums, "week"),
        retention_by_deck(sums),
        calibration(sums),
        by_hour(sums),
        spent_by(sums, "month"),
        median_seconds(sums),
    ]


@settings(max_examples=25)
@given(steps=STEPS)
def test_sums_kept_step_by_step_give_the_figures_of_the_review_rows(
    windows: tuple[Store, Store], steps: list[tuple[int, str, int, int, Rating]]
) -> None:
    deck = f"d{next(EXAMPLES)}"
    cards = tuple(card._replace(deck=deck) for card in CARDS)
    done = Steps()
    when = 0.0
    for window, kind, number, days, rating in steps:
        if kind == "look":
            summed(windows[window])
            continue
        # The rows tell what a reset takes away by its time, so time only goes on.
        when += 0.01 + (days if days > 20 else 0)
        done.take(windows[window], kind, number, when, cards[number % 2], rating)
    scope = Scope(frozenset({(deck, "en")}))
    for store in windows:
        kept = scope.of(summed(store))
        assert kept == _without_nothing(of_rows(store, cards))
        assert figures(kept) == figures(of_rows(store, cards))


def _without_nothing(sums: Sums) -> Sums:
    return Sums(*({key: v for key, v in one.items() if any(v)} for one in sums))  # type: ignore[arg-type]


@settings(max_examples=15)
@given(steps=STEPS)
def test_sums_kept_step_by_step_are_those_made_anew_whatever_the_clock_says(
    windows: tuple[Store, Store], steps: list[tuple[int, str, int, int, Rating]]
) -> None:
    deck = f"f{next(EXAMPLES)}"
    cards = tuple(card._replace(deck=deck) for card in CARDS)
    done = Steps()
    for window, kind, number, days, rating in steps:
        if kind == "look":
            summed(windows[window])
            continue
        done.take(windows[window], kind, number, days, cards[number % 2], rating)
    scope = Scope(frozenset({(deck, "en")}))
    kept = scope.of(summed(windows[1]))
    windows[0].rebuild()
    assert scope.of(summed(windows[0])) == kept


@settings(max_examples=10)
@given(steps=STEPS)
def test_totals_are_those_of_a_plain_count(
    windows: tuple[Store, Store], steps: list[tuple[int, str, int, int, Rating]]
) -> None:
    deck = f"e{next(EXAMPLES)}"
    cards = tuple(card._replace(deck=deck) for card in CARDS)
    done = Steps()
    for window, kind, number, days, rating in steps:
        if kind != "look":
            done.take(windows[window], kind, number, days, cards[number % 2], rating)
    store = windows[0]
    told = [one.review for one in store.reviews() if one.review.card.deck == deck]
    sums = Scope(frozenset({(deck, "en")})).of(summed(store))
    assert totals(sums).answers == len(told)
    assert answers_by_day(sums) == dict(sorted(Counter(one.moment.day for one in told).items()))
    assert [hour.answers for hour in by_hour(sums)] == [
        sum(one.moment.minutes // 60 == hour for one in told) for hour in range(24)
    ]
    aside = sum(one.mode in ASIDE for one in told)
    assert sum(n for key, (n, _ms) in sums.answers.items() if key.stage == "aside") == aside


# Upkeep


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


def test_counting_tells_how_far_it_is(store: Store) -> None:
    store.append_all([review(0, card=CardKey("deck", "en", str(n))) for n in range(2000)])
    shares = list(store.count())
    assert len(shares) == 3
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1
    assert totals(store.sums()).answers == 2000


def test_what_was_counted_is_not_counted_again(store: Store) -> None:
    store.append(review(0))
    assert list(store.count())
    assert list(store.count()) == []


def test_an_answer_is_added_and_taken_off(store: Store) -> None:
    store.append(review(0))
    summed(store)
    ref, _ = store.append(review(1))
    assert totals(summed(store)).answers == 2
    store.append(Undo(ref, at(1)))
    assert totals(summed(store)).answers == 1
    assert not any(0 in values for values in store.sums().answers.values())


def test_what_another_window_counts_meanwhile_is_not_counted_twice(tmp_path: Path) -> None:
    with open_at(tmp_path) as first, open_at(tmp_path) as second:
        first.append(review(0))
        counting = first.count()
        next(counting)
        assert totals(summed(second)).answers == 1
        for _share in counting:
            pass
        assert totals(first.sums()).answers == 1
        assert totals(summed(first)).answers == 1


def test_other_parameters_count_anew_what_was_answered_elsewhere(store: Store) -> None:
    for days in (0, 2, 40, 90):
        store.append(review(days, mode=ELSEWHERE, recall=None, stability=None))
    before = summed(store)
    store.append(Parameters((0.1, 0.2, 0.4, 0.8, *DEFAULT_PARAMETERS[4:]), at(91)))
    after = summed(store)
    assert calibration(before) != calibration(after)
    assert totals(before) == totals(after)


def test_rebuilding_gives_the_same_sums(store: Store) -> None:
    for days in (0, 2, 40):
        store.append(review(days))
    before = summed(store)
    store.rebuild()
    assert store.sums() == Sums({}, {}, {}, {})
    assert summed(store) == before


def test_sums_that_another_version_made_are_made_anew(store: Store, tmp_path: Path) -> None:
    store.append(review(0))
    before = summed(store)
    with sqlite3.connect(tmp_path / "data" / "progress.db") as database:
        database.execute("UPDATE derived SET value = '0 x' WHERE name = 'sums'")
        database.execute("UPDATE sum_hour SET answers = 99")
    database.close()
    assert summed(store) == before


def test_what_another_window_adds_while_this_one_counts_is_there_in_the_end(tmp_path: Path) -> None:
    with open_at(tmp_path) as first, open_at(tmp_path) as second:
        first.append(review(0))
        counting = first.count()
        next(counting)
        summed(second)
        second.append(review(1))
        for _share in counting:
            pass
        assert totals(first.sums()).answers == 2


def test_where_nothing_can_be_written_no_log_is_counted_in_vain(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.append(review(0))
    store.database.execute("PRAGMA query_only = ON")
    monkeypatch.setattr("aiquiz.progress.sums.SumTally", None)
    with pytest.raises(StoreError, match="read-only"):
        list(store.count())
