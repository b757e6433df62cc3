from aiquiz.scheduling.limits import (
    ALL,
    Held,
    Limits,
    Room,
    Tally,
    Today,
    caught_up_in,
    room,
    today,
)
from aiquiz.scheduling.siblings import Family

LIMITS = {ALL: Limits(20, 200), "art": Limits(5, 30)}


def of(deck: str, *cards: str) -> set[Family]:
    return {Family(deck, card) for card in cards}


def test_what_was_answered_today_counts_against_the_limits() -> None:
    left = room(LIMITS, {"art": Tally(2, 10), "law": Tally(3, 50)}, {}, {})
    assert left.total == Tally(15, 140)
    assert (left.new("art"), left.reviews("art")) == (3, 20)
    assert (left.new("law"), left.reviews("law")) == (15, 140)
    assert left.paused == frozenset()


def test_no_limit_is_ever_below_nothing() -> None:
    left = room(LIMITS, {"art": Tally(50, 900)}, {}, {})
    assert (left.total, left.new("art"), left.reviews("art")) == (Tally(0, 0), 0, 0)


def test_what_is_allowed_today_comes_on_top_of_the_deck_and_of_all() -> None:
    left = room(LIMITS, {"art": Tally(5, 30)}, {"art": Tally(3, 7), ALL: Tally(1, 1)}, {})
    assert (left.new("art"), left.reviews("art")) == (4, 8)
    assert left.total == Tally(19, 178)


def test_what_is_allowed_of_one_deck_is_kept_for_it() -> None:
    left = room({ALL: Limits(20, 200)}, {"art": Tally(5, 0)}, {"art": Tally(5, 20)}, {})
    assert left.total == Tally(20, 220)
    assert (left.new("art"), left.new("law")) == (20, 15)
    assert (left.reviews("art"), left.reviews("law")) == (220, 200)
    held = [Held("art", (), 30), Held("law", (), 30)]
    assert [today([one], left).new for one in held] == [20, 15]
    assert today(held, left).new == 20


def test_new_cards_pause_while_more_is_due_than_is_asked() -> None:
    assert room(LIMITS, {}, {}, {"law": 200}).paused == frozenset()
    left = room(LIMITS, {}, {}, {"law": 201})
    assert left.paused == {ALL}
    assert (left.total.new, left.new("art")) == (0, 0)
    # What was answered today does not make room for new ones.
    assert room(LIMITS, {"law": Tally(0, 150)}, {}, {"law": 51}).paused == {ALL}


def test_a_deck_behind_pauses_its_own_new_cards_alone() -> None:
    left = room(LIMITS, {}, {}, {"art": 31})
    assert left.paused == {"art"}
    assert (left.new("art"), left.new("law")) == (0, 20)


def test_new_cards_that_were_allowed_today_are_asked_whatever_waits() -> None:
    left = room(LIMITS, {"law": Tally(2, 0)}, {ALL: Tally(5, 0)}, {"law": 999})
    assert left.total == Tally(3, 200)


def test_a_limit_that_is_not_set_bounds_nothing() -> None:
    left = room({ALL: Limits(None, None), "art": Limits(None, 3)}, {}, {}, {"law": 10_000})
    assert left.new("art") == left.new("law") > 10_000
    assert left.reviews("art") == 3


def test_what_is_asked_today_counts_siblings_once() -> None:
    held = [
        Held("art", of("art", "1", "2"), of("art", "3")),
        Held("art", of("art", "2", "3"), of("art", "1", "4")),
    ]
    assert today(held, Room(Tally(9, 9), {})) == Today(due=3, new=1, waiting=3, unseen=1)


def test_what_is_asked_today_keeps_to_every_limit() -> None:
    held = [
        Held("art", of("art", *"123456"), of("art", *"abc")),
        Held("law", of("law", *"123456"), 400),
    ]
    assert today(held, Room(Tally(9, 9), {"art": Limits(2, 4)})) == Today(9, 9, 12, 403)
    assert today(held, Room(Tally(9, 99), {"art": Limits(2, 4)})) == Today(10, 9, 12, 403)
    assert today(held[:1], Room(Tally(9, 9), {"art": Limits(2, 4)})) == Today(4, 2, 6, 3)


def test_a_backlog_is_caught_up_with_once_no_more_waits_than_a_day_asks() -> None:
    assert caught_up_in(140, [], 40) == 4
    # Ten more come on each of the next days.
    assert caught_up_in(140, [day for day in range(1, 30) for _ in range(10)], 40) == 5
    assert caught_up_in(140, [day for day in range(1, 400) for _ in range(40)], 40) is None
