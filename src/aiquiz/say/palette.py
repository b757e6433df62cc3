"""The palette of all actions, in words."""

from aiquiz.say.language import _
from aiquiz.text import fold


def action(name: str, what: str) -> str:
    """Say `what` an action does, behind the `name` that the footer has for it where it lacks it."""
    if fold(name) in fold(what):
        return what
    return _("{name} · {what}").format(name=f"{name[:1].upper()}{name[1:]}", what=what)


def of_deck(what: str, title: str) -> str:
    """Say what is done with the deck called `title`: "study", "cards", "settings" or "exam"."""
    words = {
        "study": _("Study: {title}"),
        "cards": _("Cards: {title}"),
        "settings": _("Settings: {title}"),
        "exam": _("Exam: {title}"),
    }[what]
    return words.format(title=title)


def theme(name: str) -> str:
    """Say that the theme with the name that it has in the settings is chosen."""
    ours = {
        "dark": _("dark"),
        "light": _("light"),
        "high-contrast": _("high contrast"),
        "ansi": _("the terminal’s colours"),
    }
    return _("Theme: {name}").format(name=ours.get(name, name))


def not_from_here() -> str:
    """Say why a deck can't be gone to."""
    return _("leave this first")


def away() -> str:
    """Say why nothing can be done with a deck whose file is gone."""
    return _("its file is away")


def nothing_to_ask() -> str:
    """Say why a deck without cards to ask can't be studied."""
    return _("no card to ask")


def no_match(typed: str) -> str:
    """Say that no action is called so."""
    return _("No action matches “{typed}”.").format(typed=typed)


def said_why(words: str, why: str) -> str:
    """Say why an action can't be done now."""
    return _("{action}: {why}.").format(action=words, why=why)
