"""What studying for an exam brings beside plain FSRS with the same number of reviews each day.

Learners are simulated whose memory is not what the model takes it for: every stability is 0.6 or
1.5 times the model's, or differs from card to card and from review to review. Both ways of study
see the same cards, the same luck and, on every day, the same number of reviews. Prints the mean
score on the day of the exam over 20 seeds, and how much more it is with exam mode, with the 95 %
interval of the paired difference.

- "own days": the number of reviews of each day is what plain FSRS asks by itself. Exam mode gets
  exactly as many.
- "full days": both use every day up to the limit. Where nothing more is due, plain FSRS studies
  ahead, in the order in which cards come due; exam mode takes what gains most.
- "plain" is the queue as it is without an exam: what is due, easiest first where that is more than
  the limit, then at most 20 new cards, none under a backlog.
- "paced" is plain FSRS helped along: each day begins with as many new cards as it takes to begin
  them all evenly before the exam, then what is due, then more new cards before it studies ahead. It
  knows the day, but orders nothing by it.

A learner answers one card once a day, Good or Again, and a card never seen is right with chance
0.3. The rules were tuned on seeds 100 to 105. Run it with the Python that aiquiz is installed for:
`.venv/bin/python benchmarks/exam.py [--seeds N]`. It takes some minutes.
"""

import argparse
import math
import random
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from aiquiz.scheduling.exam import Exam, by_gain, exam_queue
from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.fuzz import share
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.queue import Candidate
from aiquiz.scheduling.review import CardKey, Rating

SEEDS = 20
TODAY = 20_000
POLICY = Policy()
NEW_PER_DAY = 20
RIGHT_AT_FIRST = 0.3
T95 = {19: 2.093, 9: 2.262, 7: 2.365, 5: 2.571}
"""Student's t for a two-sided 95 % interval, by degrees of freedom."""


@dataclass(frozen=True)
class Scenario:
    """A deck of `cards`, of which `begun` were studied for `before` days already."""

    cards: int
    begun: int
    before: int
    days: int
    limit: int


SCENARIOS = {
    "150 new cards, 30 days": Scenario(150, 0, 0, 30, 20),
    "400 new cards, 30 days": Scenario(400, 0, 0, 30, 20),
    "60 new cards, 40 days": Scenario(60, 0, 0, 40, 20),
    "200 cards, half new, 21 days": Scenario(200, 100, 30, 21, 20),
    "200 known cards, 10 days": Scenario(200, 200, 60, 10, 20),
    "300 cards, 2/3 new, 60 days": Scenario(300, 100, 60, 60, 20),
}

# A true memory: what the stability of a card really is, in parts of the model's.
Truth = Callable[[int, CardKey, int], float]


def _noisy(seed: int, key: CardKey, reviews: int) -> float:
    card = random.Random(f"card {seed} {key.card}").gauss(0, 0.5)
    review = random.Random(f"review {seed} {key.card} {reviews}").gauss(0, 0.3)
    return math.exp(card + review)


TRUTHS: dict[str, Truth] = {
    "x 0.6": lambda seed, key, reviews: 0.6,
    "x 1.5": lambda seed, key, reviews: 1.5,
    "noisy": _noisy,
}


@dataclass(frozen=True)
class Learner:
    truth: Truth
    seed: int

    def recall(self, key: CardKey, memory: Memory, day: int) -> float:
        factor = self.truth(self.seed, key, memory.reviews)
        return recall(memory._replace(stability=memory.stability * factor), day, POLICY)

    def answer(self, card: Candidate, day: int) -> Candidate:
        key, memory = card.key, card.memory
        luck = share(CardKey("luck", str(self.seed), key.card), memory.reviews if memory else 0)
        chance = RIGHT_AT_FIRST if memory is None else self.recall(key, memory, day)
        rating = Rating.GOOD if luck < chance else Rating.AGAIN
        return Candidate(key, after(memory, rating, day, POLICY, key))

    def score(self, cards: Sequence[Candidate], day: int) -> float:
        known = (self.recall(card.key, card.memory, day) for card in cards if card.memory)
        return sum(known) / len(cards)


# Gives, in order, what is studied of cards on a day, at most so many: what it would ask of itself,
# then what it would go on with.
Way = Callable[[Sequence[Candidate], int, Exam, int], tuple[list[Candidate], Iterator[Candidate]]]


def _due(cards: Sequence[Candidate], day: int, limit: int) -> list[Candidate]:
    due = [card for card in cards if card.memory and card.memory.due_day <= day]
    if len(due) > limit:
        due.sort(key=lambda card: card.memory.difficulty if card.memory else 0.0)
    return due


def _ahead(cards: Sequence[Candidate], day: int) -> Iterator[Candidate]:
    studied = [card for card in cards if card.memory and day > card.memory.last_day]
    yield from sorted(studied, key=lambda card: card.memory.due_day if card.memory else 0)


def plain(
    cards: Sequence[Candidate], day: int, exam: Exam, limit: int
) -> tuple[list[Candidate], Iterator[Candidate]]:
    due = _due(cards, day, limit)
    new = [card for card in cards if card.memory is None]
    asked = [*due, *new[: NEW_PER_DAY if len(due) <= limit else 0]]
    return asked, _ahead(cards, day)


def paced(
    cards: Sequence[Candidate], day: int, exam: Exam, limit: int
) -> tuple[list[Candidate], Iterator[Candidate]]:
    new = [card for card in cards if card.memory is None]
    pace = math.ceil(len(new) / (exam.day - day))
    asked = [*new[:pace], *_due(cards, day, limit - pace)]
    return asked, chain(new[pace:], _ahead(cards, day))


def exam_mode(
    cards: Sequence[Candidate], day: int, exam: Exam, limit: int
) -> tuple[list[Candidate], Iterator[Candidate]]:
    view = Exam(exam.day, limit)
    return exam_queue(cards, day, view, POLICY), iter(by_gain(cards, day, view, POLICY, len(cards)))


def asked_on(
    way: Way, cards: Sequence[Candidate], day: int, exam: Exam, count: int | None
) -> list[Candidate]:
    """Give what is studied on `day`: exactly `count` cards, or as many as `way` asks by itself."""
    asked, going_on = way(cards, day, exam, exam.per_day if count is None else count)
    asked = asked[: exam.per_day if count is None else count]
    chosen = {card.key: card for card in asked}
    if count is not None:
        for card in going_on:
            if len(chosen) >= count:
                break
            chosen.setdefault(card.key, card)
        assert len(chosen) == count, (way, day, len(chosen), count)
    return list(chosen.values())


def studied(
    way: Way, cards: Sequence[Candidate], exam: Exam, learner: Learner, counts: Sequence[int] | None
) -> tuple[float, list[int]]:
    """Give the score on the day after study by `way`, and how many cards each day had."""
    known, made = {card.key: card for card in cards}, []
    for day in range(TODAY, exam.day):
        count = None if counts is None else counts[day - TODAY]
        asked = [] if count == 0 else asked_on(way, list(known.values()), day, exam, count)
        made.append(len(asked))
        known.update((card.key, learner.answer(card, day)) for card in asked)
    return learner.score(list(known.values()), exam.day), made


def started(scenario: Scenario, learner: Learner) -> list[Candidate]:
    """Give the cards as they stand today, after plain study of those that were begun."""
    keys = [CardKey("deck", "en", str(number)) for number in range(scenario.cards)]
    cards = [Candidate(key, None) for key in keys]
    begun, fresh = cards[: scenario.begun], cards[scenario.begun :]
    exam = Exam(TODAY, 60)
    for day in range(TODAY - scenario.before, TODAY):
        asked = asked_on(plain, begun, day, exam, None)
        now = {card.key: learner.answer(card, day) for card in asked}
        begun = [now.get(card.key, card) for card in begun]
    return [*begun, *fresh]


@dataclass(frozen=True)
class Outcome:
    """The scores of one learner, in percent, after the same reviews."""

    reviews: int
    plain: float
    paced: float
    exam: float


def outcome(scenario: Scenario, learner: Learner, *, full: bool) -> Outcome:
    cards, exam = started(scenario, learner), Exam(TODAY + scenario.days, scenario.limit)
    counts: Sequence[int] = [scenario.limit] * scenario.days
    if not full:
        _, counts = studied(plain, cards, exam, learner, None)
    run = partial(studied, cards=cards, exam=exam, learner=learner, counts=counts)
    found = [run(way) for way in (plain, paced, exam_mode)]
    assert all(made == list(counts) for _, made in found)
    return Outcome(sum(counts), *(100 * score for score, _ in found))


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Give the mean of `values` and half the width of its 95 % interval."""
    wide = T95[len(values) - 1] * statistics.stdev(values) / math.sqrt(len(values))
    return statistics.mean(values), wide


def told(values: Sequence[float]) -> str:
    mean, wide = interval(values)
    return f"{mean:+6.2f} [{mean - wide:+6.2f}, {mean + wide:+6.2f}]"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=SEEDS, choices=[n + 1 for n in T95])
    parser.add_argument("--first", type=int, default=0)
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.seeds)
    for full in (False, True):
        print(f"{'full days' if full else 'own days'}, score in %, {len(seeds)} seeds")
        print(
            f"{'':30}{'truth':7}{'reviews':>8}{'plain':>7}{'paced':>7}{'exam':>7}"
            f"  {'exam - plain':<23}{'exam - paced'}"
        )
        for name, scenario in SCENARIOS.items():
            for kind, truth in TRUTHS.items():
                found = [outcome(scenario, Learner(truth, seed), full=full) for seed in seeds]
                means = [
                    statistics.mean(getattr(one, what) for one in found)
                    for what in ("reviews", "plain", "paced", "exam")
                ]
                print(
                    f"{name:30}{kind:7}{means[0]:8.0f}"
                    + "".join(f"{mean:7.1f}" for mean in means[1:])
                    + f"  {told([one.exam - one.plain for one in found])}"
                    + f" {told([one.exam - one.paced for one in found])}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
