"""The rows of home, what is said of each, and what the top says, without a screen."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from aiquiz.desk import StudyWish
from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.desk.sitting import LeftOpen
from aiquiz.say.language import speak
from aiquiz.tui import today
from aiquiz.tui.home_notice import notice
from aiquiz.tui.home_rows import HomeRows, decks_of

FIRST = DeckRow("first.en", "First", "en", "/d/first.yaml", 4, 2, 1, 0.5, 0.25)
SECOND = DeckRow("second.en", "Second", "en", "/d/second.yaml", 4, 0, 0, 1.0, 0.0)
ALL = DeckRow("", "", "", "", 8, 2, 1, 0.75, 0.125)
# Study day 20000 is a Friday: its week has days before and after it.
OVERVIEW = Overview(
    today=20000,
    rows=(FIRST, SECOND),
    total=ALL,
    first_run=False,
    minutes=3,
    answered_today=5,
    right_today=4,
    streak=2,
    days_studied=frozenset(),
    next_day=20002,
    next_count=6,
    next_minutes=2,
)
LEFT = LeftOpen(StudyWish(kind="quiz"), asked=3, total=10, left=7)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("en")


@pytest.mark.parametrize("left", [None, LEFT])
def test_each_row_stands_for_what_its_name_says(left: LeftOpen | None) -> None:
    rows = HomeRows(OVERVIEW, left)
    assert len(rows.lines) == len(rows.names)
    for name, meant in (("", ALL), (FIRST.path, FIRST), (SECOND.path, SECOND)):
        place = rows.place_of(name)
        assert place is not None
        assert rows.meant_at(place) is meant
        assert rows.left_at(place) is None
        assert rows.deck_at(place) is (meant if name else None)
    assert rows.place_of("/d/gone.yaml") is None


def test_a_session_left_open_stands_first_and_enter_goes_on_with_it() -> None:
    rows = HomeRows(OVERVIEW, LEFT)
    offer = rows.offer_at(0)
    assert rows.names[0] == "left"
    assert rows.left_at(0) is LEFT
    assert rows.meant_at(0) is ALL
    assert offer is not None
    assert offer.wish is LEFT.wish
    assert rows.left_at(1) is None


def test_without_decks_nothing_is_meant_or_offered() -> None:
    rows = HomeRows(OVERVIEW._replace(rows=()))
    assert rows.names == [""]
    assert rows.meant_at(0) is None
    assert rows.offer_at(0) is None
    assert decks_of(rows.meant_at(0)) == ()


def test_news_is_told_of_all_decks_and_not_of_one() -> None:
    rows = HomeRows(OVERVIEW)
    assert notice(rows, 0, ["Something was edited."], 0).text.startswith("Something was edited.")
    assert "edited" not in notice(rows, 1, ["Something was edited."], 0).text


def test_the_news_does_not_stand_where_the_trouble_of_a_deck_is_told() -> None:
    away = HomeRows(OVERVIEW._replace(rows=(FIRST._replace(missing=True), SECOND)))
    assert notice(away, 1, [], 0).text == "The file is away: /d/first.yaml"
    assert not notice(away, 1, [], 0).tells
    assert notice(away, 2, [], 0).tells


def test_a_session_left_open_tells_what_is_asked_once_more() -> None:
    rows = HomeRows(OVERVIEW, replace(LEFT, left=9))
    told = notice(rows, 0, [], 0).text
    assert told == "Stopped at 3 of 10, all saved. 2 cards come once more."


def test_the_top_says_what_is_asked_and_then_when_the_next_cards_come() -> None:
    asked = today.words(OVERVIEW, 240).plain
    assert asked == "cards today\n2 to review · 1 new\nabout 3 minutes"
    done = OVERVIEW._replace(total=ALL._replace(due=0, new=0))
    assert today.is_done(done)
    assert not today.is_done(OVERVIEW)
    lines = today.words(done, 240).plain.splitlines()
    assert lines[:2] == ["All done for today", "5 answered, 4 right"]
    assert lines[2].startswith("Next: 6 cards, ")


def test_the_week_marks_today_and_the_days_studied() -> None:
    studied = frozenset({OVERVIEW.today - 1, OVERVIEW.today})
    open_week = today.week(OVERVIEW).plain.splitlines()
    assert open_week[0] == "2 days in a row"
    assert open_week[2].count("□") == 1
    assert "■" not in open_week[2]
    studied_week = today.week(OVERVIEW._replace(days_studied=studied)).plain.splitlines()
    assert studied_week[2].count("■") == 2
    assert "□" not in studied_week[2]


def test_before_the_first_session_the_top_has_no_figures() -> None:
    first = OVERVIEW._replace(first_run=True)
    assert today.words(first, 240).plain == ""
    assert today.week(first).plain == ""
    assert not today.is_done(first)
