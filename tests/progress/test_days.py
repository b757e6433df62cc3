"""Days as they are lived: journeys, nights on which clocks change, clocks that are set back."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiquiz.progress.reviews import LoggedReview
from aiquiz.scheduling.days import Moment, moment
from aiquiz.scheduling.fsrs6 import recall
from aiquiz.scheduling.limits import Room, Tally
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.queue import Agenda, Candidate, queue
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.scheduling.siblings import answered
from tests.progress.test_store import open_at, review

CARDS = [CardKey("deck", "en", str(number)) for number in range(3)]
ZONES = ("Europe/Paris", "America/New_York", "Asia/Tokyo", "Pacific/Apia", "Asia/Kathmandu", "UTC")


class Life(NamedTuple):
    """A learner who answers a card `after` the last one, somewhere, with a day start of their own.

    A clock that is set back makes `after` negative.
    """

    card: CardKey
    after: timedelta
    zone: str
    day_start_min: int
    rating: Rating


LIVES = st.lists(
    st.builds(
        Life,
        st.sampled_from(CARDS),
        st.timedeltas(timedelta(days=-40), timedelta(days=60))
        | st.timedeltas(timedelta(hours=-3), timedelta(hours=30)),
        st.sampled_from(ZONES),
        st.integers(0, 12 * 60),
        st.sampled_from(Rating),
    ),
    min_size=1,
    max_size=12,
)
# The nights on which clocks change, and the day that Samoa left out.
BEGINNINGS = st.sampled_from(
    [
        datetime(2026, 3, 28, 23, tzinfo=UTC),
        datetime(2026, 10, 24, 23, tzinfo=UTC),
        datetime(2011, 12, 29, 12, tzinfo=UTC),
    ]
)


def lived(lives: Iterable[Life], begins: datetime) -> list[tuple[Life, Moment]]:
    now, found = begins, []
    for life in lives:
        now += life.after
        found.append((life, moment(now.astimezone(ZoneInfo(life.zone)), life.day_start_min)))
    return found


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LIVES, BEGINNINGS)
def test_no_journey_and_no_clock_changes_what_is_past_or_blocks_what_is_to_come(
    tmp_path_factory: pytest.TempPathFactory, lives: list[Life], begins: datetime
) -> None:
    folder = tmp_path_factory.mktemp("life")
    written: dict[int, LoggedReview] = {}
    with open_at(folder) as store:
        for life, at in lived(lives, begins):
            entry = review(0, life.rating, card=life.card)._replace(moment=at)
            ref, memory = store.append(entry)
            assert memory is not None
            known = {logged.ref.seq: logged for logged in store.reviews()}
            # What was written before stands as it was, each on the day it was lived.
            assert {seq: known[seq] for seq in written} == written
            assert known[ref.seq].review.moment == at
            written = dict(known)
            _is_sane(memory, at.day)
            _goes_on(store.memories(), at.day)
        before = store.memories()
        store.rebuild()
        assert store.memories() == before
        assert len(store.reviews()) == len(lives)


def _is_sane(memory: Memory, today: int) -> None:
    """No card comes back before tomorrow, and no time passes backwards for it."""
    assert memory.due_day > memory.last_day >= today
    assert 0 < recall(memory, today, Policy()) <= 1


def _goes_on(memories: dict[CardKey, Memory], today: int) -> None:
    """Whatever was answered, a card that is due or new is asked, today and on every day."""
    for day in (today - 1, today, today + 1):
        said = answered(memories, day)
        agenda = Agenda(day, Room(Tally(9, 9), {}), said)
        fresh = Candidate(CardKey("deck", "en", "fresh"), None)
        cards = [fresh, *(Candidate(key, memory) for key, memory in memories.items())]
        asked = {card.key for card in queue(cards, agenda, seed=1)}
        assert fresh.key in asked
        assert all(key in asked for key, memory in memories.items() if memory.due_day <= day)
