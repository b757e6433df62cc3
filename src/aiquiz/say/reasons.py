"""Why a verdict fell, in words: for each code of the grader a short phrase."""

from collections.abc import Callable, Mapping

from aiquiz.say.language import _

Facts = Mapping[str, str | int]

_REASONS: Mapping[str, Callable[[], str]] = {
    "exact": lambda: "",
    "accents": lambda: _("accent missing, accepted"),
    "swapped": lambda: _("two letters swapped"),
    "missing-letter": lambda: _("one letter missing"),
    "extra-letter": lambda: _("one letter too many"),
    "other-letter": lambda: _("one letter differs"),
    "spelling": lambda: _("the right words, but here the spelling counts"),
    "part": lambda: _("part of it"),
    "empty": lambda: _("nothing was typed"),
    "no-idea": lambda: _("no answer given"),
    "too-long": lambda: _("far longer than the answer"),
    "rejected": lambda: _("near, but not it"),
    "other-number": lambda: _("another number"),
    "another-card": lambda: _("that one answers another card of this deck"),
    "other-option": lambda: _("another option"),
    "other": lambda: _("not the answer"),
}

CODES = frozenset(_REASONS)
"""Every code that has words."""


def reason(code: str, facts: Facts) -> str:
    """Give the phrase for `code`; "" where the verdict says all."""
    return _REASONS[code]().format(**facts)
