"""No text that a user reads bypasses the catalogue, as the source shows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "aiquiz"
FACES = sorted(path for face in ("cli", "say", "tui") for path in (SOURCE / face).rglob("*.py"))

CATALOGUED = {"_", "n_", "p_", "later"}
MARKED_OUT = {"classes", "id", "group", "name", "selector", "action", "key", "mode"}
"""Arguments that name something to the program and show nothing."""

_WORDS = re.compile(r"[A-Za-z’]{2,} [A-Za-z’]{2,}|[A-Z][a-z]{3,}")
"""Two words in a row, or one that begins as a sentence does."""

_COMMAND = re.compile(r"(aiquiz)?[ a-z-]*--[a-z -]+|aiquiz [a-z]+ ?")
_STYLE = re.compile(r"(bold|underline|reverse|not|on|italic|strike|\$[\w-]+| )+")
_RULES = re.compile(r"\s*\w+ \{\s", re.ASCII)
"""A style sheet begins with what it is for and a brace."""


def is_code(text: str, names: set[str]) -> bool:
    """Tell whether `text` is a command, a style, or one of the `names` that the module has."""
    if _COMMAND.fullmatch(text) or _STYLE.fullmatch(text) or _RULES.match(text):
        return True
    return all(part in names or part.endswith("Error") for part in text.split(" | "))


def bound(tree: ast.Module) -> set[str]:
    """Give the names of a module."""
    found = {"None"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.alias):
            found.add(node.asname or node.name)
    return found


def texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Give the literals below `node` that somebody could read, each with its line."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
        return
    if isinstance(node, ast.Call) and _name(node.func) in CATALOGUED:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.AnnAssign):
        # An annotation in quotes is a type.
        if node.value is not None:
            yield from texts(node.value)
        return
    for name, field in ast.iter_fields(node):
        if name in ("annotation", "returns", "slice"):
            continue
        if isinstance(node, ast.keyword) and node.arg in MARKED_OUT:
            continue
        for inner in field if isinstance(field, list) else [field]:
            if isinstance(inner, ast.AST):
                yield from texts(inner)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def bypassing(source: str) -> list[tuple[int, str]]:
    """Give the texts of `source` that a reader would meet untranslated, each with its line."""
    tree = ast.parse(source)
    names = bound(tree)
    return [
        (line, text)
        for line, text in texts(tree)
        if _WORDS.search(text) and not is_code(text, names)
    ]


@pytest.mark.parametrize("path", FACES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_text_goes_through_the_catalogue(path: Path) -> None:
    assert bypassing(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'echo("Nothing is saved.")',
        'yield Static("Close")',
        'hint(text="two words")',
        'f"{count} cards left"',
        '_("Known") + "Not known"',
        'WORDS = {"a": "take it back"}',
    ],
)
def test_a_text_that_bypasses_it_istexts(source: str) -> None:
    assert bypassing(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring of some words."""',
        '_("Nothing is saved.")',
        'n_("{n} card left", "{n} cards left", n)',
        'echo("aiquiz study --plain --only new")',
        'type(error).__name__ == "UnreadDeckError"',
        'query("#list .row", classes="two words")',
        'style = "bold underline $accent"',
        'def f(page: "Page of some kind") -> "Other page": ...',
    ],
)
def test_what_is_code_or_in_the_catalogue_is_no_bypass(source: str) -> None:
    assert not bypassing(source)
