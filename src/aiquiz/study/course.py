"""The course of a session: which cards are to come, in hand and done, and the trail they leave."""

from collections import deque
from collections.abc import Sequence

from aiquiz.grading.verdict import Outcome
from aiquiz.scheduling.review import CardKey
from aiquiz.study.turn import Turn

AGAIN_AFTER = 4
"""How many other cards come before one that was missed is asked again, where there are so many."""


class Course:
    """Askings of cards: those still to come in `todo`, one in hand as `now`, and those `done`.

    Each planned card has a slot on the trail. A card that is asked once more has none.
    """

    def __init__(self, turns: Sequence[Turn], earlier: Sequence[Outcome]) -> None:
        """Start with the planned cards as `turns`; `earlier` answers stand on the trail before."""
        self.todo = deque(turns)
        self.done: list[Turn] = []
        self.now: Turn | None = None
        self._outcomes: list[Outcome | None] = [*earlier, *(None for _ in turns)]
        self._skipped: set[int] = set()

    # Where it stands

    @property
    def trail(self) -> tuple[Outcome | None, ...]:
        """How each planned card was first answered, None for those to come; none left out."""
        return tuple(
            outcome for slot, outcome in enumerate(self._outcomes) if slot not in self._skipped
        )

    @property
    def total(self) -> int:
        """How many cards are planned."""
        return len(self._outcomes) - len(self._skipped)

    @property
    def position(self) -> int:
        """The place on the trail of the card in hand, -1 for a repeat or none."""
        if self.now is None or self.now.slot is None:
            return -1
        return self.now.slot - sum(slot < self.now.slot for slot in self._skipped)

    @property
    def number(self) -> int:
        """The number of the card in hand among those planned, from 1."""
        # A repeat is no card further on: it stands where the session does.
        place = self.position
        return place + 1 if place >= 0 else sum(outcome is not None for outcome in self.trail)

    @property
    def left(self) -> int:
        """How many cards are still to be asked, those that come once more among them."""
        in_hand = self.now is not None and self.now.answered is None
        return len(self.todo) + in_hand

    @property
    def answered(self) -> list[Turn]:
        """The askings that were answered, the one in hand last."""
        in_hand = [self.now] if self.now is not None and self.now.answered is not None else []
        return [*self.done, *in_hand]

    @property
    def last(self) -> Turn | None:
        """The asking answered last whose answer is on disk, None where there is none."""
        turn = self.now
        if turn is not None and turn.answered is not None and turn.review is not None:
            return turn
        return self.done[-1] if self.done else None

    def first_of(self, card: CardKey) -> Turn | None:
        """Give the first asking of `card` among those done."""
        firsts = (turn for turn in self.done if turn.slot is not None)
        return next((turn for turn in firsts if turn.planned.key == card), None)

    # How it goes on

    def go_on(self) -> None:
        """Take the next card in hand."""
        self.now = self.todo.popleft() if self.todo else None

    def skip(self) -> None:
        """Leave the card in hand out altogether."""
        if self.now is not None and self.now.slot is not None:
            self._skipped.add(self.now.slot)
        self.now = None

    def leave_out(self, turn: Turn) -> None:
        """Leave `turn` out altogether, which is in hand or still to come."""
        if turn is self.now:
            self.skip()
            return
        if turn.slot is not None:
            self._skipped.add(turn.slot)
        self.todo = deque(other for other in self.todo if other is not turn)

    def put_last(self) -> bool:
        """Have the card in hand asked after all others; False where there is no other."""
        if self.now is None or not self.todo:
            return False
        self.todo.append(self.now)
        self.now = None
        return True

    def put_back(self) -> None:
        """Have the card in hand asked first of those to come, as if it had not been yet."""
        if self.now is not None:
            self._clear(self.now)
            self.todo.appendleft(self.now.anew())
        self.now = None

    def finish(self) -> None:
        """Be done with the card in hand."""
        if self.now is not None:
            self.done.append(self.now)
        self.now = None

    def come_back(self, turn: Turn) -> None:
        """Have a missed card asked once more, as `turn`, after a few others."""
        self.todo.insert(min(AGAIN_AFTER, len(self.todo)), turn)

    def show(self, turn: Turn) -> None:
        """Show on the trail how `turn` was answered."""
        if turn.slot is not None and turn.answered is not None:
            self._outcomes[turn.slot] = turn.answered.outcome

    def take_back(self, turn: Turn, again: Turn) -> None:
        """Ask the card whose answer in `turn`, the last one, does not count as `again`, at once."""
        if turn is not self.now:
            self.done.pop()
            self._drop_repeat_of(turn.planned.key)
            if self.now is not None:
                self.todo.appendleft(self.now)
        self._clear(turn)
        self.now = again

    def _clear(self, turn: Turn) -> None:
        if turn.slot is not None:
            self._outcomes[turn.slot] = None

    def _drop_repeat_of(self, key: CardKey) -> None:
        """Take out the repeat that the undone answer had asked for, wherever it is by now."""
        if self.now is not None and _is_repeat(self.now, key):
            self.now = None
            return
        for turn in self.todo:
            if _is_repeat(turn, key):
                self.todo.remove(turn)
                return


def _is_repeat(turn: Turn, key: CardKey) -> bool:
    return turn.slot is None and turn.planned.key == key and turn.answered is None
