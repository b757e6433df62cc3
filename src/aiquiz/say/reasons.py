"""Why a verdict fell, in words: for each code of the grader a short phrase.

A code that can mean close has a second wording, for the time when a try is left: it helps
without giving anything away.
"""

from collections.abc import Callable, Iterable, Mapping

from aiquiz.say.language import _, n_
from aiquiz.text import fold, one_line

Facts = Mapping[str, str | int]

_LONGEST = 40

_REASONS: Mapping[str, Callable[[], str]] = {
    # Right
    "exact": lambda: "",
    "accents": lambda: _("accent missing, accepted"),
    "surname": lambda: _("the surname is enough"),
    "acronym": lambda: _("the initials, accepted"),
    "several": lambda: _("several of the right forms at once"),
    "converse": lambda: _("the same, said the other way round"),
    "slip-in-name": lambda: _("one name is not spelt right, the other tells who is meant"),
    # Spelling
    "swapped": lambda: _("two letters swapped"),
    "missing-letter": lambda: _("one letter missing"),
    "extra-letter": lambda: _("one letter too many"),
    "other-letter": lambda: _("one letter differs"),
    "slips": lambda: _("two letters differ"),
    "by-ear": lambda: _("it sounds right, it is spelt otherwise"),
    "real-word": lambda: _("one letter away, but a word of its own"),
    "clipped": lambda: _("a word is cut short"),
    "word-form": lambda: _("another form of the word"),
    "spelling": lambda: _("the right words, but here the spelling counts"),
    # Numbers, units, dates
    "number": lambda: _("another number"),
    "number-missing": lambda: _("the number is missing"),
    "unit": lambda: _("right number, wrong unit"),
    "unit-missing": lambda: _("right number, the unit is missing"),
    "unit-case": lambda: _("right number, but capitals make it another unit"),
    "half-range": lambda: _("half of it: {asked} was asked"),
    "within": lambda: _("near enough: it is {asked}"),
    "notation": lambda: _("the right value, but to be written in another way"),
    "sign": lambda: _("a sign makes it something else"),
    "range": lambda: _("a range where one number was asked"),
    "bound": lambda: _("the limit is another: more, less or exactly"),
    "bound-missing": lambda: _("right number, but it is a limit: more or less than that"),
    "ordinal": lambda: _("the right number, but a rank and not a count, or the other way round"),
    "decade": lambda: _("a year where a decade was asked, or the other way round"),
    "date": lambda: _("another date"),
    "date-part": lambda: _("part of the date"),
    "date-order": lambda: _("day and month can be read either way"),
    "time": lambda: _("another time"),
    "half-day": lambda: _("morning or evening is missing"),
    "version": lambda: _("another version or number of it"),
    "version-missing": lambda: _("the right name, its number is missing"),
    # Parts and additions
    "part": lambda: _("part of it"),
    "some-items": lambda: _("{named} of {asked}"),
    "foreign-item": lambda: _("some of them, and something that was not asked"),
    "item-order": lambda: _("the right things, in another order"),
    "some-gaps": lambda: _("{named} of {asked} gaps"),
    "in-place": lambda: _("{named} of {asked} in place"),
    "some-pairs": lambda: _("{named} of {asked} pairs"),
    "detail": lambda: _("it is in there, beside something that was not asked"),
    "expansion": lambda: _("the short form was asked"),
    # Sense
    "opposite": lambda: _("the opposite"),
    "negated": lambda: _("a “not” turns it around"),
    "changed": lambda: _("a word beside it makes it something else"),
    "reversed": lambda: _("who and whom, or from and to, have changed places"),
    "word-order": lambda: _("the right words, in another order"),
    "hedge": lambda: _("several answers: one had to be chosen"),
    # People
    "first-name": lambda: _("first name only"),
    "nickname": lambda: _("a short form of the name"),
    "other-first-name": lambda: _("right surname, another first name"),
    # No answer, or another one
    "empty": lambda: _("nothing was typed"),
    "no-idea": lambda: _("no answer given"),
    "question": lambda: _("that only repeats the question"),
    "too-long": lambda: _("far longer than the answer"),
    "rejected": lambda: _("near, but not it"),
    "another-card": lambda: _("that one answers another card of this deck"),
    "other-option": lambda: _("another option"),
    "other": lambda: _("not the answer"),
}

CODES = frozenset(_REASONS)
"""Every code that has words."""

_SPELLING: Callable[[], str] = lambda: _("one word is not spelt right")  # noqa: E731

_BEFORE: Mapping[str, Callable[[], str]] = {
    **dict.fromkeys(("swapped", "missing-letter", "extra-letter", "other-letter"), _SPELLING),
    **dict.fromkeys(("slips", "by-ear", "real-word"), _SPELLING),
    "spelling": lambda: _("the right words, look at the spelling"),
    "clipped": lambda: _("a word is cut short"),
    "word-form": lambda: _("another form of the word was asked"),
    "unit-missing": lambda: _("right number, the unit is missing"),
    "unit-case": lambda: _("right number, look at the unit"),
    "half-range": lambda: _("half of it"),
    "bound": lambda: _("look at the limit: more, less or exactly"),
    "bound-missing": lambda: _("right number, but is it exactly that?"),
    "ordinal": lambda: _("the right number, but a rank and not a count, or the other way round"),
    "decade": lambda: _("a year or a decade?"),
    "date-part": lambda: _("part of the date"),
    "date-order": lambda: _("day and month can be read either way"),
    "half-day": lambda: _("morning or evening?"),
    "version-missing": lambda: _("the right name, its number is missing"),
    "part": lambda: _("part of it"),
    "some-items": lambda: _("some of them are right, some are missing"),
    "foreign-item": lambda: _("some of them are right, not all"),
    "some-gaps": lambda: _("some of it is right, not all"),
    "item-order": lambda: _("the right things, in another order"),
    "detail": lambda: _("it is in there, beside something that was not asked"),
    "expansion": lambda: _("the short form is asked"),
    "word-order": lambda: _("the right words, in another order"),
    "first-name": lambda: _("first name only"),
    "nickname": lambda: _("a short form of the name"),
}

CLOSE_CODES = frozenset(_BEFORE)
"""Every code that has words for the time when a try is left."""


def reason(code: str, facts: Facts) -> str:
    """Give the phrase for `code`; "" where the verdict says all."""
    phrase = _foreign(facts) if code == "foreign-item" else ""
    return _filled(phrase or _REASONS[code](), facts)


def reason_alone(code: str) -> str:
    """Give the phrase for `code` where its facts are not known; "" where it is none without them.

    The log keeps the code of a reason alone, and a later version may write others.
    """
    phrase = _REASONS[code]() if code in _REASONS else ""
    return "" if "{" in phrase else phrase


def reason_before(code: str, forms: Iterable[str] = (), facts: Facts | None = None) -> str:
    """Give the phrase for `code` while a try is left.

    It says nothing of the answer. Where it happens to hold a word of one of the accepted `forms`
    it is left out: of the phrases the plainer are tried, then there is none.
    """
    hidden = {word for form in forms for word in _words(form)}
    counted = _filled(_counted_before(code, facts), facts) if facts else ""
    phrases = (counted, _BEFORE[code]() if code in _BEFORE else "", _("not quite"))
    return next((phrase for phrase in phrases if phrase and not hidden & _words(phrase)), "")


def _filled(phrase: str, facts: Facts) -> str:
    return phrase.format_map({name: _shown(fact) for name, fact in facts.items()})


def _foreign(facts: Facts) -> str:
    """Give the phrase for things that were named beside those asked for, "" where none counts."""
    foreign = facts.get("foreign")
    if not isinstance(foreign, int):
        return ""
    if facts.get("named") == facts.get("asked"):
        return n_("all {asked}, and one too many", "all {asked}, and {foreign} too many", foreign)
    return n_(
        "{named} of {asked}, and one that is not asked",
        "{named} of {asked}, and {foreign} that are not asked",
        foreign,
    )


def _counted_before(code: str, facts: Facts) -> str:
    """Give the phrase that counts what is right and what is too many, "" where nothing is."""
    foreign = facts.get("foreign")
    if not isinstance(foreign, int):
        return ""
    if code == "some-items":
        return _("{named} of {asked} right")
    if code != "foreign-item":
        return ""
    if facts.get("named") == facts.get("asked"):
        return n_(
            "all are there, one is too many", "all are there, {foreign} are too many", foreign
        )
    return n_(
        "{named} of {asked} right, one is not among them",
        "{named} of {asked} right, {foreign} are not among them",
        foreign,
    )


def _words(text: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in fold(text)).split())


def _shown(fact: str | int) -> str:
    text = one_line(str(fact))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
