"""Cells of a table that a spreadsheet opens."""

import pytest

from aiquiz.exchange.cells import harmless


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_told_as_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Memphis", "1 = 1", "a-b", "'=1", "−1"])
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
