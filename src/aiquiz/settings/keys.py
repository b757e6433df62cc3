"""Keys of the learner's own: `[keys]` in the file, a command's id with the keys it is to have.

Which commands and keys there are only the screens know (`aiquiz.tui.keymap`).
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from aiquiz.settings.checks import MOST_TOLD, SettingsProblem, WrongError, problem_of, shown
from aiquiz.settings.places import dotted, line_of

TABLE = "keys"


class OwnKeys(NamedTuple):
    """Keys as they are written, parted by commas, and their line in the file, from 1."""

    keys: str
    line: int


def keys_in(table: object, text: str) -> tuple[dict[str, OwnKeys], tuple[SettingsProblem, ...]]:
    """Give the keys in the `table` of the file `text` by their commands, and what is wrong."""
    if not isinstance(table, dict):
        return {}, (_wrong("table", (TABLE,), text, meant=f"[{TABLE}]"),)
    found: dict[str, OwnKeys] = {}
    problems: list[SettingsProblem] = []
    for path, value in _values(table):
        if isinstance(value, str):
            found[".".join(path)] = OwnKeys(value, line_of((TABLE, *path), text))
        elif len(problems) < MOST_TOLD:
            problems.append(_wrong("text", (TABLE, *path), text, given=shown(value)))
    return found, tuple(problems)


def _values(table: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Give each value with its path: without quotes `study.hint` is a table of its own."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from (((key, *path), inner) for path, inner in _values(value))
        else:
            yield (key,), value


def _wrong(code: str, path: tuple[str, ...], text: str, **facts: str) -> SettingsProblem:
    return problem_of(WrongError(code, **facts), dotted(path), line_of(path, text))
