"""What is confused, and the cards that are hard: from the log and the decks as they stand.

The log tells of an answer only that it was another card's, not which one's. That is found again
in the decks, of which only those are read that it takes.

All of it is `confusions`. Where a screen waits, `known`, `deck_of` and `last_seen` are asked of
the desk, one at a time, and `figures` and `told` are worked out beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aiquiz.deck.card import Card, ChoiceCard, ClozeCard, Deck, NumberCard, TextCard, TruthCard
from aiquiz.desk.agenda import there
from aiquiz.desk.deeds import Faces
from aiquiz.desk.desk import Desk
from aiquiz.grading.owners import Owners
from aiquiz.progress.reviews import LoggedReview, in_order
from aiquiz.scheduling.leech import leeches
from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Review
from aiquiz.scores.confusions import ANOTHER_CARD, Confused, confused, may_be_another_cards
from aiquiz.scores.hardest import Hard, hardest
from aiquiz.scores.overruled import Overruled, overruled
from aiquiz.scores.scope import Scope
from aiquiz.scores.slowest import Slow, slowest

MOST = 10
"""How many of the hardest and of the slowest cards are told."""

DeckName = tuple[str, str]
"""The id and the language of a deck."""


class Leech(NamedTuple):
    """A card that was forgotten so often that it is a leech."""

    card: CardKey
    lapses: int
    difficulty: float


class Shown(NamedTuple):
    """What a card looks like: its question, the title of its deck, and itself.

    `card` is None where no deck holds it any more; the texts are then as last seen, "" where they
    are not known.
    """

    question: str
    title: str
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the store and the list of decks tell of a scope, before any deck is read.

    `logged` are the answers of the scope, in order. `cards` are those of them, and of the leeches,
    that a deck holds; `unread` are the decks of others of them, which are away or can't be read.
    `marks` are those of today. `is_new` says that nothing was ever answered, in the scope or out of
    it.
    """

    logged: Sequence[LoggedReview]
    memories: Mapping[CardKey, Memory]
    leeches: frozenset[CardKey]
    cards: frozenset[CardKey]
    unread: frozenset[DeckName]
    marks: Marks
    is_new: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """What can be told before any deck is read, and `decks`, those that the rest takes.

    `answers` is how many there are, `suspects` those of them that may be another card's. The hard,
    the slow and the leeches are cards that a deck holds. What was typed before study day
    `forgotten_before` may be forgotten; it is None where nothing is.
    """

    answers: int
    suspects: tuple[Review, ...]
    hardest: tuple[Hard, ...]
    slowest: tuple[Slow, ...]
    leeches: tuple[Leech, ...]
    overruled: tuple[Overruled, ...]
    unread: frozenset[DeckName]
    marks: Marks
    is_new: bool
    forgotten_before: int | None

    @property
    def cards(self) -> set[CardKey]:
        """The cards that are told of, but for those that are confused."""
        several = (self.hardest, self.slowest, self.leeches, self.overruled)
        return {one.card for each in several for one in each}

    @property
    def decks(self) -> list[DeckName]:
        """The decks that have to be read."""
        cards = self.cards | {review.card for review in self.suspects}
        return sorted({card[:2] for card in cards})


@dataclass(frozen=True, slots=True)
class Confusions:
    """What is confused, and the cards that are hard, of one scope.

    `answers` is how many it is told from. The leeches are those of today, whatever the days of the
    scope. `cards` has every card that is told of; those in `away` are put away today, so that no
    drill asks them. Of what was confused in the decks `unread`, which are away or can't be read,
    nothing is told. `is_new` says that nothing was ever answered, in the scope or out of it. Of
    answers before study day `forgotten_before` what was typed may be forgotten, so that it can't
    be told whether they were another card's.
    """

    answers: int
    confused: Confused
    hardest: tuple[Hard, ...]
    slowest: tuple[Slow, ...]
    leeches: tuple[Leech, ...]
    overruled: tuple[Overruled, ...]
    cards: Mapping[CardKey, Shown]
    unread: frozenset[DeckName]
    marks: Marks
    is_new: bool
    forgotten_before: int | None = None

    @property
    def away(self) -> frozenset[CardKey]:
        """The cards that are put away today."""
        return self.marks.away

    def to_drill(self, cards: Iterable[CardKey]) -> tuple[CardKey, ...]:
        """Give those of `cards` that a drill can ask, each once."""
        return tuple(
            card
            for card in dict.fromkeys(cards)
            if card not in self.away and card in self.cards and self.cards[card].card is not None
        )


def confusions(desk: Desk, scope: Scope) -> Confusions:
    """Give what is confused and hard in `scope`; for very many answers that takes seconds.

    Raises StoreError.
    """
    found = figures(known(desk, scope, in_order(answers(desk, scope))))
    decks = [deck for name in found.decks if (deck := deck_of(desk, name)) is not None]
    return told(found, decks, last_seen(desk, missing(found, decks)))


def answers(desk: Desk, scope: Scope) -> Iterator[list[LoggedReview]]:
    """Give the answers of `scope` in slices, not yet in order, so that other work comes between.

    Raises StoreError.
    """
    return desk.store.reviews_in_slices(scope.since, scope.decks)


def known(desk: Desk, scope: Scope, logged: Sequence[LoggedReview]) -> Known:
    """Give what is known of `scope`, whose answers are `logged`, before any deck is read.

    Raises StoreError.
    """
    store = desk.store
    memories = store.memories()
    found = frozenset(filter(scope.holds_card, leeches(memories, desk.terms)))
    cards = {one.review.card for one in logged} | found
    studied = desk.library.studied
    held = frozenset(there(cards, studied))
    unread = {card[:2] for card in cards} - {(entry.id, entry.language) for entry in studied}
    marks = store.marks(desk.now().day)
    # A log of nothing but quizzes leaves no memory; only then is all of it asked for.
    is_new = not (logged or memories or store.days() or store.reviews())
    return Known(logged, memories, found, held, frozenset(unread), marks, is_new)


def figures(known: Known) -> Figures:
    """Give what can be told without any deck."""
    logged, held = known.logged, known.cards
    first = [(one.sitting, one.review) for one in logged if one.review.card in held]
    return Figures(
        len(logged),
        tuple(one.review for one in logged if _is_suspect(one)),
        tuple(hardest(first, known.memories)[:MOST]),
        tuple(slowest(first)[:MOST]),
        _leeches(known),
        tuple(overruled((one.review, one.graded) for one in logged if one.overridden)),
        known.unread,
        known.marks,
        known.is_new,
        max((one.review.moment.day + 1 for one in logged if one.review.forgotten), default=None),
    )


def _is_suspect(one: LoggedReview) -> bool:
    # What the grader took to be right and the learner did not is an answer of the card itself.
    return one.graded != "correct" and may_be_another_cards(one.review)


def _leeches(known: Known) -> tuple[Leech, ...]:
    memories = ((card, known.memories[card]) for card in known.leeches & known.cards)
    found = (Leech(card, memory.lapses, memory.difficulty) for card, memory in memories)
    return tuple(sorted(found, key=lambda one: (-one.lapses, -one.difficulty, one.card)))


def deck_of(desk: Desk, name: DeckName) -> Deck | None:
    """Give the deck of that name, read; None where there is none now. Raises StoreError."""
    decks = (entry.deck for entry in desk.library.named({name}))
    return next((deck for deck in decks if deck is not None), None)


def missing(found: Figures, decks: Iterable[Deck]) -> set[CardKey]:
    """Give the cards that are told of although none of `decks` holds them."""
    return found.cards - _cards_of(decks).keys()


def last_seen(desk: Desk, cards: Iterable[CardKey]) -> dict[CardKey, Shown]:
    """Give what `cards` looked like when their decks were read last. Raises StoreError."""
    faces = Faces(desk)
    seen = {card: faces.of(card) for card in cards}
    return {card: Shown(question, title) for card, (title, question) in seen.items()}


def told(found: Figures, decks: Sequence[Deck], seen: Mapping[CardKey, Shown]) -> Confusions:
    """Give all of it; `decks` are those of `found`, `seen` its cards that no deck holds."""
    cards, read = _cards_of(decks), {(deck.id, deck.language) for deck in decks}
    # A deck that is away tells nothing of what left it.
    suspects = (review for review in found.suspects if review.card[:2] in read)
    mixed = confused(suspects, _Finder(decks, cards).answered_by)
    shown = found.cards.union(*((pair.one, pair.other) for pair in mixed.pairs))
    return Confusions(
        found.answers,
        mixed,
        found.hardest,
        found.slowest,
        found.leeches,
        found.overruled,
        {**seen, **{card: cards[card] for card in shown if card in cards}},
        found.unread | (set(found.decks) - read),
        found.marks,
        found.is_new,
        found.forgotten_before,
    )


def _cards_of(decks: Iterable[Deck]) -> dict[CardKey, Shown]:
    return {
        CardKey(deck.id, deck.language, card.id): Shown(card.question, deck.title, card)
        for deck in decks
        for card in deck.cards
    }


class _Finder:
    """Finds whose answer was given; the answers of a deck are read once it is asked for."""

    def __init__(self, decks: Iterable[Deck], cards: Mapping[CardKey, Shown]) -> None:
        self._decks = {(deck.id, deck.language): deck for deck in decks}
        self._cards = cards
        self._owners: dict[DeckName, Owners] = {}
        self._known: dict[tuple[CardKey, str, bool], tuple[CardKey, ...]] = {}

    def answered_by(self, review: Review) -> tuple[CardKey, ...]:
        # What only may be another card's answer must be it to the letter.
        asked = (review.card, review.typed or "", review.reason == ANOTHER_CARD)
        if asked not in self._known:
            self._known[asked] = self._found(*asked)
        return self._known[asked]

    def _found(self, key: CardKey, typed: str, slips: bool) -> tuple[CardKey, ...]:
        shown = self._cards.get(key)
        if shown is None or shown.card is None or _tells_nothing(shown.card):
            return ()
        if not slips and (_has_parts(shown.card) or _is_digit(typed)):
            return ()
        owners = self._of(key[:2]).of(typed, shown.card, slips=slips)
        return tuple(CardKey(key.deck, key.language, card) for card in owners)

    def _of(self, name: DeckName) -> Owners:
        if name not in self._owners:
            self._owners[name] = Owners(self._decks[name].cards, name[1])
        return self._owners[name]


def _tells_nothing(card: Card) -> bool:
    """Whether a wrong answer to `card` can be but one: true for false, the other one of two."""
    return isinstance(card, TruthCard) or (isinstance(card, ChoiceCard) and len(card.choices) == 2)


def _has_parts(card: Card) -> bool:
    """Whether an answer to `card` is of several, each of which may be another card's."""
    if isinstance(card, ClozeCard):
        return len(card.gaps) > 1
    return not isinstance(card, TextCard | NumberCard | ChoiceCard)


def _is_digit(typed: str) -> bool:
    """Whether it is so short a number that a guess meets some other card's."""
    return len(typed.strip()) == 1 and typed.strip().isdigit()
