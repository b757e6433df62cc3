"""The decks as lines of a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.say.language import _, speak
from aiquiz.tui.deck_table import LeftLine, bar, heading

SHARES = st.floats(0, 1)


@given(SHARES, SHARES, st.integers(1, 40))
def test_a_bar_fills_its_cells_and_only_what_is_known_is_a_full_stroke(
    known: float, rest: float, width: int
) -> None:
    drawn = bar(known, (1 - known) * rest, width).plain
    assert len(drawn) == width
    assert drawn.count("━") == round(known * width)
    assert drawn == "".join(sorted(drawn, key="━╌─".index))


def test_what_is_only_being_learnt_looks_otherwise_than_what_is_known_in_grey_too() -> None:
    assert bar(0, 0.5, 4).plain == "╌╌──"


@given(st.text(max_size=60), st.integers(1, 90), st.booleans())
def test_the_number_left_stands_at_the_right_edge(title: str, width: int, selected: bool) -> None:
    line = LeftLine(title, "3 cards left").draw(width, selected)
    assert line.cell_length == width
    if width >= 12:
        assert line.plain.endswith("3 cards left")


@pytest.mark.parametrize("width", [38, 74])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_headings_stand_two_cells_apart_in_both_languages(width: int, language: str) -> None:
    speak(language)
    try:
        cells = heading(width).plain.split("  ")
        due, new = _("due"), _("new")
        assert {due, new} <= {cell.strip() for cell in cells}
    finally:
        speak("en")
