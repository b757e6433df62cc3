from itertools import groupby
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.limits import Limits, Room, Tally
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Agenda, Candidate, queue
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.siblings import Family, family

DAY = 20_000


def candidate(name: str, due: int | None, *, deck: str = "deck", language: str = "en") -> Candidate:
    memory = None if due is None else Memory(5.0, 5.0, due - 5, due, 1, 0)
    return Candidate(CardKey(deck, language, name), memory)


def agenda(new: int = 99, reviews: int = 99, **terms: object) -> Agenda:
    return Agenda(DAY, Room(Tally(new, reviews), {}))._replace(**terms)  # type: ignore[arg-type]


def names(found: list[Candidate]) -> list[str]:
    return [candidate.key.card for candidate in found]


DUE = [candidate(f"due-{number}", DAY - number) for number in range(20)]
NEW = [candidate(f"new-{number}", None) for number in range(5)]
LATER = [candidate("later", DAY + 1)]


def test_due_cards_come_first_then_new_ones_in_the_order_of_the_deck() -> None:
    asked = queue([*NEW, *LATER, *DUE], agenda(new=3), seed=1)
    assert set(asked[:20]) == set(DUE)
    assert asked[20:] == NEW[:3]


def test_new_cards_may_come_among_the_due_ones_evenly_each_kind_in_its_order() -> None:
    apart = queue([*NEW, *DUE], agenda(new=4), seed=1)
    mixed = queue([*NEW, *DUE], agenda(new=4, mixed=True), seed=1)
    assert [card for card in mixed if card.memory] == apart[:20]
    assert [card for card in mixed if not card.memory] == apart[20:]
    runs = [len(list(run)) for is_due, run in groupby(mixed, lambda c: bool(c.memory)) if is_due]
    assert runs == [3, 5, 5, 5, 2]
    assert queue(NEW, agenda(mixed=True), seed=1) == NEW


def test_the_order_of_due_cards_follows_the_seed_alone() -> None:
    def order(cards: list[Candidate], seed: int) -> list[Candidate]:
        return queue(cards, agenda(), seed=seed)

    assert order(DUE, 1) == order(DUE[::-1], 1)
    assert order(DUE, 1) != order(DUE, 2)


@given(st.integers(-1, 40), st.integers(0, 40), st.integers(0, 40))
def test_the_limits_hold(new: int, reviews: int, limit: int) -> None:
    asked = queue([*DUE, *NEW], agenda(reviews=reviews), new=new, limit=limit, seed=0)
    assert len(asked) == min(min(20, reviews) + min(max(new, 0), 5), limit)


# More due than the limit

BACKLOG = [
    Candidate(CardKey("deck", "en", name), Memory(stability, difficulty, DAY - 9, DAY - late, 3, 0))
    for name, stability, difficulty, late in [
        ("hard", 30.0, 9.0, 3),
        ("easy", 3.0, 2.0, 1),
        ("fair", 9.0, 5.0, 5),
    ]
]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("easiest", ["easy", "fair", "hard"]),
        ("recall", ["hard", "fair", "easy"]),
        ("due", ["fair", "hard", "easy"]),
    ],
)
def test_a_backlog_is_asked_in_the_order_that_is_set(order: str, expected: list[str]) -> None:
    for count in range(3):
        asked = queue(BACKLOG, agenda(reviews=count, order=order), seed=1)
        assert names(asked) == expected[:count]
        own = agenda(reviews=count, orders={"deck": order})
        assert names(queue(BACKLOG[::-1], own, seed=2)) == expected[:count]


def test_where_there_is_room_for_all_nothing_is_put_first() -> None:
    orders = {tuple(names(queue(BACKLOG, agenda(reviews=3), seed=seed))) for seed in range(40)}
    assert len(orders) == 6


def test_ties_fall_the_same_way_whatever_the_order_the_cards_come_in() -> None:
    same = [
        Candidate(CardKey("deck", "en", str(n)), Memory(5, 5, DAY - 5, DAY, 1, 0)) for n in range(9)
    ]
    first = queue(same, agenda(reviews=4), seed=1)
    assert first == queue(same[::-1], agenda(reviews=4), seed=1)
    assert names(first) != [str(n) for n in range(4)]


def test_a_deck_keeps_to_its_own_limits_within_those_over_all() -> None:
    cards = [candidate(f"{deck}{n}", DAY, deck=deck) for deck in "ab" for n in range(5)]
    fresh = [candidate(f"new-{deck}{n}", None, deck=deck) for deck in "ab" for n in range(5)]
    room = Room(Tally(4, 6), {"a": Limits(1, 2)})
    asked = queue([*cards, *fresh], agenda(room=room), seed=1)
    kinds = [(card.key.deck, card.memory is None) for card in asked]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        ("a", False): 2,
        ("b", False): 4,
        ("a", True): 1,
        ("b", True): 3,
    }


def test_each_deck_gives_what_its_own_order_puts_first() -> None:
    art = [Candidate(card.key._replace(deck="art"), card.memory) for card in BACKLOG]
    room = Room(Tally(0, 9), {"art": Limits(None, 1), "deck": Limits(None, 1)})
    asked = queue([*art, *BACKLOG], agenda(room=room, orders={"art": "due"}), seed=1)
    assert {(card.key.deck, card.key.card) for card in asked} == {("art", "fair"), ("deck", "easy")}


# Siblings


def test_of_siblings_one_is_asked_a_day_the_due_one_before_the_new_one() -> None:
    cards = [
        candidate("a", None),
        candidate("a~", DAY),
        candidate("b", None),
        candidate("b~", None),
        candidate("c", DAY),
        candidate("c", DAY, language="fr"),
        candidate("c", None, deck="other"),
    ]
    asked = queue(cards, agenda(), seed=1)
    assert sorted(names(asked[:2])) == ["a~", "c"]
    assert [card.key for card in asked[2:]] == [("deck", "en", "b"), ("other", "en", "c")]


def test_a_card_waits_for_the_next_day_once_a_sibling_was_answered() -> None:
    cards = [candidate("a~", DAY), candidate("b", None, language="fr"), candidate("c", None)]
    said = frozenset({Family("deck", "a"), Family("deck", "b")})
    assert names(queue(cards, agenda(answered=said), seed=1)) == ["c"]
    assert names(queue(cards, agenda(answered=said), new=9, seed=1)) == ["c"]


KEYS = st.builds(
    CardKey,
    st.sampled_from("ab"),
    st.sampled_from(["en", "fr"]),
    st.sampled_from(["1", "1~", "2", "3"]),
)
MEMORY = st.none() | st.builds(
    Memory,
    st.floats(0.1, 100),
    st.floats(1, 10),
    st.integers(DAY - 9, DAY + 9),
    st.integers(DAY - 3, DAY + 2),
    st.just(1),
    st.just(0),
)


@given(
    st.dictionaries(KEYS, MEMORY),
    st.builds(Tally, st.integers(0, 9), st.integers(0, 9)),
    st.sampled_from(["easiest", "recall", "due"]),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_whatever_is_asked_no_two_are_siblings_and_nothing_depends_on_the_order_of_due_cards(
    cards: dict[CardKey, Memory | None],
    total: Tally,
    order: str,
    mixed: bool,
    chance: Random,
) -> None:
    known = [Candidate(key, memory) for key, memory in cards.items()]
    today = Agenda(DAY, Room(total, {}), order=order, mixed=mixed)
    asked = queue(known, today, seed=1)
    found = [family(card.key) for card in asked]
    assert len(set(found)) == len(found)
    assert sum(card.memory is None for card in asked) <= total.new
    assert sum(card.memory is not None for card in asked) <= total.reviews
    shuffled = list(known)
    chance.shuffle(shuffled)
    due = [card for card in queue(shuffled, today, seed=1) if card.memory]
    assert due == [card for card in asked if card.memory]
