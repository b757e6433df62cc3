"""An answer cut into words, numbers and signs."""

import re
from dataclasses import dataclass
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


_TOKEN = re.compile(
    r"""
    (?P<date>
        \d{4}-\d{1,2}-\d{1,2}(?![\w-])
        | \d{1,2}([/.-])\d{1,2}\2(?:\d{4}|\d\d)(?![\w/-])
        | (?<![\d/.,])\d{1,2}/(?:1[5-9]|20)\d\d(?![\w/-])
      )
    | (?P<clock>\d{1,2}:\d{2}(?!\d) | \d{1,2}\ ?[hH]\ ?\d{2}(?![\w.,]))
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
    | (?P<word>
        (?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?                  # a.m., U.S.
        | [^\W\d_]{1,5}/(?:h|s|min|mol|kg|[lL])\b               # km/h, mg/l
        | [^\W\d_]{1,2}\d{0,2}-(?!\S)                          # O-, Cl-
        | [^\W\d_][^\W_]*(?:[.'][^\W_]+)*(?:\+\+|\#|\+(?!\w)|\^\d)?
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


def _words(raw: str, glued: bool, known: Lexicon) -> list[Token]:
    """Give the tokens of one word: an elided article and a possessive are their own."""
    text = raw.lower() if raw.isascii() else fold(raw)
    if "." in text and text.count(".") * 2 >= len(text) - 1:
        bare = text.replace(".", "")
        return [Token("word", raw.replace(".", ""), bare, glued)]
    if "'" not in text:
        return [Token("word", raw, text, glued)]
    head, _, rest = text.partition("'")
    if head in known.elided and rest:
        return [
            Token("word", raw[: len(head)], head, glued),
            *_words(raw[len(head) + 1 :], True, known),
        ]
    if rest == "t" and head.endswith("n"):
        return [Token("word", raw, "not", glued)]
    if rest in ("s", "m", "re", "ve", "ll", "d"):
        return [Token("word", raw[: len(head)], head, glued), Token("word", rest, rest, True)]
    return [Token("word", raw, text.replace("'", ""), glued)]
