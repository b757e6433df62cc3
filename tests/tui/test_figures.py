import pytest

from aiquiz.tui.figures import NAME, TICK, figure


@pytest.mark.parametrize("rows", [figure(0), figure(18), figure(1234567890), NAME, TICK])
def test_a_figure_is_a_rectangle_of_block_signs(rows: tuple[str, str, str]) -> None:
    assert len({len(row) for row in rows}) == 1
    assert set("".join(rows)) <= set(" ▀▄█")


def test_every_digit_looks_different() -> None:
    assert len({figure(digit) for digit in range(10)}) == 10
