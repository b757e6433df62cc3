"""A session with a clock and a log of its own, driven as a face would drive it."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiquiz.deck.card import Card, Deck, Place, TextCard, answer_of
from aiquiz.grading import Grader, Outcome, Reason, Verdict, prepare
from aiquiz.grading.verdict import Item
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.fsrs6 import after
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import (
    ASIDE,
    Attempt,
    CardKey,
    Entry,
    Mark,
    Override,
    Parameters,
    Rating,
    Ref,
    Rerating,
    Reset,
    Review,
    Undo,
)
from aiquiz.study import Phase, Planned, Session

NOON = 20_000 * 86_400_000 + 12 * 3_600_000
HINTS = ("A light one.", "A heavy one.")


def text(number: int) -> TextCard:
    return TextCard(
        id=f"card-{number}",
        question=f"Which city is number {number}?",
        place=Place(1, 1),
        answer=f"City{'abcdefghijkl'[number]}",
        hints=HINTS,
    )


def planned(card: Card, memory: Memory | None = None) -> Planned:
    return Planned(CardKey("deck", "en", card.id), card, "A deck", memory)


class Desk:
    """A session with a clock and a log of its own, as a face would drive it."""

    def __init__(
        self,
        cards: Sequence[Card],
        memories: Mapping[str, Memory] | None = None,
        grader: Grader | None = None,
        **terms: Any,
    ) -> None:
        self.now_ms = NOON
        self.log: list[Entry] = []
        self.memories: dict[CardKey, Memory | None] = {}
        deck = Deck(title="A deck", id="deck", cards=tuple(cards))
        asked = [planned(card, (memories or {}).get(card.id)) for card in cards]
        self.before = {card.key: card.memory for card in asked}
        self.memories.update(self.before)
        graders = {("deck", "en"): grader or prepare(deck)}
        self.session = Session(asked, graders, Policy(), seed=1, **terms)
        self.check()

    def now(self) -> Moment:
        self.now_ms += 1500
        return Moment(self.now_ms, 0, 240)

    def check(self) -> None:
        while self.session.phase is Phase.CHECKING:
            self.session.checked(self.memories[self.session.wanted], self.now())

    def save(self) -> None:
        entry = self.session.entry
        assert entry is not None
        self.log.append(entry)
        ref = Ref(b"stream", len(self.log))
        key = self.key_of(entry)
        self.memories[key] = self.fold(key)
        self.session.saved(ref, self.memories[key])
        self.check()

    def key_of(self, entry: Entry) -> CardKey:
        assert not isinstance(entry, Parameters)
        if isinstance(entry, Review | Attempt | Mark | Reset):
            return entry.card
        return self.key_of(self.log[entry.of.seq - 1])

    def standing(self) -> list[tuple[int, Entry]]:
        """The entries that no undo took back, each with its place; nothing here redoes one."""
        gone = {entry.of.seq for entry in self.log if isinstance(entry, Undo)}
        return [(seq, entry) for seq, entry in enumerate(self.log, 1) if seq not in gone]

    def reviews(self) -> list[Review]:
        """The reviews that count, as they were written."""
        return [entry for _, entry in self.standing() if isinstance(entry, Review)]

    def fold(self, key: CardKey) -> Memory | None:
        memory = self.before.get(key)
        for seq, entry in self.standing():
            if not isinstance(entry, Review) or entry.card != key or entry.mode in ASIDE:
                continue
            changes = [
                change
                for _, change in self.standing()
                if isinstance(change, Rerating | Override) and change.of.seq == seq
            ]
            rating = changes[-1].rating if changes else entry.rating
            memory = after(memory, rating, entry.moment.day, Policy(), key)
        return memory

    def memory(self) -> Memory | None:
        return self.memories[self.session.question.key]

    def answer(self, given: str) -> None:
        assert self.session.answer(given, self.now())
        self.save()

    def phase(self) -> Phase:
        return self.session.phase

    def rating(self) -> Rating | None:
        return self.session.answered.rating if self.session.answered else None

    def right(self) -> None:
        self.answer(answer_of(self.session.question.card))

    def go_on(self) -> None:
        self.session.go_on()
        self.check()

    def finish(self) -> None:
        while self.session.phase is Phase.ASKING:
            self.right()
            self.go_on()


def of_list(named: int, asked: int = 5) -> Verdict:
    """The verdict on an answer that names so many items of a list."""
    outcome: Outcome = "correct" if named == asked else "close"
    items = tuple(Item(f"item {n}", "correct" if n < named else "wrong") for n in range(asked))
    return Verdict(outcome, named / asked, Reason("some-items"), "all items", items=items)


VERDICTS = {
    "right": Verdict("correct", 1.0, Reason("exact"), "right"),
    "near": Verdict("close", 0.0, Reason("unit-missing"), "right"),
    "nearer": Verdict("close", 0.0, Reason("other-letter"), "right"),
    "wrong": Verdict("wrong", 0.0, Reason("other"), "right"),
}


class Told(Grader):
    """A grader that says what it is told: by the words of `VERDICTS`, and "n of 5" for lists."""

    def __init__(self, *remembered: tuple[str, str]) -> None:
        super().__init__(Deck(title="A deck"), remembered)

    def grade(self, card: Card, given: str) -> Verdict:
        if given in self.remembered(card.id):
            return Verdict("correct", 1.0, Reason("exact"), given)
        if given == answer_of(card):
            return VERDICTS["right"]
        if given.endswith("of 5"):
            return of_list(int(given[0]))
        return VERDICTS[given]
