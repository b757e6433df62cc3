"""Histories that went with an edited question: what the card was before, and parting the two again.

A card that goes on under an older name has, beside itself, what it was before its last edit among
the faces of its deck: not present, and under the same name.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from aiquiz.deck.card import Deck
from aiquiz.deck.identity import free
from aiquiz.deck.reversal import REVERSED
from aiquiz.deck.seen import CardFace, SeenCard, SeenDeck, Sighting


class Edit(NamedTuple):
    """A card of `deck` (id, language) that goes on under the name `card`, as `title` calls that.

    Its question was `before` and is `now`.
    """

    title: str
    deck: tuple[str, str]
    card: str
    before: str
    now: str


class Lost(NamedTuple):
    """A card that was in the deck file at `path`, which is called `title`, until this look.

    The deck is named by id and language, the card by the name that its history goes by.
    """

    path: str
    title: str
    deck: tuple[str, str]
    card: str


def lost(path: str, deck: Deck, last: Iterable[SeenCard]) -> list[Lost]:
    """Give the cards among `last`, the faces of the look before, that `deck` holds no more."""
    held = {card.id for card in deck.cards}
    name = (deck.id, deck.language)
    return [
        Lost(path, deck.title, name, card.key)
        for card in last
        if card.present and card.key not in held
    ]


def formers(now: Iterable[CardFace], last: Sequence[SeenCard]) -> list[CardFace]:
    """Give what the cards of `now` that go on under an older name were before their last edit.

    `last` are the faces of the look before.
    """
    older: dict[str, list[SeenCard]] = {}
    for card in last:
        older.setdefault(card.key, []).append(card)
    found: list[CardFace] = []
    for face in now:
        if face.derived and face.own != face.key:
            # The one that was present is what was edited now; else nothing was.
            others = [card for card in older.get(face.key, ()) if card.own != face.own]
            others.sort(key=lambda card: not card.present)
            found += [_gone(card) for card in others[:1]]
    return found


def without_formers(cards: Iterable[SeenCard]) -> list[SeenCard]:
    """Give `cards` without what others of them were before they were edited."""
    every = list(cards)
    held = {card.key for card in every if card.present}
    return [card for card in every if card.present or card.key not in held]


def edits(deck: SeenDeck, cards: Sequence[SeenCard]) -> list[Edit]:
    """Give those of the `cards` seen of `deck` whose history went with an edit, in order."""
    before = {card.key: card.question for card in cards if not card.present}
    return [
        Edit(deck.title, (deck.id, deck.language), card.key, before[card.key], card.question)
        for card in cards
        if _goes_on(card) and card.key in before and not card.key.endswith(REVERSED)
    ]


def _goes_on(card: SeenCard) -> bool:
    return card.present and card.derived and card.own != card.key


def parted(deck: SeenDeck, cards: Sequence[SeenCard], card: str) -> Sighting | None:
    """Give the look at `deck` in which `card` starts anew, None where it goes on under no other's.

    `cards` are those that were seen of it.

    Its name then stands for a card that is gone, and keeps the history. As the new card was seen,
    and the old one is known to be gone, the two are not taken for one again.
    """
    names = {card, card + REVERSED}
    going = [face for face in cards if _goes_on(face) and face.key in names]
    if not going:
        return None
    staying = [face for face in cards if face not in going]
    taken = {face.key for face in staying if face.present} | names
    fresh = {face.own: free(face.own, taken) for face in going}
    now = [
        _as(face, fresh[face.own] if face in going else face.key) for face in cards if face.present
    ]
    owns = {face.own for face in now}
    # What has the very text of a card that is there would be taken for it.
    gone = [_gone(face) for face in staying if not face.present and face.own not in owns]
    return _look(deck, (*now, *_unnamed(gone, now)))


def _unnamed(gone: Iterable[CardFace], now: Iterable[CardFace]) -> list[CardFace]:
    used: Collection[str] = {face.key for face in now}
    return [face for face in gone if face.key not in used]


def _gone(card: SeenCard) -> CardFace:
    return CardFace(card.key, card.derived, card.kind, card.own, card.question, present=False)


def _as(card: SeenCard, key: str) -> CardFace:
    return CardFace(key, card.derived, card.kind, card.own, card.question)


def _look(deck: SeenDeck, cards: tuple[CardFace, ...]) -> Sighting:
    return Sighting(
        path=deck.path,
        size=deck.size,
        mtime_ns=deck.mtime_ns,
        inode=deck.inode,
        digest=deck.digest,
        id=deck.id,
        language=deck.language,
        title=deck.title,
        id_derived=deck.id_derived,
        opened=deck.opened,
        problems=deck.problems,
        held=deck.held,
        tags=deck.tags,
        reader=deck.reader,
        cards=cards,
    )
