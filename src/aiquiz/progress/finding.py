"""What looking through progress found: codes and facts; `aiquiz.say.doctor` has the words."""

from collections.abc import Mapping
from typing import NamedTuple

Facts = Mapping[str, str | int]

REBUILT = frozenset(
    {
        *("missing", "empty", "not-a-file", "header", "not-ours", "unreadable", "structure"),
        *("schema", "altered", "unnamed", "keys", "stray-typed"),
    }
)
"""What makes a repair build the database anew, of all that can be read."""

DERIVED = frozenset({"memories", "due", "sums"})
"""What a repair makes anew in place, from the log."""

MODES = frozenset({"file-mode", "folder-mode"})
"""What a repair sets right on files."""

REPAIRED = REBUILT | DERIVED | MODES | {"holes-in-copies", "lacking", "rest"}
"""All that a repair can set right."""

NOTES = frozenset({"holes", "network", "kept-damaged", "no-copy", "older", "ahead"})
"""What is worth knowing, and no problem."""

PROBLEMS = REPAIRED | {
    *("newer", "busy", "no-access", "read-only", "no-room", "bad-copy", "copies-unseen"),
    *("settings", "decks"),
}

CODES = PROBLEMS | NOTES


class Finding(NamedTuple):
    """One thing that was found; `facts` are what its sentence needs."""

    code: str
    facts: Facts = {}  # noqa: RUF012 - nobody changes it

    @property
    def is_problem(self) -> bool:
        """Whether something is to be done about it."""
        return self.code not in NOTES
