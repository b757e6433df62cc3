from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.tui.hint import Hint
from aiquiz.tui.screens.home import Home
from aiquiz.tui.widgets.footer import Footer, arrange, fitting
from tests.tui.played import Played, play

PILL = Hint("enter", "Answer", "submit", pill=True)
HINT = Hint("tab", "hint", "hint", keep=True)
IDEA = Hint("ctrl+g", "no idea", "no_idea", keep=True)
UNDO = Hint("u", "undo", "undo")
WHY = Hint("x", "why", "why")
MORE = Hint("?", "more", "help", right=True)
LEAVE = Hint("esc", "leave", "leave", right=True, keep=True)

hints = st.builds(
    Hint,
    st.sampled_from(["enter", "u", "?", "ctrl+g"]),
    st.text(max_size=20),
    st.just("act"),
    *[st.booleans()] * 5,
)


def test_the_pill_stands_at_the_left_and_leave_ends_at_the_right_edge() -> None:
    placed = {p.hint.action: p for p in arrange([PILL, UNDO, LEAVE], 74)}
    assert placed["submit"].start == 0
    assert placed["leave"].start + LEAVE.width == 74


def test_what_does_not_fit_goes_last_first() -> None:
    assert fitting([PILL, UNDO, WHY, LEAVE], 74) == [PILL, UNDO, WHY, LEAVE]
    assert fitting([PILL, UNDO, WHY, LEAVE], 34) == [PILL, UNDO, LEAVE]


def test_a_short_one_stays_where_a_long_one_before_it_goes() -> None:
    long = Hint("o", "a session of one’s own", "shape")
    assert fitting([PILL, long, UNDO, LEAVE], 34) == [PILL, UNDO, LEAVE]


@given(st.lists(hints, max_size=8), st.integers(1, 200))
def test_a_hint_goes_only_where_it_would_not_fit(shown: list[Hint], width: int) -> None:
    kept = fitting(shown, width)
    cells = sum(hint.width for hint in kept) + 2 * len(kept)
    for hint in shown:
        if hint not in kept:
            assert cells + hint.width > width
    must = [hint for hint in shown if hint.keep or hint.pill]
    if kept != must:
        assert cells - 2 <= width


def test_hint_no_idea_and_leave_never_go_but_take_a_second_row() -> None:
    placed = arrange([PILL, HINT, IDEA, MORE, LEAVE], 38)
    assert {p.hint for p in placed} == {PILL, HINT, IDEA, LEAVE}
    assert [p.row for p in placed] == [0, 1, 1, 1]


def test_the_way_out_goes_up_to_the_pill_where_the_second_row_is_full() -> None:
    answer = Hint("ctrl+g", "voir la réponse", "no_idea", keep=True)
    placed = arrange([PILL, answer, HINT, LEAVE], 38)
    assert {p.hint: p.row for p in placed} == {PILL: 0, LEAVE: 0, answer: 1, HINT: 1}


@given(st.lists(hints, max_size=8), st.integers(1, 200))
def test_hints_never_overlap(shown: list[Hint], width: int) -> None:
    for row in (0, 1):
        placed = [p for p in arrange(shown, width) if p.row == row]
        for left, right in pairwise(placed):
            assert left.start + left.hint.width <= right.start


@pytest.mark.parametrize(("cell", "runs"), [(68, False), (69, True), (76, True), (77, False)])
def test_a_key_is_clicked_where_it_stands(home: Path, cell: int, runs: bool) -> None:
    async def script(played: Played) -> None:
        await played.press("b")
        assert played.screen().split("\n")[-1].rstrip().endswith("esc back")
        await played.pilot.click(Footer, offset=(cell, 0))
        await played.settle()
        assert isinstance(played.app.screen, Home) == runs

    play(home, script, None)
