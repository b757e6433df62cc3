"""Where a key stands in the file: the TOML parser does not tell."""

import re
from collections.abc import Sequence
from functools import lru_cache

_PART = r"""[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'"""
_KEY = rf"(?:{_PART})(?:\s*\.\s*(?:{_PART}))*"
_HEADER = rf"\s*\[\s*({_KEY})\s*\]"
_ANY_HEADER = rf"\s*\[+\s*({_KEY})\s*\]+\s*(?:#|$)"
_SET = rf"\s*({_KEY})\s*="


def dotted(path: Sequence[str]) -> str:
    """Give the key whose parts are `path` as the file spells it."""
    return ".".join(
        part if re.fullmatch(r"[A-Za-z0-9_-]+", part) else _quoted(part) for part in path
    )


def _quoted(part: str) -> str:
    escaped = part.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def line_of(path: Sequence[str], text: str) -> int:
    """Give the line of `text`, from 1, on which the key with the parts `path` is set.

    Of one within braces that is where they begin; 0 where it is not found.
    """
    there, around = _lines(text)
    wanted = tuple(path)
    if wanted in there:
        return there[wanted]
    above = (around.get(wanted[:length]) for length in range(1, len(wanted) + 1))
    return min(filter(None, above), default=0)


# A file with many keys asks for the line of each: it is gone through once.
@lru_cache(maxsize=2)
def _lines(text: str) -> tuple[dict[tuple[str, ...], int], dict[tuple[str, ...], int]]:
    """Give the line of each key and header of `text`, and that of each key alone."""
    there, around = dict[tuple[str, ...], int](), dict[tuple[str, ...], int]()
    here = tuple[str, ...]()
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(_HEADER, line)
        if header:
            here = _parts(header[1])
        found = re.match(_SET, line)
        if found:
            around.setdefault((*here, *_parts(found[1])), number)
        set_here = (*here, *_parts(found[1])) if found else here if header else ()
        there.setdefault(set_here, number)
    there.pop((), None)
    return there, around


def line_told(path: Sequence[str], text: str) -> int:
    """Give the line of `text`, from 1, on which the key with the parts `path` is commented out.

    0 where it is not found.
    """
    *table, name = path
    here = tuple[str, ...]()
    for number, line in enumerate(text.splitlines(), 1):
        here = header_on(line) or here
        if here == tuple(table) and re.match(rf"\s*#\s*{re.escape(name)}\s*=", line):
            return number
    return 0


def header_on(line: str) -> tuple[str, ...] | None:
    """Give the parts of the table whose header is on `line`, None where none is."""
    found = re.match(_ANY_HEADER, line)
    return _parts(found[1]) if found else None


def _parts(key: str) -> tuple[str, ...]:
    return tuple(_unquoted(part) for part in re.findall(_PART, key))


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    inner = part[1:-1]
    if part[0] == "'" or "\\" not in inner:
        return inner
    import tomllib

    try:
        return str(tomllib.loads(f"x = {part}")["x"])
    except tomllib.TOMLDecodeError:
        return inner
