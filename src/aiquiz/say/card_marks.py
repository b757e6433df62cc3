"""What a card is marked with, in words."""

from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number


def marked(what: str) -> str:
    """Say what the mark `what` means for the card."""
    return {
        "bury": _("Buried: not asked again today."),
        "suspend": _("Suspended: not asked any more."),
        "flag": _("Flagged."),
    }[what]


def unmarked(what: str) -> str:
    """Say that the mark `what` was taken off."""
    return {
        "bury": _("No longer buried."),
        "suspend": _("No longer suspended."),
        "flag": _("No longer flagged."),
    }[what]


def leech(lapses: int, edit: str, suspend: str) -> str:
    """Say that a card became a leech after so many lapses, and what can be done about it.

    `edit` is the key or command that opens its deck, "" where that can't be, `suspend` the one
    that suspends the card.
    """
    told = n_("A leech, forgotten {n} time", "A leech, forgotten {n} times", lapses)
    told = told.format(n=number(lapses))
    if not edit:
        return _("{leech}: {suspend} suspends it.").format(leech=told, suspend=suspend)
    words = _("{leech}: {edit} rewords it, {suspend} suspends it.")
    return words.format(leech=told, edit=edit, suspend=suspend)


def leeches(count: int, shape: str) -> str:
    """Say how many cards are leeches, and how they are drilled from home with the key `shape`."""
    words = n_(
        "{n} card is forgotten again and again; {key}, then “leeches”, drills it.",
        "{n} cards are forgotten again and again; {key}, then “leeches”, drills them.",
        count,
    )
    return words.format(n=number(count), key=shape)
