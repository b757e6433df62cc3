"""What keeps progress from being read or written, in words: what happened and what to do."""

from collections.abc import Callable, Mapping

from aiquiz.say.language import _
from aiquiz.text import one_line

_TROUBLE: Mapping[str, Callable[[], str]] = {
    "full": lambda: _("The disk is full: make room and try again."),
    "read-only": lambda: _("{path} can only be read: allow writing to it and try again."),
    "busy": lambda: _("Another window is writing for long: try again in a moment."),
    "damaged": lambda: _(
        "{path} is damaged: aiquiz doctor --repair brings together all that can be read."
    ),
    "newer": lambda: _("{path} was made by a later version of aiquiz: update aiquiz."),
    "not-ours": lambda: _("{path} is no progress of aiquiz: aiquiz doctor --repair moves it away."),
    "emptied": lambda: _(
        "{path} is empty or gone, and copies of it are there: aiquiz doctor --repair takes them up."
    ),
    "copies-unseen": lambda: _(
        "{path} is empty or gone, and copies of it can’t be looked for in {folder}:"
        " allow reading that folder, or put it back in its place."
    ),
    "no-folder": lambda: _("{path} is a file where a folder should be: move it away."),
    "no-access": lambda: _("{path} can’t be opened: allow reading and writing it."),
    "no-room": lambda: _(
        "The disk has no room for a copy: make room for at least {megabytes} MB more and try again."
    ),
    "unsound": lambda: _("The copy of your progress is damaged: aiquiz doctor tells why."),
    "exists": lambda: _("{path} is there already: name another file."),
    "no-target": lambda: _("There is no folder {path}: make it, or name another one."),
    "no-copy": lambda: _("{path} is no copy of your progress: name another one."),
    "bad-copy": lambda: _("The copy {path} is damaged: restore another one."),
    "gone": lambda: _("{path} is gone: put it, or the disk that it lies on, back in its place."),
    "not-there": lambda: _(
        "What that is about is no longer in {path}: another copy took its place."
    ),
    "no-locks": lambda: _(
        "Files in {path} can’t be locked, so progress would be lost there:"
        " set AIQUIZ_HOME to a folder on a disk of this computer."
    ),
    "io": lambda: _("The disk that holds {path} reports an error: check it and try again."),
}

CODES = frozenset(_TROUBLE)
"""Every code that has words."""


def trouble(code: str, facts: Mapping[str, str | int]) -> str:
    """Give the sentence for `code`."""
    shown = {name: one_line(str(fact)) for name, fact in facts.items()}
    return _TROUBLE[code]().format(**shown)
