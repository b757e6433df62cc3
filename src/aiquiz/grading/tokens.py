"""An answer cut into words, numbers and signs."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from aiquiz.grading.lexicon import Lexicon
from aiquiz.text import fold

Kind = Literal["word", "number", "date", "clock", "sign"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an answer.

    `raw` is as it was typed, `text` has neither case nor accents. `glued` says that nothing
    parts it from the piece before.
    """

    kind: Kind
    raw: str
    text: str
    glued: bool = False


# A word comes first because most pieces are one, and nothing else starts with a letter.
_TOKEN = re.compile(
    r"""
    (?P<word>
        (?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?                  # a.m., U.S.
        | [^\W\d_]{1,5}/(?:[hHsSlL]|min|mol|kg)\b               # km/h, mg/l
        | [^\W\d_]{1,2}\d{0,2}-(?!\S)                          # O-, Cl-
        | [^\W\d_][^\W_]*(?:[.'][^\W_]+)*(?:\+\+|\#|\+(?!\w)|\^\d)?
      )
    | (?P<date>
        \d{4}-\d{1,2}-\d{1,2}(?![\w-])
        | \d{1,2}(?P<stroke>[/.-])\d{1,2}(?P=stroke)(?:\d{4}|\d\d)(?![\w/-])
        | (?<![\d/.,])\d{1,2}/(?:1[5-9]|20)\d\d(?![\w/-])
      )
    | (?P<clock>\d{1,2}:\d{2}(?!\d) | \d{1,2}\ ?[hH]\ ?\d{2}(?!\w|[.,]\d))
    | (?P<number>
        (?:(?<![\w.,)%])[-+])?
        (?:
            \d+(?:[.,]\d+)?\ ?[x*]\ ?10\^[-+]?\d+              # 3 x 10^8
            | \d+\^[-+]?\d+                                    # 10^26
            | (?!0)\d{1,3}(?P<mark>[ ,.'])\d{3}(?:(?P=mark)\d{3})*(?!\d)(?:(?!(?P=mark))[.,]\d+)?
            | \d+/\d+(?![\d/])
            | \d+(?:[.,]\d+)*
            | (?<![\w.])\.\d+
        )
        (?:[eE][-+]?\d+(?![^\W_]))?
      )
    | (?P<sign>°[CFcf]?|!=|[^\w\s]|_)
    """,
    re.VERBOSE,
)


def tokens(text: str, known: Lexicon) -> list[Token]:
    """Cut `text` (see `aiquiz.text.shape`) into its pieces, in order; spaces are none."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        glued = match.start() == end and end > 0
        end = match.end()
        if kind == "word":
            found += _words(match.group(), glued, known)
        else:
            found.append(Token(kind, match.group(), match.group().lower(), glued))
    return found


_folded = lru_cache(maxsize=20_000)(fold)
"""A word with accents costs ten times a plain one to fold, and comes again."""
_MOST_ELIDED = 3
_POSSESSIVES = frozenset({"s", "m", "re", "ve", "ll", "d"})


def _words(raw: str, glued: bool, known: Lexicon) -> list[Token]:
    """Give the tokens of one word: elided articles and a possessive are their own."""
    text = raw.lower() if raw.isascii() else _folded(raw)
    if "." in text and text.count(".") * 2 >= len(text) - 1:
        bare = text.replace(".", "")
        return [Token("word", raw.replace(".", ""), bare, glued)]
    found: list[Token] = []
    head, _, rest = text.partition("'")
    while head in known.elided and rest and len(found) < _MOST_ELIDED:
        found.append(Token("word", raw[: len(head)], head, glued))
        raw, text, glued = raw[len(head) + 1 :], rest, True
        head, _, rest = text.partition("'")
    if rest == "t" and head.endswith("n"):
        return [*found, Token("word", raw, "not", glued)]
    if rest in _POSSESSIVES:
        owner = Token("word", raw[: len(head)], head, glued)
        return [*found, owner, Token("word", rest, rest, True)]
    return [*found, Token("word", raw, text.replace("'", ""), glued)]
