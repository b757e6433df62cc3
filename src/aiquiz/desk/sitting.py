"""From a wish to the cards of a session."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from aiquiz.deck.card import Deck
from aiquiz.desk.wish import StudyWish
from aiquiz.progress.store import LoggedReview
from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.scores.missed import missed
from aiquiz.study import Planned, Result
from aiquiz.study.plan import plan
from aiquiz.study.result import result_in_log


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the learner on study day `day`.

    `new_left` is how many new cards may still be asked; `reviews` are those that the wish needs:
    all that count, or those of its own session.
    """

    day: int
    memories: Mapping[CardKey, Memory]
    marks: Marks
    new_left: int
    reviews: Sequence[LoggedReview]


@dataclass(frozen=True, slots=True)
class Sitting:
    """The cards that a session is to ask, and the results of the one that it goes on with.

    `repeats` are the cards that were missed there and wait to be asked once more.
    """

    planned: Sequence[Planned]
    earlier: Sequence[Result]
    repeats: Sequence[Planned]


def sitting(wish: StudyWish, decks: Sequence[Deck], known: Known, seed: int) -> Sitting:
    """Give what a session over `decks` asks."""
    said = [found for found in known.reviews if found.session == wish.goes_on]
    before = _firsts(said)
    asked = {review.review.card for review in before}
    new = known.new_left if wish.new is None else wish.new - _new_among(before)
    planned = plan(
        decks,
        known.memories,
        known.day,
        kind=wish.kind,
        new=new,
        limit=None if wish.limit is None else max(wish.limit - len(asked), 0),
        tags=wish.tags,
        among=_among(wish, decks, known),
        without=asked | (known.marks.buried if wish.only == "suspended" else known.marks.away),
        typed=wish.typed,
        seed=seed,
    )
    return Sitting(planned, _results(before, decks), _repeats(wish, decks, known, said))


def _firsts(said: Sequence[LoggedReview]) -> list[LoggedReview]:
    """Give the first answer to each card."""
    firsts: dict[CardKey, LoggedReview] = {}
    for logged in said:
        firsts.setdefault(logged.review.card, logged)
    return list(firsts.values())


def _repeats(
    wish: StudyWish, decks: Sequence[Deck], known: Known, said: Sequence[LoggedReview]
) -> list[Planned]:
    """Give the cards that were missed when the session asked them last, in that order."""
    if wish.kind == "quiz":
        return []
    last = {logged.review.card: logged.review.rating for logged in said}
    order = list(dict.fromkeys(logged.review.card for logged in reversed(said)))[::-1]
    missed_last = {card for card, rating in last.items() if rating is Rating.AGAIN}
    found = plan(
        decks,
        known.memories,
        known.day,
        kind="cram",
        new=0,
        among=missed_last,
        without=known.marks.away,
        typed=wish.typed,
        seed=0,
    )
    return sorted(found, key=lambda planned: order.index(planned.key))


def _new_among(reviews: Sequence[LoggedReview]) -> int:
    return sum(logged.review.mode == "new" for logged in reviews)


def _among(wish: StudyWish, decks: Sequence[Deck], known: Known) -> Collection[CardKey] | None:
    """Give the cards that `wish` is bound to, None where it is not."""
    if wish.cards is not None:
        return set(wish.cards)
    match wish.only:
        case "new":
            keys = (CardKey(deck.id, deck.language, c.id) for deck in decks for c in deck.cards)
            return {key for key in keys if key not in known.memories}
        case "missed":
            return missed((logged.session, logged.review) for logged in known.reviews)
        case "flagged":
            return known.marks.flagged
        case "suspended":
            return known.marks.suspended
        case _:
            return None


def _results(before: Sequence[LoggedReview], decks: Sequence[Deck]) -> list[Result]:
    cards = {
        CardKey(deck.id, deck.language, card.id): card for deck in decks for card in deck.cards
    }
    return [
        result_in_log(logged.review, cards[logged.review.card], overruled=logged.overridden)
        for logged in before
        if logged.review.card in cards
    ]


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A session of today that was left: `wish` goes on with it, `asked` of `total` are answered.

    `left` cards are still to be asked, those that come once more among them.
    """

    wish: StudyWish
    asked: int
    total: int
    left: int


def left_open(
    wish: StudyWish, planned: int, decks: Sequence[Deck], known: Known
) -> LeftOpen | None:
    """Give what is left of a session of `planned` cards that `wish` goes on with, if anything is.

    Cards that were answered meanwhile are not.
    """
    wish = replace(wish, limit=planned)
    found = sitting(wish, decks, known, wish.seed or 0)
    asked = len(found.earlier)
    left = len(found.planned) + len(found.repeats)
    if not left or not asked:
        return None
    return LeftOpen(wish, asked, asked + len(found.planned), left)
