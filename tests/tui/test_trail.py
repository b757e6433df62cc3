from hypothesis import given
from hypothesis import strategies as st

from aiquiz.tui.widgets.trail import widths, window


@given(st.integers(1, 60), st.integers(1, 200))
def test_strokes_fill_the_width_exactly_where_there_is_room(strokes: int, width: int) -> None:
    drawn = widths(strokes, width)
    assert len(drawn) == strokes
    assert min(drawn) >= 1
    if width >= 2 * strokes - 1:
        assert sum(drawn) + strokes - 1 == width
        assert max(drawn) - min(drawn) <= 1


@given(st.integers(1, 500), st.integers(1, 200), st.data())
def test_the_window_holds_the_current_card_and_fits(
    strokes: int, width: int, data: st.DataObject
) -> None:
    current = data.draw(st.integers(0, strokes - 1))
    shown = window(strokes, current, width)
    assert current in shown
    assert shown.stop <= strokes
    assert 2 * len(shown) - 1 <= max(width, 1)
