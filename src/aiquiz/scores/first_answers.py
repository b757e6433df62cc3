"""The answers that tell what was known: the first one to a card in each session."""

from collections.abc import Hashable, Iterable, Iterator

from aiquiz.scheduling.review import CardKey, Review


def first_answers(reviews: Iterable[tuple[Hashable, Review]]) -> Iterator[Review]:
    """Give the first of `reviews` to each card in each session.

    They come in order, each with its session: the later ones follow on the answer having been
    shown.
    """
    asked: set[tuple[Hashable, CardKey]] = set()
    for session, review in reviews:
        if (session, review.card) not in asked:
            asked.add((session, review.card))
            yield review
