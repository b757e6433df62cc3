"""The phases of a session."""

from enum import Enum


class Phase(Enum):
    """What a session waits for.

    CHECKING: the present memory of the card wanted next. ASKING: an answer, the first or, after
    a close one, the second. SAVING: word that what was answered is on disk. ANSWERED: to go on.
    DONE: nothing any more.
    """

    CHECKING = "checking"
    ASKING = "asking"
    SAVING = "saving"
    ANSWERED = "answered"
    DONE = "done"
