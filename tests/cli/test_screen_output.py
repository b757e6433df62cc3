"""What is drawn on a terminal that can't show every sign."""

import pytest
from rich.cells import cell_len

from aiquiz.cli.screen_output import _plain
from aiquiz.cli.study import is_plain


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("▌ ✓ Correct · 1–6 …", "| + Correct . 1-6 ."),
        ("▀█ ‹ day › ← 1 of 9 →", "^# < day > < 1 of 9 >"),
        ("Déjà vu : l’été", "Deja vu : l'ete"),
        ("日本語 한", "?????? ??"),
        ("e\u0301\u200d", "e"),
        ("½ œ", "? ?"),
    ],
)
def test_a_sign_is_drawn_as_something_plain_that_takes_its_cells(text: str, drawn: str) -> None:
    assert "".join(c if c.isascii() else _plain(c) for c in text) == drawn
    assert cell_len(drawn) == cell_len(text)


@pytest.mark.parametrize(
    ("environment", "plain"),
    [
        ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, True),
        ({"LC_CTYPE": "POSIX"}, True),
        ({"LC_ALL": "", "LANG": "C"}, True),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({}, False),
    ],
)
def test_a_plain_terminal_is_one_that_was_asked_for(
    environment: dict[str, str], plain: bool
) -> None:
    assert is_plain(environment) is plain
