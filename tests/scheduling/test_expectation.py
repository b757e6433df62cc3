import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.expectation import RIGHT_AT_ONCE, recall_after
from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import CardKey, Rating

DAY = 20_000
KEY = CardKey("deck", "en", "card")
OTHERS = tuple(max(weight * 0.9, 0.001) for weight in Policy().parameters)
policies = st.sampled_from([Policy(), Policy(0.8, parameters=OTHERS)])
memories = st.builds(
    Memory,
    stability=st.floats(0.001, 36_500),
    difficulty=st.floats(1, 10),
    last_day=st.integers(DAY - 2_000, DAY - 1),
    due_day=st.just(DAY),
    reviews=st.just(3),
    lapses=st.just(0),
)


@given(st.none() | memories, st.integers(0, 400), policies)
def test_what_is_expected_is_what_both_answers_give_with_their_chances(
    memory: Memory | None, days: int, policy: Policy
) -> None:
    chance = RIGHT_AT_ONCE if memory is None else recall(memory, DAY, policy)
    right, wrong = (
        recall(after(memory, rating, DAY, policy, KEY), DAY + days, policy)
        for rating in (Rating.GOOD, Rating.AGAIN)
    )
    expected = chance * right + (1 - chance) * wrong
    assert recall_after(memory, DAY, DAY + days, policy) == pytest.approx(expected, abs=1e-9)
