"""One review: what the log keeps of an answered card, and what memory is folded from.

The records that every command reads are named tuples: Python makes a class of one in a tenth of
the millisecond that a frozen data class takes it, and `aiquiz due` stands in people's prompts.
"""

from enum import IntEnum
from typing import NamedTuple

from aiquiz.scheduling.days import Moment


class Rating(IntEnum):
    """How well a card was remembered, as FSRS counts it. Hard is a pass."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


ASIDE = frozenset({"cram", "quiz"})
"""The modes of reviews that memory knows nothing of: they move no due date."""

ELSEWHERE = "elsewhere"
"""The mode of reviews made in another program: memory learns from them, no session holds them."""


MOST_MS = 60_000
"""What one answer counts at most towards time spent: longer, and the learner was elsewhere."""


class CardKey(NamedTuple):
    """The name of a card for good: its deck's id and language, and its own id."""

    deck: str
    language: str
    card: str


class Review(NamedTuple):
    """One answered card.

    `verdict` and `reason` are the grader's codes; `credit` (0 to 1) is what the answer earned;
    `tries` counts answers typed, `hints` hints taken; `took_ms` runs from question to last answer.
    `mode` is "due", "new", "early" (before its day) or "again" (asked again in the same session),
    one of `ASIDE`, or `ELSEWHERE`; of a review made there more than card, moment, rating and time
    taken (0 where that was not told) is not known.
    `recall` (0 to 1) and `stability` (days) are what the memory model held just before, None for
    a new card.
    `typed` is the text of the last answer, None where nothing was typed; it is stored beside the
    log, and where the learner had it `forgotten` it is None too.
    """

    card: CardKey
    moment: Moment
    verdict: str
    reason: str
    rating: Rating
    credit: float
    hints: int
    tries: int
    took_ms: int
    mode: str
    recall: float | None
    stability: float | None
    typed: str | None = None
    forgotten: bool = False


class Attempt(NamedTuple):
    """A close answer that was not the last: one more try followed, or could have.

    The fields mean what they mean in a review. It is none: memory and scores know nothing of it.
    """

    card: CardKey
    moment: Moment
    verdict: str
    reason: str
    hints: int
    took_ms: int
    mode: str
    typed: str | None = None


class Ref(NamedTuple):
    """The name of one entry of the log: the stream of the run that wrote it, and its place."""

    stream: bytes
    seq: int


class Rerating(NamedTuple):
    """The learner's own rating of a review, in place of the one it was given."""

    of: Ref
    rating: Rating
    moment: Moment


class Override(NamedTuple):
    """The learner's own verdict on a review, with what it earns, in place of the grader's.

    `form`, where there is one, is an answer that from now on is right for the card, or, where
    the verdict is "wrong", no longer is; it is stored beside the log.
    """

    of: Ref
    verdict: str
    rating: Rating
    credit: float
    moment: Moment
    form: str | None = None


class Mark(NamedTuple):
    """Something that the learner settles about a card, whatever its memory.

    `what` is "bury" (not on this study day), "suspend" (no more) or "flag" (to be found again),
    or the same after "un", which ends it.
    """

    card: CardKey
    what: str
    moment: Moment


class Reset(NamedTuple):
    """The card is new again: memory is made from what is answered after it, and no more before.

    What was answered before stays in the log and counts for scores.
    """

    card: CardKey
    moment: Moment


class Undo(NamedTuple):
    """The taking back of one entry, as if it had never been."""

    of: Ref
    moment: Moment


class Parameters(NamedTuple):
    """The 21 parameters of FSRS-6 that hold from now on, for what was answered before too.

    Nothing in the log changes: memory is folded from it by these.
    """

    values: tuple[float, ...]
    moment: Moment


Entry = Review | Attempt | Rerating | Override | Mark | Reset | Undo | Parameters
"""What one answer, key or change of mind adds to the log."""
