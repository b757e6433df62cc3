"""An answer as text: what was given or would have been right, on one line."""

from aiquiz.deck.card import PARTED, Card, MatchCard, TruthCard
from aiquiz.say.kinds import truths


def shown(card: Card | None, answer: str) -> str:
    """Give an answer to `card` on one line; true and false in the language spoken.

    Of a card that is gone it is given as it was written.
    """
    if isinstance(card, TruthCard):
        words = {given: word for _letter, word, given in truths()}
        return words.get(answer, answer)
    return " · ".join(answer.split(PARTED))


def in_full(card: Card | None, answer: str) -> str:
    """Give an answer to `card` as `shown`; each partner beside what it was paired with."""
    parts = answer.split(PARTED)
    if isinstance(card, MatchCard) and len(parts) == len(card.pairs):
        pairs = zip(card.pairs, parts, strict=True)
        return " · ".join(f"{left} — {part}" for (left, _right), part in pairs if part)
    return shown(card, answer)
