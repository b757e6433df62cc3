"""Settings of one deck, changed: written to the file, and in force at once."""

from dataclasses import replace
from typing import Any

from aiquiz.desk.desk import Desk
from aiquiz.settings.decks import CHECKS, DeckSettings
from aiquiz.settings.writing import Value, remove_of_deck, write_of_deck


def set_for_deck(desk: Desk, deck: str, key: str, value: Value) -> None:
    """Set `key` (a field of `DeckSettings`) of the deck with the id `deck` to `value`.

    Raises SettingsError, StoreError, and WrongError for a value that will not do.
    """
    checked = CHECKS[key](value)
    desk.take_in_settings()
    write_of_deck(desk.folders.settings_file, deck, key, value)
    _settle(desk, deck, key, checked)


def follow_general(desk: Desk, deck: str, key: str) -> None:
    """Let the general setting hold for `key` of the deck with the id `deck` again.

    Raises SettingsError, StoreError.
    """
    desk.take_in_settings()
    remove_of_deck(desk.folders.settings_file, deck, key)
    _settle(desk, deck, key, None)


def _settle(desk: Desk, deck: str, key: str, value: Any) -> None:
    own = desk.settings.decks.get(deck, DeckSettings())._replace(**{key: value})
    decks = {**desk.settings.decks, deck: own}
    if own == DeckSettings():
        del decks[deck]
    desk.settle(replace(desk.settings, decks=decks))
