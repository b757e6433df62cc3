"""Texts that a terminal, a widget or a shell would act on, and what must be left of them."""

from aiquiz.text import clean

RAW = {
    "CSI": "\x1b[2J\x1b[31m",
    "OSC 0": "\x1b]0;owned\x07",
    "OSC 8": "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "OSC 52": "\x1b]52;c;aGk=\x07",
    "DCS": "\x1bPq#0\x1b\\",
    "APC": "\x1b_G\x1b\\",
    "C1 CSI": "\x9b2J",
    "C1 OSC": "\x9d52;c;aGk=\x9c",
    "NEL": "\x85",
    "zero": "\x00",
    "delete": "\x7f",
    "other character set": "\x0e\x0f",
    "bell": "\x07",
    "backspace": "\x08\x08\x08",
    "carriage return": "safe\rgone",
    "vertical tab": "\x0b\x0c",
}
"""What no deck may hold, and a file name, an answer, a variable or a database may."""

UNSEEN = {
    "override": "\u202ereversed\u202c",
    "isolate": "\u2066isolated\u2069",
    "marks": "\u200e\u200f\u061c",
    "zero width": "z\u200be\u2060r\ufeffo",
    "tags": "\U000e0041\U000e0042\U000e007f",
    "line separator": "\u2028\u2029",
    "soft hyphen": "soft\u00adhyphen",
    "flood": "e" + "\u0301" * 40,
    "annotation": "\ufff9\ufffa\ufffb",
}
"""What turns a line around, hides in it, or climbs out of it."""

MARKUP = {
    "action": "[@click=app.quit]press[/]",
    "closing": "[/nothing]",
    "link": "[link=https://example.org]read[/link]",
    "variable": "[$primary]$primary[/]",
    "style": "[bold red on blue]",
    "list": "list[int] and [a='b]",
    "markdown": "[read](https://example.org) ![](file:///etc/passwd)",
    "fields": "{0} {key} {self.__class__} %s %(x)s $HOME `id` $(id)",
}
"""What a widget, a format or a shell would take for something else than text."""

KEPT = {
    "emoji": "👩\u200d🚀",
    "Arabic": "مرحبا",
    "Thai": "ภาษาไทย",
    "Hindi": "नमस्ते",
    "Persian": "می\u200cخواهم",
}
"""What is as unusual and has to stay as it is."""

HOSTILE = " ".join((*MARKUP.values(), *UNSEEN.values()))
"""One text of all that a deck can be made to hold."""

RAW_TEXT = "".join(RAW.values())
"""One text of all that none can."""


def hostile_in(text: str) -> list[str]:
    """Give the signs of `text`, a line or many, that no terminal may be sent."""
    lines = text.replace("\n", "")
    if clean(lines) == lines:
        return []
    return sorted({f"U+{ord(sign):04X}" for sign in lines if clean(sign) != sign} or {"flood"})


def acts_in(written: str) -> list[str]:
    """Give what a whole frame sent to a terminal must not hold, where it holds any of it."""
    found = {f"U+{ord(sign):04X}" for sign in written if sign not in "\n\r\x1b\x0e\x0f\b\t\x07"}
    bad = [sign for sign in found if clean(chr(int(sign[2:], 16))) == ""]
    return bad + [name for name, mark in _SEQUENCES.items() if mark in written]


_SEQUENCES = {
    "OSC 8": "\x1b]8;",
    "OSC 52": "\x1b]52;",
    "title": "\x1b]0;",
    "DCS": "\x1bP",
    "APC": "\x1b_G",
    "character set": "\x0e",
}
