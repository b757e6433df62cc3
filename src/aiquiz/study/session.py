"""One study session as a plain state machine.

It reads no clock and no disk: moments and memories are handed in, and what is to be written is
handed out. The next question is never shown before the last answer is on disk.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from aiquiz.deck.card import (
    PARTED,
    Card,
    ChoiceCard,
    Deck,
    MultipleCard,
    TypedCard,
    answer_of,
    forms_of,
    typed_instead,
)
from aiquiz.grading.grader import Grader
from aiquiz.grading.guard import LONGEST
from aiquiz.grading.verdict import Outcome, Reason, Verdict
from aiquiz.scheduling.ahead import EARLY
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.leech import new_lapses
from aiquiz.scheduling.marks import SUSPEND, Marks
from aiquiz.scheduling.memory import Memory, Terms
from aiquiz.scheduling.queue import is_due
from aiquiz.scheduling.review import (
    CardKey,
    Entry,
    Mark,
    Override,
    Rating,
    Ref,
    Rerating,
    Undo,
)
from aiquiz.study.asking import Answered, Planned, Question, SessionKind, Try
from aiquiz.study.course import Course
from aiquiz.study.elsewhere import Elsewhere, Gone, why_gone
from aiquiz.study.hints import hints_of
from aiquiz.study.markings import Markings
from aiquiz.study.options import options_of
from aiquiz.study.phase import Phase
from aiquiz.study.plan import by_key, renewed
from aiquiz.study.rate import Earned, earned, first_counts, granted
from aiquiz.study.result import Result, result_of
from aiquiz.study.summary import Summary, elapsed_ms
from aiquiz.study.turn import Lesson, Turn, attempt_of, intervals, lesson_of, review_of
from aiquiz.text import clean

Refusal = Literal["empty", "same"]
"""Why an answer is not taken: there is nothing in it, or it is the one that was close."""


@dataclass(slots=True)
class _Write:
    """What has to reach the disk before anything else happens, and what is then done."""

    entry: Entry
    then: Callable[[Ref, Memory | None], None]


class Session:
    """A session over planned cards; see `Phase` for what may be called when.

    A call that the present phase does not allow changes nothing.
    """

    def __init__(
        self,
        cards: Sequence[Planned],
        graders: Mapping[tuple[str, str], Grader],
        terms: Terms,
        *,
        seed: int,
        kind: SessionKind = "study",
        is_mock: bool = False,
        at_end: bool = False,
        earlier: Sequence[Result] = (),
        repeats: Sequence[Planned] = (),
        marks: Marks = Marks(),  # noqa: B008 - a named tuple never changes
    ) -> None:
        """`graders` are by deck id and language; `seed` decides the order of options.

        `terms` are those on which cards come back. `is_mock` says that a quiz is a mock exam.
        With `at_end` no answer is judged before the last one was given. `earlier` are the results
        of a session that this one goes on with, and `repeats` the cards that were missed there and
        not asked again yet. `marks` are those of the cards.
        """
        self.kind = kind
        self.is_mock = is_mock
        self.at_end = at_end
        self._earlier = tuple(earlier)
        asked = (planned.key for planned in (*cards, *repeats))
        self._marks = Markings(asked, marks)
        self._graders = graders
        self._terms = terms
        self._seed = seed
        turns = [
            Turn(planned, self._mode_of(planned), slot)
            for slot, planned in enumerate(cards, len(earlier))
        ]
        self._course = Course(turns, [result.outcome for result in earlier])
        self._awaited: _Write | None = None
        self._back = Phase.ANSWERED
        self._own: dict[CardKey, Memory | None] = {}
        self._gone: list[Gone] = []
        self.trouble = ""
        self.phase = Phase.CHECKING
        for planned in reversed(repeats):
            self._come_back(planned)
        self._next()

    def _mode_of(self, planned: Planned) -> str:
        if self.kind != "study":
            return self.kind
        return "new" if planned.memory is None else "due"

    # What shows

    @property
    def wanted(self) -> CardKey:
        """The card whose present memory `checked` needs; only while CHECKING."""
        assert self._course.now is not None
        return self._course.now.planned.key

    @property
    def question(self) -> Question:
        """The card in hand; there is one in every phase but DONE."""
        turn = self._course.now
        assert turn is not None
        card = turn.planned.card
        hints = hints_of(card)
        return Question(
            number=self._course.number,
            total=self._course.total,
            key=turn.planned.key,
            card=card,
            deck_title=turn.planned.deck_title,
            mode=turn.mode,
            options=options_of(card, turn.planned.key, self._seed),
            hints_taken=hints[: turn.hints],
            hints_left=len(hints) - turn.hints,
            tried=turn.tried,
            prefill=turn.prefill or (turn.tried.given if turn.tried else ""),
            markdown=turn.planned.markdown,
            is_mock=self.is_mock,
        )

    @property
    def card(self) -> Card | None:
        """The card in hand, None where there is none."""
        return self._course.now.planned.card if self._course.now else None

    @property
    def trying(self) -> bool:
        """Whether a close answer was given and one more try is left."""
        turn = self._course.now
        asked = self.phase in (Phase.ASKING, Phase.SAVING)
        return asked and turn is not None and turn.tried is not None and turn.answered is None

    @property
    def answered(self) -> Answered | None:
        """The answer to the card in hand, None while it is asked."""
        return self._course.now.answered if self._course.now else None

    @property
    def last_given(self) -> str:
        """What was answered last to the card in hand (see `PARTED`), "" where nothing was."""
        turn = self._course.now
        if turn is None:
            return ""
        if turn.answered is not None:
            return turn.answered.given
        return turn.tried.given if turn.tried else ""

    @property
    def remembered(self) -> tuple[str, ...]:
        """The answers to the card in hand that the learner had accepted."""
        assert self._course.now is not None
        return self._grader(self._course.now).remembered(self._course.now.planned.card.id)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every answer that is accepted for the card in hand, those of the learner last."""
        assert self.card is not None
        return tuple(dict.fromkeys((*forms_of(self.card), *self.remembered)))

    @property
    def entry(self) -> Entry | None:
        """What has to be written now; only while SAVING."""
        return self._awaited.entry if self._awaited else None

    @property
    def trail(self) -> tuple[Outcome | None, ...]:
        """How each planned card was first answered, None for those to come; none left out."""
        return self._course.trail

    @property
    def position(self) -> int:
        """The place on the trail of the card in hand, -1 for a repeat or none."""
        return self._course.position

    @property
    def finished(self) -> bool:
        """Whether every planned card was answered, and none waits to be asked once more."""
        return None not in self.trail and not self.left

    @property
    def left(self) -> int:
        """How many cards are still to be asked, those that come once more among them."""
        return self._course.left

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return self.phase is not Phase.SAVING and self._course.last is not None

    @property
    def can_override(self) -> bool:
        """Whether something was typed, to overrule the grader on or to type again.

        That can be said before the answer is on disk, and be done once it is.
        """
        judged = self.phase in (Phase.ANSWERED, Phase.SAVING)
        return judged and self.answered is not None and bool(self.answered.given)

    @property
    def summary(self) -> Summary:
        """The session so far, in figures."""
        turns = self._course.answered
        times = [
            (turn.asked_at.at_ms, turn.answered.at.at_ms)
            for turn in turns
            if turn.asked_at and turn.answered
        ]
        results = [
            result_of(turn.answered, turn.credit)
            for turn in turns
            if turn.answered and turn.slot is not None
        ]
        return Summary(
            kind=self.kind,
            is_mock=self.is_mock,
            trail=self.trail,
            results=(*self._earlier, *results),
            elapsed_ms=elapsed_ms(times) + sum(result.took_ms for result in self._earlier),
            newly_known=self._newly_known(turns),
        )

    @property
    def to_drill(self) -> tuple[CardKey, ...]:
        """The cards that were missed and can be gone over: those put away are not asked."""
        keys = (result.key for result in self.summary.missed)
        return tuple(key for key in keys if not self._marks.is_away(key))

    @property
    def leech(self) -> int:
        """How often the card in hand was forgotten, where its answer made it a leech; else 0."""
        return self._course.now.leech if self._course.now else 0

    @property
    def marks(self) -> frozenset[str]:
        """What the card in hand is marked with."""
        return self._marks.on(self._course.now.planned.key) if self._course.now else frozenset()

    @property
    def returns(self) -> bool:
        """Whether the card in hand comes back at all, as it was not suspended after its answer."""
        return self._course.now is None or self._marks.returns(self._course.now.planned.key)

    @property
    def intervals(self) -> dict[Rating, int | None]:
        """The days until the card in hand comes back, as `Answered.intervals` has them.

        One that was buried after its answer comes back tomorrow at the earliest.
        """
        turn, answered = self._course.now, self.answered
        if turn is None or answered is None:
            return {}
        if not self._marks.was_put_away(turn.planned.key):
            return answered.intervals
        return {rating: days or 1 for rating, days in answered.intervals.items()}

    # What happens

    @property
    def to_come(self) -> tuple[CardKey, ...]:
        """The cards still to be asked, the one in hand first."""
        return tuple(turn.planned.key for turn in self._to_come)

    def seen(self, elsewhere: Elsewhere, now: Moment) -> None:
        """Go on from what other windows did by `now`; only while CHECKING.

        `elsewhere` has the memory of every card `to_come`. What was answered or put away there is
        asked no more; see `gone`.
        """
        if self.phase is not Phase.CHECKING:
            return
        self._graders = {**self._graders, **elsewhere.graders}
        away = self._marks.seen(elsewhere.marks)
        for turn in self._to_come:
            key = turn.planned.key
            if key in away:
                self._leave_out(turn, "suspend" if away[key] == SUSPEND else "bury")
            else:
                self._renew(turn, elsewhere.memories[key], now)
        if self._course.now is None:
            self._next()

    @property
    def asked_from(self) -> Memory | None:
        """The memory that the card in hand was asked from."""
        return self._course.now.memory if self._course.now else None

    def gone(self) -> tuple[Gone, ...]:
        """Give what other windows did to cards since this was asked last, a word for each.

        They are not asked any more, or were answered in both windows.
        """
        told, self._gone = tuple(self._gone), []
        return told

    def checked(self, memory: Memory | None, now: Moment) -> None:
        """Ask the wanted card, whose memory is `memory` at `now`; leave it out if it went.

        Another window may have answered the card since the session was planned.
        """
        turn = self._course.now
        if self.phase is not Phase.CHECKING or turn is None:
            return
        if not self._renew(turn, memory, now):
            self._next()
            return
        self._grader(turn).expect(turn.planned.card)
        turn.memory = memory
        turn.asked_at = now
        if turn.mode == "due" and memory is not None and not is_due(memory, now.day):
            turn.mode = EARLY
        self.phase = Phase.ASKING

    def hint(self) -> bool:
        """Take the next hint; False where there is none."""
        turn = self._course.now
        if self.phase is not Phase.ASKING or turn is None:
            return False
        if turn.hints >= len(hints_of(turn.planned.card)):
            return False
        turn.hints += 1
        return True

    def answer(self, given: str, now: Moment) -> bool:
        """Judge `given`; False where it is not taken, which costs nothing (see `refusal`).

        What is kept of it is cleaned, and cut where it is longer than any answer. A typed
        answer that is close gets one more try: the card is then still being asked.
        """
        given = clean(given[:LONGEST])
        turn = self._course.now
        if self.phase is not Phase.ASKING or turn is None or self.refusal(given):
            return False
        card = turn.planned.card
        verdict = self._grader(turn).grade(card, given)
        again = turn.tried is None and isinstance(card, TypedCard) and not self.at_end
        if again and verdict.outcome == "close":
            self._attempt(turn, Try(given, verdict, now))
        else:
            self._settle(turn, Try(given, verdict, now), now, tries=2 if turn.tried else 1)
        return True

    def refusal(self, given: str) -> Refusal | None:
        """Give why `given` is not taken as an answer to the card in hand, None where it is."""
        tried = self._course.now.tried if self._course.now else None
        words = _words_of(clean(given[:LONGEST]))
        if not any(words):
            return "empty"
        return "same" if tried is not None and words == _words_of(tried.given) else None

    def give_up(self, now: Moment) -> None:
        """Say that one has no idea: the answer shows, and the card counts as not known.

        After a close answer that one is the last; what it is worth by itself it keeps.
        """
        turn = self._course.now
        if self.phase is not Phase.ASKING or turn is None:
            return
        if turn.tried is not None:
            self._settle(turn, turn.tried, now, tries=1)
            return
        verdict = Verdict("wrong", 0.0, Reason("no-idea"), answer_of(turn.planned.card))
        self._settle(turn, Try("", verdict, now), now, tries=0)

    def later(self) -> bool:
        """Leave the card in hand for the end of the session; False where it is the last."""
        turn = self._course.now
        asked = self.phase is Phase.ASKING and turn is not None and turn.tried is None
        if not asked or not self._course.put_last():
            return False
        self._next()
        return True

    @property
    def can_be_typed(self) -> bool:
        """Whether the card in hand is a choice that can be answered by typing instead."""
        return self.phase is Phase.ASKING and isinstance(self.card, ChoiceCard | MultipleCard)

    def type_instead(self) -> None:
        """Have a choice answered by typing: that can be worth more than a pick."""
        turn = self._course.now
        if turn is None or not self.can_be_typed:
            return
        card = turn.planned.card
        assert isinstance(card, ChoiceCard | MultipleCard)
        turn.planned = replace(turn.planned, card=typed_instead(card))
        self._grader(turn).expect(turn.planned.card)

    def count_it(self, now: Moment) -> None:
        """Let the close answer be the last one, and overrule the grader: it was right."""
        turn = self._course.now
        if self.phase is not Phase.ASKING or turn is None or turn.tried is None:
            return
        self._settle(turn, turn.tried, now, tries=1, overrule=True)

    def saved(self, ref: Ref, memory: Memory | None) -> None:
        """Take note that the entry is on disk at `ref`; `memory` is the card's after it."""
        write = self._awaited
        if self.phase is not Phase.SAVING or write is None:
            return
        self._awaited, self.trouble = None, ""
        write.then(ref, memory)

    def failed(self, why: str) -> None:
        """Take note that the entry is not on disk, for the reason `why`; it stays to be written."""
        if self.phase is Phase.SAVING:
            self.trouble = why

    def rate(self, rating: Rating, now: Moment) -> None:
        """Put the learner's own rating in place of the one the answer earned."""
        turn = self._judged()
        if turn is None or turn.answered is None or turn.review is None:
            return
        if rating in turn.answered.intervals and rating is not turn.answered.rating:
            then = partial(self._rerated, turn, rating)
            self._await(Rerating(turn.review, rating, now), then)

    def override(self, now: Moment, card: CardKey | None = None) -> None:
        """Overrule the grader on the answer in hand, or take that back.

        At the end of the session it is the first answer to `card` instead. What was typed is
        accepted from now on where the learner says that it was right, and no longer is where
        only the learner had it accepted before.
        """
        turn = self._judged() if card is None else self._first_turn(card)
        if turn is None or turn.answered is None or turn.review is None:
            return
        if not turn.answered.given:
            return
        if turn.override is not None:
            self._await(Undo(turn.override, now), partial(self._override_undone, turn))
            return
        outcome: Outcome = "wrong" if turn.answered.verdict.outcome == "correct" else "correct"
        rating, credit = granted(outcome, helped=turn.hints > 0 or turn.answered.tries > 1)
        lesson = lesson_of(turn.planned, turn.answered, outcome, self._grader(turn))
        form = lesson.form if lesson else None
        self._await(
            Override(turn.review, outcome, rating, credit, now, form),
            partial(self._overridden, turn, outcome, (rating, credit), lesson),
        )

    def retype(self, now: Moment) -> None:
        """Take the answer in hand back as a slip: it is asked again as it was just before it."""
        turn = self._judged()
        if turn is None or turn.review is None or not self.can_override:
            return
        same = replace(turn.anew(), hints=turn.hints, tried=turn.tried, prefill=turn.last)
        self._await(Undo(turn.review, now), partial(self._undone, turn, same))

    def go_on(self) -> None:
        """Leave the answered card for the next; one that was missed comes back later."""
        turn = self._course.now
        if self.phase is not Phase.ANSWERED or turn is None or turn.answered is None:
            return
        self._be_done_with(turn)
        self._next()

    def undo(self, now: Moment) -> None:
        """Take back the last answer; once that is on disk its card is asked again.

        The hints that were taken stay taken: they were seen.
        """
        turn = self._course.last
        if not self.can_undo or turn is None or turn.review is None:
            return
        anew = replace(turn.anew(), hints=turn.hints)
        self._await(Undo(turn.review, now), partial(self._undone, turn, anew))

    def mark(self, what: str, now: Moment) -> None:
        """Mark the answered card with `what`, or take that off; see `aiquiz.scheduling.marks`."""
        turn = self._judged()
        if turn is None:
            return
        on = what not in self.marks
        entry = Mark(turn.planned.key, what if on else f"un{what}", now)
        self._await(entry, partial(self._marked, turn.planned.key, what, on))

    @property
    def decks(self) -> frozenset[tuple[str, str]]:
        """The decks that are asked from: id and language of each."""
        return frozenset(self._graders)

    def read_again(self, decks: Iterable[Deck], graders: Mapping[tuple[str, str], Grader]) -> None:
        """Ask what is still to come as it stands in `decks` now, judged by their new `graders`.

        A card that is no longer there is asked as it was.
        """
        cards = by_key(decks)
        now = [self._course.now] if self._course.now else []
        for turn in (*self._course.todo, *now):
            if turn.planned.key in cards:
                turn.planned = renewed(turn.planned, *cards[turn.planned.key])
        self._graders = {**self._graders, **graders}

    def leave(self) -> None:
        """End the session; what was answered and saved stays, and undo can take it up again."""
        turn = self._course.now
        if turn is not None and turn.review is not None:
            self._be_done_with(turn)
        else:
            self._course.put_back()
        self._awaited, self.trouble = None, ""
        self.phase = Phase.DONE

    # Inside

    @property
    def _to_come(self) -> list[Turn]:
        in_hand = [self._course.now] if self._course.now and self.phase is Phase.CHECKING else []
        return [*in_hand, *self._course.todo]

    def _renew(self, turn: Turn, memory: Memory | None, now: Moment) -> bool:
        """Have `turn` asked from `memory`, or leave it out; tell whether it is asked."""
        key = turn.planned.key
        expected = self._own.get(key, turn.planned.memory)
        if self.kind != "study" or memory == expected:
            return True
        why = why_gone(expected, memory, now.day)
        if why is not None:
            self._leave_out(turn, why)
            return False
        if key in self._own:
            self._own[key] = memory
        else:
            turn.planned = replace(turn.planned, memory=memory)
            turn.mode = self._mode_of(turn.planned)
        return True

    def _leave_out(self, turn: Turn, why: Gone) -> None:
        self._course.leave_out(turn)
        self._gone.append(why)

    def _be_done_with(self, turn: Turn) -> None:
        """Take an answered card out of hand; one that was missed comes back later."""
        self._course.finish()
        missed = turn.answered is not None and turn.answered.rating is Rating.AGAIN
        put_away = self._marks.was_put_away(turn.planned.key)
        if missed and self.kind != "quiz" and not put_away:
            self._come_back(turn.planned)

    def _come_back(self, planned: Planned) -> None:
        mode = "again" if self.kind == "study" else self.kind
        self._course.come_back(Turn(planned, mode, None))

    def _next(self) -> None:
        self._course.go_on()
        self.phase = Phase.CHECKING if self._course.now else Phase.DONE

    def _judged(self) -> Turn | None:
        """Give the card in hand once it is answered and nothing is left to be written."""
        return self._course.now if self.phase is Phase.ANSWERED else None

    def _await(self, entry: Entry, then: Callable[[Ref, Memory | None], None]) -> None:
        """Have `entry` written, and `then` called with its place and the card's memory."""
        self._awaited, self._back = _Write(entry, then), self.phase
        self.phase = Phase.SAVING

    def _attempt(self, turn: Turn, first: Try) -> None:
        turn.tried = first
        self._await(attempt_of(turn, first), self._attempted)

    def _attempted(self, _ref: Ref, _memory: Memory | None) -> None:
        self.phase = Phase.ASKING

    def _settle(
        self, turn: Turn, last: Try, now: Moment, *, tries: int, overrule: bool = False
    ) -> None:
        """Take `last` as the last answer to the card, of which `tries` were typed.

        With `overrule` the learner's word that it was right is written after it.
        """
        first = turn.tried if tries == 2 else None
        turn.last = last.given
        turn.earned = earned(last.verdict, turn.hints, first.verdict if first else None)
        rating, turn.credit = turn.earned
        counts = first if first and first_counts(first.verdict, last.verdict) else last
        turn.answered = Answered(
            question=self.question,
            given=counts.given,
            verdict=counts.verdict,
            rating=rating,
            intervals=intervals(turn, self._terms, now) if self.kind == "study" else {},
            at=now,
            took_ms=turn.took_ms(last.at),
            tries=tries,
        )
        self._course.show(turn)
        review = review_of(turn, turn.answered, self._terms)
        self._await(review, partial(self._reviewed, turn, overrule))

    def _reviewed(self, turn: Turn, overrule: bool, ref: Ref, memory: Memory | None) -> None:
        assert turn.answered is not None
        self._own[turn.planned.key] = memory
        if _reviews(memory) > _reviews(turn.memory) + 1 and self.kind == "study":
            self._gone.append("answered")
        turn.review = ref
        self._look_for_leech(turn, memory)
        self.phase = Phase.ANSWERED
        if overrule:
            self.override(turn.answered.at)
        elif self.at_end:
            self.go_on()

    def _marked(self, key: CardKey, what: str, on: bool, _ref: Ref, _memory: Memory | None) -> None:
        self._marks.change(key, what, on)
        self.phase = Phase.ANSWERED

    def _changed(self, turn: Turn, memory: Memory | None, **facts: object) -> None:
        """Take note that the answer in hand stands otherwise, as `facts` of it tell."""
        assert turn.answered is not None
        self._own[turn.planned.key] = memory
        self._look_for_leech(turn, memory)
        turn.answered = replace(turn.answered, **facts)  # type: ignore[arg-type]  # fields of it
        self._course.show(turn)
        self.phase = self._back

    def _look_for_leech(self, turn: Turn, memory: Memory | None) -> None:
        """Take note whether the answer, as it stands, made its card a leech."""
        threshold = self._terms.of(turn.planned.key.deck).leech_threshold
        turn.leech = new_lapses(turn.memory, memory, threshold)

    def _rerated(self, turn: Turn, rating: Rating, _ref: Ref, memory: Memory | None) -> None:
        turn.rerated = rating
        self._changed(turn, memory, rating=rating)

    def _overridden(
        self,
        turn: Turn,
        outcome: Outcome,
        what: Earned,
        lesson: Lesson | None,
        ref: Ref,
        memory: Memory | None,
    ) -> None:
        rating, turn.credit = what
        turn.override, turn.lesson = ref, lesson
        if lesson is not None:
            lesson.teach(self._grader(turn))
        taught = lesson is not None
        self._changed(turn, memory, rating=rating, overruled=outcome, taught=taught)

    def _override_undone(self, turn: Turn, _ref: Ref, memory: Memory | None) -> None:
        rating, turn.credit = turn.earned
        turn.override = None
        self._unteach(turn)
        self._changed(turn, memory, rating=turn.rerated or rating, overruled=None, taught=False)

    def _unteach(self, turn: Turn) -> None:
        if turn.lesson is not None:
            turn.lesson.take_back(self._grader(turn))
            turn.lesson = None

    def _grader(self, turn: Turn) -> Grader:
        return self._graders[turn.planned.key[:2]]

    def _undone(self, turn: Turn, again: Turn, _ref: Ref, memory: Memory | None) -> None:
        """Ask a card whose answer was taken back as `again`, before whatever was in hand."""
        self._own[turn.planned.key] = memory
        self._unteach(turn)
        self._course.take_back(turn, again)
        self.phase = Phase.CHECKING

    def _first_turn(self, card: CardKey) -> Turn | None:
        """Give the first asking of `card`, once the session is over."""
        return self._course.first_of(card) if self.phase is Phase.DONE else None

    def _newly_known(self, turns: Sequence[Turn]) -> int:
        """Give by how many cards more are known than before the session."""
        if self.kind != "study":
            return 0
        before = {turn.planned.key: turn.planned.memory for turn in turns}
        after = {key: self._own.get(key) for key in before}
        return _known(after.values()) - _known(before.values())


def _reviews(memory: Memory | None) -> int:
    return memory.reviews if memory is not None else 0


def _known(memories: Iterable[Memory | None]) -> int:
    return sum(memory is not None and memory.is_known for memory in memories)


def _words_of(given: str) -> list[list[str]]:
    """Give the words of each part of an answer."""
    return [part.split() for part in given.split(PARTED)]
