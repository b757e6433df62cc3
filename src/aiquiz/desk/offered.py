"""What a shell may offer to complete: decks, cards, tags, sessions, and what was done.

Nothing is read but what was kept of the decks at the last look, and nothing is made.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from aiquiz.deck.file import is_away
from aiquiz.desk.desk import Desk
from aiquiz.progress.trouble import StoreError


class Deck(NamedTuple):
    """A deck on the list as last seen; `name` is its id and language."""

    name: str
    title: str
    path: Path
    tags: str
    built_in: bool
    opened: bool


@contextmanager
def at_hand(desk: Desk) -> Iterator[Desk | None]:
    """Give `desk` with its store open, None where there is none yet or it can't be read."""
    try:
        found = desk if desk.find_store() is not None else None
    except StoreError:
        found = None
    try:
        yield found
    finally:
        desk.close()


def decks(desk: Desk) -> list[Deck]:
    """Give the decks on the list, by the names of their files. Raises StoreError."""
    places = desk.places()
    return [
        Deck(
            f"{seen.id}.{seen.language}",
            seen.title,
            Path(seen.path),
            seen.tags,
            Path(seen.path).parent == places.built_in,
            seen.opened,
        )
        for seen in desk.store.seen()
        if seen.opened or Path(seen.path).parent in places.all_folders
        if not is_away(Path(seen.path))
    ]


def cards(desk: Desk, deck: Deck) -> list[tuple[str, str]]:
    """Give the cards of `deck`, each its id and question. Raises StoreError."""
    seen = desk.store.seen_cards(str(deck.path))
    return [(card.key, card.question) for card in seen if card.present]


def edited(desk: Desk) -> list[tuple[str, str]]:
    """Give the edited cards that go on under an older name, as DECK:CARD, with their questions.

    Raises StoreError.
    """
    from aiquiz.deck.following import edits

    listed = {str(deck.path) for deck in decks(desk)}
    return [
        (f"{'.'.join(edit.deck)}:{edit.card}", edit.now)
        for seen in desk.store.seen()
        if seen.path in listed
        for edit in edits(seen, desk.store.seen_cards(seen.path))
    ]


def tags(desk: Desk) -> list[tuple[str, int]]:
    """Give the tags that cards have and how many do, the most frequent first. Raises StoreError."""
    from aiquiz.deck.entry import kept_tags

    found = Counter[str]()
    for deck in decks(desk):
        found.update(kept_tags(deck.tags) or {})
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))
