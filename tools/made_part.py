"""The part of a page in docs/ that is made from the source, between two marks."""

import sys
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
BEGIN, END = "<!-- reference -->", "<!-- /reference -->"


def keep(page: str, made: str) -> int:
    """Do what the command line says with the `page` that is to hold the lines `made`.

    `write` puts them into it; anything else tells whether it holds them. Gives the exit status.
    """
    if sys.argv[1:] == ["write"]:
        put(page, made)
    elif held(page) != made:
        print(f"docs/{page} is not current: run {Path(sys.argv[0]).name} write")
        return 1
    return 0


def held(page: str) -> str:
    """Give the lines that `page` holds between the marks."""
    _head, made, _tail = _parts(page)
    return made.removeprefix("\n").removesuffix("\n")


def put(page: str, made: str) -> None:
    """Let `page` hold the lines `made` between the marks."""
    head, _made, tail = _parts(page)
    (DOCS / page).write_text(f"{head}{BEGIN}\n{made}\n{END}{tail}", encoding="utf-8")


def _parts(page: str) -> tuple[str, str, str]:
    head, _begin, rest = (DOCS / page).read_text(encoding="utf-8").partition(BEGIN)
    made, _end, tail = rest.partition(END)
    return head, made, tail
