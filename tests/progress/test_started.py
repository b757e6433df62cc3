"""How many cards were started on a day, read without the rest of the log."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiquiz.progress.store import Store
from aiquiz.scheduling.review import CardKey, Ref, Undo
from tests.progress.test_store import at, open_at, review

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("review"), st.integers(0, 4), st.floats(-2, 6)),
        st.tuples(st.just("undo"), st.integers(0, 30), st.floats(-2, 6)),
    ),
    max_size=25,
)


def started(store: Store) -> Counter[int]:
    """The same from the whole log."""
    firsts: dict[CardKey, int] = {}
    for logged in store.reviews():
        firsts.setdefault(logged.review.card, logged.review.moment.day)
    return Counter(firsts.values())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_it_is_what_the_whole_log_tells_whatever_was_undone_and_however_the_clock_ran(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, float]]
) -> None:
    refs: list[Ref] = []
    with open_at(tmp_path_factory.mktemp("store")) as store:
        for kind, number, day in steps:
            if kind == "review":
                card = CardKey("deck", "en", str(number))
                refs.append(store.append(review(day, card=card))[0])
            elif refs:
                refs.append(store.append(Undo(refs[number % len(refs)], at(day)))[0])
        expected = started(store)
        days = range(at(-3).day, at(8).day)
        assert {day: store.started_on(day) for day in days} == {day: expected[day] for day in days}
