"""The terminal that the screens are drawn on: what it can't show is written as something plain.

A sign takes as many cells as before, or all that stands behind it would move.
"""

import codecs
import sys
import unicodedata

_TWINS = {
    **dict.fromkeys("✓√", "+"),
    **dict.fromkeys("≈╍", "~"),
    **dict.fromkeys("·•…", "."),
    **dict.fromkeys("’‘", "'"),
    **dict.fromkeys("“”«»", '"'),
    **dict.fromkeys("–—─╌↔−", "-"),
    **dict.fromkeys("→›", ">"),
    **dict.fromkeys("←‹", "<"),
    **dict.fromkeys("▲△↑▔▀", "^"),
    **dict.fromkeys("│┃▌▐┊", "|"),
    **dict.fromkeys("━■▆▇█", "#"),
    **dict.fromkeys("▃▄▅", "="),
    **dict.fromkeys("▁▂", "_"),
    "×": "x",
    "↓": "v",
    "□": "o",
    "░": ":",
    "▒": "+",
    "▓": "*",
    "°": "o",
    "\u00a0": " ",
}
"""What is drawn for a sign, cell by cell."""


def prepare_screen(*, plain: bool) -> str:
    """Have the screen drawn in its encoding, in ASCII alone if `plain`; give the encoding.

    Textual draws on stderr.
    """
    screen = sys.__stderr__
    if screen is None or not hasattr(screen, "reconfigure"):
        return "ascii"
    codecs.register_error("aiquiz-cells", _cells)
    if plain:
        screen.reconfigure(encoding="ascii", errors="aiquiz-cells")
    else:
        screen.reconfigure(errors="aiquiz-cells")
    return screen.encoding


def _cells(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(character: str) -> str:
    """Give what takes the cells of `character`: none for what only changes the one before it."""
    if character in _TWINS:
        return _TWINS[character]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    if unicodedata.east_asian_width(character) in "WF":
        return "??"
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return bare if len(bare) == 1 else "?"
