"""Names that outlive a text: of cards whose author gave none, and of decks.

A card without an `id` is named by a hash of its kind and folded question. When that question is
edited the hash changes; if a very similar card took its place, the new card goes on under the old
name, so that its history stays with it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from heapq import nsmallest

from aiquiz.deck.seen import CardFace, SeenCard
from aiquiz.text import fold

ALIKE = 0.6
"""How much of two questions must agree (0 to 1) for one to be the other, edited."""

# A deck may be anyone's, and all of it may change at once. So each card is compared, as far as
# `_COMPARED` letters, with the few old ones that share most with it, and what more than
# `_MOST_SHARING` cards share is left aside: it tells none of them apart.
_COMPARED = 500
_MOST_CANDIDATES = 3
_MOST_SHARING = 50
_MOST_EDITED = 10_000


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
    hashes = {card.own for card in now if card.derived}
    for card in now:
        if card.derived and card.own not in names and card.own in used:
            names[card.own] = free(card.own, used | hashes)
            used.add(names[card.own])
    return names


def _pairs(
    appeared: Sequence[CardFace], vanished: Sequence[SeenCard]
) -> list[tuple[CardFace, SeenCard]]:
    if min(len(appeared), len(vanished)) > _MOST_EDITED:
        return []
    scored = sorted(_scored(appeared, vanished), key=lambda found: (-found[0], *found[1:]))
    pairs: list[tuple[CardFace, SeenCard]] = []
    new_done: set[int] = set()
    old_done: set[int] = set()
    for _, first, second in scored:
        if first not in new_done and second not in old_done:
            new_done.add(first)
            old_done.add(second)
            pairs.append((appeared[first], vanished[second]))
    return pairs


def _scored(
    appeared: Sequence[CardFace], vanished: Sequence[SeenCard]
) -> Iterator[tuple[float, int, int]]:
    """Give the likeness of each new card (its number) to the old ones (theirs) most like it."""
    old_parts = [_parts(card) for card in vanished]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, parts in enumerate(old_parts):
        for part in parts:
            holders[part].append(number)
    for first, new in enumerate(appeared):
        parts = _parts(new)
        telling = [held for part in parts if len(held := holders.get(part, ())) <= _MOST_SHARING]
        shared = Counter(number for held in telling for number in held)
        # Not most_common: among equals it would take those that the hash of a text puts first.
        most = nsmallest(_MOST_CANDIDATES, shared.items(), key=lambda held: (-held[1], held[0]))
        for second, _ in most:
            likeness = _likeness(parts, old_parts[second])
            if likeness >= ALIKE:
                yield likeness, first, second


def _parts(card: SeenCard) -> set[str]:
    """Give every three letters of a question, with its kind: what two kinds share says nothing.

    Letters and not words, for some languages write none apart.
    """
    text = f" {fold(card.question)[:_COMPARED]} "
    return {f"{card.kind}\x1f{text[at : at + 3]}" for at in range(len(text) - 2)}


def _likeness(one: set[str], other: set[str]) -> float:
    """Give the share of parts that are in both (Dice's coefficient), from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other))
