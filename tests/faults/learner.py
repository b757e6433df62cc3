"""A learner of a small deck, who knows what the program said is safe."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from aiquiz.scheduling.review import Rating
from tests.faults.outcome import Outcome
from tests.faults.soundness import opened, unsound

CARDS = range(30, 38)
"""The numbers that the cards ask the next one of."""

DECK = "counting"

_MOST = 12
"""How many answers are told of a log that is not what it should be."""


class Answer(NamedTuple):
    """One answer as the log is to tell it: the number that was asked about, and what came of it."""

    number: int
    typed: str
    verdict: str
    rating: int


def right(number: int) -> Answer:
    """Give the right answer to the card about `number`."""
    return Answer(number, str(number + 1), "correct", Rating.GOOD)


def wrong(number: int) -> Answer:
    """Give a wrong one."""
    return Answer(number, str(number + 40), "wrong", Rating.AGAIN)


def put_deck(home: Path) -> Path:
    """Put the deck into `home`, among the learner's own; give its file."""
    cards = "".join(
        f"  - id: n{number}\n"
        f"    question: Which number comes after {number}?\n"
        f"    answer: '{number + 1}'\n"
        for number in CARDS
    )
    path = home / "data" / "decks" / f"{DECK}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"title: Counting\nid: {DECK}\nlanguage: en\ncards:\n{cards}", encoding="utf-8")
    return path


def logged(database: Path) -> list[Answer]:
    """Give the answers that count, as the log in `database` tells them, in order."""
    if not database.exists():
        return []
    with opened(database) as store:
        return [
            Answer(
                int(one.review.card.card[1:]),
                one.review.typed or "",
                one.review.verdict,
                int(one.review.rating),
            )
            for one in store.reviews()
        ]


class Learner:
    """Somebody who studies in `home`: what they were told is safe, and what may be beside it.

    `safe` is what counts of all that was acknowledged. `doubtful` is what would count instead if
    what was done since had reached the disk before anybody was told so, step by step. `verdicts`
    counts the verdicts that were read, and `asked_anew` those of them that were not there after
    all: before the next question shows, nobody has said that an answer is safe.
    """

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home = home
        self.deck = put_deck(home)
        self.database = home / "data" / "progress.db"
        self.safe: list[Answer] = []
        self.doubtful: list[list[Answer]] = []
        self.acknowledged = 0
        self.verdicts = 0
        self.asked_anew = 0
        self._read: list[Answer] | None = None
        self.lost = 0
        self.corrupted = 0
        self.told: list[str] = []

    @property
    def left(self) -> int:
        """How many cards the session still has to ask: unanswered ones, and those missed last."""
        last = {answer.number: answer for answer in self.safe}
        done = sum(answer.rating > Rating.AGAIN for answer in last.values())
        return len(CARDS) - done

    def is_done(self, number: int) -> bool:
        """Tell whether the card about `number` need not be asked again in this session."""
        of_card = [answer for answer in self.safe if answer.number == number]
        return bool(of_card) and of_card[-1].rating > Rating.AGAIN

    def begin(self, answers: Sequence[Answer]) -> None:
        """Do what makes `answers` count, unless it is lost on its way."""
        self.doubtful.append(list(answers))

    @property
    def now(self) -> list[Answer]:
        """What counts if all that was done is safe."""
        return self.doubtful[-1] if self.doubtful else self.safe

    def read_verdict(self) -> None:
        """Read what came of what was done last, which need not be on disk by then."""
        self._read = self.now

    def acknowledge(self) -> None:
        """Be told that what was done is safe."""
        self.acknowledged += len(self.doubtful)
        self.safe, self.doubtful, self._read = self.now, [], None

    def look(self, what: str, *, in_order: bool = True) -> None:
        """Hold the log against what was acknowledged, after `what` happened.

        Where the clock told another age meanwhile, time says nothing of their order.
        """
        found = logged(self.database)
        expected = [self.safe, *self.doubtful]
        if self._read is not None and found in expected:
            self.verdicts += 1
            self.asked_anew += expected.index(found) < expected.index(self._read)
        if not in_order and sorted(found) in map(sorted, expected):
            expected = [found]
        if found not in expected:
            missing = len([answer for answer in self.safe if answer not in found])
            self.lost += missing
            self.corrupted += not missing
            told = f"{self.safe} or {self.doubtful} became {found[:_MOST]}"
            self.told.append(f"{what}: {told}")
        elif why := unsound(self.database) if found else "":
            self.corrupted += 1
            self.told.append(f"{what}: {why}")
        self.safe, self.doubtful, self._read = found, [], None

    def find_fault(self, what: str, why: str) -> None:
        """Take note of what was wrong with the program itself, "" for nothing."""
        if why:
            self.corrupted += 1
            self.told.append(f"{what}: {why}")


class Homes:
    """Learners one after the other, each until their deck is nearly done."""

    def __init__(self, folder: Path, name: str, chosen: random.Random) -> None:
        self._folder = folder
        self._name = name
        self.chosen = chosen
        self.learners: list[Learner] = []

    def next(self) -> Learner:
        """Give the learner who sits down next."""
        if not self.learners or self.learners[-1].left < 4:
            self.learners.append(Learner(self._folder / f"{self._name}{len(self.learners)}"))
        return self.learners[-1]


def outcome(fault: str, tries: int, learners: Iterable[Learner], shown: str) -> Outcome:
    """Give what came of a fault that `learners` met in so many `tries`.

    Where something went wrong that is told in the place of what was `shown`.
    """
    met = list(learners)
    shown = next((line for learner in met for line in learner.told), shown)
    return Outcome(
        *(fault, tries, sum(one.acknowledged for one in met)),
        *(sum(one.lost for one in met), sum(one.corrupted for one in met), shown),
    )
