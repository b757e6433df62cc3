"""Text of a card as content; where its deck says `markdown: true`, fenced code as code."""

import re

from textual.content import Content

from aiquiz.tui.literal import literal

_FENCE = re.compile(r"^ {0,3}```[ \t]*([\w+#.-]{0,30})[^\n`]*\n(.*?)^ {0,3}```[ \t]*$", re.M | re.S)
_MOST_COLOURED = 4000
"""Characters of code that are coloured; telling longer ones apart would hold up the screen."""


def prose(text: str, style: str = "", *, markdown: bool) -> Content:
    """Give `text` in `style`; with `markdown`, what stands between fences is shown as code."""
    if not markdown:
        return literal(text, style)
    parts = _FENCE.split(text)
    shown: list[Content] = []
    for place in range(0, len(parts), 3):
        words = parts[place].strip("\n")
        if words:
            shown.append(literal(words, style))
        if place + 2 < len(parts):
            shown.append(_code(parts[place + 2].rstrip("\n"), parts[place + 1]))
    return Content("\n\n").join(shown)


def _code(text: str, language: str) -> Content:
    """Give code two cells further in, coloured by its language where that is known."""
    bare = literal(text)
    if language and len(text) <= _MOST_COLOURED:
        bare = _coloured(bare.plain, language)
    lines = (Content.assemble("  ", line) for line in bare.split("\n", allow_blank=True))
    return Content("\n").join(lines).stylize_before("not bold on $surface")


def _coloured(text: str, language: str) -> Content:
    # pygments costs 30 ms to import, which a deck without code should not pay.
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Token
    from pygments.util import ClassNotFound

    styles = {
        Token.Comment: "$faint",
        Token.Keyword: "bold $ink",
        Token.Literal: "$accent",
        Token.Name.Function: "bold $ink",
        Token.Name.Class: "bold $ink",
    }
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return Content(text)
    parts: list[Content] = []
    for kind, piece in lexer.get_tokens(text):
        style = next((styles[parent] for parent in reversed(kind.split()) if parent in styles), "")
        parts.append(Content.styled(piece, style) if style else Content(piece))
    return Content("").join(parts)
