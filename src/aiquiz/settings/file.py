"""What the learner set: one TOML file, as a frozen dataclass.

A value that will not do is told with its line, and the default stands in for it. Keys that this
version does not know are kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from aiquiz.settings import decks as of_decks
from aiquiz.settings import keys as of_keys
from aiquiz.settings import themes
from aiquiz.settings.checks import (
    Check,
    SettingsProblem,
    WrongError,
    clock,
    one_of,
    paths,
    problem_of,
    unknown,
    yes_no,
)
from aiquiz.settings.checks import language as language_check
from aiquiz.settings.decks import DeckSettings, DeckTerms
from aiquiz.settings.keys import OwnKeys
from aiquiz.settings.places import dotted, line_of

SIGNS = ("", "✓", "√", "+")
MIXES = ("apart", "mixed")
"""How due and new cards follow each other: the due ones first, or new ones among them."""


def _setting(key: str, check: Check, default: Any, example: Any) -> Any:
    """Give a field for `key`; `example` is a value as the file has it."""
    return field(default=default, metadata={"key": key, "check": check, "example": example})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, each with the key it has in the file."""

    language: str = _setting("language", language_check, "", "fr")
    """The interface's language: one of those there are, or "" to follow the locale."""

    theme: str = _setting("look.theme", themes.theme, "", "light")
    """"dark", "light", "high-contrast", "ansi", another theme's name, or "" to follow the
    terminal."""

    signs: str = _setting("look.signs", one_of(*SIGNS), "", "+")
    """The first of the signs for correct, close and wrong: "✓", "√" or "+"; "" chooses."""

    motion: bool = _setting("look.motion", yes_no, True, False)
    """Whether colours may move."""

    new_per_day: int = _setting("study.new_per_day", of_decks.A_DAY, 20, 10)
    """How many new cards a day are asked at most, over all decks."""

    # Twenty new cards a day come to some 160 reviews a day: only a backlog meets this limit.
    reviews_per_day: int = _setting("study.reviews_per_day", of_decks.A_DAY, 200, 100)
    """How many due cards a day are asked at most, over all decks."""

    order: str = _setting("study.order", of_decks.ORDER, "easiest", "due")
    """What is asked first when more is due than the limit, one of `ORDERS`."""

    mix: str = _setting("study.mix", one_of(*MIXES), "apart", "mixed")
    """How due and new cards follow each other, one of `MIXES`."""

    leech_threshold: int = _setting("study.leech_threshold", of_decks.LEECH_THRESHOLD, 8, 5)
    """The number of lapses from which a card is a leech; 0 for never."""

    day_start_min: int = _setting("study.day_start", clock, 240, "06:30")
    """When a study day starts, in minutes after midnight; written as "04:00"."""

    retention: float = _setting("study.retention", of_decks.RETENTION, 0.90, 0.95)
    """The chance of recall that is wanted when a card comes back."""

    maximum_interval: int = _setting(
        "study.maximum_interval", of_decks.MAXIMUM_INTERVAL, 36_500, 365
    )
    """The longest interval, in days."""

    deck_folders: tuple[Path, ...] = _setting("decks.folders", paths, (), ["~/decks"])
    """Further folders in which decks are looked for."""

    backups: bool = _setting("progress.backups", yes_no, True, False)
    """Whether the progress is copied by itself."""

    decks: Mapping[str, DeckSettings] = field(default_factory=dict)
    """What is set for single decks, by their ids."""

    keys: Mapping[str, OwnKeys] = field(default_factory=dict)
    """The keys of the learner's own, by the ids of the commands; see `aiquiz.tui.keymap`."""

    def of(self, deck: str) -> DeckTerms:
        """Give what holds for the deck with the id `deck`."""
        own = self.decks.get(deck, DeckSettings())
        return DeckTerms(
            self.retention if own.retention is None else own.retention,
            self.maximum_interval if own.maximum_interval is None else own.maximum_interval,
            own.new_per_day,
            own.reviews_per_day,
            self.leech_threshold if own.leech_threshold is None else own.leech_threshold,
            self.order if own.order is None else own.order,
            own.exam,
            own.exam_minutes,
        )


KEYS: Mapping[str, str] = {
    str(f.metadata["key"]): f.name for f in fields(Settings) if "key" in f.metadata
}
"""The name of the field for each key of the file."""

CHECKS: Mapping[str, Check] = {
    key: Settings.__dataclass_fields__[name].metadata["check"] for key, name in KEYS.items()
}
"""Which values each key takes."""


def example(key: str) -> Any:
    """Give a value that `key` may have in the file."""
    return Settings.__dataclass_fields__[KEYS[key]].metadata["example"]


def written(key: str, value: Any) -> Any:
    """Give the `value` of the field for `key` as the file has it."""
    if CHECKS[key] is clock:
        return f"{value // 60:02}:{value % 60:02}"
    return [str(path) for path in value] if CHECKS[key] is paths else value


def read(path: Path) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    """Give the settings in the file at `path`, and what is wrong in it; never raises."""
    settings, problems, _keys = look_at(path)
    return settings, problems


class Found(NamedTuple):
    """What is in the file: the settings, what is wrong, and the general `keys` that it sets."""

    settings: Settings
    problems: tuple[SettingsProblem, ...] = ()
    keys: frozenset[str] = frozenset()

    @property
    def is_lost(self) -> bool:
        """Whether nothing of the file could be used."""
        return any(problem.code in _NO_SETTINGS for problem in self.problems)


_NO_SETTINGS = {"syntax", "unreadable"}


def look_at(path: Path) -> Found:
    """Give what is in the file at `path`; never raises."""
    try:
        # What an editor on Windows puts before it says nothing.
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Found(Settings())
    except (OSError, UnicodeDecodeError):
        return Found(Settings(), (SettingsProblem("unreadable", 0),))
    # tomllib costs 5 ms to import, which a learner without settings need not pay.
    import tomllib

    try:
        found = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        at = re.search(r"at line (\d+)", str(error))
        return Found(Settings(), (SettingsProblem("syntax", int(at[1]) if at else 0),))
    return _checked(found, content)


def _checked(found: dict[str, object], content: str) -> Found:
    decks, problems = of_decks.decks_in(found.pop(of_decks.TABLE, {}), content)
    values: dict[str, Any] = {"decks": decks}
    told: list[SettingsProblem] = []
    if of_keys.TABLE in found:
        values["keys"], told[:] = of_keys.keys_in(found.pop(of_keys.TABLE), content)
    for path, value in _flat(found):
        key, line = dotted(path), line_of(path, content)
        if key not in KEYS:
            told.append(_stray(path, value, line))
            continue
        try:
            values[KEYS[key]] = CHECKS[key](value)
        except WrongError as wrong:
            told.append(problem_of(wrong, key, line))
    keys = (key for key, name in KEYS.items() if name in values)
    return Found(replace(Settings(), **values), (*told, *problems), frozenset(keys))


def _flat(tables: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], object]]:
    for table, value in tables.items():
        if isinstance(value, dict):
            yield from (((table, key), inner) for key, inner in value.items())
        else:
            yield (table,), value


def _stray(path: tuple[str, ...], value: object, line: int) -> SettingsProblem:
    """Give the problem of a key that is not known; the deck of a table is one letter too many."""
    if path[0] == "decks" and isinstance(value, dict):
        return unknown(dotted(path), line, {dotted((of_decks.TABLE, *path[1:])): None})
    return unknown(dotted(path), line, KEYS)
