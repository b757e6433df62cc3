"""One asking of a card: what is known of it while it lasts, and what is written of it."""

from dataclasses import dataclass

from aiquiz.deck.card import NumberCard, PickedCard, TextCard
from aiquiz.grading.grader import Grader
from aiquiz.grading.verdict import Outcome
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.memory import Memory, Terms
from aiquiz.scheduling.review import Attempt, Rating, Ref, Review
from aiquiz.study.asking import Answered, Planned, Try
from aiquiz.study.rate import Earned


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the learner teaches the grader: that `form` is right for a card, or no longer is."""

    card: str
    form: str
    right: bool

    def teach(self, grader: Grader) -> None:
        """Have `grader` learn it."""
        change = grader.remember if self.right else grader.forget
        change(self.card, self.form)

    def take_back(self, grader: Grader) -> None:
        """Have `grader` unlearn it."""
        change = grader.forget if self.right else grader.remember
        change(self.card, self.form)


@dataclass(slots=True)
class Turn:
    """One asking of a card. `slot` is its place on the trail; a repeat has none.

    `tried` is a first answer that was close, `last` the text that was typed last and `prefill`
    what stands in the input at first. `earned` is what the answer earned by itself, `rerated`
    what the learner rated it, `override` where the learner's own verdict stands in the log and
    `lesson` what the grader learnt from it. `leech` is how often the card was forgotten, where the
    answer made it a leech, else 0.
    """

    planned: Planned
    mode: str
    slot: int | None
    memory: Memory | None = None
    hints: int = 0
    tried: Try | None = None
    prefill: str = ""
    last: str = ""
    asked_at: Moment | None = None
    answered: Answered | None = None
    earned: Earned = (Rating.AGAIN, 0.0)
    credit: float = 0.0
    review: Ref | None = None
    rerated: Rating | None = None
    override: Ref | None = None
    leech: int = 0
    lesson: Lesson | None = None

    def anew(self) -> "Turn":
        """Give the asking of the same card from the start."""
        return Turn(self.planned, self.mode, self.slot)

    def took_ms(self, at: Moment) -> int:
        """Give how long after the question `at` is, in milliseconds."""
        assert self.asked_at is not None
        return max(at.at_ms - self.asked_at.at_ms, 0)


def attempt_of(turn: Turn, first: Try) -> Attempt:
    """Give the entry for an answer after which there is one more try."""
    return Attempt(
        card=turn.planned.key,
        moment=first.at,
        verdict=first.verdict.outcome,
        reason=first.verdict.reason.code,
        hints=turn.hints,
        took_ms=turn.took_ms(first.at),
        mode=turn.mode,
        typed=first.given,
    )


def review_of(turn: Turn, answered: Answered, terms: Terms) -> Review:
    """Give the entry for a card that was answered."""
    memory, policy = turn.memory, terms.of(turn.planned.key.deck)
    return Review(
        card=turn.planned.key,
        moment=answered.at,
        verdict=answered.verdict.outcome,
        reason=answered.verdict.reason.code,
        rating=answered.rating,
        credit=turn.credit,
        hints=turn.hints,
        tries=answered.tries,
        took_ms=answered.took_ms,
        mode=turn.mode,
        recall=recall(memory, answered.at.day, policy) if memory else None,
        stability=memory.stability if memory else None,
        typed=turn.last or None,
    )


def intervals(turn: Turn, terms: Terms, now: Moment) -> dict[Rating, int | None]:
    """Give the days until the card's return under each rating, None for later in this session."""
    found: dict[Rating, int | None] = {}
    policy = terms.of(turn.planned.key.deck)
    for rating in Rating:
        if rating is Rating.EASY and isinstance(turn.planned.card, PickedCard):
            continue
        then = after(turn.memory, rating, now.day, policy, turn.planned.key)
        found[rating] = None if rating is Rating.AGAIN else then.due_day - now.day
    return found


def lesson_of(
    planned: Planned, answered: Answered, outcome: Outcome, grader: Grader
) -> Lesson | None:
    """Give what `grader` learns from the learner's `outcome`, None where that is nothing.

    An option can't be learnt, nor part of a list; and what the author accepts stays right.
    """
    if not isinstance(planned.card, TextCard | NumberCard):
        return None
    right = outcome == "correct"
    form = answered.given if right else answered.verdict.matched
    known = form in grader.remembered(planned.card.id)
    return None if known == right else Lesson(planned.card.id, form, right)
