"""Whether the last quiz is the best one so far on its decks."""

from collections.abc import Collection

from aiquiz.desk.desk import Desk
from aiquiz.desk.history import DeckName, Reading
from aiquiz.scores.history import best, is_quiz
from aiquiz.scores.scope import Scope
from aiquiz.scores.session import SessionScore


class LastQuiz:
    """Holds the last quiz against all before it that asked of the same decks, in steps."""

    def __init__(self, desk: Desk, decks: Collection[DeckName]) -> None:
        """Find which quizzes there are on `decks`. Raises StoreError."""
        self._decks = frozenset(decks)
        self._reading = Reading(desk, Scope(self._decks))
        self._reading.leave_out_all_but_quizzes()
        self._found: list[SessionScore] = []

    def step(self) -> bool:
        """Read some of them, the newest first; tell whether there are more. Raises StoreError."""
        read = self._reading.next()
        self._found += [one for one in read if is_quiz(one) and set(one.decks) == self._decks]
        return not self._reading.is_done

    @property
    def is_best(self) -> bool:
        """Whether the last one is better than all others, of which there are some."""
        whole = [quiz for quiz in self._found if not quiz.left]
        # The newest comes first.
        return len(whole) > 1 and best(whole) == self._found[0]
