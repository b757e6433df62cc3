"""What the simulated year is worth: it is told again by its seed, and looks like a learner's."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from aiquiz.progress.store import LoggedReview, LoggedSession, Store, open_store
from aiquiz.scheduling.days import day_of
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import ASIDE
from aiquiz.settings.folders import folders
from tests.year import live, put_decks

UNTIL = datetime(2026, 9, 1, 10, tzinfo=UTC)
DAYS = 120
HOLIDAY = range(day_of(date(2026, 8, 3)), day_of(date(2026, 8, 12)))


def lived(home: Path, days: int) -> Store:
    found = folders({"AIQUIZ_HOME": str(home)})
    live(found, put_decks(found.own_decks), UNTIL, days=days)
    store = open_store(found.database, Policy(), now_ms=0, random_bytes=bytes)
    assert store is not None
    return store


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with TemporaryDirectory() as home, lived(Path(home), DAYS) as store:
        yield store


@cache
def _reviews(store: Store) -> list[LoggedReview]:
    return store.reviews()


def sessions(store: Store) -> list[LoggedSession]:
    return store.sessions()


def test_the_same_seed_tells_the_same_year(tmp_path: Path) -> None:
    with lived(tmp_path / "one", 12) as one, lived(tmp_path / "other", 12) as other:
        assert one.reviews() == other.reviews()
        assert one.reviews()


def test_every_row_is_sound_and_the_memories_are_those_of_the_log(store: Store) -> None:
    assert store.check() == []
    memories = store.memories()
    store.rebuild()
    assert store.memories() == memories


def test_nothing_is_answered_on_holiday_or_after_its_end(store: Store) -> None:
    days = {logged.review.moment.day for logged in _reviews(store)}
    assert days.isdisjoint(HOLIDAY)
    assert DAYS / 2 < len(days) < DAYS - len(HOLIDAY)
    assert max(days) < day_of(UNTIL.date())


def test_answers_come_in_time_order_and_each_takes_some_seconds(store: Store) -> None:
    moments = [logged.review.moment.at_ms for logged in _reviews(store)]
    assert moments == sorted(moments)
    assert all(logged.review.took_ms >= 2_000 for logged in _reviews(store))


def test_some_past_midnight_belongs_to_the_day_before(store: Store) -> None:
    late = [logged.review.moment for logged in _reviews(store)]
    assert any(moment.calendar_day == moment.day + 1 for moment in late)
    assert all(moment.calendar_day - moment.day in (0, 1) for moment in late)


def test_sessions_carry_what_they_were_begun_with(store: Store) -> None:
    kinds = Counter(session.mode for session in sessions(store))
    assert kinds["study"] > kinds["quiz"] > 2
    assert kinds["cram"]
    assert all(session.decks and session.facts["planned"] for session in sessions(store))
    assert any(session.goes_on for session in sessions(store))


def test_the_learner_forgets_slips_mistakes_cards_and_overrules(store: Store) -> None:
    reviews = [logged.review for logged in _reviews(store)]
    due = [review for review in reviews if review.mode == "due"]
    recalled = sum(review.rating > 1 for review in due) / len(due)
    assert 0.7 < recalled < 0.95
    codes = Counter(review.reason for review in reviews)
    assert codes["exact"] > codes["another-card"] > 5
    assert codes["no-idea"]
    assert codes["swapped"]
    assert {review.mode for review in reviews} >= {"new", "due", "again", *ASIDE}
    assert any(logged.overridden for logged in _reviews(store))
    assert any(review.hints for review in reviews)


def test_some_pairs_are_mistaken_for_each_other_again_and_again(store: Store) -> None:
    mistaken = Counter(
        (logged.review.card, logged.review.typed)
        for logged in _reviews(store)
        if logged.review.reason == "another-card"
    )
    assert max(mistaken.values()) > 2
