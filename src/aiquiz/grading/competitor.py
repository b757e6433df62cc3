"""The answers of a deck's other cards, which must not pass for this one's."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aiquiz.deck.card import TextCard
from aiquiz.grading.normal import Form, Key, form

SHORTEST = 4
"""Letters of an answer that may be a slip of another card's."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Every form that some card of a deck accepts, by its key, and run together."""

    keys: frozenset[Key]
    compact: tuple[str, ...]


def answers_of(cards: Iterable[TextCard], language: str) -> Answers:
    """Give what is accepted anywhere in a deck."""
    texts = (text for card in cards for text in (card.answer, *card.accept))
    keys = {form(text, language).key for text in dict.fromkeys(texts)}
    words = (compact for compact, digits in keys if not digits and len(compact) >= SHORTEST)
    return Answers(frozenset(keys), tuple(sorted(words)))


def is_nearer_to_another(
    given: Form, matched: Form, answers: Answers, own: Collection[Key]
) -> bool:
    """Tell whether `given` is fewer slips away from another card's answer than from `matched`.

    A card's `own` forms are no rivals of each other.
    """
    if given.digits or matched.digits or len(given.compact) < SHORTEST:
        return False
    nearest = OSA.distance(given.compact, matched.compact) - 1
    return bool(rivals(given, nearest, answers.compact, own))


def rivals(
    given: Form, farthest: int, others: Sequence[str], own: Collection[Key]
) -> list[tuple[str, int]]:
    """Give those of `others` that are at most `farthest` slips from `given`, and how many.

    `others` are forms run together (see `Form.compact`); none of a card's `own` is among them.
    """
    if farthest < 0:
        return []
    found = process.extract(
        given.compact, others, scorer=OSA.distance, score_cutoff=farthest, limit=None
    )
    mine = {compact for compact, _digits in own}
    return [(rival, distance) for rival, distance, _place in found if rival not in mine]
