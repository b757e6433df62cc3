"""What the library holds of one file."""

from dataclasses import dataclass
from pathlib import Path

from aiquiz.deck.card import Deck
from aiquiz.deck.problem import Problem
from aiquiz.text import one_line


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the library.

    `deck` is None where nothing in it can be studied as a deck; `written` counts the cards it
    holds, also those with problems. `missing` says that the file is away; its title is then the
    one it had.
    """

    path: Path
    title: str
    deck: Deck | None
    problems: tuple[Problem, ...] = ()
    written: int = 0
    built_in: bool = False
    opened: bool = False
    missing: bool = False

    @property
    def name(self) -> str:
        """What the deck is called on the command line: `id.language`."""
        return f"{self.deck.id}.{self.deck.language}" if self.deck else one_line(str(self.path))

    @property
    def errors(self) -> int:
        """How many errors the file has."""
        return sum(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Followed:
    """A question was edited, and its history went with it."""

    deck: str
    before: str
    now: str
