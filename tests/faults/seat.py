"""A learner at the whole program, in a terminal, with a card asked."""

import random
import re
from time import monotonic

from tests.faults.learner import DECK, Answer, Learner, right, wrong
from tests.program.terminal import PATIENCE, Terminal
from tests.program.walk import ENTER, ENTER_WAKES, LETTER_WAKES

SOON = 0.08
"""Seconds after a key within which what it does is done."""

_BUSY = 0.3
"""Seconds by which a verdict is drawn later than it was seen here, where the machine is busy."""


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
        wary: bool = False,
    ) -> None:
        """Begin a session, `anew` or where there was none today, or go on with that of today.

        A `wary` one takes no answer for safe before the next question shows, as a kill may come;
        all others are told so by the verdict, as the program waits for the disk when it ends. The
        other arguments are those of `Terminal`.
        """
        self._wary = wary
        self.learner = learner
        self.chosen = chosen
        self._sign, self._is_change = "", False
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
        self._begin([*self.learner.now, given], f"[{given.rating} ")
        self.terminal.send(given.typed + ENTER)
        return given

    def answer(self) -> Answer:
        """Answer the card and wait for the verdict with its ratings."""
        given = self.type_answer()
        self.see()
        return given

    def _begin(self, answers: list[Answer], sign: str, *, is_change: bool = False) -> None:
        self.learner.begin(answers)
        self._sign, self._is_change = sign, is_change

    def see(self) -> None:
        """Wait until the screen tells what came of what was done."""
        self.terminal.wait_for(self._sign)
        self._judged_at = monotonic()
        if self._wary:
            self.learner.read_verdict()
        else:
            self.learner.acknowledge()

    def look_at_last_frame(self) -> None:
        """Take what the screen showed last for an acknowledgement, if it is one."""
        shows_next = self._shown() not in (0, self.number) and "Answer" in self.terminal.text
        shows_change = self._is_change and self._sign in self.terminal.text
        if self.learner.doubtful and (shows_next or shows_change or self._sees_trusted_verdict):
            self.learner.acknowledge()

    @property
    def _sees_trusted_verdict(self) -> bool:
        return not self._wary and self._sign in self.terminal.text

    def press(self, key: str, after: float) -> None:
        """Press a key so many seconds after the verdict: before, keys are dead."""
        self.terminal.read_until(self._judged_at + after)
        self.terminal.send(key)

    def go_on(self) -> None:
        """Leave the answered card for the next one."""
        self.terminal.read_until(self._judged_at + ENTER_WAKES)
        deadline = monotonic() + PATIENCE
        # Where the machine is busy the verdict was drawn later than it was judged, and the keys
        # below it later than the verdict.
        while self._shown() in (0, self.number) and monotonic() < deadline:
            self.terminal.send(ENTER)
            self.terminal.read_until(monotonic() + 0.3)
        self.number = self._asked(self.number)
        self.learner.acknowledge()

    def change(self, key: str, answers: list[Answer], sign: str) -> None:
        """Press a key that changes what the last answer counts as."""
        self._begin(answers, sign, is_change=True)
        self.press(key, LETTER_WAKES + _BUSY)

    def wait(self) -> None:
        """Wait for a moment that nobody can foretell."""
        self.terminal.read_until(monotonic() + self.chosen.uniform(0, SOON))
