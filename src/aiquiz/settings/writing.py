"""Changing the file: one key at a time, all else in it kept."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from aiquiz.settings.checks import Fact
from aiquiz.settings.decks import TABLE
from aiquiz.settings.parsing import text_of
from aiquiz.text.file_bytes import TooLargeError
from aiquiz.text.full_disk import is_full

Value = str | int | float | bool | date | list[str]
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

    Comments, order and unknown keys stay. The file is read again before, and replaced whole or
    not at all. Raises SettingsError where it does not parse, and is then left alone, or can't be
    written.
    """
    _change(path, key.split("."), lambda _now: value)


def add(path: Path, key: str, item: str) -> None:
    """Add `item` to the list at `key`, which stays as it is written there; all else as `write`."""
    _change(path, key.split("."), lambda now: [*(now if isinstance(now, list) else ()), item])


def remove(path: Path, key: str) -> None:
    """Take `key` out, so that the default holds; where it is not set nothing changes.

    All else as `write` does.
    """
    _change(path, key.split("."), lambda _now: None)


def write_of_deck(path: Path, deck: str, key: str, value: Value) -> None:
    """Set `key` (as "retention") of the deck with the id `deck`; all else as `write` does."""
    _change(path, (TABLE, deck, key), lambda _now: value)


def remove_of_deck(path: Path, deck: str, key: str) -> None:
    """Take `key` of the deck with the id `deck` out, so that the general setting holds.

    Where it is not set nothing changes. All else as `write` does.
    """
    _change(path, (TABLE, deck, key), lambda _now: None)


def start(path: Path, text: str) -> None:
    """Make the file with `text` where there is none yet. Raises SettingsError."""
    try:
        if not path.exists():
            _replace(path, text)
    except OSError as error:
        raise _unwritten(error, path) from error


def _change(path: Path, key: Sequence[str], value_for: Callable[[Any], Value | None]) -> None:
    """Set `key` to what `value_for` gives for its value now, None for none; that takes it out."""
    from tomlkit.exceptions import TOMLKitError

    from aiquiz.settings.layout import LayoutError, changed, value_in

    try:
        text, ending = _read(path)
        after = changed(text, key, value_for(value_in(text, key)))
        if after != text:
            _refuse_read_only(path)
            _replace(path, after.replace("\n", ending))
    except (TOMLKitError, LayoutError, ValueError, TypeError, LookupError) as error:
        raise SettingsError("unparsable", path=str(path)) from error
    except (AttributeError, RecursionError) as error:  # from tomlkit, where it knows no way
        raise SettingsError("unparsable", path=str(path)) from error
    except TooLargeError as error:
        raise SettingsError("unparsable", path=str(path)) from error
    except OSError as error:
        raise _unwritten(error, path) from error


def _unwritten(error: OSError, path: Path) -> SettingsError:
    return SettingsError("full" if is_full(error) else "unwritable", path=str(path))


def _read(path: Path) -> tuple[str, str]:
    """Give the text of the file, "" where there is none, and how its lines end."""
    try:
        raw = text_of(path)
    except FileNotFoundError:
        return "", "\n"
    if "\r\n" in raw and raw.count("\n") == raw.count("\r\n"):
        return raw.replace("\r\n", "\n"), "\r\n"
    return raw, "\n"


def _refuse_read_only(path: Path) -> None:
    """Raise PermissionError for a file that nobody is to write to: to replace it would do so."""
    if path.exists() and not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK)):
        raise PermissionError(path)


def _replace(path: Path, text: str) -> None:
    # A link stays one: whoever keeps their settings elsewhere finds them changed there.
    path = path.resolve()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    # One of a run that was killed, which had the same number.
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
