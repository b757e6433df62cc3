"""How bash, zsh and fish ask what can stand at the cursor, and how they are told.

The script of a shell, which lies beside this file, runs the program as it was typed, with the line
up to the cursor in `_AIQUIZ_LINE`, and reads lines of a kind, a value and a text about it, with
tabs between them. No shell parses a value: a deck may call a tag `$(rm -r ~)`.
"""

import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

from aiquiz.text import clean, one_line

LINE = "_AIQUIZ_LINE"
SHELLS = ("bash", "zsh", "fish")
LONGEST = 60
"""The cells of a line that a text about a value may take."""

_CURSOR = "\0"
"""Stands at the cursor while a line is parted; no command line can hold it."""


def script(shell: str) -> str:
    """Give the script for `shell`, one of `SHELLS`."""
    return (Path(__file__).parent / f"aiquiz.{shell}").read_text(encoding="utf-8")


def parted(line: str) -> tuple[list[str], str]:
    """Give the words of `line` behind the command, and the one that is begun at its end."""
    words = split_arg_string(line + _CURSOR)
    return words[1:-1], words[-1].rstrip(_CURSOR) if len(words) > 1 else ""


def told(item: CompletionItem) -> str:
    """Give the line that tells a shell of `item`, "" where its value can't stand on one."""
    value = str(item.value)
    if value != clean(value) or not value.isprintable():
        if item.type == "plain":
            return ""
        # What was typed, of which the shell knows.
        value = ""
    return f"{item.type}\t{value}\t{cut(one_line(item.help or ''))}"


def cut(text: str) -> str:
    """Give `text` in at most `LONGEST` cells."""
    if sum(map(_cells, text)) <= LONGEST:
        return text
    kept, room = "", LONGEST - 1
    for character in text:
        room -= _cells(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip() + "…"


def _cells(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class _Asked(ShellComplete):
    """What the three shells have in common."""

    def source(self) -> str:
        return script(self.name)

    def get_completion_args(self) -> tuple[list[str], str]:
        line = os.environ.get(LINE)
        # Without it a script asks that click made for an earlier version.
        return super().get_completion_args() if line is None else parted(line)

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        found = super().get_completions(args, incomplete)
        option, equals, _value = incomplete.partition("=")
        if equals and option.startswith("--"):
            # Shells match all that is typed of a word, in which click sees a value alone.
            for item in found:
                item.value = f"{option}={item.value}"
        return found

    def format_completion(self, item: CompletionItem) -> str:
        return told(item)

    def complete(self) -> str:
        return "\n".join(line for line in super().complete().split("\n") if line)


class _Bash(_Asked, BashComplete):
    pass


class _Zsh(_Asked, ZshComplete):
    pass


class _Fish(_Asked, FishComplete):
    pass


def get_ready() -> None:
    """Let click answer each shell in its way."""
    for shell in (_Bash, _Zsh, _Fish):
        add_completion_class(shell)


def names(commands: Mapping[str, str], begun: str) -> list[CompletionItem]:
    """Give the `commands`, each with its line, that begin with what is `begun`."""
    return [
        CompletionItem(name, help=line) for name, line in commands.items() if name.startswith(begun)
    ]
