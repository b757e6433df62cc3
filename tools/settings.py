"""Keep the reference of keys in docs/settings.md up to date with the fields of the settings.

`settings.py write` writes it, `settings.py check` tells whether it is current.
"""

import sys
from collections.abc import Iterator

import tomlkit
from made_part import keep

from aiquiz.languages import languages
from aiquiz.say.general_settings import does
from aiquiz.settings import checks, themes
from aiquiz.settings.checks import Between, Check, OneOf
from aiquiz.settings.decks import CHECKS as OF_DECK
from aiquiz.settings.file import CHECKS, KEYS, Settings, example, written

_SHAPES = {
    checks.text: "text in quotes",
    themes.theme: "name of a theme in quotes",
    checks.language: ", ".join(f'`"{code}"`' for code in ("", *languages())),
    checks.yes_no: "`true` or `false`",
    checks.clock: "time of day in quotes",
    checks.day: "day",
    checks.paths: "list of folders in quotes",
}

_DECK_KEYS = {
    "retention": ("0.95", "the chance of recall wanted for this deck"),
    "maximum_interval": ("90", "the longest time a card of it stays away, in days"),
    "new_per_day": ("5", "how many new cards of it a day are asked at most"),
    "reviews_per_day": ("50", "how many due cards of it a day are asked at most"),
    "leech_threshold": ("0", "after how many misses a card of it is told as a leech; 0 for never"),
    "order": ('"due"', "what of it is asked first when more is due than its limit"),
    "exam": ("2026-12-18", "the day of an exam on it"),
    "exam_minutes": ("20", "how many minutes a day are studied for the exam"),
    "hidden": ("true", "whether home leaves it out, and it is asked only by its name"),
}
"""An example of each key of one deck, and what it does."""


def shape(check: Check) -> str:
    """Give what a value looks like that `check` lets pass."""
    if isinstance(check, OneOf):
        return ", ".join(f'`"{choice}"`' for choice in check.choices)
    if isinstance(check, Between):
        kind = "whole number" if check.is_whole else "number"
        return f"{kind} from {check.least} to {check.most}"
    return _SHAPES[check]


def toml(value: object) -> str:
    """Give `value` as the file has it."""
    return tomlkit.item(value).as_string()  # type: ignore[call-overload, no-any-return]


def general() -> Iterator[str]:
    """Give the lines of a table of the general keys for each table of the file."""
    table = None
    for key, name in KEYS.items():
        here, _dot, last = key.rpartition(".")
        if here != table:
            yield from ("", f"### `[{here}]`" if here else "### At the top of the file", "")
            yield from ("| key | written as | default | does | example |", "|---|---|---|---|---|")
        table = here
        default = toml(written(key, getattr(Settings(), name)))
        line = f"{last} = {toml(example(key))}"
        yield f"| `{last}` | {shape(CHECKS[key])} | `{default}` | {does(name)} | `{line}` |"


def of_deck() -> Iterator[str]:
    """Give the lines of a table of the keys of one deck."""
    yield from ("", '### `[deck."ID"]`', "")
    yield from ("| key | written as | does | example |", "|---|---|---|---|")
    for key, check in OF_DECK.items():
        value, means = _DECK_KEYS[key]
        yield f"| `{key}` | {shape(check)} | {means} | `{key} = {value}` |"


if __name__ == "__main__":
    sys.exit(keep("settings.md", "\n".join([*general(), *of_deck(), ""])))
