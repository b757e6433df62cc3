"""The lines that a learner types at a terminal, or that a script feeds."""

import sys

from aiquiz.cli.ending import Ending
from aiquiz.cli.output import broken, echo
from aiquiz.text import clean


class Lines:
    """Reads stdin line by line; what it gives is cleaned."""

    def __init__(self, ending: Ending) -> None:
        self._ending = ending
        self.typed = sys.stdin.isatty()
        """Whether somebody sits there and can be asked."""

    def answer(self) -> str:
        """Give the next answer. Raises EOFError where there is none."""
        if self.typed:
            return self.ask("> ")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        given = clean(line).rstrip("\n")
        # A terminal would show what is typed; here nobody else does.
        echo(f"> {given}")
        return given

    def ask(self, prompt: str) -> str:
        """Give the line that is typed after `prompt`. Raises EOFError at ctrl+d."""
        sys.stdout.write(f"{broken(clean(prompt.rstrip()))} ")
        sys.stdout.flush()
        self._ending.wait(sys.stdin)
        return clean(input())
