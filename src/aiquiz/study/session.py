"""One study session as a plain state machine.

It reads no clock and no disk: moments and memories are handed in, and what is to be written is
handed out. The next question is never shown before the last answer is on disk.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from aiquiz.deck.card import ChoiceCard
from aiquiz.grading.grader import Grader
from aiquiz.grading.text_answer import LONGEST
from aiquiz.grading.verdict import Outcome, Reason, Verdict
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.fuzz import share
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import CardKey, Entry, Rating, Ref, Rerating, Review, Undo
from aiquiz.study.asking import Answered, Planned, Question
from aiquiz.study.phase import Phase
from aiquiz.study.rate import credit_for, rating_for
from aiquiz.study.summary import Summary, summarise
from aiquiz.text import clean

AGAIN_AFTER = 4
"""How many other cards come before one that was missed is asked again, where there are so many."""


@dataclass(slots=True)
class _Turn:
    """One asking of a card. `slot` is its place on the trail; a repeat has none."""

    planned: Planned
    mode: str
    slot: int | None
    memory: Memory | None = None
    hints: int = 0
    asked_at: Moment | None = None
    answered: Answered | None = None
    credit: float = 0.0
    review: Ref | None = None


@dataclass(slots=True)
class _Write:
    """What has to reach the disk before anything else happens, and what then follows."""

    entry: Entry
    undone: _Turn | None = None
    rating: Rating | None = None


@dataclass(slots=True)
class _Progress:
    """Where the session stands."""

    todo: deque[_Turn] = field(default_factory=deque)
    done: list[_Turn] = field(default_factory=list)
    now: _Turn | None = None
    write: _Write | None = None


class Session:
    """A session over planned cards; see `Phase` for what may be called when.

    A call that the present phase does not allow changes nothing.
    """

    def __init__(
        self,
        cards: Sequence[Planned],
        graders: Mapping[tuple[str, str], Grader],
        policy: Policy,
        *,
        seed: int,
    ) -> None:
        """`graders` are by deck id and language; `seed` decides the order of options."""
        self._graders = graders
        self._policy = policy
        self._seed = seed
        self._at = _Progress()
        self._trail: list[Outcome | None] = [None] * len(cards)
        self._skipped: set[int] = set()
        self._own: dict[CardKey, Memory | None] = {}
        self.trouble = ""
        self.phase = Phase.CHECKING
        for slot, planned in enumerate(cards):
            mode = "new" if planned.memory is None else "due"
            self._at.todo.append(_Turn(planned, mode, slot))
        self._next()

    # What shows

    @property
    def wanted(self) -> CardKey:
        """The card whose present memory `checked` needs; only while CHECKING."""
        assert self._at.now is not None
        return self._at.now.planned.key

    @property
    def question(self) -> Question:
        """The card in hand; there is one in every phase but DONE."""
        turn = self._at.now
        assert turn is not None
        card = turn.planned.card
        return Question(
            number=self._number(turn),
            total=len(self._trail) - len(self._skipped),
            key=turn.planned.key,
            card=card,
            deck_title=turn.planned.deck_title,
            mode=turn.mode,
            options=self._options(turn),
            hints_taken=card.hints[: turn.hints],
            hints_left=len(card.hints) - turn.hints,
        )

    @property
    def answered(self) -> Answered | None:
        """The answer to the card in hand, None while it is asked."""
        return self._at.now.answered if self._at.now else None

    @property
    def entry(self) -> Entry | None:
        """What has to be written now; only while SAVING."""
        return self._at.write.entry if self._at.write else None

    @property
    def trail(self) -> tuple[Outcome | None, ...]:
        """How each planned card was first answered, None for those to come; none left out."""
        return tuple(
            outcome for slot, outcome in enumerate(self._trail) if slot not in self._skipped
        )

    @property
    def position(self) -> int:
        """The place on the trail of the card in hand, -1 for a repeat or none."""
        turn = self._at.now
        if turn is None or turn.slot is None:
            return -1
        return turn.slot - sum(slot < turn.slot for slot in self._skipped)

    @property
    def finished(self) -> bool:
        """Whether every planned card was answered."""
        return None not in self.trail

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return self.phase is not Phase.SAVING and self._last() is not None

    @property
    def summary(self) -> Summary:
        """The session so far, in figures."""
        turns = [turn for turn in self._answered_turns() if turn.slot is not None]
        times = [
            (turn.asked_at.at_ms, turn.answered.at.at_ms)
            for turn in self._answered_turns()
            if turn.asked_at and turn.answered
        ]
        elapsed = max(times[-1][1] - times[0][0], 0) if times else 0
        answers = [(turn.answered, turn.credit) for turn in turns if turn.answered]
        return summarise(answers, self.trail, elapsed)

    # What happens

    def checked(self, memory: Memory | None, now: Moment) -> None:
        """Ask the wanted card, whose memory is `memory` at `now`; skip it if it is not the same.

        Another window may have answered the card since the session was planned.
        """
        turn = self._at.now
        if self.phase is not Phase.CHECKING or turn is None:
            return
        expected = self._own.get(turn.planned.key, turn.planned.memory)
        if memory != expected:
            self._skip(turn)
            return
        turn.memory = memory
        turn.asked_at = now
        self.phase = Phase.ASKING

    def hint(self) -> bool:
        """Take the next hint; False where there is none."""
        turn = self._at.now
        if self.phase is not Phase.ASKING or turn is None:
            return False
        if turn.hints >= len(turn.planned.card.hints):
            return False
        turn.hints += 1
        return True

    def answer(self, given: str, now: Moment) -> bool:
        """Judge `given`; False where it is empty, which costs nothing.

        What is kept of it is cleaned, and cut where it is longer than any answer.
        """
        given = clean(given[:LONGEST])
        turn = self._at.now
        if self.phase is not Phase.ASKING or turn is None or not given.strip():
            return False
        grader = self._graders[turn.planned.key[:2]]
        self._judge(turn, given, grader.grade(turn.planned.card, given), now)
        return True

    def give_up(self, now: Moment) -> None:
        """Say that one has no idea: the answer shows, and the card counts as not known."""
        turn = self._at.now
        if self.phase is not Phase.ASKING or turn is None:
            return
        card = turn.planned.card
        matched = str(card.answer).lower() if isinstance(card.answer, bool) else card.answer
        self._judge(turn, "", Verdict("wrong", 0.0, Reason("no-idea"), matched), now)

    def saved(self, ref: Ref, memory: Memory | None) -> None:
        """Take note that the entry is on disk at `ref`; `memory` is the card's after it."""
        write, turn = self._at.write, self._at.now
        if self.phase is not Phase.SAVING or write is None:
            return
        self._at.write, self.trouble = None, ""
        if write.undone is not None:
            self._own[write.undone.planned.key] = memory
            self._ask_again(write.undone)
            return
        assert turn is not None
        assert turn.answered is not None
        self._own[turn.planned.key] = memory
        if write.rating is None:
            turn.review = ref
        else:
            turn.answered = replace(turn.answered, rating=write.rating)
        self.phase = Phase.ANSWERED

    def failed(self, why: str) -> None:
        """Take note that the entry is not on disk, for the reason `why`; it stays to be written."""
        if self.phase is Phase.SAVING:
            self.trouble = why

    def rate(self, rating: Rating, now: Moment) -> None:
        """Put the learner's own rating in place of the one the answer earned."""
        turn = self._at.now
        if self.phase is not Phase.ANSWERED or turn is None or turn.answered is None:
            return
        if rating is turn.answered.rating or turn.review is None:
            return
        self._at.write = _Write(Rerating(turn.review, rating, now), rating=rating)
        self.phase = Phase.SAVING

    def go_on(self) -> None:
        """Leave the answered card for the next; one that was missed comes back later."""
        turn = self._at.now
        if self.phase is not Phase.ANSWERED or turn is None or turn.answered is None:
            return
        self._at.done.append(turn)
        if turn.answered.rating is Rating.AGAIN:
            again = _Turn(turn.planned, "again", None)
            self._at.todo.insert(min(AGAIN_AFTER, len(self._at.todo)), again)
        self._next()

    def undo(self, now: Moment) -> None:
        """Take back the last answer; once that is on disk its card is asked again."""
        turn = self._last()
        if not self.can_undo or turn is None or turn.review is None:
            return
        self._at.write = _Write(Undo(turn.review, now), undone=turn)
        self.phase = Phase.SAVING

    def leave(self) -> None:
        """End the session; what was answered and saved stays, and undo can take it up again."""
        turn = self._at.now
        if turn is not None and turn.review is not None:
            self._at.done.append(turn)
        elif turn is not None:
            if turn.slot is not None:
                self._trail[turn.slot] = None
            self._at.todo.appendleft(_Turn(turn.planned, turn.mode, turn.slot))
        self._at.now, self._at.write, self.trouble = None, None, ""
        self.phase = Phase.DONE

    # Inside

    def _next(self) -> None:
        self._at.now = self._at.todo.popleft() if self._at.todo else None
        self.phase = Phase.CHECKING if self._at.now else Phase.DONE

    def _skip(self, turn: _Turn) -> None:
        if turn.slot is not None:
            self._skipped.add(turn.slot)
        self._next()

    def _judge(self, turn: _Turn, given: str, verdict: Verdict, now: Moment) -> None:
        assert turn.asked_at is not None
        rating = rating_for(verdict, turn.hints)
        took = max(now.at_ms - turn.asked_at.at_ms, 0)
        intervals = self._intervals(turn, now)
        turn.answered = Answered(self.question, given, verdict, rating, intervals, now, took)
        turn.credit = credit_for(verdict, turn.hints)
        if turn.slot is not None:
            self._trail[turn.slot] = verdict.outcome
        self._at.write = _Write(self._review(turn, turn.answered))
        self.phase = Phase.SAVING

    def _review(self, turn: _Turn, answered: Answered) -> Review:
        memory = turn.memory
        return Review(
            card=turn.planned.key,
            moment=answered.at,
            verdict=answered.verdict.outcome,
            reason=answered.verdict.reason.code,
            rating=answered.rating,
            credit=turn.credit,
            hints=turn.hints,
            tries=1 if answered.given else 0,
            took_ms=answered.took_ms,
            mode=turn.mode,
            recall=recall(memory, answered.at.day, self._policy) if memory else None,
            stability=memory.stability if memory else None,
            typed=answered.given or None,
        )

    def _intervals(self, turn: _Turn, now: Moment) -> dict[Rating, int | None]:
        intervals: dict[Rating, int | None] = {}
        for rating in Rating:
            then = after(turn.memory, rating, now.day, self._policy, turn.planned.key)
            intervals[rating] = None if rating is Rating.AGAIN else then.due_day - now.day
        return intervals

    def _ask_again(self, turn: _Turn) -> None:
        """Ask an undone card anew, before whatever was in hand."""
        if turn is not self._at.now:
            self._at.done.pop()
            self._drop_repeat_of(turn.planned.key)
            if self._at.now is not None:
                self._at.todo.appendleft(self._at.now)
        if turn.slot is not None:
            self._trail[turn.slot] = None
        self._at.now = _Turn(turn.planned, turn.mode, turn.slot)
        self.phase = Phase.CHECKING

    def _drop_repeat_of(self, key: CardKey) -> None:
        """Take out the repeat that the undone answer had asked for, wherever it is by now."""
        if self._at.now is not None and self._is_repeat(self._at.now, key):
            self._at.now = None
            return
        for turn in self._at.todo:
            if self._is_repeat(turn, key):
                self._at.todo.remove(turn)
                return

    @staticmethod
    def _is_repeat(turn: _Turn, key: CardKey) -> bool:
        return turn.mode == "again" and turn.planned.key == key and turn.answered is None

    def _last(self) -> _Turn | None:
        turn = self._at.now
        if turn is not None and turn.answered is not None and turn.review is not None:
            return turn
        return self._at.done[-1] if self._at.done else None

    def _answered_turns(self) -> list[_Turn]:
        turn = self._at.now
        in_hand = [turn] if turn is not None and turn.answered is not None else []
        return [*self._at.done, *in_hand]

    def _number(self, turn: _Turn) -> int:
        slot = len(self._trail) - 1 if turn.slot is None else turn.slot
        return slot + 1 - sum(skipped <= slot for skipped in self._skipped)

    def _options(self, turn: _Turn) -> tuple[str, ...]:
        card = turn.planned.card
        if not isinstance(card, ChoiceCard):
            return ()
        key = turn.planned.key
        return tuple(
            sorted(
                card.choices,
                key=lambda choice: share(key._replace(card=f"{key.card}\x1f{choice}"), self._seed),
            )
        )
