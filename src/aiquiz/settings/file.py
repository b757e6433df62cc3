"""What the learner set: one TOML file, as a frozen dataclass.

A value that will not do is told with its line, and the default stands in for it. Keys that this
version does not know are kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from aiquiz.languages import languages
from aiquiz.settings import decks as of_decks
from aiquiz.settings.checks import (
    Check,
    SettingsProblem,
    WrongError,
    clock,
    one_of,
    paths,
    problem_of,
    text,
    unknown,
    yes_no,
)
from aiquiz.settings.decks import DeckSettings, DeckTerms
from aiquiz.settings.places import dotted, line_of

LANGUAGES = ("", *languages())
SIGNS = ("", "✓", "√", "+")
MIXES = ("apart", "mixed")
"""How due and new cards follow each other: the due ones first, or new ones among them."""


def _setting(key: str, check: Check, default: Any) -> Any:
    return field(default=default, metadata={"key": key, "check": check})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, each with the key it has in the file."""

    language: str = _setting("language", one_of(*LANGUAGES), "")
    """The interface's language: one of `LANGUAGES`, or "" to follow the locale."""

    theme: str = _setting("look.theme", text, "")
    """"dark", "light", "high-contrast", "ansi", another theme's name, or "" to follow the
    terminal."""

    signs: str = _setting("look.signs", one_of(*SIGNS), "")
    """The first of the signs for correct, close and wrong: "✓", "√" or "+"; "" chooses."""

    motion: bool = _setting("look.motion", yes_no, True)
    """Whether colours may move."""

    new_per_day: int = _setting("study.new_per_day", of_decks.A_DAY, 20)
    """How many new cards a day are asked at most, over all decks."""

    # Twenty new cards a day come to some 160 reviews a day: only a backlog meets this limit.
    reviews_per_day: int = _setting("study.reviews_per_day", of_decks.A_DAY, 200)
    """How many due cards a day are asked at most, over all decks."""

    order: str = _setting("study.order", of_decks.ORDER, "easiest")
    """What is asked first when more is due than the limit, one of `ORDERS`."""

    mix: str = _setting("study.mix", one_of(*MIXES), "apart")
    """How due and new cards follow each other, one of `MIXES`."""

    leech_threshold: int = _setting("study.leech_threshold", of_decks.LEECH_THRESHOLD, 8)
    """The number of lapses from which a card is a leech; 0 for never."""

    day_start_min: int = _setting("study.day_start", clock, 240)
    """When a study day starts, in minutes after midnight; written as "04:00"."""

    retention: float = _setting("study.retention", of_decks.RETENTION, 0.90)
    """The chance of recall that is wanted when a card comes back."""

    maximum_interval: int = _setting("study.maximum_interval", of_decks.MAXIMUM_INTERVAL, 36_500)
    """The longest interval, in days."""

    deck_folders: tuple[Path, ...] = _setting("decks.folders", paths, ())
    """Further folders in which decks are looked for."""

    decks: Mapping[str, DeckSettings] = field(default_factory=dict)
    """What is set for single decks, by their ids."""

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


def read(path: Path) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    """Give the settings in the file at `path`, and what is wrong in it; never raises."""
    try:
        written = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError):
        return Settings(), (SettingsProblem("unreadable", 0),)
    # tomllib costs 5 ms to import, which a learner without settings need not pay.
    import tomllib

    try:
        found = tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        at = re.search(r"at line (\d+)", str(error))
        return Settings(), (SettingsProblem("syntax", int(at[1]) if at else 0),)
    return _checked(found, written)


def _checked(
    found: dict[str, object], written: str
) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    decks, problems = of_decks.decks_in(found.pop(of_decks.TABLE, {}), written)
    values: dict[str, Any] = {"decks": decks}
    told: list[SettingsProblem] = []
    checks = {
        key: Settings.__dataclass_fields__[name].metadata["check"] for key, name in KEYS.items()
    }
    for path, value in _flat(found):
        key, line = dotted(path), line_of(path, written)
        if key not in KEYS:
            told.append(_stray(path, value, line))
            continue
        try:
            values[KEYS[key]] = checks[key](value)
        except WrongError as wrong:
            told.append(problem_of(wrong, key, line))
    return replace(Settings(), **values), (*told, *problems)


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
