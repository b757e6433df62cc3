"""Keep docs/keys.md up to date with the commands of the screens.

`keys.py write` writes the tables, `keys.py check` tells whether they are current.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from aiquiz.tui.commands.everywhere import APP, LIST
from aiquiz.tui.key_words import character_of
from aiquiz.tui.keys import Command
from aiquiz.tui.places import PLACES

PAGE = Path(__file__).parent.parent / "docs" / "keys.md"
BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


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


def updated(page: str) -> str:
    """Give `page` with the tables as they are now."""
    head, _begin, rest = page.partition(BEGIN)
    _old, _end, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{reference()}\n{END}{tail}"


def main() -> int:
    """Write the tables, or tell whether they are current."""
    page = PAGE.read_text(encoding="utf-8")
    if sys.argv[1:] == ["write"]:
        PAGE.write_text(updated(page), encoding="utf-8")
    elif page != updated(page):
        print("docs/keys.md is not current: run tools/keys.py write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
