"""What can be chosen for a session, in words."""

from collections.abc import Callable, Mapping

from aiquiz.say.language import _
from aiquiz.say.numbers import number

_NAMES: Mapping[str, Callable[[], str]] = {
    "kind": lambda: _("Session"),
    "limit": lambda: _("Cards at most"),
    "new": lambda: _("New cards"),
    "only": lambda: _("Which cards"),
    "typed": lambda: _("Choice cards"),
    "at_end": lambda: _("Answers shown"),
}

_VALUES: Mapping[tuple[str, object], Callable[[], str]] = {
    ("kind", "study"): lambda: _("study"),
    ("kind", "ahead"): lambda: _("study ahead"),
    ("kind", "cram"): lambda: _("drill"),
    ("kind", "quiz"): lambda: _("quiz"),
    ("limit", None): lambda: _("all"),
    ("new", None): lambda: _("as usual"),
    ("only", ""): lambda: _("any card"),
    ("only", "new"): lambda: _("never studied"),
    ("only", "missed"): lambda: _("missed last time"),
    ("only", "flagged"): lambda: _("flagged"),
    ("only", "suspended"): lambda: _("suspended"),
    ("only", "leech"): lambda: _("leeches"),
    ("typed", False): lambda: _("pick an option"),
    ("typed", True): lambda: _("type the answer"),
    ("at_end", False): lambda: _("after each card"),
    ("at_end", True): lambda: _("at the end"),
}

_MEANINGS: Mapping[tuple[str, object], Callable[[], str]] = {
    ("kind", "study"): lambda: _("What is due, then new cards; answers move the due dates."),
    ("kind", "ahead"): lambda: _("Cards before their day, the next ones first; it counts."),
    ("kind", "cram"): lambda: _("Cards due or not; what is missed comes again; no date moves."),
    ("kind", "quiz"): lambda: _("Cards due or not, each once, for a score; no date moves."),
    ("only", "new"): lambda: _("Cards that were never answered, in the order of their deck."),
    ("only", "suspended"): lambda: _(
        "Cards you put away: {suspend} after an answer brings one back."
    ),
    ("only", "missed"): lambda: _("Cards that were not right when they were asked last."),
    ("only", "flagged"): lambda: _("Cards that you flagged."),
    ("only", "leech"): lambda: _("Cards forgotten again and again; no date moves."),
    ("typed", True): lambda: _("No options are shown: the answer is typed."),
    ("typed", False): lambda: _("A choice shows its options, and one is picked."),
    ("at_end", True): lambda: _("Nothing is judged before the last card is answered."),
    ("at_end", False): lambda: _("Each answer is judged at once."),
    ("new", None): lambda: _("As many new cards as the settings leave for today."),
    ("new", 0): lambda: _("No new cards."),
    ("limit", None): lambda: _("The session has no limit."),
    ("only", ""): lambda: _("Cards are asked however they were answered before."),
}

_COUNTED: Mapping[str, Callable[[], str]] = {
    "limit": lambda: _("After {n} cards the session ends."),
    "new": lambda: _("At most {n} of the cards are new ones."),
}


def setting_name(setting: str) -> str:
    """Give the name of a setting."""
    return _NAMES[setting]()


def value_name(setting: str, value: object) -> str:
    """Give the name of a value of a setting; numbers stand for themselves."""
    if (setting, value) in _VALUES:
        return _VALUES[setting, value]()
    return number(value) if isinstance(value, int) else str(value)


def meaning(setting: str, value: object, suspend: str) -> str:
    """Say what a value of a setting means, "" where it is plain.

    `suspend` is the key that suspends a card after an answer.
    """
    words = _MEANINGS.get((setting, value))
    if words is None and setting in _COUNTED and isinstance(value, int):
        return _COUNTED[setting]().format(n=number(value))
    return words().format(suspend=suspend) if words else ""
