"""Code between fences, and everything else as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.text import clean
from aiquiz.tui.line_ends import keep_unbroken
from aiquiz.tui.literal import literal
from aiquiz.tui.prose import prose

CODE = 'What does this print?\n\n```python\nprint("a" * 3)  # [red]\n```\nSay it.'


def test_fenced_code_stands_apart_and_is_coloured() -> None:
    shown = prose(CODE, markdown=True)
    assert shown.plain == 'What does this print?\n\n  print("a" * 3)  # [red]\n\nSay it.'
    styles = {str(span.style) for span in shown.spans}
    assert {"$accent", "$faint"} <= styles


def test_without_markdown_a_fence_is_text() -> None:
    assert prose(CODE, markdown=False).plain == CODE


@pytest.mark.parametrize("language", ["", "no-such-language", "c++", "x" * 25])
def test_code_of_any_language_is_shown(language: str) -> None:
    assert prose(f"```{language}\na = 1\n```", markdown=True).plain == "  a = 1"


@given(st.text(alphabet="`~ab\n [/]@{}\x1b\u202e", max_size=60), st.booleans())
def test_no_text_does_anything_but_show(text: str, markdown: bool) -> None:
    shown = prose(text, markdown=markdown).plain
    assert clean(shown) == shown
    if "```" not in text:
        assert shown.strip("\n") == clean(text).strip("\n")


def test_no_line_ends_at_an_unbroken_space() -> None:
    keep_unbroken()
    lines = literal("cartes manquées\u00a0; 5\u00a0000 de plus").wrap(16)
    assert [line.plain for line in lines] == ["cartes", "manquées\u00a0; 5\u00a0000", "de plus"]
