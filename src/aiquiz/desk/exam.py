"""An exam on a deck: set for a day, seen as a plan, and ended.

It is two settings of the deck and a view on its memories: once the day is there, or the exam is
taken off, nothing of it is left but the reviews that were made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from aiquiz.deck.entry import Entry
from aiquiz.desk.deck_settings import follow_general, set_for_deck
from aiquiz.desk.desk import Desk
from aiquiz.desk.exams import FARTHEST, ExamDay, cards_a_day, started_on
from aiquiz.desk.pace import pace_before
from aiquiz.scheduling.days import date_of, day_of
from aiquiz.scheduling.exam import Exam, exam_queue
from aiquiz.scheduling.exam_plan import ExamPlan, awake, plan_exam
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.queue import Candidate
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.siblings import Family, answered


class ExamDayError(Exception):
    """No exam can be planned for the day `on`; `code` is "past", "today" or "far"."""

    def __init__(self, code: str, on: date) -> None:
        """`on` goes into the sentence."""
        super().__init__(code)
        self.code = code
        self.on = on


def check_day(on: date, today: int) -> None:
    """Raise ExamDayError where no exam can be planned for `on` on study day `today`."""
    left = day_of(on) - today
    if left <= 0:
        raise ExamDayError("past" if left else "today", on)
    if left > FARTHEST:
        raise ExamDayError("far", on)


def set_exam(desk: Desk, deck: str, on: date, minutes: int | None = None) -> None:
    """Set an exam on the day `on` for the deck with the id `deck`.

    `minutes` a day are studied for it, as many as before where it is None. Raises ExamDayError,
    WrongError for minutes that will not do, SettingsError, StoreError.
    """
    check_day(on, desk.now().day)
    if minutes is not None:
        set_for_deck(desk, deck, "exam_minutes", minutes)
    set_for_deck(desk, deck, "exam", on)


def end_exam(desk: Desk, deck: str) -> None:
    """Take the exam off the deck with the id `deck`. Raises SettingsError, StoreError."""
    follow_general(desk, deck, "exam")
    follow_general(desk, deck, "exam_minutes")


@dataclass(frozen=True, slots=True)
class ExamView:
    """An exam on a deck as it stands today, before its days are played in advance.

    `name` is what the deck is called on the command line, `minutes` a day are studied, `pace_ms`
    is what an answer takes. `cards` are all to be asked there, suspended ones not counted, in the
    order of the deck; `resting` are those put off until tomorrow, `started` the new ones begun
    today, `answered` the families of which a card was answered today, and `new_per_day` is how
    many new cards are begun without an exam.
    """

    name: str
    title: str
    language: str
    minutes: int
    pace_ms: int
    exam: Exam
    today: int
    policy: Policy
    cards: Sequence[Candidate]
    resting: frozenset[CardKey]
    started: int
    answered: frozenset[Family]
    new_per_day: int

    @property
    def on(self) -> date:
        """The day of the exam."""
        return date_of(self.exam.day)

    @property
    def days(self) -> int:
        """How many days are left, today among them."""
        return self.exam.day - self.today

    @property
    def mock_minutes(self) -> int:
        """How many minutes it takes to answer all cards once."""
        return max(round(len(self.cards) * self.pace_ms / 60_000), 1)

    def on_day(self, when: ExamDay) -> "ExamView":
        """Give the view for an exam `when` instead: nothing has to be read for it."""
        exam = Exam(day_of(when.on), cards_a_day(when.minutes, self.pace_ms))
        return replace(self, minutes=when.minutes, exam=exam)

    def asked(self) -> list[Candidate]:
        """Give what is still to be studied today, in its order."""
        cards = awake(self.cards, self.resting)
        return exam_queue(
            cards,
            self.today,
            self.exam,
            self.policy,
            started=self.started,
            answered=self.answered,
        )

    def plan(self) -> ExamPlan:
        """Play the days until the exam in advance; for thousands of cards that takes seconds."""
        return plan_exam(
            self.cards,
            self.today,
            self.exam,
            self.policy,
            started=self.started,
            new_per_day=self.new_per_day,
            resting=self.resting,
            answered=self.answered,
        )


def exam_view(desk: Desk, entry: Entry, when: ExamDay) -> ExamView:
    """Give the exam `when` on the deck of `entry`, set or not. Raises StoreError."""
    today, store, settings = desk.now().day, desk.store, desk.settings
    deck = (entry.id, entry.language)
    pace = pace_before(store, today)
    marks, memories = store.marks(today), store.memories()
    keys = (CardKey(*deck, card) for card in entry.card_ids)
    own_new = settings.of(entry.id).new_per_day
    return ExamView(
        name=entry.name,
        title=entry.title,
        language=entry.language,
        minutes=when.minutes,
        pace_ms=pace,
        exam=Exam(day_of(when.on), cards_a_day(when.minutes, pace)),
        today=today,
        policy=desk.terms.of(entry.id),
        cards=[Candidate(key, memories.get(key)) for key in keys if key not in marks.suspended],
        resting=marks.buried,
        started=started_on(store, today)[deck],
        answered=answered(memories, today),
        new_per_day=settings.new_per_day if own_new is None else own_new,
    )
