"""Studying ahead takes the cards whose day is next."""

from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.ahead import ahead
from aiquiz.scheduling.limits import Room, Tally
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Agenda, Candidate
from aiquiz.scheduling.review import CardKey

DAY = 20_000
TODAY = Agenda(DAY, Room(Tally(0, 0), {}))


def card(name: str, due_in: int | None) -> Candidate:
    memory = None if due_in is None else Memory(5.0, 5.0, DAY - 5, DAY + due_in, 3, 0)
    return Candidate(CardKey("deck", "en", name), memory)


def names(*cards: Candidate, within: int | None = None, limit: int | None = None) -> list[str]:
    found = ahead(cards, TODAY, within=within, limit=limit, seed=1)
    return [candidate.key.card for candidate in found]


def test_those_due_soonest_come_first_and_none_that_is_due_or_new() -> None:
    cards = [card("late", 9), card("due", 0), card("new", None), card("soon", 1), card("past", -3)]
    assert names(*cards) == ["soon", "late"]
    assert names(*cards, limit=1) == ["soon"]
    assert names(*cards, within=8) == ["soon"]
    assert names(*cards, within=9) == ["soon", "late"]


@given(
    st.lists(st.none() | st.integers(-4, 9), max_size=12),
    st.randoms(),
    st.none() | st.integers(1, 9),
)
def test_the_order_in_which_cards_come_does_not_matter(
    due: list[int | None], random: object, within: int | None
) -> None:
    cards = [card(str(number), day) for number, day in enumerate(due)]
    shuffled = list(cards)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # it is a random.Random
    found = ahead(cards, TODAY, within=within, limit=None, seed=7)
    assert found == ahead(shuffled, TODAY, within=within, limit=None, seed=7)
    days = [candidate.memory.due_day for candidate in found if candidate.memory]
    assert days == sorted(days)
    assert all(DAY < day <= DAY + (within or 9) for day in days)
