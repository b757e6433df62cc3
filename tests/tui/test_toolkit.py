"""What is replaced in the toolkit: it is there in the pinned version, and may go missing."""

import subprocess
import sys

import pytest
from rich import _wrap
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.screen import Screen


def test_a_screen_is_laid_out_where_it_is_replaced() -> None:
    assert callable(vars(Screen).get("_on_resize"))
    assert App()._size is None


def test_words_are_found_where_it_is_replaced() -> None:
    assert _wrap.re_word.match("a b")


def test_keys_are_read_where_it_is_replaced() -> None:
    drivers = pytest.importorskip("textual.drivers.linux_driver", exc_type=ImportError)
    assert vars(drivers)["XTermParser"] is XTermParser or issubclass(
        vars(drivers)["XTermParser"], XTermParser
    )
    assert callable(XTermParser.feed)
    assert callable(XTermParser.tick)


STEADY = "from aiquiz.tui.steady import keep_steady; keep_steady()"
UNBROKEN = "from aiquiz.tui.line_ends import keep_unbroken; keep_unbroken()"
LATE = "from aiquiz.tui import _listen; from aiquiz.tui.ground import Ground; _listen(Ground())"


@pytest.mark.parametrize(
    ("missing", "does", "after"),
    [
        (
            "from textual.screen import Screen; del Screen._on_resize",
            STEADY,
            "assert '_on_resize' not in vars(Screen)",
        ),
        (
            "from rich import _wrap; del _wrap.re_word",
            UNBROKEN,
            "assert not hasattr(_wrap, 're_word')",
        ),
        ("import sys; sys.modules['rich._wrap'] = None", UNBROKEN, ""),
        ("import sys; sys.modules['textual._xterm_parser'] = None", LATE, ""),
        ("import sys; sys.modules['textual.drivers.linux_driver'] = None", LATE, ""),
        (
            "from textual.drivers import linux_driver; del linux_driver.XTermParser",
            LATE,
            "assert not hasattr(linux_driver, 'XTermParser')",
        ),
        *(
            (
                "from textual.drivers import linux_driver; from textual import _xterm_parser as x"
                "; class_ = x.XTermParser\nfor kind in class_.__mro__:\n"
                f"    if {name!r} in vars(kind): delattr(kind, {name!r})",
                LATE,
                "assert linux_driver.XTermParser is class_",
            )
            for name in ("feed", "tick")
        ),
    ],
)
def test_a_name_that_is_missing_does_no_harm(missing: str, does: str, after: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "\n".join((missing, does, after))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_screen_takes_any_size_where_the_app_tells_none() -> None:
    code = """
import asyncio
from types import SimpleNamespace
from aiquiz.tui import steady
laid_out = []
async def lay_out(screen, event):
    laid_out.append(event)
steady._LAY_OUT = lay_out
asyncio.run(steady._lay_out_anew(SimpleNamespace(app=object()), SimpleNamespace(size=1)))
assert len(laid_out) == 1
"""
    subprocess.run([sys.executable, "-c", code], check=True)
