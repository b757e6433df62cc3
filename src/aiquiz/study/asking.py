"""What a session shows: the question, and what came of the answer."""

from dataclasses import dataclass

from aiquiz.deck.card import Card
from aiquiz.grading.verdict import Verdict
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Rating


@dataclass(frozen=True, slots=True)
class Planned:
    """A card that a session is to ask; `memory` is None for one never studied."""

    key: CardKey
    card: Card
    deck_title: str
    memory: Memory | None


@dataclass(frozen=True, slots=True)
class Question:
    """The card that is asked now.

    `number` counts the cards of the session from 1, `total` is how many are planned. `mode` is
    "new", "due", or "again" for one missed earlier in the session. `options` are those of a
    choice in the order shown. `hints_taken` are texts, `hints_left` is how many there are yet.
    """

    number: int
    total: int
    key: CardKey
    card: Card
    deck_title: str
    mode: str
    options: tuple[str, ...]
    hints_taken: tuple[str, ...]
    hints_left: int


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and its judgement.

    `intervals` are the days until the card's return under each rating, None where it comes
    back in this session. `at` is when the answer was given.
    """

    question: Question
    given: str
    verdict: Verdict
    rating: Rating
    intervals: dict[Rating, int | None]
    at: Moment
    took_ms: int
