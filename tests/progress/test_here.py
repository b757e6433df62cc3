"""The last reviews made here, read without the rest of the log."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiquiz.progress import reviews as read
from aiquiz.progress.reviews import LoggedReview
from aiquiz.progress.store import Store
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import ELSEWHERE, CardKey, Override, Rating, Ref, Rerating, Undo
from tests.progress.test_store import at, open_at, review

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("due", "due", "quiz", ELSEWHERE, "undo", "rerating", "override", "begin", "go on")
        ),
        st.integers(0, 30),
        st.integers(-8, 8).map(lambda quarter: quarter / 4),
        st.sampled_from((-720, 60, 840)),  # minutes east of UTC
    ),
    max_size=25,
)


@pytest.fixture(scope="module", autouse=True)
def few_at_a_time() -> object:
    """Have what was undone matter."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read, "_UNDONE", 0)
        yield


def here(store: Store) -> list[LoggedReview]:
    return [logged for logged in store.reviews() if logged.review.mode != ELSEWHERE]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, st.integers(1, 6))
def test_it_is_what_the_whole_log_tells(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, int, float, int]],
    most: int,
) -> None:
    refs: list[Ref] = []
    reviews: list[Ref] = []
    with open_at(tmp_path_factory.mktemp("store")) as store:
        for kind, number, day, offset in steps:
            _do(store, kind, number, Moment(at(day).at_ms, offset), refs, reviews)
        for _share in store.count():
            pass
        every = here(store)
        assert store.last_here(most) == every[-most:]
        for first in range(at(-3).day, at(3).day + 1):
            for last in (first, first + 2):
                among = [one for one in every if first <= one.review.moment.day <= last]
                assert store.answered_here(first, last) == among
                assert store.answered_here(first, last, most) == among[-most:]


def _do(
    store: Store, kind: str, number: int, moment: Moment, refs: list[Ref], reviews: list[Ref]
) -> None:
    if kind in ("begin", "go on"):
        sessions = [session.ref for session in store.sessions()] if kind == "go on" else []
        earlier = sessions[number % len(sessions)] if sessions else None
        store.begin("study", [("deck", "en")], moment, goes_on=earlier)
    elif kind == "undo" and refs:
        refs.append(store.append(Undo(refs[number % len(refs)], moment))[0])
    elif kind == "rerating" and reviews:
        of = reviews[number % len(reviews)]
        refs.append(store.append(Rerating(of, Rating.AGAIN, moment))[0])
    elif kind == "override" and reviews:
        of = reviews[number % len(reviews)]
        refs.append(store.append(Override(of, "wrong", Rating.AGAIN, 0.0, moment))[0])
    elif kind in ("due", "quiz", ELSEWHERE):
        card = CardKey("deck", "en", str(number % 5))
        answer = review(0, card=card, mode=kind, took_ms=number)._replace(moment=moment)
        reviews.append(store.append(answer)[0])
        refs.append(reviews[-1])


def test_of_answers_long_ago_the_last_are_found_too(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with open_at(tmp_path_factory.mktemp("store")) as store:
        for day in (0, 400, 800):
            store.append(review(day))
        store.append(review(900, mode=ELSEWHERE))
        for _share in store.count():
            pass
        assert store.last_here(2) == here(store)[-2:]
        assert store.last_here(9) == here(store)


def test_where_nothing_was_answered_here_nothing_is_found(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with open_at(tmp_path_factory.mktemp("store")) as store:
        assert store.last_here(2) == []
        store.append(review(0, mode=ELSEWHERE))
        for _share in store.count():
            pass
        assert store.last_here(2) == []
        assert store.answered_here(at(0).day, at(0).day) == []
