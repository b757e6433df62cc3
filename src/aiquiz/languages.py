"""The languages that the texts of the program exist in: English, and one for each catalogue.

A language is added by its catalogue, `FOLDER/LANGUAGE/LC_MESSAGES/aiquiz.mo`, and nothing in the
source names it; docs/languages.md tells how.
"""

import os
from typing import NamedTuple

SOURCE = "en"
"""The language of the source, which needs no catalogue."""

# pathlib costs 4 ms to import, a tenth of what --version takes.
FOLDER = os.path.join(os.path.dirname(__file__), "say", "locale")  # noqa: PTH118, PTH120


class Called(NamedTuple):
    """What a language is called in its own words: "français", and "en français" for in French."""

    name: str
    within: str


def languages() -> tuple[str, ...]:
    """Give the languages there are by their codes, English first."""
    try:
        found = sorted(os.listdir(FOLDER))  # noqa: PTH208
    except OSError:
        found = []
    return SOURCE, *(code for code in found if os.path.exists(_path(code, "LC_MESSAGES/aiquiz.mo")))  # noqa: PTH110


def called(language: str) -> Called:
    """Give what `language`, one of `languages()`, is called: the two lines of its file `name`."""
    if language == SOURCE:
        return Called("English", "in English")
    try:
        with open(_path(language, "name"), encoding="utf-8") as file:  # noqa: PTH123
            name, within = file.read().splitlines()
    except (OSError, ValueError):
        return Called(language, language)
    return Called(name, within)


def following(language: str) -> str:
    """Give the language after `language`, the first again after the last."""
    among = languages()
    return among[(among.index(language) + 1) % len(among)] if language in among else SOURCE


def _path(language: str, name: str) -> str:
    return os.path.join(FOLDER, language, name)  # noqa: PTH118
