"""Which deck files are listed, and what the decks in them are called, without opening the desk."""

from collections.abc import Sequence
from pathlib import Path

from aiquiz.deck.file import Places, built_in_decks
from aiquiz.desk.terms import terms_of
from aiquiz.progress.trouble import StoreError
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import Folders


def places_of(folders: Folders, settings: Settings, opened: Sequence[Path] = ()) -> Places:
    """Give where decks are looked for, with the files `opened` by path."""
    return Places(built_in_decks(), folders.own_decks, settings.deck_folders, tuple(opened))


def deck_names(folders: Folders, settings: Settings) -> list[str]:
    """Give the names of the decks on the list as last seen, without reading any.

    None where progress can't be read.
    """
    from aiquiz.progress.store import open_store

    try:
        store = open_store(
            folders.database,
            terms_of(settings),
            now_ms=0,
            random_bytes=bytes,
            create=False,
        )
    except StoreError:
        return []
    if store is None:
        return []
    listed = places_of(folders, settings).all_folders
    with store:
        return [
            f"{deck.id}.{deck.language}"
            for deck in store.seen()
            if (deck.opened or Path(deck.path).parent in listed) and Path(deck.path).exists()
        ]
