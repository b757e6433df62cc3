"""The keys of a screen, told once: bindings, footer and help are made from them."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from aiquiz.say.language import _


class Command(NamedTuple):
    """Something a key does on a screen.

    `id` names it for good (a keymap may give it other keys), `keys` are as Textual writes
    them, parted by commas, the first one shown. `words` say it in the footer, `help` on the
    help page under the heading `group`; all three are texts of the catalogue. `shown` stands
    in for the name of the first key where several are meant.
    """

    id: str
    keys: str
    action: str
    words: str
    help: str
    group: str
    priority: bool = False
    shown: str = ""


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Give the bindings for `commands`; those without keys are only told in the help."""
    return [
        Binding(
            command.keys,
            command.action,
            command.words,
            id=command.id,
            show=False,
            priority=command.priority,
        )
        for command in commands
        if command.keys
    ]


def key_name(keys: str) -> str:
    """Give the word for the first of `keys`, in the language that is spoken."""
    first = keys.split(",")[0]
    names = {
        "enter": _("enter"),
        "escape": _("esc"),
        "tab": _("tab"),
        "space": _("space"),
        "backspace": _("backspace"),
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "question_mark": "?",
        "slash": "/",
        "f1": "F1",
    }
    return names.get(first, first)
