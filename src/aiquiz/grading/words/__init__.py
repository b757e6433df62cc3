"""The stems of real words of a language, so that a slip is not taken for one.

`tools/wordlists.py` builds the packed lists; where they come from and under which licence is
said in the files beside them.
"""

import zlib
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path

from aiquiz.grading.stem import stem

_GZIP = 31
"""What tells zlib that a gzip file comes; the module of that name costs 5 ms to import."""


@cache
def load(language: str) -> tuple[bytes, ...]:
    """Give the stems of `language` ("english" or "french") in order, none for any other.

    The first call reads and unpacks the list, some 3 to 8 ms; later ones cost nothing.
    """
    source = Path(__file__).with_name(f"{language}.gz")
    if not language or not source.is_file():
        return ()
    return tuple(zlib.decompress(source.read_bytes(), _GZIP).split(b"\n"))


@lru_cache(maxsize=20_000)
def is_real(word: str, language: str) -> bool:
    """Tell whether `word`, folded, is a form of a word of `language`."""
    # A set of so many words takes longer to build than the rest of loading them.
    known, sought = load(language), stem(word, language).encode("utf-8", "surrogatepass")
    at = bisect_left(known, sought)
    return at < len(known) and known[at] == sought
