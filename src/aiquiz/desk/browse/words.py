"""An index of words: which texts hold a word that was typed, whole, in part or with a slip."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from aiquiz.text import fold

SLIP_FROM = 4
"""Letters from which a word may be mistyped; a shorter one would come to mean too much."""

INSIDE_FROM = 3
"""Letters from which a word is also looked for inside others; fewer only begin them."""

_WORD = re.compile(r"\w+")
_END = "\n"
_LAST = chr(0x10FFFF)


def words_of(text: str) -> list[str]:
    """Give the words of `text` without case, accents and signs."""
    return _WORD.findall(fold(text))


class WordIndex:
    """Texts by their words. `add` all of them, then `close`, before anything is looked for."""

    def __init__(self) -> None:
        """Start empty."""
        self._texts_of: dict[str, list[int]] = {}
        self._plain: list[str] = []
        self._words: list[str] = []
        self._joined = ""

    def add(self, texts: Iterable[str]) -> str:
        """Add the next item, which consists of `texts`; give the first of them in plain words."""
        number = len(self._plain)
        parts = [words_of(text) for text in texts]
        for word in {word for part in parts for word in part}:
            self._texts_of.setdefault(word, []).append(number)
        # A phrase is looked for in this: it must not run from one text into another.
        self._plain.append(_END.join(f" {' '.join(part)} " for part in parts))
        return " ".join(parts[0]) if parts else ""

    def close(self) -> None:
        """Get ready for looking things up."""
        self._words = sorted(self._texts_of)
        self._joined = _END.join(["", *self._words, ""])

    def find(self, text: str, *, slips: bool = True) -> set[int]:
        """Give the numbers of the items that hold every word of `text`.

        With `slips`, a word that nothing holds may differ by one letter, or by two swapped.
        """
        found: set[int] | None = None
        for word in words_of(text):
            items = self._items(self._meant(word, slips=slips))
            found = items if found is None else found & items
        return set(range(len(self._plain))) if found is None else found

    def find_phrase(self, text: str, *, whole: bool) -> set[int]:
        """Give the numbers of the items that hold the words of `text` in a row.

        Unless it is `whole`, its last word may go on.
        """
        phrase = f" {' '.join(words_of(text))}"
        if whole:
            phrase += " "
        return {n for n in self.find(text, slips=False) if phrase in self._plain[n]}

    def _items(self, words: Iterable[str]) -> set[int]:
        return set().union(*(self._texts_of[word] for word in words))

    def _meant(self, word: str, *, slips: bool) -> Iterable[str]:
        """Give the words of the index that `word` can mean."""
        found = self._beginning(word)
        if len(word) >= INSIDE_FROM:
            found = [*found, *self._holding(word)]
        if found or not slips or len(word) < SLIP_FROM:
            return found
        return self._almost(word)

    def _beginning(self, start: str) -> list[str]:
        first = bisect_left(self._words, start)
        return self._words[first : bisect_left(self._words, start + _LAST, lo=first)]

    def _holding(self, part: str) -> Iterator[str]:
        """Give every word that holds `part`."""
        joined = self._joined
        at = joined.find(part)
        while at >= 0:
            end = joined.index(_END, at)
            yield joined[joined.rindex(_END, 0, at) + 1 : end]
            at = joined.find(part, end)

    def _almost(self, word: str) -> Iterator[str]:
        """Give every word that begins almost as `word`.

        One slip leaves one half of it as it is, unless the letters where they meet are swapped:
        either brings up the few words that are then compared.
        """
        half = len(word) // 2
        start, end = word[:half], word[half:]
        swapped = f"{start[:-1]}{end[0]}{start[-1]}{end[1:]}"
        near = {*self._beginning(start), *self._holding(end), *self._beginning(swapped)}
        return (found for found in near if begins_almost(found, word))


def begins_almost(word: str, typed: str) -> bool:
    """Tell whether `word` begins with `typed` but for one letter too many, too few or other.

    Two letters swapped are one slip, too.
    """
    same = 0
    while same < min(len(word), len(typed)) and word[same] == typed[same]:
        same += 1
    left, rest = word[same:], typed[same:]
    return (
        left[1:].startswith(rest[1:])
        or left[1:].startswith(rest)
        or left.startswith(rest[1:])
        or (left[:2] == rest[1::-1] and left[2:].startswith(rest[2:]))
    )
