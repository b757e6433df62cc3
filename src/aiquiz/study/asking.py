"""What a session shows: the question, and what came of the answer."""

from dataclasses import dataclass
from typing import Literal

from aiquiz.deck.card import Card
from aiquiz.grading.verdict import Outcome, Verdict
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.study.hints import Hint

SessionKind = Literal["study", "cram", "quiz"]
"""What a session is for: studying what is due, going over cards without moving any due date,
or a score."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A card that a session is to ask; `memory` is None for one never studied.

    `markdown` is what its deck says: fenced code in its texts is to be shown as code.
    """

    key: CardKey
    card: Card
    deck_title: str
    memory: Memory | None
    markdown: bool = False


@dataclass(frozen=True, slots=True)
class Try:
    """Something that was answered: its text, what the grader says of it, and when."""

    given: str
    verdict: Verdict
    at: Moment


@dataclass(frozen=True, slots=True)
class Question:
    """The card that is asked now.

    `number` counts the cards of the session from 1, `total` is how many are planned. `mode` is
    "new", "due", "early" before its day, or "again" for one missed earlier in the session; "cram"
    or "quiz" in a session that leaves memory as it is. `options` are those of a choice, the things
    to be put in order or the partners to be paired, in the order shown.
    `hints_left` is how many hints there are yet.
    `tried` is a first answer that was close, after which one more may be given; `prefill` is
    what was typed before and waits to be mended, "" for nothing. `markdown` is that of its deck.
    `is_mock` says that it is asked in a mock exam.
    """

    number: int
    total: int
    key: CardKey
    card: Card
    deck_title: str
    mode: str
    options: tuple[str, ...]
    hints_taken: tuple[Hint, ...]
    hints_left: int
    tried: Try | None = None
    prefill: str = ""
    markdown: bool = False
    is_mock: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and its judgement.

    `intervals` are the days until the card's return under each rating that it can have, None
    where it comes back in this session; what was picked is never Easy, and a session that leaves
    memory as it is has no ratings to choose from. `at` is when the answer
    was given. `tries` counts the answers typed; where there were two, `given` and `verdict` are
    those of the one that counts. `overruled` is
    the learner's own verdict, where there is one, and `taught` says that it changed which
    answers are accepted from now on.
    """

    question: Question
    given: str
    verdict: Verdict
    rating: Rating
    intervals: dict[Rating, int | None]
    at: Moment
    took_ms: int
    tries: int
    overruled: Outcome | None = None
    taught: bool = False

    @property
    def outcome(self) -> Outcome:
        """The verdict that counts: the learner's, else the grader's."""
        return self.overruled or self.verdict.outcome

    @property
    def first_counts(self) -> bool:
        """Whether the first of two tries counts: it was the better one."""
        first = self.question.tried
        return self.tries == 2 and first is not None and self.verdict is first.verdict
