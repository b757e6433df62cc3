"""Keep the reference of keys in docs/decks.md up to date with the tables that decks are read by.

`reference.py write` writes it, `reference.py check` tells whether it is current.
"""

import json
import sys
from collections.abc import Iterable, Iterator

from made_part import keep

from aiquiz.deck.keys import DECK, KINDS, QUESTION, SHARED, Key

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


if __name__ == "__main__":
    sys.exit(keep("decks.md", reference()))
