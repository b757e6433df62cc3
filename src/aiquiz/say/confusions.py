"""What is confused and hard, in words."""

from datetime import date

from aiquiz.say.dates import day_brief, duration
from aiquiz.say.forms import listed
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import decimal, number
from aiquiz.text import one_line

_PLAIN_DAYS = 330
"""Days after which the year is told with a date."""


def section_name(section: str) -> str:
    """Give the heading of "confused", "hardest", "slowest", "leeches" or "overruled"."""
    return {
        "confused": _("What I confuse"),
        "hardest": p_("cards", "Hardest"),
        "slowest": p_("cards", "Slowest"),
        "leeches": _("Leeches"),
        "overruled": p_("answers", "Overruled"),
    }[section]


def nothing_in(section: str) -> str:
    """Say what would stand in a section that is empty."""
    return {
        "confused": _("Two cards stand here once one was answered with the other’s answer."),
        "hardest": _("Cards missed in some of three sessions or more stand here."),
        "slowest": _("Cards right in three sessions or more stand here."),
        "leeches": _("Cards that are forgotten again and again stand here."),
        "overruled": _("Answers whose verdict you changed stand here."),
    }[section]


def and_more(count: int) -> str:
    """Say that there are `count` more rows than are shown."""
    return n_("and {n} more", "and {n} more", count).format(n=number(count))


def lost(count: int, *, more: bool) -> str:
    """Say of how many answers it can't be told whose they were; `more` than stand above it."""
    words = n_(
        "{n} answer of another card, no longer in the deck",
        "{n} answers of another card, no longer in the deck",
        count,
    )
    if more:
        words = n_(
            "{n} more: of another card, no longer in the deck",
            "{n} more: of another card, no longer in the deck",
            count,
        )
    return words.format(n=number(count))


def forgotten(count: int, *, more: bool) -> str:
    """Say of how many answers of another card what was typed is forgotten."""
    words = n_(
        "{n} answer of another card: what was typed is forgotten",
        "{n} answers of another card: texts forgotten",
        count,
    )
    if more:
        words = n_("{n} more: what was typed is forgotten", "{n} more: texts forgotten", count)
    return words.format(n=number(count))


def unread(count: int) -> str:
    """Say of how many decks nothing is told."""
    words = n_(
        "{n} deck left out: away or unreadable",
        "{n} decks left out: away or unreadable",
        count,
    )
    return words.format(n=number(count))


def times(count: int) -> str:
    """Give how often something happened."""
    return n_("{n} time", "{n} times", count).format(n=number(count))


def last_on(day: date, days: int) -> str:
    """Give the day on which something happened last, so many days ago."""
    if days <= 0:
        return _("today")
    return day_brief(day) if days < _PLAIN_DAYS else f"{day_brief(day)} {day.year}"


def of(part: int, whole: int) -> str:
    """Give a number of a whole: 5 of 7."""
    return _("{n} of {all}").format(n=number(part), all=number(whole))


def difficulty(value: float | None) -> str:
    """Give a difficulty, which runs from 1 to 10, "·" where it is not known."""
    return "·" if value is None else decimal(value, 1)


def time_taken(milliseconds: float) -> str:
    """Give how long an answer took."""
    return duration(milliseconds / 1000)


def way(answer: str, typed: tuple[tuple[str, int], ...]) -> str:
    """Say what was typed in the place of `answer`, with how often."""
    texts = listed(f"{one_line(text)} ×{number(often)}" for text, often in typed)
    return _("instead of {answer}: {typed}").format(answer=one_line(answer), typed=texts)


def typed(text: str | None) -> str:
    """Give what was typed; None where it is forgotten."""
    if text is None:
        return _("forgotten")
    return one_line(text) or "·"


def you_typed(text: str | None) -> str:
    """Say what was typed."""
    return _("you: {typed}").format(typed=typed(text))


def column(name: str) -> str:
    """Give the heading of a column."""
    return {
        "one-way": "→",
        "other-way": "←",
        "last": p_("column", "last"),
        "missed": p_("column", "missed"),
        "asked": p_("column", "asked"),
        "share": p_("column", "share"),
        "difficulty": p_("column", "difficulty"),
        "median": p_("column", "median"),
        "right": p_("column", "right"),
        "forgotten": p_("column", "forgotten"),
        "typed": p_("column", "typed"),
        "verdict": p_("column", "verdict"),
        "when": p_("column", "when"),
    }[name]


def drill(count: int) -> str:
    """Give the words for a key that drills `count` cards at once."""
    return n_("drill the one", "drill these {n}", count).format(n=number(count))


def drill_pair(count: int) -> str:
    """Give the words for the key that drills the two cards of a pair, or the one that can be."""
    return _("Drill the pair") if count > 1 else _("Drill one of them")


def mark(*, suspended: bool) -> str:
    """Give the word for a card that is put away: suspended, or buried until the next day."""
    return p_("card", "suspended") if suspended else p_("card", "not today")


def is_away(answer: str, *, suspended: bool) -> str:
    """Say that the card with `answer` is put away: suspended, or buried until the next day."""
    words = _("{answer} is suspended") if suspended else _("{answer} is put off until tomorrow")
    return words.format(answer=one_line(answer))


def away(section: str, count: int) -> str:
    """Say how many cards of a section are put away, and what that means there."""
    if section == "leeches":
        words = n_("{n} put away, not counted at home", "{n} put away, not counted at home", count)
    else:
        words = n_("{n} put away, not drilled", "{n} put away, not drilled", count)
    return words.format(n=number(count))


def put_away() -> str:
    """Say why a drill can't ask any of the cards."""
    return _("put away: nothing to drill")
