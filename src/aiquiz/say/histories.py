"""Whose histories the cards have, in words."""

from datetime import date

from aiquiz.say.dates import day_full
from aiquiz.say.language import _, n_
from aiquiz.text import one_line

_LONGEST = 60


def kept(before: str, now: str) -> str:
    """Say that the card that asks `now` has the history of the one that asked `before`."""
    words = _("“{now}” keeps the history of “{before}”")
    return words.format(now=_short(now), before=_short(before))


def gone(question: str, card: str, reviews: int, last: date) -> str:
    """Say that the card that asked `question` is gone, with how often and when it was answered.

    Where the question is not known the card goes by its id.
    """
    answers = n_("{n} answer", "{n} answers", reviews).format(n=reviews)
    words = _("“{question}” is gone: {answers}, the last on {day}")
    return words.format(question=_short(question or card), answers=answers, day=day_full(last))


def starts_anew(now: str, before: str) -> str:
    """Say that a card was parted from the history of another question."""
    words = _("“{now}” starts anew; the history waits for “{before}”.")
    return words.format(now=_short(now), before=_short(before))


def _short(text: str) -> str:
    shown = one_line(text)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
