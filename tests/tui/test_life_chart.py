"""The curve of a card's life, as rows of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import Rating
from aiquiz.scores.life import Life
from aiquiz.tui.life_chart import SIXTEEN, draw, heading
from aiquiz.tui.life_table import draw_line, lines_of
from aiquiz.tui.life_table import heading as table_heading
from tests.scores.test_life import EVENTS, at, lived, review, told


def rows(life: Life, width: int = 74, height: int = 10, *, due: bool = True) -> list[str]:
    return draw(life, width, height, "✓", due=due).plain.split("\n")


def styles(content: Content) -> set[str]:
    return {str(span.style) for span in content.spans}


USUAL = lived(review(0), review(2), review(9), review(30, Rating.AGAIN), review(33), today=45)


def test_the_axis_begins_below_what_was_left_and_ends_at_all() -> None:
    drawn = rows(USUAL)
    assert len(drawn) == 10
    assert drawn[0].startswith("100%")
    assert drawn[7].lstrip().startswith("80%")
    assert any(row.startswith(" 90% ") and "╌╌" in row for row in drawn)


def test_a_card_that_is_never_near_forgotten_has_a_finer_axis() -> None:
    assert rows(lived(review(0), today=0))[7].lstrip().startswith("85%")


def test_reviews_are_signs_below_their_days_with_dates_under_them() -> None:
    *_curve, signs, dates = rows(USUAL)
    assert [sign for sign in signs if sign in "✓×"] == ["✓", "✓", "✓", "×", "✓"]
    assert signs.index("✓") == 5
    assert dates[5:].startswith("4 Oct")
    assert "due " in dates


def test_reviews_that_share_a_column_show_the_worst_of_their_verdicts() -> None:
    years = lived(
        review(0), review(0, Rating.AGAIN), review(1), review(2), review(3000), today=3000
    )
    *_curve, signs, _dates = rows(years, 44)
    assert signs[5] == "×"
    assert signs.count("×") == 1


def test_today_is_told_beside_the_reviews_or_below_one_of_that_day() -> None:
    *_curve, signs, dates = rows(USUAL)
    assert "▲ today" in signs or "today ▲" in signs
    *_curve, signs, dates = rows(lived(review(0), today=0))
    assert "▲" not in signs
    assert dates.index("▲ today") == signs.index("✓")


def test_what_is_to_come_is_in_another_tone_than_what_was() -> None:
    drawn = draw(lived(review(0, Rating.EASY), today=4), 74, 10, "✓")
    assert {"$accent on $heat-1", "$heat-3 on $surface"} <= styles(drawn)


def test_sixteen_colours_fill_nothing_with_the_colour_of_the_line() -> None:
    drawn = draw(lived(review(0, Rating.EASY), today=4), 74, 10, "✓", tones=SIXTEEN)
    assert {"$accent on $panel", "$learning on $surface"} <= styles(drawn)
    assert not any("heat" in style for style in styles(drawn))


def test_an_extra_question_and_a_reset_are_no_verdicts_on_the_line() -> None:
    found = lived(review(0), review(8, mode="quiz"), at(20), review(40), today=60)
    *curve, signs, _dates = rows(found)
    assert [sign for sign in signs if sign in "✓·│┊"] == ["✓", "·", "│", "✓", "┊"]
    gap = slice(signs.index("│") + 2, signs.rindex("✓") - 1)
    assert all(not row[gap].strip(" ╌") for row in curve)


def test_the_due_day_of_a_card_that_is_not_asked_is_not_told() -> None:
    assert "due" not in "".join(rows(USUAL, due=False))


def test_days_are_told_with_their_year_where_it_is_long_ago() -> None:
    years = lived(review(0), review(3), review(900), today=1500)
    assert "4 Oct 2024" in rows(years)[-1]


def test_the_other_styles_of_signs_are_used() -> None:
    assert "+" in draw(USUAL, 74, 10, "+").plain
    assert "√" in draw(USUAL, 74, 10, "√").plain


def test_the_heading_keeps_what_is_wanted_where_there_is_room_for_one() -> None:
    assert heading(0.9, 74).plain.startswith("Chance of recall")
    assert heading(0.9, 20).plain == "╌╌ wanted 90%"
    assert heading(0.9, 5).plain == ""


@given(EVENTS, st.integers(0, 40), st.integers(1, 130), st.integers(1, 30), st.floats(0.7, 0.97))
def test_any_life_is_drawn_in_the_room_there_is(
    events: list[tuple[Rating | None, int, str]],
    later: int,
    width: int,
    height: int,
    retention: float,
) -> None:
    happened, day = told(events)
    found = lived(*happened, today=day + later, policy=Policy(retention))
    if not found.steps:
        return
    drawn = draw(found, width, height, "✓").plain.split("\n")
    assert len(drawn) <= max(height, 2)
    assert all(Content(row).cell_length <= max(width, 7) for row in drawn)
    assert len(lines_of(found)) == len(found.steps) + len(found.resets)


@pytest.mark.parametrize("width", [20, 38, 54, 74, 112])
def test_figures_stand_under_their_names_in_every_width(width: int) -> None:
    names = table_heading(width)
    for line in lines_of(USUAL):
        drawn = "".join(text for text, _style in draw_line(line, None, USUAL.today, width, "✓"))
        assert Content(drawn).cell_length == names.cell_length
        if width >= 38:
            assert len(drawn) <= width


def test_each_review_is_a_line_of_figures_the_last_one_first() -> None:
    drawn = [
        "".join(text for text, _style in draw_line(line, None, USUAL.today, 112, "✓"))
        for line in lines_of(USUAL)
    ]
    assert drawn[1].split()[:2] == ["3", "Nov"]
    assert "× " in drawn[1]
    assert "Wrong" in drawn[1]
    assert "Again" in drawn[1]
    assert drawn[-1].split()[-6:] == ["Good", "·", "2", "d", "2", "d"]


def test_a_reset_is_a_line_of_its_own() -> None:
    found = lived(review(0), at(20), review(40), today=60)
    lines = lines_of(found)
    assert [type(line).__name__ for line in lines] == ["Step", "NewAgain", "Step"]
    drawn = "".join(text for text, _style in draw_line(lines[1], None, found.today, 74, "✓"))
    assert drawn.endswith("new again")
