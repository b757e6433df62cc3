"""The part of a page in docs/ that is made from the source, between two marks."""

import sys
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
BEGIN, END = "<!-- reference -->", "<!-- /reference -->"


def keep(page: str, made: str) -> int:
    """Do what the command line says with the `page` that is to hold the lines `made`.

    `write` puts them into it; anything else tells whether it holds them. Gives the exit status.
    """
    path = DOCS / page
    written = path.read_text(encoding="utf-8")
    head, _begin, rest = written.partition(BEGIN)
    _old, _end, tail = rest.partition(END)
    wanted = f"{head}{BEGIN}\n{made}\n{END}{tail}"
    if sys.argv[1:] == ["write"]:
        path.write_text(wanted, encoding="utf-8")
    elif written != wanted:
        print(f"docs/{page} is not current: run {Path(sys.argv[0]).name} write")
        return 1
    return 0
