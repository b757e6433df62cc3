"""General settings changed: written to the file, and in force at once."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from aiquiz.desk.desk import Desk
from aiquiz.desk.general import KEY_OF, default, in_file
from aiquiz.settings.beginning import beginning
from aiquiz.settings.checks import WrongError
from aiquiz.settings.file import CHECKS, Found, look_at
from aiquiz.settings.writing import add, remove, start, write


def set_in_general(desk: Desk, name: str, value: Any) -> None:
    """Set the setting `name` (a field of `Settings`) to `value`.

    Raises SettingsError, StoreError, and WrongError for a value that will not do.
    """
    raw = in_file(name, value)
    checked: Any = CHECKS[KEY_OF[name]](raw)
    desk.take_in_settings()
    write(desk.folders.settings_file, KEY_OF[name], raw)
    desk.settle(replace(desk.settings, **{name: checked}))


def follow_default(desk: Desk, name: str) -> None:
    """Take the setting `name` out of the file, so that the default holds again.

    Raises SettingsError, StoreError.
    """
    desk.take_in_settings()
    remove(desk.folders.settings_file, KEY_OF[name])
    desk.settle(replace(desk.settings, **{name: default(name)}))


def add_folder(desk: Desk, typed: str) -> None:
    """Look for decks in the folder `typed` too; it is written as it was typed.

    Raises WrongError("no-folder", given=…) where there is none, SettingsError, StoreError.
    """
    try:
        path = Path(typed.strip()).expanduser()
        is_there = path.is_absolute() and path.is_dir()
    except (OSError, RuntimeError, ValueError):
        is_there = False
    if not typed.strip() or not is_there:
        raise WrongError("no-folder", given=typed.strip())
    desk.take_in_settings()
    folders = desk.settings.deck_folders
    if path in folders:
        return
    add(desk.folders.settings_file, KEY_OF["deck_folders"], typed.strip())
    desk.settle(replace(desk.settings, deck_folders=(*folders, path)))


def found_in_file(desk: Desk) -> Found:
    """Give what is in the settings file now, and take in what somebody else wrote there.

    Where nothing of the file can be used, what held before goes on. Raises StoreError.
    """
    desk.take_in_settings()
    return look_at(desk.folders.settings_file)


def begin_file(desk: Desk, words: Mapping[str, str]) -> None:
    """Make the settings file where there is none, with every key commented out.

    `words` say over each key what it does, "head" and "deck" are those of `beginning`. Raises
    SettingsError.
    """
    file = desk.folders.settings_file
    if not file.exists():
        start(file, beginning(words["head"], words, words["deck"]))
