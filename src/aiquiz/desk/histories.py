"""Whose histories the cards have: those that went with an edit, and those whose card is gone."""

from pathlib import Path
from typing import NamedTuple

from aiquiz.deck.file import is_away
from aiquiz.deck.following import Edit, Lost, edits, parted, without_formers
from aiquiz.deck.seen import SeenDeck
from aiquiz.desk.desk import Desk
from aiquiz.scheduling.review import CardKey


class Orphan(NamedTuple):
    """A history whose card is gone.

    `title` is that of its deck and `question` its own, each as last seen, "" where never. It was
    answered `reviews` times, for the last time on study day `last_day`.
    """

    card: CardKey
    title: str
    question: str
    reviews: int
    last_day: int


def orphans_of(desk: Desk, deck: tuple[str, str] | None = None) -> list[Orphan]:
    """Give the histories whose card is gone, by deck; only those of `deck` (id, language) if given.

    A card is not gone because its file is away or broken now, or no longer listed: then it counts
    as it was seen last. Raises StoreError.
    """
    memories = desk.store.memories()
    gone = sorted(memories.keys() - _there(desk))
    gone = [card for card in gone if deck in (None, card[:2])]
    titles: dict[tuple[str, str], str] = {}
    questions: dict[CardKey, str] = {}
    wanted = {card[:2] for card in gone}
    for seen in sorted(desk.store.seen(), key=lambda seen: seen.mtime_ns):
        if (seen.id, seen.language) in wanted:
            titles[seen.id, seen.language] = seen.title
            cards = without_formers(desk.store.seen_cards(seen.path))
            questions |= {_key(seen, card.key): card.question for card in cards}
    return [
        Orphan(
            card,
            titles.get(card[:2], ""),
            questions.get(card, ""),
            memories[card].reviews,
            memories[card].last_day,
        )
        for card in gone
    ]


def _there(desk: Desk) -> set[CardKey]:
    """Give the cards that are in a deck, or are as far as is known."""
    decks = [entry for entry in desk.library.entries if entry.is_deck]
    there = {CardKey(deck.id, deck.language, card) for deck in decks for card in deck.card_ids}
    read = {str(deck.path) for deck in decks}
    listed = {str(entry.path) for entry in desk.library.entries}
    for seen in desk.store.seen():
        if seen.path not in read and (seen.path in listed or not is_away(Path(seen.path))):
            cards = desk.store.seen_cards(seen.path)
            there |= {_key(seen, card.key) for card in cards if card.present}
    return there


def all_edits(desk: Desk, deck: tuple[str, str] | None = None) -> list[Edit]:
    """Give the edited cards that go on under an older name, by deck; only those of `deck` if given.

    Raises StoreError.
    """
    listed = {str(entry.path) for entry in desk.library.entries if entry.is_deck}
    return [
        edit
        for seen in desk.store.seen()
        if seen.path in listed and deck in (None, (seen.id, seen.language))
        for edit in edits(seen, desk.store.seen_cards(seen.path))
    ]


def edits_of(desk: Desk, deck: tuple[str, str] | None = None) -> list[Edit]:
    """Give those of `all_edits` that kept a history. Raises StoreError."""
    memories = desk.store.memories()
    return [edit for edit in all_edits(desk, deck) if CardKey(*edit.deck, edit.card) in memories]


def followed_now(desk: Desk) -> list[Edit]:
    """Give the edits that the last look at the decks found, where a history went with them.

    Raises StoreError.
    """
    found = desk.library.followed
    memories = desk.store.memories() if found else {}
    return [edit for edit in found if CardKey(*edit.deck, edit.card) in memories]


def lost_now(desk: Desk) -> list[Lost]:
    """Give the cards that the last look at the decks missed, and that left a history behind.

    Raises StoreError.
    """
    found = desk.library.lost
    memories = desk.store.memories() if found else {}
    gone = memories.keys() - _there(desk) if memories else set()
    return [card for card in found if CardKey(*card.deck, card.card) in gone]


def part(desk: Desk, edit: Edit) -> bool:
    """Let the card of `edit` start anew, and its history be that of a card that is gone.

    Tells whether it went on under another name until now. Every deck is looked at anew. Raises
    StoreError.
    """
    listed = {str(entry.path) for entry in desk.library.entries if entry.is_deck}
    looks = [
        look
        for seen in desk.store.seen()
        if seen.path in listed and (seen.id, seen.language) == edit.deck
        if (look := parted(seen, desk.store.seen_cards(seen.path), edit.card)) is not None
    ]
    desk.store.remember(looks)
    desk.read_decks()
    return bool(looks)


def _key(deck: SeenDeck, card: str) -> CardKey:
    return CardKey(deck.id, deck.language, card)
