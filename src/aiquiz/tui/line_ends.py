"""Where lines end: never at an unbroken space, which to Textual is a space as any other."""

import re
from contextlib import suppress

_UNBROKEN = "\u00a0\u202f"
_WORD = re.compile(rf"[^\S{_UNBROKEN}]*[\S{_UNBROKEN}]+[^\S{_UNBROKEN}]*")


def keep_unbroken() -> None:
    """Have the program keep together what unbroken spaces join, as “5 000” and “: « oui »”.

    Where Rich finds words in another way than we know, lines end as it has them end.
    """
    with suppress(ImportError):
        from rich import _wrap

        if hasattr(_wrap, "re_word"):
            _wrap.re_word = _WORD
