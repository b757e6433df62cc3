"""One form for texts that a reader takes for the same.

The identity of a card without an `id` rests on this form (see `aiquiz.deck.identity`), so it
must not change: what grading wants on top of it is built in `aiquiz.grading`.
"""

import unicodedata

from aiquiz.text.cleaning import clean

LIKE = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "′": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "″": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
    }
)


def fold(text: str) -> str:
    """Give `text` without case, accents, ligatures, and shapes of quotes, dashes and spaces.

    Punctuation, signs and digits stay: `3.5` and `35`, `C++` and `C` remain different.
    """
    if text.isascii():
        # The same as below, ten times as fast: most of what is typed is plain.
        return " ".join(clean(text).lower().replace("`", "'").split())
    composed = unicodedata.normalize("NFKC", clean(text).translate(LIKE)).casefold()
    parts = unicodedata.normalize("NFKD", composed.translate(LIKE))
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return " ".join(bare.split())
