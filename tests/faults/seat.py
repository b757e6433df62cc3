"""A learner at the whole program, in a terminal, with a card asked."""

import random
import re
from time import monotonic

from tests.faults.learner import DECK, Answer, Learner, right, wrong
from tests.program.terminal import PATIENCE, Terminal
from tests.program.walk import ENTER, ENTER_WAKES, LETTER_WAKES

SOON = 0.08
"""Seconds after a key within which what it does is done."""


class Seat:
    """A learner before the program, with the first or the next card asked."""

    def __init__(
        self,
        learner: Learner,
        chosen: random.Random,
        program: tuple[str, ...] = ("-m", "aiquiz"),
        extra: dict[str, str] | None = None,
        *,
        anew: bool = False,
    ) -> None:
        """Begin a session, `anew` or where there was none today, or go on with that of today.

        The other arguments are those of `Terminal`.
        """
        self.learner = learner
        self.chosen = chosen
        self._sign = ""
        self._judged_at = 0.0
        self.goes_on = bool(learner.safe) and not anew
        if self.goes_on:
            self.terminal = Terminal(learner.home, program=program, extra=extra)
            self.terminal.wait_for(f"Go on with {learner.left}")
            self.terminal.enter()
        else:
            self.terminal = Terminal(learner.home, "study", DECK, program=program, extra=extra)
        self.number = self._asked()

    def _asked(self, but: int = 0) -> int:
        """Wait for a card other than that about the number `but`; give the number it asks about."""
        terminal = self.terminal
        deadline = monotonic() + PATIENCE
        while not (number := self._shown()) or number == but or "Answer" not in terminal.text:
            assert terminal.read(), terminal.text
            assert monotonic() < deadline, terminal.text
        # What is asked on another day may have been right before.
        assert not (self.goes_on and self.learner.is_done(number)), (number, self.learner.safe)
        return number

    def _shown(self) -> int:
        found = re.search(r"comes after (\d+)\?", self.terminal.text)
        return int(found[1]) if found else 0

    def type_answer(self, given: Answer | None = None) -> Answer:
        """Answer the card, with `given` or by chance, and press Enter; give the answer."""
        if given is None:
            given = (right if self.chosen.random() < 0.6 else wrong)(self.number)
        self._begin([*self.learner.safe, given], f"[{given.rating} ")
        self.terminal.send(given.typed + ENTER)
        return given

    def answer(self) -> Answer:
        """Answer the card and wait for the verdict with its ratings."""
        given = self.type_answer()
        self.see()
        return given

    def _begin(self, answers: list[Answer], sign: str) -> None:
        self.learner.begin(answers)
        self._sign = sign

    def see(self) -> None:
        """Wait until the screen tells that what was done is safe."""
        self.terminal.wait_for(self._sign)
        self.learner.acknowledge()
        self._judged_at = monotonic()

    def look_at_last_frame(self) -> None:
        """Take what the screen showed last for an acknowledgement, if it is one."""
        if self.learner.doubtful is not None and self._sign in self.terminal.text:
            self.learner.acknowledge()

    def press(self, key: str, after: float) -> None:
        """Press a key so many seconds after the verdict: before, keys are dead."""
        self.terminal.read_until(self._judged_at + after)
        self.terminal.send(key)

    def go_on(self) -> None:
        """Leave the answered card for the next one."""
        self.press(ENTER, ENTER_WAKES)
        self.number = self._asked(self.number)

    def change(self, key: str, answers: list[Answer], sign: str) -> None:
        """Press a key that changes what the last answer counts as."""
        self._begin(answers, sign)
        self.press(key, LETTER_WAKES)

    def wait(self) -> None:
        """Wait for a moment that nobody can foretell."""
        self.terminal.read_until(monotonic() + self.chosen.uniform(0, SOON))
