"""What the learner set: one TOML file, as a frozen dataclass.

A value that will not do is told with its line, and the default stands in for it. Keys that this
version does not know are kept.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from aiquiz.text import one_line

LANGUAGES = ("", "en", "fr")
SIGNS = ("", "✓", "√", "+")

Fact = str | int


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """What is wrong in the file: a code, its line from 1 (0 if unknown), and facts."""

    code: str
    line: int
    facts: dict[str, Fact] = field(default_factory=dict)


class SettingsError(Exception):
    """The settings can't be written; `code` tells why, `facts` hold the path."""

    def __init__(self, code: str, **facts: Fact) -> None:
        """`facts` go into the sentence."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def _setting(key: str, check: "Callable[[object], object]", default: Any) -> Any:
    return field(default=default, metadata={"key": key, "check": check})


class _WrongError(Exception):
    """A value that will not do, with the facts that tell what would."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def _one_of(*choices: str) -> Callable[[object], object]:
    def check(value: object) -> object:
        if value not in choices:
            named = ", ".join(f'"{choice}"' for choice in choices)
            raise _WrongError("choice", given=str(value), choices=named)
        return value

    return check


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise _WrongError("text", given=str(value))
    return one_line(value)


def _yes_no(value: object) -> object:
    if not isinstance(value, bool):
        raise _WrongError("yes-no", given=str(value))
    return value


def _between(least: float, most: float) -> Callable[[object], object]:
    whole = isinstance(least, int)

    def check(value: object) -> object:
        kind = int if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kind) or not least <= value <= most:
            raise _WrongError("range", given=str(value), least=str(least), most=str(most))
        return value if whole else float(value)

    return check


def _clock(value: object) -> object:
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", str(value))
    if not match or not isinstance(value, str):
        raise _WrongError("clock", given=str(value))
    return int(match[1]) * 60 + int(match[2])


def _paths(value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _WrongError("paths", given=str(value))
    try:
        return tuple(Path(item).expanduser() for item in value)
    except RuntimeError as error:
        # ~name of nobody on this machine.
        raise _WrongError("paths", given=str(value)) from error


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, each with the key it has in the file."""

    language: str = _setting("language", _one_of(*LANGUAGES), "")
    """The interface's language: "en", "fr", or "" to follow the locale."""

    theme: str = _setting("look.theme", _text, "")
    """"dark", "light", "high-contrast", "ansi", another theme's name, or "" to follow the
    terminal."""

    signs: str = _setting("look.signs", _one_of(*SIGNS), "")
    """The first of the signs for correct, close and wrong: "✓", "√" or "+"; "" chooses."""

    motion: bool = _setting("look.motion", _yes_no, True)
    """Whether colours may move."""

    new_per_day: int = _setting("study.new_per_day", _between(0, 9999), 20)
    """How many new cards a day are asked at most, over all decks."""

    day_start_min: int = _setting("study.day_start", _clock, 240)
    """When a study day starts, in minutes after midnight; written as "04:00"."""

    retention: float = _setting("study.retention", _between(0.70, 0.97), 0.90)
    """The chance of recall that is wanted when a card comes back."""

    maximum_interval: int = _setting("study.maximum_interval", _between(1, 36_500), 36_500)
    """The longest interval, in days."""

    deck_folders: tuple[Path, ...] = _setting("decks.folders", _paths, ())
    """Further folders in which decks are looked for."""


KEYS: Mapping[str, str] = {str(f.metadata["key"]): f.name for f in fields(Settings)}
"""The name of the field for each key of the file."""


def read(path: Path) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    """Give the settings in the file at `path`, and what is wrong in it; never raises."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError):
        return Settings(), (SettingsProblem("unreadable", 0),)
    # tomllib costs 5 ms to import, which a learner without settings need not pay.
    import tomllib

    try:
        found = dict(_flat(tomllib.loads(text)))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        at = re.search(r"at line (\d+)", str(error))
        return Settings(), (SettingsProblem("syntax", int(at[1]) if at else 0),)
    return _checked(found, text)


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict) and not prefix:
            yield from _flat(value, f"{key}.")
        else:
            yield f"{prefix}{key}", value


def _checked(
    found: Mapping[str, object], text: str
) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    values: dict[str, Any] = {}
    problems: list[SettingsProblem] = []
    checks = {str(f.metadata["key"]): f.metadata["check"] for f in fields(Settings)}
    for key, value in found.items():
        line = _line_of(key, text)
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1, 0.6)
            facts: dict[str, Fact] = {"key": one_line(key), "near": near[0] if near else ""}
            problems.append(SettingsProblem("unknown", line, facts))
            continue
        try:
            values[KEYS[key]] = checks[key](value)
        except _WrongError as wrong:
            shown = {name: one_line(str(fact))[:60] for name, fact in wrong.facts.items()}
            problems.append(SettingsProblem(wrong.code, line, {"key": key, **shown}))
    return replace(Settings(), **values), tuple(problems)


def _line_of(key: str, text: str) -> int:
    """Give the line on which `key` is set: the TOML parser does not tell."""
    table, _, name = key.rpartition(".")
    here = ""
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[\s*([\w.-]+)\s*\]", line)
        if header:
            here = header[1]
        match = re.match(r"""\s*["']?([\w.-]+)["']?\s*=""", line)
        if match and ((match[1] == name and here == table) or (match[1] == key and not here)):
            return number
    return 0


def write(path: Path, key: str, value: str | int | float | bool) -> None:
    """Set `key` (as "study.new_per_day") to `value` in the file at `path`.

    Comments, order and unknown keys stay. The file is replaced whole or not at all. Raises
    SettingsError where it does not parse, and is then left alone, or can't be written.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        document = tomlkit.parse(text)
        table, _, name = key.rpartition(".")
        target: Any = document
        if table:
            if table not in document:
                document.add(table, tomlkit.table())
            target = document[table]
        target[name] = value
        _replace(path, tomlkit.dumps(document))
    except (TOMLKitError, UnicodeDecodeError, TypeError) as error:
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
