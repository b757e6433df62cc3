"""Nothing that exists on Unix alone is named where a module is imported: it would not start."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import aiquiz
from tests.faults.unix_only import MODULES, NAMES

SOURCES = sorted(Path(aiquiz.__file__).parent.rglob("*.py"))


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Give what is run when a module is imported: no body of a function, and no mere types."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from at_import(child)


def unix_only(tree: ast.AST) -> list[str]:
    """Give what `tree` names at import that exists on Unix alone."""
    found: list[str] = []
    for node in at_import(tree):
        match node:
            case ast.Import(names=names):
                found += [name.name for name in names if name.name in MODULES]
            case ast.ImportFrom(module=str(module), names=names):
                found += [module] if module in MODULES else []
                found += [name.name for name in names if name.name in NAMES.get(module, ())]
            case ast.Attribute(value=ast.Name(id=module), attr=name):
                found += [f"{module}.{name}"] if name in NAMES.get(module, ()) else []
    return found


def test_no_module_needs_unix_to_be_imported() -> None:
    found = {
        str(path): names
        for path in SOURCES
        if (names := unix_only(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert found == {}


@pytest.mark.parametrize(
    "code",
    [
        "import termios",
        "from pwd import getpwnam",
        "from signal import SIGHUP",
        "import signal\nNAMES = (signal.SIGTSTP,)",
        "import os\nclass A:\n    flags = os.O_NONBLOCK",
    ],
)
def test_what_needs_it_would_be_found(code: str) -> None:
    assert unix_only(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "def ask():\n    import termios",
        "import signal\ndef end():\n    return signal.SIGHUP",
        "import os\nflags = getattr(os, 'O_NONBLOCK', 0)",
    ],
)
def test_what_asks_first_is_not(code: str) -> None:
    assert not unix_only(ast.parse(code))
