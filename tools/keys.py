"""Keep docs/keys.md up to date with the commands of the screens.

`keys.py write` writes the tables, `keys.py check` tells whether they are current.
"""

import sys
from collections.abc import Iterable, Iterator

from made_part import keep

from aiquiz.tui.commands.everywhere import APP, LIST
from aiquiz.tui.key_words import character_of
from aiquiz.tui.keys import Command
from aiquiz.tui.places import PLACES


def table(commands: Iterable[Command]) -> Iterator[str]:
    """Give the lines of a table of `commands`; what has no key of its own is left out."""
    yield "| id | keys | does |"
    yield "|---|---|---|"
    for command in commands:
        if command.keys:
            keys = " ".join(f"`{_written(key)}`" for key in command.keys.split(","))
            yield f"| `{command.id}` | {keys} | {command.help} |"


def _written(key: str) -> str:
    """Give a key as one would write it in the settings."""
    written = character_of(key) or key
    return "\\|" if written == "|" else written


def reference() -> str:
    """Give the tables as Markdown."""
    lines = ["### Everywhere", "", *table(APP), "", "### In a list", "", *table(LIST)]
    for place in PLACES:
        own = [command for command in place.commands if command not in LIST]
        lines += ["", f"### {place.name}", "", *table(own)]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(keep("keys.md", reference()))
