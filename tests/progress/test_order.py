"""The order in which events arrive tells nothing: memory is folded from all of them."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

import pytest
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given, settings
from hypothesis import strategies as st

from aiquiz.progress.effective import effective, marked, remembered
from aiquiz.progress.event import Event
from aiquiz.progress.memories import fold
from aiquiz.progress.store import Store
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Memory, Policy
from aiquiz.scheduling.review import Rating, Ref, Reset
from tests.progress.steps import Steps
from tests.progress.test_store import CARD, DAY, NOON, OTHER, at, open_at, review

CARDS = (CARD, OTHER)
RATINGS = st.sampled_from(Rating)

KINDS = ("review", "quiz", "rerating", "override", "undo", "reset", "bury", "unbury")


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """Events of a few runs of the program, among them changes and undos of each other."""
    found: list[Event] = []
    for number in range(draw(st.integers(0, 14))):
        ref = Ref(bytes([draw(st.integers(1, 3))]) * 16, number + 1)
        kind = draw(st.sampled_from(KINDS)) if found else "review"
        moment = Moment(NOON + draw(st.integers(-5, 40)) * (DAY // 3), draw(offsets), draw(starts))
        event = Event(ref, kind, moment, card=draw(st.sampled_from(CARDS)))
        if kind in ("rerating", "override", "undo"):
            of = draw(st.sampled_from(found))
            event = event._replace(of=of.ref, card=of.card)
        if kind in ("review", "quiz", "rerating", "override"):
            event = event._replace(rating=int(draw(RATINGS)), verdict="correct", credit=1.0)
        if kind in ("review", "quiz"):
            event = event._replace(kind="review", mode="quiz" if kind == "quiz" else "due")
        found.append(event)
    return found


offsets = st.sampled_from((-720, -420, 0, 60, 120, 840))
starts = st.sampled_from((0, 240, 720))


@given(events(), st.randoms(use_true_random=False))
def test_what_counts_does_not_depend_on_the_order_of_arrival(
    log: list[Event], random: Random
) -> None:
    mixed = list(log)
    random.shuffle(mixed)
    for told in (effective, remembered, marked):
        assert told(mixed) == told(log)


@given(events(), st.randoms(use_true_random=False))
def test_an_event_that_arrives_twice_counts_once(log: list[Event], random: Random) -> None:
    twice = [*log, *random.sample(log, len(log) // 2)]
    assert remembered(twice) == remembered(log)
    assert effective(twice) == effective(log)


STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),  # which window
        st.sampled_from(("review", "quiz", "rerating", "override", "undo", "reset")),
        st.integers(0, 30),
        st.floats(-2, 9),
        RATINGS,
    ),
    max_size=12,
)
EXAMPLES = count()


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    folder = tmp_path_factory.mktemp("store")
    with open_at(folder) as first, open_at(folder) as second:
        yield first, second


@settings(max_examples=15)
@given(steps=STEPS)
def test_memories_kept_step_by_step_are_those_folded_from_the_whole_log(
    windows: tuple[Store, Store], steps: list[tuple[int, str, int, float, Rating]]
) -> None:
    first, _second = windows
    done = Steps()
    deck = str(next(EXAMPLES))
    for window, kind, number, days, rating in steps:
        card = CARDS[number % 2]._replace(deck=deck)
        done.take(windows[window], kind, number, days, card, rating)
    kept = first.memories()
    first.rebuild()
    assert kept == first.memories()


HISTORIES = st.lists(st.tuples(st.integers(-3, 400), RATINGS), min_size=1, max_size=60)
PARAMETERS = st.one_of(
    st.just(DEFAULT_PARAMETERS),
    st.tuples(*map(st.floats, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS)),
)
POLICIES = st.builds(
    Policy,
    retention=st.floats(0.70, 0.97),
    maximum_interval=st.integers(1, 36_500),
    parameters=PARAMETERS,
)


@given(HISTORIES, POLICIES)
def test_no_rating_gives_a_due_day_before_today_however_long_the_history(
    history: list[tuple[int, Rating]], policy: Policy
) -> None:
    memory: Memory | None = None
    day = 20_000
    for gap, rating in history:
        day += gap
        before = memory
        memory = after(memory, rating, day, policy, CARD)
        today = day if before is None else max(day, before.last_day)
        assert memory.last_day == today
        assert today < memory.due_day <= today + policy.maximum_interval
        assert 0.001 <= memory.stability <= 36_500
        assert 1 <= memory.difficulty <= 10
        assert memory.reviews == (before.reviews if before else 0) + 1
        assert 0 <= recall(memory, day, policy) <= 1


@pytest.mark.parametrize("rating", Rating)
def test_a_history_of_thousands_of_reviews_ends_as_it_should(rating: Rating) -> None:
    memory: Memory | None = None
    for number in range(3_000):
        memory = after(memory, rating, 20_000 + number, Policy(), CARD)
    assert memory is not None
    assert memory.reviews == 3_000
    assert memory.due_day > 20_000 + 2_999


@given(HISTORIES, POLICIES)
def test_a_history_folded_at_once_is_what_it_is_answer_by_answer(
    history: list[tuple[int, Rating]], policy: Policy
) -> None:
    memory: Memory | None = None
    answers: list[tuple[int, int]] = []
    day = 20_000
    for gap, rating in history:
        day += gap
        memory = after(memory, rating, day, policy, CARD)
        answers.append((int(rating), day))
    assert fold(answers, CARD, policy) == memory
    assert fold([], CARD, policy) is None


def test_a_review_of_another_window_that_lies_before_a_reset_stays_forgotten(
    tmp_path: Path,
) -> None:
    with open_at(tmp_path) as first, open_at(tmp_path) as second:
        first.append(Reset(CARD, at(10)))
        first.append(review(3))  # the clock was set back
        _, memory = second.append(review(5, Rating.AGAIN))
        first.rebuild()
        assert memory == first.memory(CARD)
