"""From the text of the file to what stands in it, within bounds.

The parser of TOML takes time that grows with the cube of the parts of a key, and goes as deep as
lists lie in each other: what nobody writes by hand is refused before it gets there.
"""

import re
from pathlib import Path
from typing import Any

from aiquiz.text.file_bytes import bytes_of

MOST_BYTES = 256 * 1024
"""What a settings file may have at most. One with every key and a hundred decks has 20 KB."""

MOST_PARTS = 64
"""The dots on a line, beside those in quotes and comments."""

MOST_DEPTH = 16
"""How deep tables and lists may lie in each other."""

# A quote that is not closed goes to the end of its line: so each sign is looked at once.
_NO_KEY = re.compile(r"""#.*|"(?:[^"\\]|\\.)*+"?|'[^']*+'?""")


class NoTomlError(ValueError):
    """A text that is no TOML, or none that settings need; `line` counts from 1, 0 if unknown."""

    def __init__(self, line: int = 0) -> None:
        """`line` is where the text can't be read any more."""
        super().__init__(line)
        self.line = line


def text_of(path: Path) -> str:
    """Give the text of the file at `path`. Raises OSError, UnicodeDecodeError."""
    # What an editor on Windows puts before it says nothing.
    return bytes_of(path, MOST_BYTES)[0].decode("utf-8-sig")


def parsed(text: str) -> dict[str, Any]:
    """Give the tables and values in `text`. Raises NoTomlError."""
    # tomllib costs 5 ms to import, which a learner without settings need not pay.
    import tomllib

    _refuse_long_keys(text)
    try:
        found = tomllib.loads(text)
    # A number may have more digits than Python reads, which is a ValueError.
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        at = re.search(r"at line (\d+)", str(error))
        raise NoTomlError(int(at[1]) if at else 0) from error
    if _is_deep(found):
        raise NoTomlError
    return found


def _refuse_long_keys(text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MOST_PARTS and _NO_KEY.sub("", line).count(".") > MOST_PARTS:
            raise NoTomlError(number)


def _is_deep(found: dict[str, Any]) -> bool:
    """Tell whether tables and lists lie deeper in each other than they may."""
    within: list[Any] = [found]
    for _depth in range(MOST_DEPTH):
        within = [
            inner
            for one in within
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, dict | list)
        ]
        if not within:
            return False
    return True
