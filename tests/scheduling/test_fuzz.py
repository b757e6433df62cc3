from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.fuzz import bounds, share, spread
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey

KEYS = [CardKey("deck", "en", f"card-{number}") for number in range(400)]


def test_the_ranges_are_those_of_anki() -> None:
    ranges = {days: bounds(days, 36_500) for days in (1, 2, 3, 7, 20, 100)}
    assert ranges == {1: (1, 1), 2: (2, 2), 3: (2, 4), 7: (5, 9), 20: (17, 23), 100: (93, 107)}


def test_a_spread_interval_depends_on_card_and_review_and_nothing_else() -> None:
    first = [spread(30, key, 4, Policy()) for key in KEYS]
    assert first == [spread(30, key, 4, Policy()) for key in KEYS]
    assert first != [spread(30, key, 5, Policy()) for key in KEYS]


def test_every_day_of_the_range_is_taken() -> None:
    low, high = bounds(10, 36_500)
    assert {spread(10, key, 1, Policy()) for key in KEYS} == set(range(low, high + 1))


@given(st.integers(1, 40_000), st.integers(1, 40_000), st.text(max_size=5))
def test_a_spread_interval_is_never_under_a_day_nor_over_the_longest(
    days: int, longest: int, name: str
) -> None:
    policy = Policy(maximum_interval=longest)
    found = spread(min(days, longest), CardKey(name, "en", name), 1, policy)
    assert 1 <= found <= longest


@given(st.text(), st.integers())
def test_a_share_lies_between_nothing_and_all(name: str, number: int) -> None:
    assert 0 <= share(CardKey(name, name, name), number) < 1
