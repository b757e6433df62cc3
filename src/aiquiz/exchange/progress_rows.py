"""What was answered, and what the memory model holds, as rows that fitting tools read."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from aiquiz.exchange.card_name import card_name
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Review

CARD_COLUMNS = (
    *("card_id", "deck", "stability", "difficulty", "due", "retrievability", "reviews", "lapses"),
)

Row = dict[str, str | int | float | None]

_NEW, _LEARNING, _REVIEW, _RELEARNING = range(4)
"""The states of a card before a review, as tools for FSRS number them."""


class _Last(NamedTuple):
    """The study days of a card's first review and of its last one so far."""

    first: int
    last: int


def review_rows(reviews: Iterable[Review], *, numbered: bool = False) -> list[Row]:
    """Give `reviews`, from which memory is made, in their order as rows, times in milliseconds.

    With `numbered` cards go by whole numbers, always the same ones.
    """
    days: dict[CardKey, _Last] = {}
    name = number_of if numbered else card_name
    rows: list[Row] = []
    for review in reviews:
        card, day = review.card, review.moment.day
        rows.append(
            {
                "card_id": name(card),
                "review_time": review.moment.at_ms,
                "review_rating": int(review.rating),
                "review_state": _state(days.get(card), day),
                "review_duration": review.took_ms or None,
            }
        )
        days[card] = _Last(days[card].first if card in days else day, day)
    return rows


def _state(before: _Last | None, day: int) -> int:
    """Give the state of a card on study day `day` from its days `before`.

    A card that comes once more on one day is being learnt, or learnt again.
    """
    if before is None:
        return _NEW
    if day > before.last:
        return _REVIEW
    return _LEARNING if before.first == before.last else _RELEARNING


def number_of(key: CardKey) -> int:
    """Give a whole number, under 2 ** 53, that stands for card `key` in every export."""
    digest = blake2b(card_name(key).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 11


def card_rows(
    memories: Mapping[CardKey, Memory], recall: Callable[[CardKey, Memory], float]
) -> list[Row]:
    """Give the cards that have a memory as rows, by name; `recall` tells the chance of recall."""
    return [
        {
            "card_id": key.card,
            "deck": f"{key.deck}.{key.language}",
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "due": date_of(memory.due_day).isoformat(),
            "retrievability": recall(key, memory),
            "reviews": memory.reviews,
            "lapses": memory.lapses,
        }
        for key, memory in sorted(memories.items())
    ]
