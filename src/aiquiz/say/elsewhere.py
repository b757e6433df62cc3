"""What other windows did to a session, and what became of the file that progress is kept in."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.text import one_line

_GONE: Mapping[str, Callable[[int], str]] = {
    "answered": lambda n: n_(
        "{n} card was answered in another window.", "{n} cards were answered in another window.", n
    ),
    "bury": lambda n: n_(
        "{n} card was put off until tomorrow in another window.",
        "{n} cards were put off until tomorrow in another window.",
        n,
    ),
    "suspend": lambda n: n_(
        "{n} card was suspended in another window.",
        "{n} cards were suspended in another window.",
        n,
    ),
    "not-due": lambda n: n_(
        "{n} card is no longer due: another window changed that.",
        "{n} cards are no longer due: another window changed that.",
        n,
    ),
}

_MOVED: Mapping[str, Callable[[], str]] = {
    "written-back": lambda: _("{path} was gone: your progress was written there again."),
    "taken-up": lambda: _("Another copy took the place of {path}: what it lacked was added to it."),
    "replaced": lambda: _("Your progress was replaced by a copy: all goes by that from now on."),
    "emptied": lambda: _(
        "{path} had been emptied: it holds what was answered since aiquiz was started."
        " aiquiz restore brings back a copy."
    ),
}

GONE, MOVED = frozenset(_GONE), frozenset(_MOVED)
"""Every code that has words."""


def gone(codes: Iterable[str]) -> list[str]:
    """Say why cards are no longer asked, a line for each of the reasons `codes`."""
    return [_GONE[code](n).format(n=number(n)) for code, n in Counter(codes).items()]


def in_hand() -> str:
    """Say that the card that is being asked has its answer already."""
    return _("This card was answered in another window: both answers will count.")


def moved(code: str, path: str) -> str:
    """Say what became of the file at `path` while it was open."""
    return _MOVED[code]().format(path=one_line(path))
