"""A learner at the plain mode, which is spoken to line by line through pipes."""

import random
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from tests.faults.learner import DECK, Answer, Learner
from tests.program.terminal import environment

_ASKED = re.compile(r"comes after (\d+)\?")


class PlainSeat:
    """A learner before `aiquiz study --plain`; `number` is what the card in hand asks about.

    `heard` is all that was read so far, in the end with the `status` of the program.
    """

    def __init__(
        self, learner: Learner, chosen: random.Random, first: Callable[[], None] | None = None
    ) -> None:
        """Begin a session, or go on with that of today; `first` is run in the process before."""
        self.learner = learner
        self.chosen = chosen
        self.number = 0
        self.status = 0
        self.heard = ""
        on = ("--go-on",) if learner.safe else (DECK,)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "aiquiz", "study", "--plain", *on],
            env=environment(learner.home),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            preexec_fn=first,
        )

    def __enter__(self) -> "PlainSeat":
        """Give the seat itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave, and wait until the program has ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.heard += self.process.stdout.read()
        self.process.stdout.close()
        self.status = self.process.wait()

    def asked(self) -> bool:
        """Read on to the next question; False where the session has ended, or the program."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.heard += line
            if found := _ASKED.search(line):
                self.number = int(found[1])
                return True
        return False

    def say(self, line: str) -> None:
        """Type a line; nobody may be there to read it any more."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()

    def see(self, sign: str) -> None:
        """Read on until the program says that what was done is safe, or is gone."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.heard += line
            # A line that the end cut short was not read by anybody.
            if line.startswith(sign) and line.endswith("\n"):
                self.learner.acknowledge()
                return

    def give(self, answer: Answer) -> None:
        """Give an answer, and wait for its verdict."""
        self.learner.begin([*self.learner.safe, answer])
        self.say(answer.typed)
        self.see(answer.verdict.capitalize())
