"""Keys of the learner's own, checked before any of them is used.

Textual takes an unknown key and leaves the action out of reach, and where two actions want one key
it drops one of them without a word. So what would lose a key is told, and the default stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from aiquiz.settings.checks import MOST_TOLD, SettingsProblem, WrongError, problem_of
from aiquiz.settings.file import Settings
from aiquiz.settings.keys import OwnKeys
from aiquiz.tui.commands.everywhere import APP
from aiquiz.tui.key_words import canonical, is_typed
from aiquiz.tui.keys import NO_KEY, Command, key_name
from aiquiz.tui.places import EVERY_COMMAND, PLACES, Place

_WAYS_OUT = frozenset({"help", "leave", "back", "quit", "close", "home", "interrupt"})
"""The last words of the ids of commands that must keep a key."""

_FOR_TYPING = frozenset(
    {
        *("left", "right", "home", "end", "backspace", "delete"),
        *(f"ctrl+{letter}" for letter in "acdefkuvwx"),
        *("ctrl+left", "ctrl+right"),
    }
)
"""What a line to type into needs beside what writes something."""


class Keymap(NamedTuple):
    """The keys that can be used, by the ids of their commands, and what is wrong with the others.

    Keys are written as `Command.keys` are.
    """

    keys: dict[str, str]
    problems: tuple[SettingsProblem, ...]

    @property
    def in_full(self) -> dict[str, str]:
        """The keys of every command: whoever is not named Textual would let lose its key."""
        return {command.id: self.keys.get(command.id, command.keys) for command in _bound()}


def checked(wanted: Mapping[str, OwnKeys]) -> Keymap:
    """Give what can be used of the keys that are `wanted`, and a problem for each other one.

    Where two want the same key, one of them is left out.
    """
    found: dict[str, str] = {}
    problems: list[SettingsProblem] = []
    for id_, own in wanted.items():
        if len(problems) >= MOST_TOLD:
            break
        wrong = _problem(id_, own)
        if wrong is None:
            found[id_] = ",".join(map(canonical, _parts(own.keys))) or NO_KEY
        else:
            problems.append(wrong)
    # What is left out gets its own keys back, which may clash with what seemed to be free.
    while clash := next(_clashes(found), None):
        id_, key, other = clash
        del found[id_]
        facts: dict[str, str | int] = {"key": id_, "given": key_name(key), "other": other}
        problems.append(SettingsProblem("key-clash", wanted[id_].line, facts))
    return Keymap(found, tuple(sorted(problems, key=lambda problem: problem.line)))


def all_problems(
    settings: Settings, problems: Sequence[SettingsProblem]
) -> tuple[SettingsProblem, ...]:
    """Give the `problems` of the file that holds `settings`, and those of its keys."""
    return (*problems, *checked(settings.keys).problems)


def _bound() -> Iterator[Command]:
    return (command for command in EVERY_COMMAND.values() if command.keys)


def _parts(keys: str) -> list[str]:
    """Give the keys in `keys`, which are parted by commas; a comma alone is one."""
    if keys.strip() == ",":
        return [","]
    return [part for part in keys.split(",") if part.strip()]


def _problem(id_: str, own: OwnKeys) -> SettingsProblem | None:
    """Give what is wrong with the keys of one command, whatever the others have."""
    command = EVERY_COMMAND.get(id_)
    if command is None or not command.keys:
        return _unknown_action(id_, own)
    parts = _parts(own.keys)
    unknown = next((part for part in parts if not canonical(part)), None)
    if unknown is not None:
        return _wrong("key-unknown", id_, own, given=unknown)
    keys = set(map(canonical, parts))
    before = set(command.keys.split(","))
    if "enter" in before - keys:
        return _wrong("key-enter", id_, own)
    if not keys and id_.rpartition(".")[2] in _WAYS_OUT:
        return _wrong("key-last", id_, own)
    in_text = any(place.has_text for place in _places(command))
    if in_text and (needed := _needed(command, before, keys)):
        return _wrong("key-typing", id_, own, given=needed)
    if in_text and _is_way_out(command, before) and all(map(is_typed, keys)):
        return _wrong("key-typed", id_, own)
    return None


def _needed(command: Command, before: set[str], keys: set[str]) -> str:
    """Give the one of `keys` that typing needs where `command` works, "" for none."""
    works_in_text = command.priority or not any(map(is_typed, before))
    taken = (
        key
        for key in sorted(keys - before)
        if works_in_text and (is_typed(key) or key in _FOR_TYPING)
    )
    return key_name(next(taken, NO_KEY))


def _is_way_out(command: Command, before: set[str]) -> bool:
    way_out = command.id.rpartition(".")[2] in _WAYS_OUT
    return way_out and not all(map(is_typed, before))


def _places(command: Command) -> list[Place]:
    return [place for place in PLACES if command in place.commands or command in APP]


def _clashes(own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give each command of `own` that shares a key with another one, that key, and the other one.

    Two that share a key from the beginning are never there at once, or do the same.
    """
    for place in PLACES:
        commands = [command for command in (*place.commands, *APP) if command.keys]
        for command in commands:
            if command.id in own:
                yield from _shared(command, commands, own)


def _shared(
    command: Command, commands: list[Command], own: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    before = set(command.keys.split(","))
    added = set(own[command.id].split(",")) - {NO_KEY}
    for other in commands:
        alike = other.id == command.id or other.action == command.action
        if alike or before & set(other.keys.split(",")):
            continue
        for key in sorted(added & set(own.get(other.id, other.keys).split(","))):
            yield command.id, key, other.id


def _unknown_action(id_: str, own: OwnKeys) -> SettingsProblem:
    from difflib import get_close_matches

    near = get_close_matches(id_, [command.id for command in _bound()], 1, 0.6)
    return _wrong("key-action", id_, own, near=near[0] if near else "")


def _wrong(code: str, id_: str, own: OwnKeys, **facts: str) -> SettingsProblem:
    return problem_of(WrongError(code, **facts), id_, own.line)
