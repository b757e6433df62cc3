"""What is said of cards in their list: how they stand, what was found, what was done to them."""

from collections.abc import Sequence
from datetime import date

from aiquiz.say.dates import ahead, day_brief, interval
from aiquiz.say.forms import listed
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import decimal, number
from aiquiz.text import one_line


def column_name(column: str) -> str:
    """Give the heading of a column."""
    return {
        "question": _("Question"),
        "deck": _("deck"),
        "state": p_("of a card", "state"),
        "recall": _("recall today"),
        "due": p_("column", "due"),
        "missed": p_("column", "missed"),
    }[column]


def state_word(state: str) -> str:
    """Give the word for how far a card is."""
    return {
        "new": p_("card", "new"),
        "learning": p_("card", "learning"),
        "known": p_("card", "known"),
    }[state]


def back(days: int | None, *, suspended: bool) -> str:
    """Give briefly when a card comes back, `days` from today; None for one that is new."""
    if suspended:
        return p_("card", "suspended")
    if days is None:
        return p_("card", "new")
    return ahead(days) if days <= 1 else interval(days)


def marks_words(*, buried: bool, suspended: bool, flagged: bool, leech: bool = False) -> list[str]:
    """Give the words for what a card is marked with."""
    words = (
        (flagged, p_("card", "flagged")),
        (leech, p_("card", "leech")),
        (suspended, p_("card", "suspended")),
        (buried, p_("card", "not today")),
    )
    return [word for holds, word in words if holds]


def gone(what: str, path: str) -> str:
    """Say what can't be found of a card: the card, or its whole deck, which was at `path`."""
    if what == "card":
        return _("Its deck no longer holds this card, or it has a problem. Its history is kept.")
    if path:
        words = _("Its deck can’t be read or is away: {path}. Its history is kept.")
        return words.format(path=one_line(path))
    return _("Its deck is not listed any more. Its history is kept.")


def amount(cards: int, decks: int) -> str:
    """Give how many cards of how many decks there are."""
    return " · ".join(
        (
            n_("{n} card", "{n} cards", cards).format(n=number(cards)),
            n_("{n} deck", "{n} decks", decks).format(n=number(decks)),
        )
    )


def found(count: int) -> str:
    """Give how many cards were found."""
    return n_("{n} found", "{n} found", count).format(n=number(count))


def marked(count: int) -> str:
    """Give how many of the cards found are marked."""
    return n_("{n} marked", "{n} marked", count).format(n=number(count))


def keys_that_sort(columns: int) -> str:
    """Give the keys that sort by one of so many `columns`."""
    return _("1–{n} sort").format(n=columns)


def no_keys(typed: str) -> str:
    """Say that what was `typed` in one go was not taken for keys."""
    return _("“{typed}” was taken for a word, not for keys: / searches.").format(
        typed=one_line(typed)
    )


def nothing_found(typed: str) -> str:
    """Say that no card matches what was `typed`."""
    return _("No card matches “{typed}”.").format(typed=one_line(typed))


def misread(code: str, name: str, value: str, values: Sequence[str]) -> str:
    """Say what of a search was not understood; `values` are those that would be."""
    listed = " ".join(values)
    if code == "no-filter":
        words = _("There is no filter “{name}:”; there are {values}")
        return words.format(name=one_line(name), values=listed)
    if code == "unfinished":
        return f"{name}: {listed}"
    words = _("“{name}:” knows no “{value}”, but {values}")
    return words.format(name=name, value=one_line(value), values=listed)


def any_deck() -> str:
    """Give what stands for a name of one's own choice behind a filter: a deck's."""
    return _("the start of a deck’s name")


def any_tag() -> str:
    """Give what stands for a name of one's own choice behind a filter: a tag."""
    return _("the start of a tag")


def any_days() -> str:
    """Give what stands for a number of days behind a filter."""
    return _("or a number of days")


def done(what: str, count: int, undo: str) -> str:
    """Say what was done to `count` cards, and that the key `undo` takes it back."""
    words = {
        "suspend": n_("{n} card suspended.", "{n} cards suspended.", count),
        "unsuspend": n_("{n} card asked again.", "{n} cards asked again.", count),
        "bury": n_("{n} card put off until tomorrow.", "{n} cards put off until tomorrow.", count),
        "unbury": n_("{n} card asked today again.", "{n} cards asked today again.", count),
        "flag": n_("{n} card flagged.", "{n} cards flagged.", count),
        "unflag": n_("{n} card no longer flagged.", "{n} cards no longer flagged.", count),
        "reset": n_("{n} card is new again.", "{n} cards are new again.", count),
    }[what]
    return _("{done} {key} takes it back.").format(done=words.format(n=number(count)), key=undo)


def taken_back(count: int) -> str:
    """Say that a change to `count` cards was taken back."""
    words = n_("Taken back for {n} card.", "Taken back for {n} cards.", count)
    return words.format(n=number(count))


def nothing_to_reset() -> str:
    """Say that what was to be reset is new."""
    return _("Nothing to reset: never studied.")


def reviews(count: int, lapses: int) -> str:
    """Give how often a card was asked, and how often it was forgotten."""
    asked = n_("{n} review", "{n} reviews", count).format(n=number(count))
    if not lapses:
        return asked
    missed = n_("{n} missed", "{n} missed", lapses).format(n=number(lapses))
    return f"{asked}, {missed}"


def stability(days: float) -> str:
    """Give a stability in days."""
    return interval(round(days)) if days >= 1 else _("under a day")


def difficulty(value: float) -> str:
    """Give a difficulty, which runs from 1 to 10."""
    return _("{n} of 10").format(n=decimal(value, 1))


def back_on(day: date, days: int) -> str:
    """Give the day on which a card comes back, and how far off it is."""
    return f"{day_brief(day)}, {ahead(days)}" if days > 0 else ahead(days)


def last_typed(answers: Sequence[tuple[str, date, int]]) -> str:
    """Give what was typed last, each with its day, so many days ago."""
    told = [
        f"{one_line(typed)} ({_('today') if days <= 0 else day_brief(day)})"
        for typed, day, days in answers
    ]
    return listed(told)
