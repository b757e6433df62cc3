"""Which deck files are listed, without opening the desk."""

from collections.abc import Sequence
from pathlib import Path

from aiquiz.deck.file import Places, built_in_decks
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import Folders


def places_of(folders: Folders, settings: Settings, opened: Sequence[Path] = ()) -> Places:
    """Give where decks are looked for, with the files `opened` by path."""
    return Places(built_in_decks(), folders.own_decks, settings.deck_folders, tuple(opened))
