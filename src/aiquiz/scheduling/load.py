"""What the coming days ask under some terms, by playing them through.

FSRS itself is taken for the truth: a card is remembered as often as it says. Nothing is random:
what happens to a card follows from a hash, so that two values of a setting meet the same luck.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from aiquiz.scheduling.fsrs6 import after, due_day, recall
from aiquiz.scheduling.fuzz import share
from aiquiz.scheduling.limits import Limits
from aiquiz.scheduling.memory import Memory, Terms
from aiquiz.scheduling.review import CardKey, Rating

Card = TypeVar("Card")
DeckOf = Callable[[Card], str]

DAYS = 60
"""How far ahead is played: by then most cards came back at least once."""

_MOST_CARDS = 1000
"""Of more cards some are played, with the limits in proportion, so that it takes under a second."""


class Cards(NamedTuple):
    """The cards of a deck that can be asked: `memories` of those studied, and the `fresh` ones.

    `right_at_first` is the share of new cards that are right when they are asked first.
    """

    memories: Mapping[CardKey, Memory]
    fresh: Sequence[CardKey]
    right_at_first: float = 0.7


class Load(NamedTuple):
    """What `DAYS` days ask on average: `reviews` a day, of which `missed` are, and `new` cards.

    `over` is how many reviews wait over at the end, `begun_in` the days until no new card is left,
    None where some are.
    """

    reviews: float
    missed: float
    new: float
    over: float
    begun_in: int | None


def load(
    cards: Cards,
    today: int,
    terms: Terms,
    limits: Limits,
    *,
    own: Mapping[str, Limits] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Load | None:
    """Give what `DAYS` days from study day `today` on ask of `cards`; None once it is `stopped`.

    `limits` are over all of them, `own` beside them those of single decks by their ids.
    """
    part, scale = _sample(cards)
    days = _Days(part, today, terms)
    for day in range(DAYS):
        if stopped():
            return None
        singles = {deck: _day_of(one, day, scale) for deck, one in (own or {}).items()}
        days.play(today + day, _day_of(limits, day, scale), singles)
    return days.load(today, scale)


def _day_of(limits: Limits, day: int, scale: float) -> Limits:
    return Limits(_of_day(limits.new, day, scale), _of_day(limits.reviews, day, scale))


def _sample(cards: Cards) -> tuple[Cards, float]:
    count = len(cards.memories) + len(cards.fresh)
    if count <= _MOST_CARDS:
        return cards, 1.0
    scale = _MOST_CARDS / count
    kept = {key: memory for key, memory in cards.memories.items() if share(key, 0) < scale}
    fresh = [key for key in cards.fresh if share(key, 0) < scale]
    return cards._replace(memories=kept, fresh=fresh), scale


def _of_day(limit: int | None, day: int, scale: float) -> int | None:
    """Give the part of a `limit` that day number `day` gets, so that all days get `scale` of it."""
    return None if limit is None else int((day + 1) * limit * scale) - int(day * limit * scale)


_Due = tuple[CardKey, Memory]


def _deck_of_due(found: _Due) -> str:
    return found[0].deck


def _deck_of_new(key: CardKey) -> str:
    return key.deck


def _within(
    cards: Sequence[Card], most: int | None, own: Mapping[str, int | None], deck_of: DeckOf[Card]
) -> tuple[list[Card], list[Card]]:
    """Give the first of `cards`, `most` of them and of a deck as many as `own` says, and the rest.

    None stands for no limit.
    """
    if not any(limit is not None for limit in own.values()):
        return list(cards[:most]), [] if most is None else list(cards[most:])
    asked: list[Card] = []
    rest: list[Card] = []
    left = dict(own)
    for card in cards:
        deck = deck_of(card)
        room = left.get(deck)
        if room == 0 or len(asked) == most:
            rest.append(card)
            continue
        asked.append(card)
        if room is not None:
            left[deck] = room - 1
    return asked, rest


class _Days:
    """Days that are being played."""

    def __init__(self, cards: Cards, today: int, terms: Terms) -> None:
        self._terms = terms
        self._right_at_first = cards.right_at_first
        self._fresh: Sequence[CardKey] = list(cards.fresh)
        self._due: dict[int, list[_Due]] = {}
        self._waiting: list[_Due] = []
        self._reviews = self._missed = self._new = 0
        self._begun_on: int | None = None
        for key, memory in cards.memories.items():
            # Other terms move the days of what was answered before, too.
            due = due_day(
                memory.stability, memory.last_day, memory.reviews, key, terms.of(key.deck)
            )
            self._due.setdefault(max(due, today), []).append((key, memory))

    def play(self, day: int, limits: Limits, own: Mapping[str, Limits]) -> None:
        """Ask what `day` asks: due cards, the easiest first, and new ones, within the limits.

        Where more is due than is asked, of all decks or of one, no new card is asked there.
        """
        self._waiting += self._due.pop(day, [])
        many = limits.reviews is not None and len(self._waiting) > limits.reviews
        if many or own:
            self._waiting.sort(key=lambda found: (found[1].difficulty, found[0]))
        rooms = {deck: one.reviews for deck, one in own.items()}
        asked, self._waiting = _within(self._waiting, limits.reviews, rooms, _deck_of_due)
        for key, memory in asked:
            chance = recall(memory, day, self._terms.of(key.deck))
            self._missed += not self._answer(key, memory, day, chance)
        self._reviews += len(asked)
        if not many:
            behind = {key.deck for key, _memory in self._waiting}
            news = {deck: 0 if deck in behind else one.new for deck, one in own.items()}
            self._begin(day, limits.new, news)

    def _begin(self, day: int, count: int | None, own: Mapping[str, int | None]) -> None:
        asked, self._fresh = _within(self._fresh, count, own, _deck_of_new)
        for key in asked:
            self._answer(key, None, day, self._right_at_first)
        self._new += len(asked)
        if asked and not self._fresh:
            self._begun_on = day

    def _answer(self, key: CardKey, memory: Memory | None, day: int, chance: float) -> bool:
        """Have a card answered that is right by `chance`; tell whether it was."""
        # The spread of due days takes the numbers from 1 on.
        right = share(key, -1 - (memory.reviews if memory else 0)) < chance
        rating = Rating.GOOD if right else Rating.AGAIN
        then = after(memory, rating, day, self._terms.of(key.deck), key)
        self._due.setdefault(then.due_day, []).append((key, then))
        return right

    def load(self, today: int, scale: float) -> Load:
        """Give what the days that were played asked."""
        begun_in = None if self._begun_on is None else self._begun_on - today + 1
        return Load(
            reviews=self._reviews / DAYS / scale,
            missed=self._missed / DAYS / scale,
            new=self._new / DAYS / scale,
            over=len(self._waiting) / scale,
            begun_in=0 if self._begun_on is None and not self._fresh else begun_in,
        )
