"""The text of the file changed at one key, while all else in it stays as it is laid out.

A new key goes under the line that tells of it, or to the end of its table. What tomlkit or we lay
out is held against what the file must then say, and is not taken where it says anything else.
"""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from aiquiz.settings.parsing import NoTomlError, parsed
from aiquiz.settings.places import header_on


class LayoutError(Exception):
    """The text is laid out in a way in which the key can't be changed."""


def changed(text: str, path: Sequence[str], value: Any) -> str:
    """Give `text` with the key whose parts are `path` set to `value`, or taken out for None.

    A comment behind a key that is taken out stays in its place. Raises LayoutError, and
    TOMLDecodeError or TOMLKitError for what is no TOML.
    """
    import tomllib

    before = tomllib.loads(text)
    wanted = _with(before, path, value)
    # True is 1, and 1.0 too.
    if repr(wanted) == repr(before):
        return text
    for lay_out in (_inserted, _in_document):
        after = lay_out(text, path, value)
        if after is not None and _says(after, wanted):
            return after
    raise LayoutError


def value_in(text: str, path: Sequence[str]) -> Any:
    """Give the value at the key whose parts are `path`, None where it is not set."""
    found: Any = parsed(text)
    for part in path:
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _with(found: Mapping[str, Any], path: Sequence[str], value: Any) -> dict[str, Any]:
    """Give what is `found` in the file as it is to be."""
    wanted = deepcopy(dict(found))
    table: Any = wanted
    for part in path[:-1]:
        table = table.get(part, {}) if value is None else table.setdefault(part, {})
        if not isinstance(table, dict):
            raise LayoutError
    if value is None:
        table.pop(path[-1], None)
    else:
        table[path[-1]] = value
    return wanted


def _says(text: str, wanted: Mapping[str, Any]) -> bool:
    try:
        return _full(parsed(text)) == _full(wanted)
    except NoTomlError:
        return False


def _full(found: Mapping[str, Any]) -> dict[str, Any]:
    """Give what is `found` without tables in which nothing stands."""
    tables = {key: _full(one) if isinstance(one, dict) else one for key, one in found.items()}
    return {key: one for key, one in tables.items() if one != {}}


# A key that is not there yet


def _inserted(text: str, path: Sequence[str], value: Any) -> str | None:
    """Give `text` with a new line for the key, None where that is not how it is to be changed."""
    if value is None:
        return None
    lines = text.splitlines(keepends=True)
    place = _place(lines, tuple(path[:-1]), path[-1])
    if place is None:
        return None
    import tomlkit

    line = f"{tomlkit.key(path[-1]).as_string()} = {tomlkit.item(value).as_string()}\n"
    before, after = lines[:place], lines[place:]
    if before and not before[-1].endswith("\n"):
        before[-1] += "\n"
    # A comment on what follows must not seem to be one on the key.
    parted = len(path) == 1 and after and after[0].strip()
    return "".join([*before, line, *(["\n"] if parted else []), *after])


def _place(lines: Sequence[str], table: tuple[str, ...], name: str) -> int | None:
    """Give the number of the line, from 0, before which a key of `table` goes; None for none.

    That is behind the line on which it is commented out, else at the end of the table.
    """
    here, start, end = tuple[str, ...](), 0 if not table else None, None
    commented = re.compile(rf"\s*#\s*{re.escape(name)}\s*=")
    for number, line in enumerate(lines):
        header = header_on(line)
        if header is not None:
            if start is not None and end is None:
                end = number
            here = header
            if header == table:
                start, end = number + 1, None
        elif here == table and commented.match(line):
            return number + 1
    return None if start is None else _before_next(lines, start, end)


def _before_next(lines: Sequence[str], start: int, end: int | None) -> int:
    """Give the last place between `start` and `end` that is not before a comment on what comes."""
    place = len(lines) if end is None else end
    while end is not None and place > start and lines[place - 1].lstrip().startswith("#"):
        place -= 1
    while place > start and not lines[place - 1].strip():
        place -= 1
    return place


# One that is, or whose table is laid out in another way


def _in_document(text: str, path: Sequence[str], value: Any) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    if value is None:
        _take_out(document, path)
    else:
        _set(document, path, value)
    return tomlkit.dumps(document)


def _set(document: Any, path: Sequence[str], value: Any) -> None:
    *tables, name = path
    target = document
    for depth, table in enumerate(tables):
        if table not in target:
            target[table] = _new_table(target, is_last=depth == len(tables) - 1)
        target = target[table]
    now = target.get(name)
    if isinstance(value, list) and isinstance(now, list) and value[: len(now)] == now:
        # What is written among the others stays.
        now.extend(value[len(now) :])
    else:
        target[name] = value


def _new_table(within: Any, *, is_last: bool) -> Any:
    import tomlkit
    from tomlkit.items import InlineTable

    if isinstance(within, InlineTable):
        return tomlkit.inline_table()
    # [deck."ID"] says all: a header of its own for [deck] would stand empty.
    return tomlkit.table(is_super_table=not is_last)


def _take_out(document: Any, path: Sequence[str]) -> None:
    import tomlkit

    *tables, name = path
    target = document
    for table in tables:
        target = target[table]
    body = _body(target)
    place = next((n for n, (key, _) in enumerate(body) if key and key.key == name), None)
    # The table itself gives truth values bare.
    kept = [] if place is None else _comments(body[place][1])
    del target[name]
    if place is not None and kept:
        # What was removed leaves its place empty.
        body[place : place + 1] = [(None, tomlkit.comment(one.lstrip("# "))) for one in kept]


def _comments(item: Any) -> list[str]:
    """Give the comments within and behind the value `item`."""
    from tomlkit.items import Array, Comment

    inner = item._iter_items() if isinstance(item, Array) else ()
    within = [one.trivia.comment for one in inner if isinstance(one, Comment)]
    behind = item.trivia.comment if hasattr(item, "trivia") else ""
    return [*within, *([behind] if behind else [])]


def _body(table: Any) -> Any:
    """Give what stands in `table` line by line: a document has it itself, a table in its value."""
    return table.body if hasattr(table, "body") else getattr(table.value, "body", [])
