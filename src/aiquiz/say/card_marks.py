"""What a card is marked with, in words."""

from aiquiz.say.language import _


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
