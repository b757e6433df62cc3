from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Candidate, queue
from aiquiz.scheduling.review import CardKey

DAY = 20_000


def candidate(name: str, due: int | None) -> Candidate:
    memory = None if due is None else Memory(5.0, 5.0, due - 5, due, 1, 0)
    return Candidate(CardKey("deck", "en", name), memory)


DUE = [candidate(f"due-{number}", DAY - number) for number in range(20)]
NEW = [candidate(f"new-{number}", None) for number in range(5)]
LATER = [candidate("later", DAY + 1)]


def test_due_cards_come_first_then_new_ones_in_the_order_of_the_deck() -> None:
    asked = queue([*NEW, *LATER, *DUE], DAY, new=3, limit=None, seed=1)
    assert set(asked[:20]) == set(DUE)
    assert asked[20:] == NEW[:3]


def test_the_order_of_due_cards_follows_the_seed_alone() -> None:
    def order(cards: list[Candidate], seed: int) -> list[Candidate]:
        return queue(cards, DAY, new=0, limit=None, seed=seed)

    assert order(DUE, 1) == order(DUE[::-1], 1)
    assert order(DUE, 1) != order(DUE, 2)


@given(st.integers(-1, 40), st.integers(0, 40))
def test_the_limits_hold(new: int, limit: int) -> None:
    asked = queue([*DUE, *NEW], DAY, new=new, limit=limit, seed=0)
    assert len(asked) == min(20 + min(max(new, 0), 5), limit)
