"""What comes of editing a deck, in words."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from aiquiz.say.language import _
from aiquiz.say.problems import problem
from aiquiz.text import one_line


class Problem(Protocol):
    """A problem of a deck, as far as it is told here."""

    @property
    def code(self) -> str:
        """Its code."""
        ...

    @property
    def line(self) -> int:
        """The line it is on, from 1."""
        ...

    @property
    def facts(self) -> Mapping[str, str | int]:
        """What its words are filled with."""
        ...


def not_opened(why: str) -> str:
    """Say why a deck was not opened, and what to do where something can be."""
    return {
        "no-file": _("The file of this deck is away."),
        "built-in": _("This deck comes with aiquiz: the next version would undo a change."),
        "no-editor": _("No editor was found: set EDITOR to one."),
    }[why]


def editor_failed(name: str) -> str:
    """Say that the editor called `name` did not start, and what to do."""
    return _("“{name}” did not start: set EDITOR to an editor.").format(name=one_line(name))


def read_again(problems: Sequence[Problem]) -> str:
    """Say that a deck was read again, and the first thing that is wrong with it."""
    if not problems:
        return _("Read again: the card is asked as it stands there now.")
    first = problems[0]
    words = problem(first.code, first.facts)
    return _("Read again; line {line}: {problem}").format(line=first.line, problem=words)
