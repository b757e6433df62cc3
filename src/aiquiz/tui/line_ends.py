"""Where lines end: never at an unbroken space, which to Textual is a space as any other."""

import re

from rich import _wrap

_UNBROKEN = "\u00a0\u202f"
_WORD = re.compile(rf"[^\S{_UNBROKEN}]*[\S{_UNBROKEN}]+[^\S{_UNBROKEN}]*")


def keep_unbroken() -> None:
    """Have the program keep together what unbroken spaces join, as “5 000” and “: « oui »”."""
    _wrap.re_word = _WORD
