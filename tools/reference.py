"""Keep the reference of keys in docs/decks.md up to date with the tables that decks are read by.

`reference.py write` writes it, `reference.py check` tells whether it is current.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from aiquiz.deck.keys import DECK, KINDS, QUESTION, SHARED, Key

PAGE = Path(__file__).parent.parent / "docs" / "decks.md"
BEGIN, END = "<!-- reference -->", "<!-- /reference -->"
_SHAPES = {
    "text": "text",
    "texts": "text, or a list",
    "yes-no": "yes or no",
    "level": "1, 2 or 3",
    "strictness": "lenient, normal or strict",
    "within": "number or percentage",
    "need": "number",
    "answers": "list; a thing with several forms is a list of these",
    "reject": "text, or a list; with a remark: `text: remark`",
    "id": "letters, figures, `.`, `_`, `-`",
    "language": "two letters",
    "kind": "a kind, as below",
    "truth": "true or false",
    "source": "text, or `title: …`",
    "match": "lines of `this: that`",
    "cards": "list of cards",
}


def table(keys: Iterable[Key]) -> Iterator[str]:
    """Give the lines of a table of `keys`."""
    yield "| key | written as | means | example |"
    yield "|---|---|---|---|"
    for key in keys:
        example = "" if key.example == [] else f"`{_shown(key.example)}`"
        yield f"| `{key.name}` | {_SHAPES[key.shape]} | {key.means} | {example} |"


def _shown(example: object) -> str:
    text = example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)
    return text.replace("|", "\\|")


def reference() -> str:
    """Give the reference as Markdown."""
    lines = ["### Of a deck", "", *table(DECK), "", "### Of every card", ""]
    lines += table((QUESTION, *SHARED))
    for kind in KINDS:
        need = ", ".join(f"`{key.name}`" for key in kind.needs)
        lines += ["", f"### {kind.name}", "", f"{kind.means} It needs {need}.", ""]
        lines += table((*kind.needs, *kind.may))
    return "\n".join(lines)


def updated(page: str) -> str:
    """Give `page` with the reference as it is now."""
    head, _begin, rest = page.partition(BEGIN)
    _old, _end, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{reference()}\n{END}{tail}"


def main() -> int:
    """Write the reference, or tell whether it is current."""
    page = PAGE.read_text(encoding="utf-8")
    if sys.argv[1:] == ["write"]:
        PAGE.write_text(updated(page), encoding="utf-8")
    elif page != updated(page):
        print("docs/decks.md is not current: run tools/reference.py write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
