"""Keys as people write them, and as the toolkit of the screens names them."""

import re
import unicodedata
from functools import cache

# Without spaces, which may stand between the words of one.
_SPECIAL = {
    **{f"f{number}": f"f{number}" for number in range(1, 25)},
    **dict.fromkeys(("enter", "return", "entrée", "entree"), "enter"),
    **dict.fromkeys(("escape", "esc", "échap", "echap"), "escape"),
    **dict.fromkeys(("tab", "tabulation"), "tab"),
    **dict.fromkeys(("space", "espace"), "space"),
    **dict.fromkeys(("backspace", "retourarrière"), "backspace"),
    **dict.fromkeys(("delete", "del", "suppr"), "delete"),
    **dict.fromkeys(("insert", "ins", "inser"), "insert"),
    **dict.fromkeys(("home", "début"), "home"),
    **dict.fromkeys(("end", "fin"), "end"),
    **dict.fromkeys(("pageup", "pgup", "pagehaut"), "pageup"),
    **dict.fromkeys(("pagedown", "pgdn", "pagebas"), "pagedown"),
    **dict.fromkeys(("up", "haut", "↑"), "up"),
    **dict.fromkeys(("down", "bas", "↓"), "down"),
    **dict.fromkeys(("left", "gauche", "←"), "left"),
    **dict.fromkeys(("right", "droite", "→"), "right"),
}
_MODIFIERS = {
    **dict.fromkeys(("ctrl", "control", "strg"), "ctrl"),
    **dict.fromkeys(("shift", "maj"), "shift"),
    **dict.fromkeys(("alt", "option"), "alt"),
}
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace"}
"""What a terminal can't tell from another key."""

_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def canonical(written: str) -> str:
    """Give the name that the toolkit has for the key that somebody wrote; "" if there is none.

    "ctrl+g", "?", "question_mark", "Échap" and "shift+tab" are such.
    """
    written = written.strip()
    if len(written) > 1 and "+" in written[:-1]:
        head, _plus, last = written[:-1].rpartition("+")
        return _modified(head.split("+"), last + written[-1])
    return _single(written)


def _modified(words: list[str], last: str) -> str:
    """Give the name of the key `last` with what is held beside it."""
    modifiers = {_MODIFIERS.get(word.strip().lower(), "") for word in words}
    key = _single(last)
    if "" in modifiers or not key:
        return ""
    if len(key) == 1 and "shift" in modifiers:
        # A letter held with shift comes as a capital.
        key, modifiers = key.upper(), modifiers - {"shift"}
    if len(key) == 1 and "ctrl" in modifiers:
        key = key.lower()
    name = "+".join([*sorted(modifiers), key])
    return _SAME.get(name, name)


def _single(written: str) -> str:
    if len(written) == 1 and written.isprintable():
        return _SPECIAL.get(written) or _of_character(written)
    special = _SPECIAL.get(written.lower().replace(" ", ""))
    if special:
        return special
    character = character_of(written.lower())
    return _of_character(character) if character else ""


def _of_character(character: str) -> str:
    if character.isalnum():
        return character
    name = re.sub("[- ]", "_", unicodedata.name(character, "").lower())
    return _RENAMED.get(name, name)


def character_of(key: str) -> str:
    """Give the character that the key called `key` types, "" for none."""
    if len(key) == 1:
        return key
    if key in _characters():
        return _characters()[key]
    try:
        found = unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return ""
    return found if found.isprintable() and not found.isspace() else ""


@cache
def _characters() -> dict[str, str]:
    """Give the characters of the keyboards of the West by their names."""
    found = (chr(code) for code in range(ord("!"), 0x250))
    return {_of_character(one): one for one in found if one.isprintable() and not one.isspace()}


def is_typed(key: str) -> bool:
    """Tell whether the key called `key` writes something where one can type."""
    return key == "space" or ("+" not in key and bool(character_of(key)))
