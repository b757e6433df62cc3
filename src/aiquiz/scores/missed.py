"""Which cards were missed when they were asked last."""

from collections.abc import Hashable, Iterable

from aiquiz.scheduling.review import CardKey, Review
from aiquiz.scores.first_answers import first_answers


def missed(reviews: Iterable[tuple[Hashable, Review]]) -> frozenset[CardKey]:
    """Give the cards that were not right when they were last asked for the first time.

    `reviews` come in order, each with its session: in one session only the first answer to a
    card tells, as the later ones follow on the answer having been shown.
    """
    last = {review.card: review.verdict for review in first_answers(reviews)}
    return frozenset(card for card, verdict in last.items() if verdict != "correct")
