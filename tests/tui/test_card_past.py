"""What became of a card so far, as the line below a verdict."""

from datetime import timedelta
from pathlib import Path

from aiquiz.scheduling.review import Rating
from aiquiz.tui.card_past import card_past
from tests.scores.test_life import lived, review
from tests.tui.played import Clock, Played, play

USUAL = lived(review(0), review(2), review(9), review(30, Rating.AGAIN), today=30)


def test_the_days_stand_in_order_with_their_verdicts_and_what_memory_came_to() -> None:
    head, line = card_past(USUAL, 76).plain.split("\n")
    assert head == "This card"
    days, _, memory = line.partition("   memory ")
    assert days == "4 Oct ━━━   6 Oct ━━━   13 Oct ━━━   today ─×─"
    assert memory == "36 d → 3 d"


def test_the_oldest_days_go_first_where_room_is_scarce() -> None:
    line = card_past(USUAL, 48).plain.split("\n")[1]
    assert line.startswith("13 Oct")
    assert len(line) <= 48


def test_of_a_day_the_first_answer_is_told() -> None:
    again = lived(review(0), review(3, Rating.AGAIN), review(3), today=3)
    assert "today ─×─" in card_past(again, 76).plain


def test_a_card_asked_on_one_day_has_no_past() -> None:
    assert not card_past(lived(review(0), review(0), today=0), 76)


def test_it_stands_below_the_ratings_where_the_screen_is_high(home: Path) -> None:
    clock = Clock()

    async def first(app: Played) -> None:
        await app.type("nothing of the kind")
        assert not app.study.query_one("#past").display

    async def second(app: Played) -> None:
        await app.type("nothing of the kind")
        assert app.text("#past").startswith("This card\n22 Nov ─×─   today ─×─")
        await app.press("enter")
        assert not app.study.query_one("#past").display

    play(home, first, size=(120, 40), clock=clock)
    clock.now += timedelta(days=1)
    play(home, second, size=(120, 40), clock=clock)
