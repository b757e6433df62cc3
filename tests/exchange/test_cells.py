"""Cells of a table that a spreadsheet opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.exchange.cells import harmless, shielded, unshielded


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_told_as_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Memphis", "1 = 1", "a-b", "'=1", "−1"])
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    "text",
    ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+f(3)", "-A!B", "\t=1", "＝1", "＠x", "'=1"],
)
def test_what_a_spreadsheet_would_run_in_a_deck_has_an_apostrophe(text: str) -> None:
    assert shielded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-able", "-5", "+33 1", "- 3", "’=1", "'tis", "a=b(c)"])
def test_what_runs_nothing_in_a_deck_stays_as_it_is(text: str) -> None:
    assert shielded(text) == text


@given(st.text(st.sampled_from("'=+-@(|!a\t\r＝＋")))
def test_a_text_comes_back_from_a_table(text: str) -> None:
    assert unshielded(shielded(text)) == text
    assert not shielded(text).startswith(("=", "@", "\t", "\r"))
