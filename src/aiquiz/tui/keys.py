"""The keys of a screen, told once: bindings, footer, help and palette are made from them.

Nothing here needs Textual: a settings file can be checked where no screen is drawn.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from aiquiz.say.language import _

if TYPE_CHECKING:
    from textual.binding import BindingType

NO_KEY = "none"
"""Stands for the keys of a command that the learner took all keys from: no terminal sends it."""


class Command(NamedTuple):
    """Something a key does on a screen.

    `id` names it for good (a keymap may give it other keys), `keys` are as Textual writes
    them, parted by commas, the first one shown. `words` say it in the footer, `help` on the
    help page under the heading `group`; all three are texts of the catalogue. `shown` stands
    in for the name of the first key where several are meant; in it `{id}` is the key of the
    command with that id, `{id*}` are all its keys.
    """

    id: str
    keys: str
    action: str
    words: str
    help: str
    group: str
    priority: bool = False
    shown: str = ""


_KNOWN: dict[str, Command] = {}
_OWN: dict[str, str] = {}


def known(*commands: Command) -> tuple[Command, ...]:
    """Give `commands`, which `key_of` knows by their ids from now on."""
    _KNOWN.update((command.id, command) for command in commands)
    return commands


def use(keys: Mapping[str, str]) -> None:
    """Have `keys` shown for the commands with these ids from now on, their own for all others.

    They are written as `Command.keys` are.
    """
    _OWN.clear()
    _OWN.update(keys)


def keys_now(command: Command) -> str:
    """Give the keys that `command` has now."""
    return _OWN.get(command.id, command.keys)


def keys_of(id_: str) -> frozenset[str]:
    """Give the keys that the command with this id has now; none where it is not `known`."""
    command = _KNOWN.get(id_)
    return frozenset(keys_now(command).split(",") if command else ()) - {NO_KEY}


def bindings(commands: Iterable[Command]) -> "list[BindingType]":
    """Give the bindings for `commands`; those without keys are only told in the help."""
    from textual.binding import Binding

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


def key_of(*ids: str) -> str:
    """Give the word for the first key that each of the commands with `ids` has now.

    They are `known`. It is "" where none of them has one; up and down stand together.
    """
    names = [key_name(keys_now(_KNOWN[id_])) for id_ in ids]
    named = [name for name in names if name]
    return ("" if set(named) == {"↑", "↓"} else " ").join(named)


def shown(command: Command) -> str:
    """Give the words for the keys of `command` as the help tells them."""
    if command.shown:
        return re.sub(r"\{([\w.-]+)(\*?)\}", _filled_in, _(command.shown))
    return key_name(keys_now(command))


def _filled_in(found: re.Match[str]) -> str:
    if found[2]:
        return " ".join(map(key_name, keys_now(_KNOWN[found[1]]).split(",")))
    return key_of(found[1])


def key_name(keys: str) -> str:
    """Give the word for the first of `keys`, in the language that is spoken; "" for none."""
    *modifiers, key = keys.split(",")[0].split("+")
    named = _named(key)
    return "+".join([*(_("shift") if word == "shift" else word for word in modifiers), named])


def _named(key: str) -> str:
    names = {
        NO_KEY: "",
        "enter": _("enter"),
        "escape": _("esc"),
        "tab": _("tab"),
        "space": _("space"),
        "backspace": _("backspace"),
        "delete": _("delete"),
        "insert": _("insert"),
        "home": _("home"),
        "end": _("end"),
        "pageup": _("page up"),
        "pagedown": _("page down"),
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "question_mark": "?",
        "slash": "/",
    }
    if key in names:
        return names[key]
    if re.fullmatch(r"f\d+", key):
        return key.upper()
    if len(key) > 1:
        # Only a key of one's own has such a name, or one that is not shown first.
        from aiquiz.tui.key_words import character_of

        return character_of(key) or key
    return key
