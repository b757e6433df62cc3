"""What is confused: wrong answers that were right for another card of the deck."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Review
from aiquiz.text import one_line

AnsweredBy = Callable[[Review], Sequence[CardKey]]
"""Gives the other cards that accept what was typed in a review, in the order of the deck."""

ANOTHER_CARD = "another-card"
"""The grader's reason for what answers another card of the deck."""

_MAY_BE = frozenset({ANOTHER_CARD, "other-option", "rejected"})
"""Reasons that tell of what is another card's or may hide it, whether it was wrong or close."""


class Way(NamedTuple):
    """How often a card was answered with what answers another one.

    `typed` are the texts, each with how often, the most frequent first.
    """

    times: int = 0
    typed: tuple[tuple[str, int], ...] = ()


class Confusion(NamedTuple):
    """Two cards that are taken for each other.

    `at_one` is how often `one` was asked and the answer of `other` given, `at_other` the other
    way round; the former is the more frequent. `last` is when it happened last.
    """

    one: CardKey
    other: CardKey
    at_one: Way
    at_other: Way
    last: Moment

    @property
    def times(self) -> int:
        """How often it happened, both ways together."""
        return self.at_one.times + self.at_other.times


class Confused(NamedTuple):
    """All that was confused.

    `pairs` come with the most frequent first, of equally frequent ones the one that happened last.
    `lost` answers were another card's, but it can't be told any more which one's; of `forgotten`
    ones not even what was typed.
    """

    pairs: tuple[Confusion, ...]
    lost: int
    forgotten: int

    @property
    def answers(self) -> int:
        """How many answers were another card's."""
        return sum(pair.times for pair in self.pairs) + self.lost + self.forgotten


def may_be_another_cards(review: Review) -> bool:
    """Tell whether a review may be an answer of another card, as far as the log alone tells.

    Whatever is wrong may: the grader gives one reason alone, of a number that it is another one.
    One that was overruled to be correct is none.
    """
    if review.verdict == "wrong" and review.typed is not None:
        return True
    return review.verdict != "correct" and review.reason in _MAY_BE


def confused(reviews: Iterable[Review], answered_by: AnsweredBy) -> Confused:
    """Give what was confused in `reviews`, which are as they stand now.

    An answer counts once. Where it answers several cards it counts for the one that is confused
    with the asked one most often, of such the first in the deck.
    """
    found: list[tuple[Review, Sequence[CardKey]]] = []
    lost = forgotten = 0
    for review in filter(may_be_another_cards, reviews):
        others = answered_by(review) if review.typed is not None else ()
        if others:
            found.append((review, others))
        elif review.reason == ANOTHER_CARD:
            forgotten += review.typed is None
            lost += review.typed is not None
    return Confused(_pairs(found), lost, forgotten)


_Pair = tuple[CardKey, CardKey]


def _pairs(found: Sequence[tuple[Review, Sequence[CardKey]]]) -> tuple[Confusion, ...]:
    often = Counter(_pair(review.card, other) for review, others in found for other in others)
    told: dict[_Pair, list[Review]] = {}
    for review, others in found:
        likeliest = max(others, key=lambda other: often[_pair(review.card, other)])
        told.setdefault(_pair(review.card, likeliest), []).append(review)
    pairs = (_confusion(pair, of_pair) for pair, of_pair in told.items())
    return tuple(sorted(pairs, key=lambda one: (-one.times, -one.last.at_ms, one.one, one.other)))


def _pair(one: CardKey, other: CardKey) -> _Pair:
    return (one, other) if one <= other else (other, one)


def _confusion(pair: _Pair, reviews: Sequence[Review]) -> Confusion:
    ways = [(_way(reviews, card), card) for card in pair]
    (at_one, one), (at_other, other) = sorted(ways, key=lambda way: (-way[0].times, way[1]))
    last = max((review.moment for review in reviews), key=lambda moment: moment.at_ms)
    return Confusion(one, other, at_one, at_other, last)


def _way(reviews: Sequence[Review], card: CardKey) -> Way:
    typed = [one_line(review.typed or "") for review in reviews if review.card == card]
    texts = sorted(Counter(typed).items(), key=lambda text: (-text[1], text[0]))
    return Way(len(typed), tuple(texts))
