"""Reviews read by some cards at a time are those that are read at once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiquiz.progress import reviews
from aiquiz.progress.reviews import in_order
from aiquiz.scheduling.review import CardKey
from tests.progress.steps import Steps
from tests.progress.test_store import open_at, review

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("review", "quiz", "rerating", "override", "undo")),
        st.integers(0, 20),
        st.integers(-3, 40),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=15)
@given(steps=STEPS, since=st.none() | st.integers(19_995, 20_030))
def test_slices_in_order_are_what_is_read_at_once(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, int, int]],
    since: int | None,
) -> None:
    with pytest.MonkeyPatch.context() as patch, open_at(tmp_path_factory.mktemp("one")) as store:
        patch.setattr(reviews, "_CARDS", 2)
        done = Steps()
        for kind, number, days in steps:
            done.take(store, kind, number, days, CardKey("deck", "en", f"card {number % 5}"))
        one = {("deck", "en")}
        assert in_order(store.reviews_in_slices(since, one)) == store.reviews(since)
        assert in_order(store.reviews_in_slices(since, {("deck", "fr")})) == []
        slices = list(store.reviews_in_slices(since))
        assert in_order(slices) == store.reviews(since)
        assert all(len({one.review.card for one in some}) <= 2 for some in slices)


def test_other_work_may_be_done_between_the_slices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviews, "_CARDS", 1)
    with open_at(tmp_path) as store, open_at(tmp_path) as other:
        for name in "abc":
            store.append(review(0, card=CardKey("deck", "en", name)))
        slices = store.reviews_in_slices()
        assert len(next(slices)) == 1
        other.append(review(1, card=CardKey("deck", "en", "d")))
        assert sum(map(len, slices)) == 2
