"""Work beside the screen is begun by what makes it, so that none is left that nobody awaits."""

import ast
import gc
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

import aiquiz.tui
from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from tests.tui.played import Played, play

SOURCES = sorted(Path(aiquiz.tui.__file__).parent.rglob("*.py"))


def begun(source: Path) -> Iterator[ast.expr]:
    """Give what is begun in `source`, each as it is written."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "begin":
            yield node.args[1]
        if isinstance(node.func, ast.Attribute) and node.func.attr == "run_worker":
            yield node.args[0]


def test_no_work_is_begun_as_a_coroutine_which_may_never_be_awaited() -> None:
    works = [(source.name, work) for source in SOURCES for work in begun(source)]
    assert len(works) > 50
    made = [
        f"{name}: {ast.unparse(work)}"
        for name, work in works
        if isinstance(work, ast.Call) and ast.unparse(work.func) != "partial"
    ]
    assert made == []


def test_whoever_tries_again_and_quits_at_once_leaves_nothing_undone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_facts: object) -> None:
        raise StoreError("no-access", path="x")

    monkeypatch.setattr(Desk, "open", fail)

    async def script(played: Played) -> None:
        for _press in range(2):
            played.app.screen.action_study()  # type: ignore[attr-defined]
        played.app.exit()

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        play(home, script, None)
        gc.collect()
    assert [str(one.message) for one in told if "never awaited" in str(one.message)] == []
