"""Changing the file: one key at a time, all else in it kept."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from aiquiz.settings.checks import Fact
from aiquiz.settings.decks import TABLE

Value = str | int | float | bool | date
"""What a key can be set to."""


class SettingsError(Exception):
    """The settings can't be written; `code` tells why, `facts` hold the path."""

    def __init__(self, code: str, **facts: Fact) -> None:
        """`facts` go into the sentence."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def write(path: Path, key: str, value: Value) -> None:
    """Set `key` (as "study.new_per_day") to `value` in the file at `path`.

    Comments, order and unknown keys stay. The file is replaced whole or not at all. Raises
    SettingsError where it does not parse, and is then left alone, or can't be written.
    """
    table, _, name = key.rpartition(".")
    _change(path, lambda document: _set(document, [table] if table else [], name, value))


def write_of_deck(path: Path, deck: str, key: str, value: Value) -> None:
    """Set `key` (as "retention") of the deck with the id `deck`; all else as `write` does."""
    _change(path, lambda document: _set(document, [TABLE, deck], key, value))


def remove_of_deck(path: Path, deck: str, key: str) -> None:
    """Take `key` of the deck with the id `deck` out, so that the general setting holds.

    Where it is not set nothing changes. All else as `write` does.
    """

    def remove(document: Any) -> None:
        of_deck = document.get(TABLE, {}).get(deck, {})
        if key in of_deck:
            del of_deck[key]

    _change(path, remove)


def _set(document: Any, tables: list[str], name: str, value: Value) -> None:
    target = document
    for depth, table in enumerate(tables):
        if table not in target:
            target[table] = _new_table(target, is_last=depth == len(tables) - 1)
        target = target[table]
    target[name] = value


def _new_table(within: Any, *, is_last: bool) -> Any:
    import tomlkit
    from tomlkit.items import InlineTable

    if isinstance(within, InlineTable):
        return tomlkit.inline_table()
    # [deck."ID"] says all: a header of its own for [deck] would stand empty.
    return tomlkit.table(is_super_table=not is_last)


def _change(path: Path, change: Callable[[Any], None]) -> None:
    import tomllib

    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        document = tomlkit.parse(text)
        change(document)
        changed = tomlkit.dumps(document)
        # What is laid out in some way that tomlkit does not know is better left alone.
        tomllib.loads(changed)
        if changed != text:
            _replace(path, changed)
    except (TOMLKitError, ValueError, TypeError, AttributeError) as error:
        raise SettingsError("unparsable", path=str(path)) from error
    except OSError as error:
        raise SettingsError("unwritable", path=str(path)) from error


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
