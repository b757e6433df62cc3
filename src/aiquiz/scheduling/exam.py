"""A day's cards before an exam: nothing waits past the day, and the last days go by what they gain.

An exam is a view on the queue. It moves no due day and teaches memory nothing: once its day is
there, everything is as if it had never been.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heappush, heappushpop
from typing import NamedTuple

from aiquiz.scheduling.expectation import recall_after
from aiquiz.scheduling.fsrs6 import recall
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.queue import Agenda, Candidate, alone
from aiquiz.scheduling.siblings import Family, family

_MOST_LAST_DAYS = 30


class Exam(NamedTuple):
    """An exam on study day `day`, for which at most `per_day` cards a day are studied."""

    day: int
    per_day: int

    def last_days(self, cards: int) -> int:
        """Give how many days before the exam go by gain: enough to ask all `cards` once more.

        They are a month at most: what is learnt earlier should still settle.
        """
        return min(max(-(-cards // max(self.per_day, 1)), 1), _MOST_LAST_DAYS)

    def due_day(self, memory: Memory) -> int:
        """Give the day on which a card is due in view of the exam: not later than its eve."""
        return min(memory.due_day, self.day - 1)


def score(cards: Iterable[Candidate], day: int, policy: Policy) -> float:
    """Give how many of `cards` are expected to be right on study day `day`.

    It is the sum of their chances of recall; one never studied counts nothing.
    """
    return sum(recall(card.memory, day, policy) for card in cards if card.memory is not None)


def gain(card: Candidate, day: int, exam: Exam, policy: Policy) -> float:
    """Give how much a review on `day` adds to the expected score on the day of the exam.

    Both answers count with their chances: what is forgotten is learnt again, and less lasting.
    """
    without = 0.0 if card.memory is None else recall(card.memory, exam.day, policy)
    return recall_after(card.memory, day, exam.day, policy) - without


def by_gain(
    cards: Iterable[Candidate], day: int, exam: Exam, policy: Policy, limit: int
) -> list[Candidate]:
    """Give the `limit` of `cards` that gain most when reviewed on `day`, the best first.

    Those that were studied that day already are left out. Of equal ones the first comes first.
    """
    if limit <= 0:
        return []
    open_ = [card for card in cards if card.memory is None or card.memory.last_day < day]
    # No review can add more than is missing. From the most missing on, nothing has to be tried
    # any more once the worst of those chosen gains more than is missing.
    missing = [
        1.0 if card.memory is None else 1.0 - recall(card.memory, exam.day, policy)
        for card in open_
    ]
    best: list[tuple[float, int]] = []
    as_new: float | None = None
    for place in sorted(range(len(open_)), key=missing.__getitem__, reverse=True):
        if len(best) == limit and best[0][0] > missing[place]:
            break
        if open_[place].memory is None:
            # All new cards are alike.
            as_new = gain(open_[place], day, exam, policy) if as_new is None else as_new
            found = as_new
        else:
            found = gain(open_[place], day, exam, policy)
        (heappush if len(best) < limit else heappushpop)(best, (found, -place))
    return [open_[-place] for _, place in sorted(best, reverse=True)]


def exam_queue(
    cards: Iterable[Candidate],
    day: int,
    exam: Exam,
    policy: Policy,
    *,
    started: int = 0,
    answered: Collection[Family] = (),
) -> list[Candidate]:
    """Give the cards to study on `day`, which is before that of the exam, in their order.

    `cards` are all of the deck, in its order; those studied on `day` count against the exam's
    cards a day, and `started` of them were new. In the last days the whole deck is open and goes
    by gain. Before, what is due comes first, and new cards are begun evenly so that the last one
    is begun before the last days; where both are too many, of what is due the best gain. Siblings
    then wait for another day, those of the families `answered` too.
    """
    known = list(cards)
    done = sum(card.memory is not None and card.memory.last_day >= day for card in known)
    limit = max(exam.per_day - done, 0)
    before = exam.day - day - exam.last_days(len(known))
    if before <= 0:
        return by_gain(known, day, exam, policy, limit)
    fresh = [card for card in known if card.memory is None]
    pace = max(-(-(len(fresh) + started) // before) - started, 0)
    due = _due(known, day, exam)
    new = _begun(fresh, due, min(pace, limit), answered)
    return [*_best(due, day, exam, policy, limit - len(new), answered), *new]


def _due(cards: Sequence[Candidate], day: int, exam: Exam) -> list[Candidate]:
    return [card for card in cards if card.memory is not None and exam.due_day(card.memory) <= day]


def _begun(
    fresh: Sequence[Candidate], due: Sequence[Candidate], count: int, answered: Collection[Family]
) -> list[Candidate]:
    """Give the first `count` of `fresh` that have no sibling among `due` or `answered`."""
    if not fresh or not count:
        return []
    return alone(fresh, {*answered, *(family(card.key) for card in due)})[:count]


def _best(
    due: Sequence[Candidate],
    day: int,
    exam: Exam,
    policy: Policy,
    limit: int,
    answered: Collection[Family],
) -> list[Candidate]:
    """Give the `limit` of `due` that gain most, of siblings the better one."""
    open_ = [card for card in due if family(card.key) not in answered] if answered else due
    # A card has one sibling in its deck: of twice as many at least so many are left.
    return alone(by_gain(open_, day, exam, policy, 2 * limit), ())[: max(limit, 0)]


class Exams(NamedTuple):
    """The exams that lie ahead: `ahead` by the ids of their decks.

    `started` are the new cards begun today, by deck and language, and `begun` the languages in
    which something of each deck was studied.
    """

    ahead: Mapping[str, Exam] = {}
    started: Mapping[tuple[str, str], int] = {}
    begun: Mapping[str, Collection[str]] = {}

    def on(self, deck: tuple[str, str]) -> Exam | None:
        """Give the exam on `deck` (id, language), None where none lies ahead.

        It is taken in the languages that were begun, or in any while none was.
        """
        languages = self.begun.get(deck[0])
        return self.ahead.get(deck[0]) if not languages or deck[1] in languages else None

    def asked(
        self, deck: tuple[str, str], cards: Iterable[Candidate], agenda: Agenda
    ) -> list[Candidate]:
        """Give what the day of `agenda` asks of `deck` (id, language), for which an exam is ahead.

        `cards` are all of the deck but those put away, in its order.
        """
        return exam_queue(
            cards,
            agenda.day,
            self.ahead[deck[0]],
            agenda.terms.of(deck[0]),
            started=self.started.get(deck, 0),
            answered=agenda.answered,
        )
