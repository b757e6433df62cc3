"""What is typed to search cards: words, filters, and what they leave out."""

import re
from dataclasses import dataclass
from typing import Literal

from aiquiz.text import fold

FILTERS = ("tag", "deck", "due", "is")
"""What may stand before a colon."""

STATES = (
    *("new", "learning", "known", "due", "suspended", "buried", "flagged", "missed", "leech"),
    "gone",
)
"""What may stand after `is:`."""

DAYS = ("today", "tomorrow")
"""What may stand after `due:`, beside a number of days."""

_MOST_DAYS = 99_999
_TERM = re.compile(r'(-?)(?:([^\W\d_]+):)?(?:"([^"]*)("?)|(\S*))')


@dataclass(frozen=True, slots=True)
class Term:
    """One condition.

    `name` is one of `FILTERS`, "" for words; `value` is folded. A `phrase` stands in quotes, and
    is `whole` once they are closed. What is `negated` must not hold.
    """

    name: str
    value: str
    negated: bool = False
    phrase: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Misread:
    """What was typed and means nothing: why, and where it stood.

    `code` is "no-filter" for a name before a colon that is none, "no-state" or "no-day" for a
    value that does not exist, and "unfinished" where the last one still may come to be one.
    """

    code: Literal["no-filter", "no-state", "no-day", "unfinished"]
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """The conditions, all of which must hold, and the first thing that was not understood."""

    terms: tuple[Term, ...] = ()
    misread: Misread | None = None

    @property
    def has_words(self) -> bool:
        """Whether words are looked for."""
        return any(not term.name for term in self.terms)

    def asks(self, name: str, value: str) -> bool:
        """Tell whether a condition is `name`:`value`, negated or not."""
        return any((term.name, term.value) == (name, value) for term in self.terms)


def read_query(typed: str) -> Query:
    """Give what `typed` means; what means nothing leaves nothing out."""
    terms: list[Term] = []
    misread: list[Misread] = []
    for found in _TERM.finditer(typed):
        if not found.group().strip("-"):
            continue
        read = _read(found, last=found.end() == len(typed))
        if isinstance(read, Misread):
            misread.append(read)
        elif read is not None:
            terms.append(read)
    return Query(tuple(terms), misread[0] if misread else None)


def _read(found: re.Match[str], *, last: bool) -> Term | Misread | None:
    minus, name, quoted, closed, bare = found.groups()
    name, phrase = fold(name or ""), quoted is not None
    value = fold(quoted if phrase else bare)
    term = Term(name, value, bool(minus), phrase and not name, not phrase or bool(closed))
    if not name:
        return term if re.search(r"\w", value) else None
    if name not in FILTERS:
        return Misread("no-filter", name, value)
    if not value:
        return Misread("unfinished", name, "") if last else None
    if name == "is":
        return _known(term, STATES, "no-state", last=last)
    if name == "due" and not _is_days(value):
        return _known(term, DAYS, "no-day", last=last)
    return term


def _known(
    term: Term, values: tuple[str, ...], code: Literal["no-state", "no-day"], *, last: bool
) -> Term | Misread:
    if term.value in values:
        return term
    begins = any(value.startswith(term.value) for value in values)
    return Misread("unfinished" if last and begins else code, term.name, term.value)


def _is_days(value: str) -> bool:
    return value.isascii() and value.isdigit() and int(value[:6]) <= _MOST_DAYS
