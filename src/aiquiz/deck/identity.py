"""Names that outlive a text: of cards whose author gave none, and of decks.

A card without an `id` is named by a hash of its kind and folded question. When that question is
edited the hash changes; if a very similar card took its place, the new card goes on under the old
name, so that its history stays with it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from hashlib import blake2b

from aiquiz.deck.seen import CardFace, SeenCard
from aiquiz.text import fold

ALIKE = 0.75
"""How much of two questions must agree (0 to 1) for one to be the other, edited."""

_MOST_PAIRS = 10_000


def derived_id(kind: str, question: str) -> str:
    """Give the id of a card whose author gave none."""
    text = f"{kind}\x1f{fold(question)}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def slug(title: str) -> str:
    """Give the id of a deck whose author gave none: its title in small letters and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:60] or "deck"


def free(wanted: str, taken: Collection[str]) -> str:
    """Give `wanted`, or the first of `wanted-2`, `wanted-3`, … that is not in `taken`."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def followed(now: Sequence[CardFace], before: Iterable[SeenCard]) -> dict[str, str]:
    """Give, for cards of `now` by their own hash, the older name that they go on under.

    A card that was seen before keeps the name it had. Of the rest, a card that vanished and a
    card that appeared are one where kind agrees and the questions are at least `ALIKE`; the
    best pairs come first, and each card is in one pair only.
    """
    seen = [card for card in before if card.derived]
    named = {card.own: card.key for card in seen if card.own != card.key}
    present = {card.own for card in now if card.derived}
    taken = {card.key for card in now if not card.derived}
    names = {own: key for own, key in named.items() if own in present and key not in taken}
    vanished = [card for card in seen if card.own not in present and card.key not in taken]
    known = {card.own for card in seen}
    appeared = [card for card in now if card.derived and card.own not in known]
    names |= {new.own: old.key for new, old in _pairs(appeared, vanished)}
    return _without_clash(now, names)


def _without_clash(now: Sequence[CardFace], names: dict[str, str]) -> dict[str, str]:
    """Give another name to a card whose own hash is the name that an edited card goes on under."""
    used = set(names.values()) | {card.key for card in now if not card.derived}
    for card in now:
        if card.derived and card.own not in names and card.own in used:
            names[card.own] = free(card.own, used)
            used.add(names[card.own])
    return names


def _pairs(
    appeared: Sequence[CardFace], vanished: Sequence[SeenCard]
) -> list[tuple[CardFace, SeenCard]]:
    if len(appeared) * len(vanished) > _MOST_PAIRS:
        return []
    scored = sorted(
        (
            (score, first, second)
            for first, new in enumerate(appeared)
            for second, old in enumerate(vanished)
            if new.kind == old.kind and (score := _likeness(new.question, old.question)) >= ALIKE
        ),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    pairs: list[tuple[CardFace, SeenCard]] = []
    new_done: set[int] = set()
    old_done: set[int] = set()
    for _, first, second in scored:
        if first not in new_done and second not in old_done:
            new_done.add(first)
            old_done.add(second)
            pairs.append((appeared[first], vanished[second]))
    return pairs


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
