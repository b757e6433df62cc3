"""Which values a setting takes: each check gives the value to use, or says what would do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from aiquiz.languages import languages
from aiquiz.text import one_line

MOST_TOLD = 100
"""Problems of one file beyond which no more are told."""

_LONGEST_GUESSED = 100
"""Characters of a key for which one that was meant is looked for."""

Fact = str | int

Check = Callable[[object], object]
"""Gives the value of a setting from the one in the file; raises WrongError."""


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """What is wrong in the file: a code, its line from 1 (0 if unknown), and facts."""

    code: str
    line: int
    facts: dict[str, Fact] = field(default_factory=dict)


class WrongError(Exception):
    """A value that will not do, with the facts that tell what would."""

    def __init__(self, code: str, **facts: Fact) -> None:
        """`facts` go into the sentence."""
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class OneOf:
    """Checks for one of `choices`."""

    choices: tuple[str, ...]

    def __call__(self, value: object) -> object:
        """Check `value`."""
        if value not in self.choices:
            named = ", ".join(f'"{choice}"' for choice in self.choices)
            raise WrongError("choice", given=shown(value), choices=named)
        return value


def one_of(*choices: str) -> OneOf:
    """Give the check for one of `choices`."""
    return OneOf(choices)


def language(value: object) -> object:
    """Check for a language that the program speaks, or "" for that of the locale."""
    return one_of("", *languages())(value)


def text(value: object) -> object:
    """Check a text."""
    if not isinstance(value, str):
        raise WrongError("text", given=shown(value))
    return one_line(value)


def yes_no(value: object) -> object:
    """Check a truth value."""
    if not isinstance(value, bool):
        raise WrongError("yes-no", given=shown(value))
    return value


@dataclass(frozen=True, slots=True)
class Between:
    """Checks for a number from `least` to `most`, a whole one where `least` is."""

    least: float
    most: float

    def __call__(self, value: object) -> object:
        """Check `value`."""
        kind = int if self.is_whole else (int, float)
        fits = isinstance(value, kind) and not isinstance(value, bool)
        if not fits or not self.least <= value <= self.most:  # type: ignore[operator]  # a number
            raise WrongError(
                "range", given=shown(value), least=str(self.least), most=str(self.most)
            )
        return value if self.is_whole else float(value)  # type: ignore[arg-type]  # a number

    @property
    def is_whole(self) -> bool:
        """Whether only whole numbers will do."""
        return isinstance(self.least, int)


def between(least: float, most: float) -> Between:
    """Give the check for a number from `least` to `most`, a whole one where `least` is."""
    return Between(least, most)


def clock(value: object) -> object:
    """Check a time of day, and give it in minutes after midnight."""
    told = value if isinstance(value, str) else ""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", told)
    if not match:
        raise WrongError("clock", given=shown(value))
    return int(match[1]) * 60 + int(match[2])


def day(value: object) -> object:
    """Check a date, written as TOML writes one or as a text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if not isinstance(value, str):
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError as error:
        raise WrongError("date", given=shown(value)) from error


def paths(value: object) -> object:
    """Check a list of folders."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise WrongError("paths", given=shown(value))
    try:
        return tuple(Path(item).expanduser() for item in value)
    except RuntimeError as error:
        # ~name of nobody on this machine.
        raise WrongError("paths", given=shown(value)) from error


def shown(value: object) -> str:
    """Give `value` as a text; a number may have more digits than Python writes."""
    try:
        return str(value)
    except ValueError:
        return "…"


def problem_of(wrong: WrongError, key: str, line: int) -> SettingsProblem:
    """Give the problem that `wrong` is at `key`."""
    told: dict[str, Fact] = {name: one_line(str(fact))[:60] for name, fact in wrong.facts.items()}
    return SettingsProblem(wrong.code, line, {"key": one_line(key)[:60], **told})


def unknown(key: str, line: int, known: Mapping[str, object]) -> SettingsProblem:
    """Give the problem that `key` is none of those `known`, with the one that was likely meant."""
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1, 0.6) if len(key) <= _LONGEST_GUESSED else []
    told = {"key": one_line(key)[:60], "near": one_line(near[0])[:60] if near else ""}
    return SettingsProblem("unknown", line, dict(told))
